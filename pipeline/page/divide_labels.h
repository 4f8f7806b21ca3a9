// Labels whose rules are missing: figures are ruled row by row, and beside them several
// labels stand in one cell.
//
//     | 一般债务 |  7,446.96 |      Each line of the cell is at the height of a ruled
//     row's |          +-----------+      figures: it belongs to that row.  A label of
//     the group | 专项债务 |  7,516.39 |      stands at the middle of its cell instead,
//     its lines
//     +----------+-----------+      close together.

#ifndef PIPELINE_PAGE_DIVIDE_LABELS_H_
#define PIPELINE_PAGE_DIVIDE_LABELS_H_

#include <span>

#include "pipeline/lattice/table_region.h"
#include "pipeline/runs/pieces.h"

namespace budget::page {

// Divides the cells of `region` over several rows that hold one label for each of them.
void DivideLabels(std::span<const runs::Piece> all, lattice::TableRegion* region);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_DIVIDE_LABELS_H_
