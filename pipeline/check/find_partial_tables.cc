#include "pipeline/check/find_partial_tables.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/model/decimal.h"
#include "pipeline/model/ids.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

// A sum of printed figures, and by how much rounding can have changed it.
struct Sum {
  Decimal value;
  Decimal tolerance;
  int terms = 0;
};

bool HasTotalRow(const Table& table) {
  return std::ranges::any_of(
      table.rows, [](const Row& row) { return row.row_kind == RowKind::kTotal; });
}

// The sum of a measure over the rows that are no parts of others: the total row alone
// where there is one, else the rows of the outermost level.
Sum SumOf(const Table& table, std::string_view measure) {
  Sum sum;
  const bool has_total = HasTotalRow(table);
  for (const Fact& fact : table.facts) {
    if (fact.column < 0 || fact.kind != Kind::kAmount) continue;
    const Row& row = table.rows[static_cast<std::size_t>(fact.row)];
    const Column& column = table.columns[static_cast<std::size_t>(fact.column)];
    if (column.measure != measure || row.of_which || row.item_level > 1) continue;
    if (has_total != (row.row_kind == RowKind::kTotal)) continue;
    const std::optional<Decimal>& value = fact.number;
    if (!value) continue;
    sum.value = sum.value + *value;
    sum.tolerance = sum.tolerance + value->HalfUnit();
    ++sum.terms;
  }
  return sum;
}

// What the rows of a table lack of the whole, in words; nothing if they lack nothing.
std::optional<std::string> WhatIsMissing(const Table& whole,
                                         const schemas::TableLayout& layout,
                                         const Table& table) {
  if (table.unit != whole.unit || HasTotalRow(table)) return std::nullopt;
  const Sum rows = SumOf(table, ids::kTotal);
  const Sum expected = SumOf(whole, layout.whole_measure);
  if (rows.terms == 0 || expected.terms == 0) return std::nullopt;
  const Decimal missing = expected.value - rows.value;
  if (!(missing > rows.tolerance + expected.tolerance)) return std::nullopt;
  return "no total row, and its rows add up to " + rows.value.ToString() + " of the " +
         expected.value.ToString() + " in '" + whole.title + "'";
}

}  // namespace

std::vector<PartialTable> FindPartialTables(const schemas::Schema& schema,
                                            const std::vector<Table>& tables) {
  std::vector<PartialTable> partial;
  for (const schemas::TableLayout& layout : schema.tables) {
    if (layout.whole_table.empty()) continue;
    const auto whole = std::ranges::find_if(tables, [&](const Table& table) {
      return table.table_id == layout.whole_table && !table.facts.empty();
    });
    if (whole == tables.end()) continue;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const Table& table = tables[i];
      if (table.layout != layout.id || table.status != TableStatus::kComplete) continue;
      if (auto note = WhatIsMissing(*whole, layout, table)) {
        partial.push_back({static_cast<int>(i), *std::move(note)});
      }
    }
  }
  return partial;
}

std::vector<Table> MarkPartial(const std::vector<PartialTable>& partial,
                               std::vector<Table> tables) {
  for (const PartialTable& found : partial) {
    Table& table = tables[Index(found.table)];
    table.status = TableStatus::kPartial;
    if (!table.note.empty()) table.note += "; ";
    table.note += found.note;
  }
  return tables;
}

}  // namespace budget::check
