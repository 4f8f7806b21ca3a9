// Figures that are broken inside their decimals, in cells that have room for them:
//
//     1,959.2        in a column whose other figures all have two decimals: 1,959.27
//     7

#ifndef PIPELINE_TABLE_BROKEN_DECIMALS_H_
#define PIPELINE_TABLE_BROKEN_DECIMALS_H_

#include "pipeline/model/content.h"

namespace budget::table {

// Makes one figure of two lines that together have as many decimals as every other
// figure of the column, three of them at least, and neither of which has.  Alone they
// prove nothing: 1,959.2 and 7 are figures.  Linear in the cells.
void JoinBrokenDecimals(Fragment* fragment);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_BROKEN_DECIMALS_H_
