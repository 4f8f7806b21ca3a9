// The title of a table that stands inside its frame.
//
//     +--------------------------------+
//     |   某表   单位：万元            |     one cell over all columns, and no row of
//     +----------+----------+----------+     figures below it: a line, not a head
//     |  项 目   |  预算数  |  决算数  |

#ifndef PIPELINE_PAGE_PEEL_TITLES_H_
#define PIPELINE_PAGE_PEEL_TITLES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/lattice/table_region.h"
#include "pipeline/model/page.h"
#include "pipeline/runs/pieces.h"

namespace budget::page {

// Takes the first rows of `region` that are titles out of it and gives their pieces to
// `rest`, the text outside tables.  A row over all columns above figures is kept: it
// names the rows below it; so is a short one under the line of the unit, a head.
void PeelTitles(const Page& page, std::span<const runs::Piece> all,
                lattice::TableRegion* region, std::vector<std::uint32_t>* rest);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_PEEL_TITLES_H_
