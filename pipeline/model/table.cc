#include "pipeline/model/table.h"

namespace budget {
namespace {

std::string_view UnitOf(const Table& table, const Fact& fact, const Column* column) {
  if (fact.kind == Kind::kText) return {};
  if (fact.kind == Kind::kPercent) return "%";
  return column == nullptr ? std::string_view(table.unit) : column->unit;
}

}  // namespace

Meaning MeaningOf(const Table& table, const Fact& fact) {
  const Row& row = table.RowOf(fact);
  const Column* column = table.ColumnOf(fact);
  const int column_year = column == nullptr ? 0 : column->fiscal_year;
  return {.kind = fact.kind,
          .unit = UnitOf(table, fact, column),
          .fiscal_year = row.fiscal_year != 0 ? row.fiscal_year : column_year,
          .phase = column == nullptr ? Phase::kNone : column->phase};
}

}  // namespace budget
