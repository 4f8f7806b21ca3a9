// Heads whose rules are missing: the columns are ruled below, and above them all heads
// stand in one cell.
//
//     |  项  目      公  式     本地区  |     Each head stands at the middle of one
//     +-----------+---------+---------+     column, and every column has one.
//     | 一、限额   |  A=B+C  |  14,963 |

#ifndef PIPELINE_PAGE_DIVIDE_HEADS_H_
#define PIPELINE_PAGE_DIVIDE_HEADS_H_

#include <span>

#include "pipeline/lattice/table_region.h"
#include "pipeline/runs/pieces.h"

namespace budget::page {

// Divides the cells over several columns, above the first row with a figure, that hold
// one head for each of these.
void DivideHeads(std::span<const runs::Piece> all, float size,
                 lattice::TableRegion* region);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_DIVIDE_HEADS_H_
