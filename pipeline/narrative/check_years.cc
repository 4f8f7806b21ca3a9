// The year that a figure is compared with: a budget of a year is not compared with that
// year, and the accounts of a year with nothing of it but its budget.

#include <algorithm>
#include <string>

#include "pipeline/narrative/statement_checks.h"
#include "pipeline/script/text.h"
#include "pipeline/script/year.h"
#include "schemas/pattern/pattern.h"

namespace budget::narrative {
namespace {

bool IsChange(const Statement& statement) {
  return statement.measure == StatementMeasure::kChangeAmount ||
         (statement.measure == StatementMeasure::kChangePercent &&
          statement.change < 0);
}

// The year that the words of the comparison print; 0: none.
int YearOfBase(const StatementContext& context, const Statement& change) {
  const auto found = context.prose().years.year.Search(script::Fold(change.base));
  return found ? script::ReadYear(schemas::Captured(*found, "year")) : 0;
}

// Accounts are compared with the budget of their year.
bool NamesBudget(const StatementContext& context, const Statement& change) {
  const std::string base = script::Fold(change.base);
  return std::ranges::any_of(context.prose().phases, [&](const auto& words) {
    return words.first == Phase::kApproved && words.second.MatchesPart(base);
  });
}

}  // namespace

void CheckYears(const StatementContext& context, std::vector<Check>* out) {
  const DocumentInfo& info = context.data().info;
  const bool accounts = info.report_kind == ReportKind::kFinalAccounts;
  if ((info.report_kind != ReportKind::kBudget && !accounts) || info.fiscal_year == 0) {
    return;
  }
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    const Statement& change = context.At(i);
    // The reports of governments compare the execution of a year with its budget.
    if (!IsChange(change) || change.explains || change.base.empty() ||
        change.refers_to < 0 || !context.ScopeOf(i).empty()) {
      continue;
    }
    const int own = context.At(change.refers_to).fiscal_year;
    const int base = YearOfBase(context, change);
    if (base == 0 || own != info.fiscal_year) continue;
    if (accounts && NamesBudget(context, change)) continue;
    Check check = context.CheckOf("narrative-year", i, {change.refers_to});
    check.outcome = base < own ? Outcome::kPass : Outcome::kFail;
    check.found = std::to_string(base);
    check.expected = std::to_string(base < own ? base : own - 1);
    context.Word("fail_year", change.quote, &check);
    out->push_back(std::move(check));
  }
}

}  // namespace budget::narrative
