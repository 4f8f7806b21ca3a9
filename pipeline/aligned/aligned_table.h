// Rows of words to a lattice, by their alignment: columns are what white rivers from
// top to bottom leave between them, rows are the printed rows with wrapped lines
// joined.
//
//     项目            基本支出     项目支出       header: a word over several columns
//     --------------------------------------      is a merged cell
//     一般公共服务       120.00        30.00
//       行政运行         120.00
//
// The rivers are sought in the body of the table, where rows hold values; the words of
// the header may span them.

#ifndef PIPELINE_ALIGNED_ALIGNED_TABLE_H_
#define PIPELINE_ALIGNED_ALIGNED_TABLE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/aligned/column_bars.h"
#include "pipeline/aligned/text_rows.h"
#include "pipeline/lattice/lattice.h"
#include "pipeline/lattice/rule_groups.h"

namespace budget::aligned {

// The lattice of `rows`, at least one, which are all lines of a table, with the
// horizontal rules that stand within its box (none, some, or one under each row) and
// the x of vertical rules through it, ascending.  Nothing if the rows do not align in
// columns with values.
std::optional<lattice::Lattice> AlignedLattice(std::span<const TextRow> rows,
                                               const Box& box,
                                               std::span<const lattice::Rule> rules,
                                               std::span<const float> cuts);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_ALIGNED_TABLE_H_
