// Tables whose columns are positions: text laid out with blanks, as `pdftotext -layout`
// and reports of old programs print it.
//
//     科目编码    科目名称            合计      基本支出      项目支出
//                 合计            1,959.27      1,524.66        434.61
//     2010502     一般行政管理      345.60                      345.60
//
// A stretch of lines is such a table if the figures of its rows fall into columns: no
// two of one line into the same, and nearly all of a column with one left edge, one
// middle or one right edge.  Blanks that say nothing (one between all cells, blank
// cells vanished) do not line up; such text is left to flow_text.h.

#ifndef PIPELINE_TEXT_ALIGNED_TEXT_H_
#define PIPELINE_TEXT_ALIGNED_TEXT_H_

#include <cstddef>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"

namespace budget::text {

// Lines [first, last) are a table.
struct AlignedTable {
  std::size_t first = 0;
  std::size_t last = 0;
  Fragment fragment;  // kAligned; heads over several columns span them
};

// Whether every figure of the table stands below a head.
bool NamesItsFigures(const Fragment& table);

// The tables among lines [first, last), in order.  Positions are counted with
// ideographs two columns wide or, where that does not line up, signs, too, or all one
// (kIdeographWidths).  Cost: linear in the lines, n log n in the cells of a table.
std::vector<AlignedTable> FindAlignedTables(const std::vector<TextLine>& lines,
                                            std::size_t first, std::size_t last);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_ALIGNED_TEXT_H_
