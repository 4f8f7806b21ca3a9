// What row labels say of their figures: units, kinds, years and phases that differ from
// those of the columns.

#ifndef PIPELINE_MEANING_ROW_WORDS_H_
#define PIPELINE_MEANING_ROW_WORDS_H_

#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::meaning {

// Completes the rows of `table` (fiscal_year, phase, unit where a column of units has
// not said it) and the kinds and units of its facts.
//
//     一、2024年末债务余额      the year and the phase of this row and of the rows
//     below
//       其中：一般债务          it, up to the next that is no part of it
//     公务用车保有量（辆）      a count, whatever the unit of the table
//
// A year in a label is that of the figures only where the label is `rows.dated`: names
// of projects hold years too.
void ApplyRowWords(const schemas::Schema& schema, Table* table);

}  // namespace budget::meaning

#endif  // PIPELINE_MEANING_ROW_WORDS_H_
