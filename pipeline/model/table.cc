#include "pipeline/model/table.h"

namespace budget {
namespace {

std::string_view UnitOf(const Table& table, const Fact& fact, const Column* column) {
  if (fact.kind == Kind::kText) return {};
  if (!fact.unit.empty()) return fact.unit;
  if (fact.kind == Kind::kPercent) return "%";
  // What a row counts (人数) is in no money of its column or its table.
  if (fact.kind != (column == nullptr ? Kind::kAmount : column->kind)) return {};
  return column == nullptr ? std::string_view(table.unit) : column->unit;
}

int YearOf(const Row& row, const Column* column) {
  if (column != nullptr && column->says_year) return column->fiscal_year;
  if (row.fiscal_year != 0) return row.fiscal_year;
  return column == nullptr ? 0 : column->fiscal_year;
}

Phase PhaseOf(const Fact& fact, const Row& row, const Column* column) {
  // A dash in a row of rates is no more of a phase than a rate is.
  const bool in_rates = fact.kind == Kind::kText && row.unit == "%";
  if (fact.kind == Kind::kPercent || in_rates) return Phase::kNone;
  if (column != nullptr && column->says_phase) return column->phase;
  if (row.phase) return *row.phase;
  return column == nullptr ? Phase::kNone : column->phase;
}

// What both say holds only where they agree.
Scope ScopeOf(const Table& table, const Row& row, const Column* column) {
  const Scope of_column = column == nullptr ? Scope::kNone : column->scope;
  if (of_column == Scope::kNone) {
    return row.scope == Scope::kNone ? table.scope : row.scope;
  }
  const bool agree = row.scope == of_column && row.region == column->region;
  return row.scope == Scope::kNone || agree ? of_column : Scope::kNone;
}

std::string_view RegionOf(const Table& table, const Row& row, const Column* column) {
  if (row.scope == Scope::kRegion) return row.region;
  if (column != nullptr && column->scope == Scope::kRegion) return column->region;
  return table.region;
}

std::string_view ConceptOf(const Row& row, const Column* column) {
  if (!row.concept_id.empty() || column == nullptr) return row.concept_id;
  return column->concept_id;
}

}  // namespace

Meaning MeaningOf(const Table& table, const Fact& fact) {
  const Row& row = table.RowOf(fact);
  const Column* column = table.ColumnOf(fact);
  const Scope scope = ScopeOf(table, row, column);
  std::string_view region;
  if (scope == Scope::kRegion) region = RegionOf(table, row, column);
  return {.kind = fact.kind,
          .unit = UnitOf(table, fact, column),
          .fiscal_year = YearOf(row, column),
          .phase = PhaseOf(fact, row, column),
          .scope = scope,
          .region = region,
          .concept_id = ConceptOf(row, column)};
}

}  // namespace budget
