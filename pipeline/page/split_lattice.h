// Part rulings: rows and columns of a lattice that no rule separates, split by the
// text.

#ifndef PIPELINE_PAGE_SPLIT_LATTICE_H_
#define PIPELINE_PAGE_SPLIT_LATTICE_H_

#include <span>

#include "pipeline/lattice/table_region.h"
#include "pipeline/model/page.h"
#include "pipeline/runs/pieces.h"

namespace budget::page {

// Splits an elementary row whose cells hold several figures below each other that stand
// on common baselines, and an elementary column whose cells hold several figures beside
// each other.  A cell that just has several lines is left alone.
void SplitByText(const Page& page, std::span<const runs::Piece> all, float size,
                 lattice::TableRegion* region);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_SPLIT_LATTICE_H_
