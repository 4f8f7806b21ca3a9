#include "schemas/load/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstddef>

#include "pipeline/script/text.h"
#include "schemas/pattern/pattern_text.h"
#include "schemas/yaml/near_names.h"
#include "schemas/yaml/schema_error.h"

namespace budget::schemas {
namespace {

// All bundled schemas together take a fiftieth.
constexpr std::size_t kMostPatternWork = 4U << 20;

void ReportBadPattern(const YamlNode& node, const PatternError& error,
                      const DecodeContext& context) {
  const std::size_t at =
      error.part.empty() ? std::string::npos : node.scalar.find(error.part);
  ReportSchemaError(
      context, at == std::string::npos ? Location(node.where) : PlaceInScalar(node, at),
      "schema-bad-pattern", "bad pattern: " + error.message);
}

// True if the pattern and all that was inserted into it come from files that have been
// checked before.
bool IsTrusted(const YamlNode& node, const ExpandedPattern& expanded,
               const DecodeContext& context) {
  return context.Trusts(node.where.file()) &&
         std::all_of(expanded.files.begin(), expanded.files.end(),
                     [&](const std::string& file) { return context.Trusts(file); });
}

std::vector<std::string_view> MeasureNames(const Vocabulary& vocabulary) {
  std::vector<std::string_view> names;
  names.reserve(vocabulary.measures.size());
  for (const Measure& measure : vocabulary.measures) names.emplace_back(measure.id);
  return names;
}

std::vector<std::string_view> ConceptNames(const Vocabulary& vocabulary) {
  std::vector<std::string_view> names;
  names.reserve(vocabulary.concepts.size());
  for (const Concept& item : vocabulary.concepts) names.emplace_back(item.id);
  return names;
}

std::vector<std::string_view> UnitNames(const Vocabulary& vocabulary) {
  std::vector<std::string_view> names;
  names.reserve(vocabulary.units.size());
  for (const Unit& unit : vocabulary.units) names.emplace_back(unit.name);
  return names;
}

void ReportUnknown(const DecodeContext& context, std::string_view what,
                   const std::string& id, const Location& where,
                   const std::vector<std::string_view>& known, std::string otherwise) {
  if (EnoughErrors(*context.diagnostics)) return;
  ReportSchemaError(context, where, "schema-unknown-id",
                    fmt::format("unknown {} '{}'", what, id),
                    DidYouMean(id, known, std::move(otherwise)));
}

void CheckMeasure(const DecodeContext& context, const std::string& id,
                  const Location& where) {
  const Vocabulary* vocabulary = context.vocabulary;
  if (vocabulary == nullptr || vocabulary->HasMeasure(id)) return;
  ReportUnknown(context, "measure", id, where, MeasureNames(*vocabulary),
                "measures are listed in vocabulary.yaml");
}

void CheckConcept(const DecodeContext& context, const std::string& id,
                  const Location& where) {
  const Vocabulary* vocabulary = context.vocabulary;
  if (vocabulary == nullptr || vocabulary->FindConceptById(id) != nullptr) return;
  ReportUnknown(context, "concept", id, where, ConceptNames(*vocabulary),
                "concepts are listed in vocabulary.yaml");
}

}  // namespace

void ReportSchemaError(const DecodeContext& context, const Location& where,
                       std::string code, std::string message, std::string hint) {
  AddSchemaError(where, std::move(code), std::move(message), std::move(hint),
                 context.diagnostics);
}

Pattern DecodePattern(const YamlNode& node, const DecodeContext& context) {
  if (!node.is_scalar()) return Pattern();
  ExpandedPattern expanded{.text = node.scalar, .good = true, .files = {}};
  if (node.scalar.find("${") != std::string::npos) {
    NamedPatterns none(nullptr);
    NamedPatterns* patterns = context.patterns != nullptr ? context.patterns : &none;
    expanded = patterns->Expand(node.scalar, node.where, context.diagnostics);
  }
  if (!expanded.good) return Pattern();
  Pattern pattern = context.pool->Make(script::FoldPattern(expanded.text), node.where);
  if (IsTrusted(node, expanded, context)) return pattern;
  if (*context.pattern_work > kMostPatternWork) return Pattern();
  if (const auto error = pattern.Error()) {
    ReportBadPattern(node, *error, context);
    return Pattern();
  }
  *context.pattern_work += pattern.Work();
  if (*context.pattern_work > kMostPatternWork) {
    ReportSchemaError(context, node.where, "schema-too-large",
                      "the patterns of this schema are too large together",
                      "repeat less: .{1000} is a thousand instructions");
  }
  return pattern;
}

bool IsGoodPattern(const YamlNode& node, const DecodeContext& context) {
  return node.is_scalar() &&
         (node.scalar.empty() || !DecodePattern(node, context).empty());
}

void CheckKnown(const DecodeContext& context, std::string_view what,
                const std::string& id, const Location& where,
                const std::set<std::string>& known) {
  if (known.count(id) != 0) return;
  const std::vector<std::string_view> names(known.begin(), known.end());
  ReportUnknown(context, what, id, where, names, "");
}

MapReader::MapReader(const YamlNode* node, const char* object,
                     const DecodeContext* context)
    : node_(node != nullptr && node->is_map() ? node : nullptr),
      object_(object),
      context_(context) {
  if (node_ == nullptr) return;
  for (const Key* key : KeysOf(object_)) {
    if (!key->required || node_->Find(key->name) != nullptr) continue;
    std::string hint = key->about;
    if (*key->example != '\0') {
      hint = fmt::format("for example: {}: {}", key->name, key->example);
    }
    ReportSchemaError(*context_, node_->where, "schema-missing-key",
                      fmt::format("'{}' is missing in this {}", key->name, object_),
                      std::move(hint));
  }
}

const YamlNode* MapReader::Find(
    std::string_view key, [[maybe_unused]] std::initializer_list<KeyType> types) const {
#ifndef NDEBUG
  const Key* known = FindKey(object_, key);
  assert(known != nullptr && "a key that the table of keys does not list");
  assert((types.size() == 0 ||
          std::find(types.begin(), types.end(), known->type) != types.end()) &&
         "the table of keys says another type");
#endif
  return node_ == nullptr ? nullptr : node_->Find(key);
}

Location MapReader::where() const {
  return node_ == nullptr ? Location() : Location(node_->where);
}

Location MapReader::WhereIs(std::string_view key) const {
  const YamlNode* value = Find(key, {});
  return value == nullptr ? where() : Location(value->where);
}

bool MapReader::Has(std::string_view key) const { return Find(key, {}) != nullptr; }

const YamlNode* MapReader::Node(std::string_view key) const { return Find(key, {}); }

std::string MapReader::Text(std::string_view key) const {
  const YamlNode* value = Find(key, {KeyType::kText, KeyType::kId, KeyType::kChoice});
  return value == nullptr ? std::string() : value->scalar;
}

std::optional<int> MapReader::Integer(std::string_view key) const {
  const YamlNode* value = Find(key, {KeyType::kInteger});
  if (value == nullptr) return std::nullopt;
  int number = 0;
  const char* end = value->scalar.data() + value->scalar.size();
  const auto read = std::from_chars(value->scalar.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

bool MapReader::Flag(std::string_view key, bool fallback) const {
  const YamlNode* value = Find(key, {KeyType::kFlag});
  return value == nullptr ? fallback : value->scalar == "true";
}

Pattern MapReader::ReadPattern(std::string_view key) const {
  const YamlNode* value = Find(key, {KeyType::kPattern});
  return value == nullptr ? Pattern() : DecodePattern(*value, *context_);
}

std::vector<std::string> MapReader::Texts(std::string_view key) const {
  std::vector<std::string> texts;
  const YamlNode* value = Find(key, {KeyType::kTextList});
  if (value == nullptr) return texts;
  for (const YamlNode& item : value->items) texts.push_back(item.scalar);
  return texts;
}

std::vector<Pattern> MapReader::ReadPatterns(std::string_view key) const {
  std::vector<Pattern> patterns;
  const YamlNode* value = Find(key, {KeyType::kPatternList});
  if (value == nullptr) return patterns;
  for (const YamlNode& item : value->items) {
    patterns.push_back(DecodePattern(item, *context_));
  }
  return patterns;
}

std::vector<std::pair<std::string, std::string>> MapReader::TextMap(
    std::string_view key) const {
  std::vector<std::pair<std::string, std::string>> texts;
  const YamlNode* value = Find(key, {KeyType::kTextMap});
  if (value == nullptr) return texts;
  for (const auto& [name, item] : value->entries) {
    texts.emplace_back(name.scalar, item.scalar);
  }
  return texts;
}

std::vector<std::pair<std::string, Pattern>> MapReader::PatternMap(
    std::string_view key) const {
  std::vector<std::pair<std::string, Pattern>> patterns;
  const YamlNode* value = Find(key, {KeyType::kPatternMap});
  if (value == nullptr) return patterns;
  for (const auto& [name, item] : value->entries) {
    patterns.emplace_back(name.scalar, DecodePattern(item, *context_));
  }
  return patterns;
}

MapReader MapReader::Map(std::string_view key) const {
  const YamlNode* value = Find(key, {KeyType::kMap});
  const Key* known = FindKey(object_, key);
  return MapReader(value, known == nullptr ? "" : known->of, context_);
}

std::vector<MapReader> MapReader::Maps(std::string_view key) const {
  std::vector<MapReader> maps;
  const YamlNode* value = Find(key, {KeyType::kMapList});
  if (value == nullptr) return maps;
  const Key* known = FindKey(object_, key);
  maps.reserve(value->items.size());
  for (const YamlNode& item : value->items) {
    maps.emplace_back(&item, known == nullptr ? "" : known->of, context_);
  }
  return maps;
}

std::vector<std::pair<std::string, MapReader>> MapReader::NamedMaps(
    std::string_view key) const {
  std::vector<std::pair<std::string, MapReader>> maps;
  const YamlNode* value = Find(key, {KeyType::kNamedMaps});
  if (value == nullptr) return maps;
  const Key* known = FindKey(object_, key);
  maps.reserve(value->entries.size());
  for (const auto& [name, item] : value->entries) {
    maps.emplace_back(name.scalar,
                      MapReader(&item, known == nullptr ? "" : known->of, context_));
  }
  return maps;
}

std::string MapReader::MeasureId(std::string_view key) const {
  std::string id = Text(key);
  if (!id.empty()) CheckMeasure(*context_, id, WhereIs(key));
  return id;
}

std::string MapReader::ConceptId(std::string_view key) const {
  std::string id = Text(key);
  if (!id.empty()) CheckConcept(*context_, id, WhereIs(key));
  return id;
}

std::string MapReader::UnitName(std::string_view key) const {
  std::string name = Text(key);
  const Vocabulary* vocabulary = context_->vocabulary;
  if (!name.empty() && vocabulary != nullptr && vocabulary->FindUnit(name) == nullptr) {
    ReportUnknown(*context_, "unit", name, WhereIs(key), UnitNames(*vocabulary),
                  "units are listed in vocabulary.yaml");
  }
  return name;
}

std::vector<std::string> MapReader::MeasureIds(std::string_view key) const {
  std::vector<std::string> ids = Texts(key);
  const YamlNode* value = Find(key, {});
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CheckMeasure(*context_, ids[i], value->items[i].where);
  }
  return ids;
}

std::vector<std::string> MapReader::ConceptIds(std::string_view key) const {
  std::vector<std::string> ids = Texts(key);
  const YamlNode* value = Find(key, {});
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CheckConcept(*context_, ids[i], value->items[i].where);
  }
  return ids;
}

void MapReader::Report(std::string_view key, std::string code, std::string message,
                       std::string hint) const {
  ReportSchemaError(*context_, WhereIs(key), std::move(code), std::move(message),
                    std::move(hint));
}

}  // namespace budget::schemas
