// Checks what the prose states: against itself and against the tables.
//
//     narrative-growth     change_percent = change / the value it starts from
//     narrative-change     change_amount = value - prior value, with its direction
//     narrative-direction  the word for the direction agrees with the figures
//     narrative-share      share = part / whole
//     narrative-parts      listed parts = their total
//     narrative-repeat     the same figure, said twice
//     narrative-cell       the figure = the cell of the table that it describes
//
// Percentages are compared by interval arithmetic (ratio.h), amounts up to half a unit
// in the last printed place of every figure that takes part, whatever their units.

#ifndef PIPELINE_NARRATIVE_CHECK_STATEMENTS_H_
#define PIPELINE_NARRATIVE_CHECK_STATEMENTS_H_

#include "pipeline/model/document_data.h"
#include "pipeline/model/language.h"
#include "schemas/spec/identity_spec.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::narrative {

// Appends to `data->checks`, numbered on, in the order of the statements, and counts
// the outcomes on the facts.  Run it after ReadStatements; `identities` has the
// messages.
void CheckStatements(const schemas::ProseSpec& prose,
                     const schemas::Identities& identities,
                     const schemas::Vocabulary& vocabulary, Language language,
                     DocumentData* data);

}  // namespace budget::narrative

#endif  // PIPELINE_NARRATIVE_CHECK_STATEMENTS_H_
