// Checks what the prose states: against itself and against the tables.
//
//     narrative-growth     change_percent = change / the value it starts from
//     narrative-change     change_amount = value - prior value, with its direction
//     narrative-direction  the word for the direction agrees with the figures
//     narrative-share      share = part / whole
//     narrative-parts      listed parts = their total
//     narrative-year       a budget is compared with a year before its own
//     narrative-verdict    决算数大于预算数: the two figures are so
//     narrative-at-most    a part is at most its whole, a share at most 100 %
//     narrative-repeat     the same figure, said twice
//     narrative-year-cell  a figure of the year before is not that of this year's cell
//     narrative-cell       the figure = the cell of the table that it describes
//
// Percentages are compared by interval arithmetic (ratio.h), amounts up to half a unit
// in the last printed place of every figure that takes part, whatever their units.

#ifndef PIPELINE_NARRATIVE_CHECK_STATEMENTS_H_
#define PIPELINE_NARRATIVE_CHECK_STATEMENTS_H_

#include <vector>

#include "pipeline/model/document_data.h"
#include "pipeline/model/language.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/identity_spec.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::narrative {

// In the order of the statements, not numbered yet (check::AddChecks).  `identities`
// has the messages.  Cost: linear in the statements and cells.  A stop ends it with
// what it has.
std::vector<Check> CheckStatements(const schemas::ProseSpec& prose,
                                   const schemas::Identities& identities,
                                   const schemas::Vocabulary& vocabulary,
                                   Language language, const DocumentData& data,
                                   Stop stop = {});

}  // namespace budget::narrative

#endif  // PIPELINE_NARRATIVE_CHECK_STATEMENTS_H_
