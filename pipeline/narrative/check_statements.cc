#include "pipeline/narrative/check_statements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "pipeline/narrative/statement_checks.h"

namespace budget::narrative {
namespace {

void CountOnFacts(const std::vector<Check>& checks, DocumentData* data) {
  for (const Check& check : checks) {
    if (check.outcome == Outcome::kUntestable) continue;
    for (const FactRef& ref : check.facts) {
      Fact& fact = data->tables[static_cast<std::size_t>(ref.table)]
                       .facts[static_cast<std::size_t>(ref.fact)];
      ++(check.outcome == Outcome::kPass ? fact.checks_passed : fact.checks_failed);
    }
  }
}

}  // namespace

void CheckStatements(const schemas::ProseSpec& prose,
                     const schemas::Identities& identities,
                     const schemas::Vocabulary& vocabulary, Language language,
                     DocumentData* data) {
  if (data->statements.empty()) return;
  std::vector<Check> checks;
  {
    const identity::Messages messages(identities, language);
    const StatementContext context(prose, vocabulary, messages, *data);
    CheckGrowth(context, &checks);
    CheckShares(context, &checks);
    CheckParts(context, &checks);
    CheckRepeats(context, &checks);
    CheckCells(context, &checks);
  }
  std::stable_sort(checks.begin(), checks.end(), [](const Check& a, const Check& b) {
    return a.statements.front() < b.statements.front();
  });
  CountOnFacts(checks, data);
  int number = data->checks.empty() ? 0 : data->checks.back().check_no;
  for (Check& check : checks) {
    check.check_no = ++number;
    data->checks.push_back(std::move(check));
  }
}

}  // namespace budget::narrative
