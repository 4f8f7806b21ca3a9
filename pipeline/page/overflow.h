// Text that does not fit its cell and runs over the rule below it.
//
//     |  政府性  |          The last line stands across the rule, as near to the line
//     |  基金预  |          above it as lines of one cell are, and at no height of the
//     +----算----+--------  row below.
//     |          | 合计

#ifndef PIPELINE_PAGE_OVERFLOW_H_
#define PIPELINE_PAGE_OVERFLOW_H_

#include <span>

#include "pipeline/lattice/table_region.h"
#include "pipeline/runs/pieces.h"

namespace budget::page {

// Gives the lines that have run over a rule back to the cell above.
void ReturnOverflow(std::span<const runs::Piece> all, lattice::TableRegion* region);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_OVERFLOW_H_
