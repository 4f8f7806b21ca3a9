// Tables printed one cell a line, blank cells as blank lines: what copying a table out
// of a viewer gives.
//
//     科目编码          -> 科目编码 | 科目名称 | 合计
//     科目名称                      | 合计     | 12.00
//     合计              201         | 一般公共 | 10.00
//     <blank>
//     合计
//     12.00
//     201
//     ...
//
// The number of columns is the only one that makes every column of one kind below its
// head: figures or codes under a word, words under a word.  A header of several rows,
// with blank lines for its merged cells, is tried where one row does not do, and a
// blank line below the header.  What has no blank lines and is no whole table has lost
// its blank cells (stacked_flow.h).

#ifndef PIPELINE_TEXT_STACKED_TEXT_H_
#define PIPELINE_TEXT_STACKED_TEXT_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"
#include "pipeline/text/delimited_text.h"

namespace budget::text {

// Lines [first, last) are a table.
struct StackedTable {
  std::size_t first = 0;
  std::size_t last = 0;
  DelimitedRun rows;                 // either these
  std::optional<Fragment> fragment;  // or this: kFlow, where blank cells have vanished
};

// The tables among lines [first, last), in order.  Two numbers of columns that fit, or
// none, are no table.  Cost: linear, for each number of columns tried (2 to 20).
std::vector<StackedTable> FindStackedTables(const std::vector<TextLine>& lines,
                                            std::size_t first, std::size_t last);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_STACKED_TEXT_H_
