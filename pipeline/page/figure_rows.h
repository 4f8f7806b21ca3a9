// Columns of figures alone: a page whose labels stand on the facing page, where no
// rules tell the rows.
//
//      执行数           Each height with figures is a row.  Where the white between two
//     2,093.80          is wider than the usual pitch, a blank band stands for the rows
//                       in it, so that every row keeps its height: on the facing page
//       357.24          it stands beside its label.

#ifndef PIPELINE_PAGE_FIGURE_ROWS_H_
#define PIPELINE_PAGE_FIGURE_ROWS_H_

#include <optional>
#include <span>

#include "pipeline/aligned/text_rows.h"
#include "pipeline/lattice/table_region.h"
#include "pipeline/model/page.h"
#include "pipeline/runs/pieces.h"

namespace budget::page {

// Divides the one band below the heads of a region without labels.  A region with a
// label, without a head or with rules between its rows is left alone.
void DivideFigures(const Page& page, std::span<const runs::Piece> all,
                   lattice::TableRegion* region);

// The lattice of one column: heads, a rule, and figures below it, with nothing beside
// them.  `rows` are all lines between the outer ones of `rules`, y ascending, which
// bound `box`.  Nothing if they are anything else.
std::optional<lattice::Lattice> LoneColumn(std::span<const aligned::TextRow> rows,
                                           std::span<const float> rules,
                                           const Box& box);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_FIGURE_ROWS_H_
