#include "schemas/load/decode_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/script/text.h"

namespace budget::schemas {
namespace {

Concept DecodeConcept(const MapReader& map) {
  Concept item{
      .id = map.Text("id"),
      .zh = map.Text("zh"),
      .en = map.Text("en"),
      .direction = map.Choice<Direction>("direction").value_or(Direction::kNone),
      .code = map.Text("code"),
      .names = {},
      .tables = map.Texts("tables"),
      .part = map.Flag("part"),
      .where = map.WhereIs("id")};
  if (!item.zh.empty()) item.names.push_back(script::Fold(item.zh));
  for (const std::string& name : map.Texts("names")) {
    std::string folded = script::Fold(name);
    if (std::find(item.names.begin(), item.names.end(), folded) == item.names.end()) {
      item.names.push_back(std::move(folded));
    }
  }
  return item;
}

// Of limits to many tables, gov_*, the longer one wins where both fit: only the same
// ones leave it open.
bool ShareATable(const Concept& a, const Concept& b) {
  if (a.tables == b.tables) return true;
  return std::any_of(a.tables.begin(), a.tables.end(), [&](const std::string& table) {
    return !table.ends_with('*') &&
           std::find(b.tables.begin(), b.tables.end(), table) != b.tables.end();
  });
}

// Two concepts of one name must differ in direction or tables.
void CheckNames(const MapReader& map, const std::vector<Concept>& concepts) {
  constexpr std::size_t kMostOfOneName = 64;  // bounds the work on hostile files
  std::unordered_map<std::string_view, std::vector<const Concept*>> by_name;
  for (const Concept& item : concepts) {
    for (const std::string& name : item.names) {
      std::vector<const Concept*>& others = by_name[name];
      for (const Concept* other : others) {
        if (other->direction != item.direction || !ShareATable(*other, item)) continue;
        ReportSchemaError(
            map.context(), item.where, "schema-ambiguous-name",
            fmt::format("'{}' means both '{}' and '{}'", name, other->id, item.id),
            "remove it from one of them, or limit one by direction or tables");
      }
      if (others.size() < kMostOfOneName) others.push_back(&item);
    }
  }
}

// gov_* for all that begin so.
bool StandsForSome(std::string_view limit, const std::set<std::string>& known) {
  limit.remove_suffix(1);
  const auto first = known.lower_bound(std::string(limit));
  return first != known.end() && first->starts_with(limit);
}

void CheckTableIds(const MapReader& map, const Vocabulary& vocabulary) {
  if (vocabulary.tables.empty()) return;
  std::set<std::string> known;
  for (const TableName& table : vocabulary.tables) known.insert(table.id);
  for (const Concept& item : vocabulary.concepts) {
    for (const std::string& table : item.tables) {
      if (table.ends_with('*') && StandsForSome(table, known)) continue;
      CheckKnown(map.context(), "table", table, item.where, known);
    }
  }
}

}  // namespace

void DecodeVocabulary(const MapReader& map, Vocabulary* vocabulary) {
  for (const MapReader& item : map.Maps("concepts")) {
    vocabulary->concepts.push_back(DecodeConcept(item));
  }
  for (const MapReader& item : map.Maps("measures")) {
    vocabulary->measures.push_back({.id = item.Text("id"),
                                    .zh = item.Text("zh"),
                                    .en = item.Text("en"),
                                    .where = item.WhereIs("id")});
  }
  for (const MapReader& item : map.Maps("units")) {
    vocabulary->units.push_back(
        {.name = item.Text("name"),
         .kind = item.Choice<Kind>("kind").value_or(Kind::kAmount),
         .power_of_ten = item.Integer("power_of_ten").value_or(0)});
  }
  for (const MapReader& item : map.Maps("tables")) {
    vocabulary->tables.push_back({.id = item.Text("id"),
                                  .zh = item.Text("zh"),
                                  .en = item.Text("en"),
                                  .where = item.WhereIs("id")});
  }
  CheckNames(map, vocabulary->concepts);
  CheckTableIds(map, *vocabulary);
}

}  // namespace budget::schemas
