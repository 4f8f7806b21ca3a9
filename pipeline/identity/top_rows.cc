#include "pipeline/identity/top_rows.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "pipeline/identity/code_forest.h"
#include "pipeline/identity/row_outline.h"
#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

// One meaning is a part of another: 增值税 beside 税收收入.
bool IsNested(const std::set<std::string_view>& meanings) {
  return std::ranges::any_of(meanings, [&](std::string_view part) {
    for (std::size_t dot = part.rfind('.'); dot != std::string_view::npos;
         dot = part.rfind('.')) {
      part = part.substr(0, dot);
      if (meanings.contains(part)) return true;
    }
    return false;
  });
}

// Every item has a code, or stands for a unit as a whole; where none has a code, every
// item has its own meaning, none of them a part of another, or every item stands in a
// group that is no item itself.
bool IsDecided(const Table& table, bool coded) {
  std::set<std::string_view> groups;
  std::set<std::string_view> meanings;
  for (const Row& row : table.rows) groups.insert(row.level1);
  bool all_coded = true;
  bool all_named = true;
  bool one_indent = true;
  std::optional<int> indent;
  bool all_grouped = true;
  for (const Row& row : table.rows) {
    if (row.row_kind != RowKind::kItem || row.of_which) continue;
    if (!row.reporting_unit.empty() && row.item_name == row.reporting_unit) continue;
    all_coded = all_coded && !row.item_code.empty();
    all_named =
        all_named && !row.concept_id.empty() && meanings.insert(row.concept_id).second;
    // A name that is a class of the budget may stand above or below another one.
    if (!indent) indent = row.indent;
    one_indent = one_indent && row.indent == *indent;
    all_grouped = all_grouped && !row.level1.empty() && !groups.contains(row.item_name);
  }
  const bool flat = all_named && one_indent && !IsNested(meanings);
  return coded ? all_coded : flat || all_grouped;
}

// How far the items of a level are set in, the least of them; -1: nothing says it.
int OutermostIndent(const Table& table, const std::vector<OutlineRow>& rows,
                    int level) {
  int least = -1;
  for (const OutlineRow& row : rows) {
    const int indent = table.rows[Index(row.row)].indent;
    if (row.kind != RowKind::kItem || row.of_which || row.level != level) continue;
    if (indent >= 0 && (least < 0 || indent < least)) least = indent;
  }
  return least;
}

// Items of a list without codes: those of the outermost number, and those without one.
void FindItems(const schemas::Identities& identities, const Table& table,
               TopRows* found) {
  for (const auto& [block, rows] : OutlineOfRows(identities, table)) {
    int top = kNoLevel;
    for (const OutlineRow& row : rows) {
      if (row.level != kNoLevel && !row.of_which &&
          (top == kNoLevel || row.level < top))
        top = row.level;
    }
    const int indent = OutermostIndent(table, rows, top);
    for (const OutlineRow& row : rows) {
      const bool outer = row.level == kNoLevel || row.level == top;
      if (row.kind != RowKind::kItem || row.of_which || !outer) continue;
      found->rows.push_back(row.row);
      const bool further_in = indent >= 0 && table.rows[Index(row.row)].indent > indent;
      if (!further_in) found->outermost.push_back(row.row);
    }
  }
  std::ranges::sort(found->rows);
  std::ranges::sort(found->outermost);
  if (found->outermost == found->rows) found->outermost.clear();
}

// One total, and no numbers: what the rows lack of it is not the fault of their order.
bool IsPlainList(const schemas::Identities& identities, const Table& table) {
  int totals = 0;
  for (const auto& [block, rows] : OutlineOfRows(identities, table)) {
    for (const OutlineRow& row : rows) {
      if (row.level != kNoLevel) return false;
      if (row.kind != RowKind::kItem) ++totals;
    }
  }
  return totals == 1;
}

}  // namespace

TopRows FindTopRows(const schemas::Identities& identities, const Table& table) {
  TopRows top;
  const std::vector<CodeForest> forests = BuildCodeForests(table);
  std::set<std::pair<std::string_view, int>> lists;  // of a unit, in a block
  if (!IsDecided(table, !forests.empty())) top.addends = Addends::kUnknown;
  for (const CodeForest& forest : forests) {
    const Row& first = table.rows[Index(forest.nodes.front().row)];
    if (!lists.emplace(first.reporting_unit, first.block).second) {
      top.addends = Addends::kUnknown;
    }
    const std::vector<int> roots = ShortestCodes(table, RowsOf(forest, forest.roots));
    top.rows.insert(top.rows.end(), roots.begin(), roots.end());
  }
  top.coded = !top.rows.empty();
  std::sort(top.rows.begin(), top.rows.end());
  if (!top.coded) {
    FindItems(identities, table, &top);
    if (top.addends == Addends::kUnknown && IsPlainList(identities, table)) {
      top.addends = Addends::kMayBeNested;
    }
    if (!top.outermost.empty()) top.addends = Addends::kUnknown;
  }
  return top;
}

}  // namespace budget::identity
