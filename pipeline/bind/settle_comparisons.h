// Columns whose head names a comparison and says neither money nor a percentage:
//
//     2024年执行数 | 2025年执行数 | 同比增长
//             1000 |         1052 |      5.2     100 (1052 - 1000) / 1000
//              500 |          490 |     -2.0     100 (490 - 500) / 500
//
// The words say no more, so the figures beside them decide.

#ifndef PIPELINE_BIND_SETTLE_COMPARISONS_H_
#define PIPELINE_BIND_SETTLE_COMPARISONS_H_

#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

// Takes a column for what nine in ten of its rows are of two amounts of the same row
// and block: their difference (money), the growth from one to the other, or the ratio
// of both (percentages, which have no phase; their year is that of DateRates).  Rows
// that could be either tell nothing.  Where the figures leave it open, the facts are
// `ambiguous`, and percentages only if they have decimals and no amount has any.
// Linear in the facts.
void SettleComparisons(const schemas::Schema& schema, Table* table);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_SETTLE_COMPARISONS_H_
