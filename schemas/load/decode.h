// Reading a resolved schema: typed access to its keys that goes on after an error and
// collects all of them.
//
// A section of the schema is read by one function.  Its keys stand in a table beside it
// (schemas/keys.h), and a getter may only be asked for a key of that table, with the
// type that it has there.  For example, for
//
//     shares:
//       - { id: basic, text: '占(?P<whole>.+)的', measure: share_percent, weight: 2 }
//
//     struct ShareSpec {
//       std::string id; Pattern text; std::string measure; int weight; };
//
//     constexpr Key kShareKeys[] = {
//         {"schema", "shares", KeyType::kMapList, "share", false,
//          "Wordings of a part of a whole.", ""},
//         {"share", "id", KeyType::kId, "", true, "Name of the wording.", "basic"},
//         {"share", "text", KeyType::kPattern, "", true, "The wording.", "'占.+的'"},
//         {"share", "measure", KeyType::kId, "", false, "What it measures.", ""},
//         {"share", "weight", KeyType::kInteger, "", false, "The greater wins.", "2"}};
//
//     void DecodeShares(const MapReader& schema, Schema* out) {
//       for (const MapReader& item : schema.Maps("shares")) {
//         ShareSpec share{.id = item.Text("id"),
//                         .text = item.ReadPattern("text"),
//                         .measure = item.MeasureId("measure"),
//                         .weight = item.Integer("weight").value_or(1)};
//         out->shares.push_back(std::move(share));
//       }
//     }
//
// and the function is named in kSections of decode_schema.cc, the keys in keys.cc.
// Absent keys give empty values; one that is `required` in the table and absent is an
// error by itself, as is a value of the wrong type: the decoder need not look.

#ifndef SCHEMAS_LOAD_DECODE_H_
#define SCHEMAS_LOAD_DECODE_H_

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/names.h"
#include "schemas/keys/keys.h"
#include "schemas/pattern/named_patterns.h"
#include "schemas/pattern/pattern.h"
#include "schemas/spec/vocabulary.h"
#include "schemas/yaml/yaml_node.h"

namespace budget::schemas {

// What all readers of one schema share.
struct DecodeContext {
  const Vocabulary* vocabulary = nullptr;  // null: ids of it are not checked
  NamedPatterns* patterns = nullptr;       // null: ${names} are errors
  PatternPool* pool = nullptr;             // never null
  Diagnostics* diagnostics = nullptr;      // never null
  // Patterns of other files are compiled now, to report the bad ones.  Those of the
  // bundled files have been checked by a test, and a run compiles only what it needs.
  std::set<std::string, std::less<>> trusted_files;
  mutable std::size_t pattern_work = 0;  // instructions compiled so far: bounds them
  bool Trusts(std::string_view file) const { return trusted_files.count(file) != 0; }
};

// An error of the schema at a place.
void ReportSchemaError(const DecodeContext& context, const Location& where,
                       std::string code, std::string message, std::string hint = "");

// One map of a resolved schema.  Cheap to copy; valid as long as the tree is.
class MapReader {
 public:
  // `node` may be null or no map: then all keys are absent.  `object` names the map in
  // the table of keys.  Reports the required keys that are absent.
  MapReader(const YamlNode* node, const char* object, const DecodeContext* context);

  bool present() const { return node_ != nullptr; }
  const DecodeContext& context() const { return *context_; }
  // Of the map; of the value of a key, or of the map if the key is absent.
  Location where() const;
  Location WhereIs(std::string_view key) const;

  bool Has(std::string_view key) const;
  std::string Text(std::string_view key) const;  // also kId and kChoice
  std::optional<int> Integer(std::string_view key) const;
  bool Flag(std::string_view key, bool fallback = false) const;
  Pattern ReadPattern(std::string_view key) const;
  std::vector<std::string> Texts(std::string_view key) const;
  std::vector<Pattern> ReadPatterns(std::string_view key) const;
  // Free name and value, in written order.
  std::vector<std::pair<std::string, std::string>> TextMap(std::string_view key) const;
  std::vector<std::pair<std::string, Pattern>> PatternMap(std::string_view key) const;

  // kChoice: the value that stands beside the word.
  template <typename Enum>
  std::optional<Enum> Choice(
      std::string_view key,
      std::initializer_list<std::pair<std::string_view, Enum>> values) const {
    const std::string word = Text(key);
    for (const auto& [name, value] : values) {
      if (name == word) return value;
    }
    return std::nullopt;
  }

  // kChoice among the words of an enumeration of the model.
  template <Named Enum>
  std::optional<Enum> Choice(std::string_view key) const {
    return ValueOf<Enum>(Text(key));
  }

  // kMap; of an absent key, a reader of nothing (present() is false).
  MapReader Map(std::string_view key) const;
  // kMapList.
  std::vector<MapReader> Maps(std::string_view key) const;
  // kNamedMaps: id and map, in order.
  std::vector<std::pair<std::string, MapReader>> NamedMaps(std::string_view key) const;
  // kAny, and for what the getters do not offer.  Null if absent.
  const YamlNode* Node(std::string_view key) const;

  // Texts that must be ids of the vocabulary; an unknown one is reported with the
  // nearest known one.
  std::string MeasureId(std::string_view key) const;
  std::string ConceptId(std::string_view key) const;
  std::string UnitName(std::string_view key) const;
  std::vector<std::string> MeasureIds(std::string_view key) const;
  std::vector<std::string> ConceptIds(std::string_view key) const;

  // An error at the value of a key.
  void Report(std::string_view key, std::string code, std::string message,
              std::string hint = "") const;

 private:
  const YamlNode* Find(std::string_view key,
                       std::initializer_list<KeyType> types) const;

  const YamlNode* node_;
  const char* object_;
  const DecodeContext* context_;
};

// A pattern from a node: ${names} replaced, folded, checked.  For decoders of kAny.
Pattern DecodePattern(const YamlNode& node, const DecodeContext& context);

// The same, only to report what is wrong with it.
bool IsGoodPattern(const YamlNode& node, const DecodeContext& context);

// Reports `id` at `where` unless it is among `known`: "unknown <what> 'id'", with the
// nearest known one as hint.
void CheckKnown(const DecodeContext& context, std::string_view what,
                const std::string& id, const Location& where,
                const std::set<std::string>& known);

}  // namespace budget::schemas

#endif  // SCHEMAS_LOAD_DECODE_H_
