#include "pipeline/draft/label_proposals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <variant>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::draft {
namespace {

constexpr std::size_t kLongestUnitLine = 60;  // bytes
constexpr int kLinesAbove = 8;                // a table in a text

bool HasAmount(const Table& table, std::size_t row) {
  return std::ranges::any_of(table.facts, [&](const Fact& fact) {
    return fact.kind == Kind::kAmount && fact.row == static_cast<int>(row);
  });
}

bool IsUnnamed(const Row& row) {
  return row.row_kind == RowKind::kItem && row.concept_id.empty() &&
         row.item_code.empty() && !row.item_name.empty() &&
         row.item_name != row.reporting_unit;
}

// Whether the concept can stand in tables of this id: of any, of gov_*, of this one.
bool FitsTable(const schemas::Concept& item, std::string_view table) {
  return item.tables.empty() ||
         std::ranges::any_of(item.tables, [&](std::string_view id) {
           return id.ends_with('*') ? table.starts_with(id.substr(0, id.size() - 1))
                                    : table == id;
         });
}

std::vector<Named> ItemNames(const schemas::Vocabulary& vocabulary,
                             std::string_view table, Direction direction) {
  std::vector<Named> names;
  for (const schemas::Concept& item : vocabulary.concepts) {
    const bool same_side = item.direction == Direction::kNone ||
                           direction == Direction::kNone || item.direction == direction;
    if (!same_side || !FitsTable(item, table)) continue;
    names.push_back({.id = item.id, .name = script::Fold(item.zh)});
    for (const std::string& name : item.names) {
      names.push_back({.id = item.id, .name = name});
    }
  }
  return names;
}

// The longest unit of money in a line; empty if there is none.
std::string_view MoneyIn(std::string_view folded,
                         const schemas::Vocabulary& vocabulary) {
  std::string_view longest;
  for (const schemas::Unit& unit : vocabulary.units) {
    if (unit.kind != Kind::kAmount || unit.name.size() <= longest.size()) continue;
    if (folded.find(unit.name) != std::string_view::npos) longest = unit.name;
  }
  return longest;
}

bool StandsAbove(const Line& line, const Table& table) {
  if (table.first_page > 0) return line.place.page == table.first_page;
  return line.place.line < table.first_line &&
         line.place.line >= table.first_line - kLinesAbove;
}

bool HasMoneyWithoutUnit(const Table& table) {
  return table.unit.empty() && !table.layout.empty() &&
         std::ranges::any_of(table.facts, [](const Fact& fact) {
           return fact.kind == Kind::kAmount && fact.unit.empty();
         });
}

}  // namespace

std::string PlaceName(const std::string& source, const Place& place) {
  return place.page > 0 ? fmt::format("{}, page {}", source, place.page)
                        : fmt::format("{}, line {}", source, place.line);
}

std::vector<RowProposal> ProposeRows(const std::vector<inspect::Inspection>& seen,
                                     const schemas::Vocabulary& vocabulary) {
  std::vector<RowProposal> proposals;
  std::set<std::string> known;
  for (const inspect::Inspection& document : seen) {
    for (const Table& table : document.document.tables) {
      if (table.layout.empty()) continue;
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        if (!IsUnnamed(row) || !HasAmount(table, i)) continue;
        Guess item = MostAlike(script::Fold(row.item_name),
                               ItemNames(vocabulary, table.table_id, row.direction));
        if (item.likeness < kAlike ||
            !known.insert(item.id + "\n" + row.item_name).second)
          continue;
        item.certain = false;
        proposals.push_back({.name = row.item_name,
                             .item = std::move(item),
                             .where = PlaceName(document.source, row.place)});
      }
    }
  }
  return proposals;
}

std::vector<UnitProposal> ProposeUnits(const std::vector<inspect::Inspection>& seen,
                                       const schemas::Vocabulary& vocabulary) {
  std::vector<UnitProposal> proposals;
  std::set<std::string> known;
  const auto propose = [&](const inspect::Inspection& document, const Line& line) {
    const std::string folded = script::Fold(line.text);
    if (folded.size() > kLongestUnitLine ||
        std::ranges::any_of(folded, script::IsAsciiDigit)) {
      return;
    }
    const std::string_view unit = MoneyIn(folded, vocabulary);
    if (unit.empty()) return;
    const std::size_t at = folded.find(unit);
    const std::string pattern =
        fmt::format("^{}(?P<unit_3>{}){}$", folded.substr(0, at), unit,
                    folded.substr(at + unit.size()));
    if (!known.insert(pattern).second) return;
    proposals.push_back(
        {.pattern = pattern, .where = PlaceName(document.source, line.place)});
  };
  for (const inspect::Inspection& document : seen) {
    for (const Table& table : document.document.tables) {
      if (!HasMoneyWithoutUnit(table)) continue;
      for (const inspect::SeenPage& page : document.pages) {
        for (const Item& item : page.content.items) {
          const auto* line = std::get_if<Line>(&item);
          if (line != nullptr && StandsAbove(*line, table)) propose(document, *line);
        }
      }
    }
  }
  return proposals;
}

}  // namespace budget::draft
