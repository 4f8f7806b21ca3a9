// The unit of a table: the same figure, printed in two tables, must be the same amount.
// One that agrees in its digits and not in its magnitude has the wrong unit above it.

#include <optional>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/select_cells.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

// A figure in yuan.
std::optional<Decimal> InYuan(const identity::DocumentView& view,
                              const identity::Term& cell) {
  const identity::TableView& table = view.tables[Index(cell.table)];
  const Decimal* value = table.ValueAt(cell.row, cell.column);
  const int power = table.Power(cell.column);
  if (value == nullptr || value->is_zero() ||
      power == identity::TableView::kUnknownPower) {
    return std::nullopt;
  }
  return value->ShiftedLeft(power).Reduced();
}

// The power of ten between two numbers with the same digits; nothing if they differ in
// their digits.
std::optional<int> PowerBetween(const Decimal& a, const Decimal& b) {
  for (int power = -8; power <= 8; ++power) {
    if (a.ShiftedLeft(power) == b) return power;
  }
  return std::nullopt;
}

}  // namespace

void CheckUnits(const CheckContext& context, std::vector<Check>* out) {
  const int sets = context.view.tables.empty() ? 0 : context.view.tables.back().set + 1;
  for (int set = 0; set < sets; ++set) {
    const identity::CellSelection selection(context.view, set);
    for (const schemas::IdentitySpec& spec : context.identities.checks) {
      if (spec.kind != schemas::IdentityKind::kUnit) continue;
      std::optional<identity::Term> reference;
      for (const schemas::CellSelector& selector : spec.amounts) {
        const auto cells = selection.Select(selector);
        if (cells.size() != 1) continue;
        const auto amount = InYuan(context.view, cells[0]);
        if (!amount) continue;
        if (!reference) {
          reference = cells[0];
          continue;
        }
        const auto power = PowerBetween(*InYuan(context.view, *reference), *amount);
        if (!power || cells[0].table == reference->table) continue;
        Check check = CheckAt(context, spec, cells[0]);
        AddFact(context.view, cells[0], &check);
        AddFact(context.view, *reference, &check);
        check.expected = InYuan(context.view, *reference)->ToString();
        check.found = amount->ToString();
        check.outcome = *power == 0 ? Outcome::kPass : Outcome::kFail;
        check.message =
            *power == 0 ? context.messages.Label(spec)
                        : context.messages.Say(
                              "fail_unit",
                              {{"cell", identity::CellName(context.view, cells[0])},
                               {"other", identity::CellName(context.view, *reference)},
                               {"unit", context.view.TableOf(cells[0].table).unit}});
        out->push_back(std::move(check));
      }
    }
  }
}

}  // namespace budget::check
