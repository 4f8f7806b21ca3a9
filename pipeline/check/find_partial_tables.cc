#include "pipeline/check/find_partial_tables.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/decimal.h"

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

void Compare(const Table& whole, const schemas::TableLayout& layout, Table* table) {
  if (table->unit != whole.unit || HasTotalRow(*table)) return;
  const Sum rows = SumOf(*table, "total");
  const Sum expected = SumOf(whole, layout.whole_measure);
  if (rows.terms == 0 || expected.terms == 0) return;
  const Decimal missing = expected.value - rows.value;
  if (!(missing > rows.tolerance + expected.tolerance)) return;
  table->status = TableStatus::kPartial;
  if (!table->note.empty()) table->note += "; ";
  table->note += "no total row, and its rows add up to " + rows.value.ToString() +
                 " of the " + expected.value.ToString() + " in '" + whole.title + "'";
}

}  // namespace

void FindPartialTables(const schemas::Schema& schema, std::vector<Table>* tables) {
  for (const schemas::TableLayout& layout : schema.tables) {
    if (layout.whole_table.empty()) continue;
    const auto whole = std::ranges::find_if(*tables, [&](const Table& table) {
      return table.table_id == layout.whole_table && !table.facts.empty();
    });
    if (whole == tables->end()) continue;
    for (Table& table : *tables) {
      if (table.layout == layout.id && table.status == TableStatus::kComplete) {
        Compare(*whole, layout, &table);
      }
    }
  }
}

}  // namespace budget::check
