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

// Whether the line is a part of a drawn table: it begins with a bar or a corner of box
// drawing (U+2500 to U+257F), or is a line of + and - or =.
bool IsBoxLine(std::string_view line);

// Whether the line begins with + and is drawn of + - =: lines of | and text below and
// above it belong to the same table.
bool IsPlusRule(std::string_view line);

// The table of lines [first, last), which are all box lines or lines of bars: kCells,
// or kDelimited if no cell of it reaches over another. None if they draw no lattice:
// the bars of the lines do not stand at its edges, with ideographs counted as two
// columns or as one, and their numbers differ as well.  Lines between two rules are one
// row, unless a column has figures in two of them or a head has levels: then each line
// is a row.  Cost:
// lines by columns.
std::optional<Fragment> ReadBox(const std::vector<TextLine>& lines, std::size_t first,
                                std::size_t last);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_BOX_TEXT_H_
