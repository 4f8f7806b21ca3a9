// Tables drawn with characters.
//
//     ┌──────┬─────────────┐         +------+-------------+
//     │      │    支出     │         | 项目 |      支出   |
//     │ 项目 ├──────┬──────┤         |      +------+------+
//     │      │ 基本 │ 项目 │         |      | 基本 | 项目 |
//     ├──────┼──────┼──────┤         +======+======+======+
//     │ 合计 │ 1.00 │      │         | 合计 | 1.00 |      |
//     └──────┴──────┴──────┘         +------+------+------+
//
// The drawing is a lattice of characters: a cell reaches over the columns where no
// vertical bar parts it, and over the rows where no horizontal one does.

#ifndef PIPELINE_TEXT_BOX_TEXT_H_
#define PIPELINE_TEXT_BOX_TEXT_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"

namespace budget::text {

// The table of lines [first, last), which are all box lines or lines of bars: kCells,
// or kDelimited if no cell of it reaches over another. None if they draw no lattice:
// the bars of the lines do not stand at its edges by any of kIdeographWidths, and their
// numbers differ as well.  Lines between two rules are one row, unless a column has
// figures in two of them or a head has levels: then each line is a row.  Cost: lines by
// columns.
std::optional<Fragment> ReadBox(const std::vector<TextLine>& lines, std::size_t first,
                                std::size_t last);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_BOX_TEXT_H_
