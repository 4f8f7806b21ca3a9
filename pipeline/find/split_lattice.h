// Part rulings: rows and columns of a lattice that no rule separates, split by the
// text.

#ifndef PIPELINE_FIND_SPLIT_LATTICE_H_
#define PIPELINE_FIND_SPLIT_LATTICE_H_

#include <span>

#include "pipeline/find/pieces.h"
#include "pipeline/find/table_region.h"
#include "pipeline/model/page.h"

namespace budget {

// Splits an elementary row whose cells hold several figures below each other that stand
// on common baselines, and an elementary column whose cells hold several figures beside
// each other.  A cell that just has several lines is left alone.
void SplitByText(const Page& page, std::span<const Piece> all, float size,
                 TableRegion* region);

}  // namespace budget

#endif  // PIPELINE_FIND_SPLIT_LATTICE_H_
