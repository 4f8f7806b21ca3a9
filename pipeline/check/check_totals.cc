// Tables whose total row is missing: the other tables of the document print theirs.

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/code_forest.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

// Tables that must print a total before one without is an exception.
constexpr int kEnoughWithTotal = 2;
// Classes that a table must have before their total is missed.
constexpr std::size_t kEnoughToAdd = 2;

bool HasTotal(const Table& table) {
  return std::ranges::any_of(table.rows, [](const Row& row) {
    return row.row_kind != RowKind::kItem ||
           (!row.reporting_unit.empty() && row.item_name == row.reporting_unit);
  });
}

// The topmost codes of the table; none where its rows are not all coded, or several
// lists stand in it.
std::vector<int> Classes(const Table& table) {
  std::vector<int> rows;
  const auto forests = identity::BuildCodeForests(table);
  if (forests.size() != 1 || table.status != TableStatus::kComplete) return rows;
  if (forests[0].nodes.size() != table.rows.size()) return rows;
  for (const int root : forests[0].roots) {
    rows.push_back(forests[0].nodes[Index(root)].row);
  }
  return rows;
}

}  // namespace

void CheckTotals(const CheckContext& context, std::vector<Check>* out) {
  for (const schemas::IdentitySpec& spec : context.identities.checks) {
    if (spec.kind != schemas::IdentityKind::kColumnTotal) continue;
    int with_total = 0;
    std::vector<int> without;
    for (int t = 0; t < static_cast<int>(context.view.tables.size()); ++t) {
      const Table& table = context.view.TableOf(t);
      if (!identity::AppliesTo(spec, context.view, t) || table.rows.empty()) continue;
      if (HasTotal(table)) {
        ++with_total;
      } else if (Classes(table).size() >= kEnoughToAdd) {
        without.push_back(t);
      }
    }
    if (with_total < kEnoughWithTotal || without.size() != 1) continue;
    const Table& table = context.view.TableOf(without[0]);
    Check check =
        CheckAtRow(context, spec, without[0], static_cast<int>(table.rows.size()) - 1);
    check.outcome = Outcome::kFail;
    check.where = identity::NameOfTable(table);
    check.message =
        context.messages.Say("no_total_row", {{"label", context.messages.Label(spec)}});
    check.repairs.push_back({.kind = RepairKind::kMissingRow,
                             .where = check.where,
                             .value = context.messages.Say("total_row"),
                             .place = check.place});
    out->push_back(std::move(check));
  }
}

}  // namespace budget::check
