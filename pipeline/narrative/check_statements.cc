#include "pipeline/narrative/check_statements.h"

#include <algorithm>
#include <vector>

#include "pipeline/narrative/statement_checks.h"

namespace budget::narrative {
std::vector<Check> CheckStatements(const schemas::ProseSpec& prose,
                                   const schemas::Identities& identities,
                                   const schemas::Vocabulary& vocabulary,
                                   Language language, const DocumentData& data,
                                   Stop stop) {
  std::vector<Check> checks;
  if (data.statements.empty()) return checks;
  const identity::Messages messages(identities, language);
  const StatementContext context(prose, identities, vocabulary, messages, data, stop);
  for (const auto& check :
       {CheckGrowth, CheckShares, CheckParts, CheckRepeats, CheckYears, CheckVerdicts,
        CheckBounds, CheckCells, CheckCompletion, CheckConceptSums, CheckUnits}) {
    if (stop.requested()) break;
    check(context, &checks);
  }
  std::ranges::stable_sort(checks, [](const Check& a, const Check& b) {
    return a.statements.front() < b.statements.front();
  });
  // Of names, not of statements.
  CheckItemNames(context, &checks);
  return checks;
}

}  // namespace budget::narrative
