// Tables printed one cell a line whose blank cells have vanished: rows of different
// lengths, which begin with a code, or with a word behind a value.
//
//     科目编码            科目编码 科目名称 合计 基本支出 项目支出
//     科目名称            合计 3.00 1.00 2.00
//     合计           ->   201 行政 3.00 1.00 2.00
//     基本支出            202 外交 2.00 2.00
//     项目支出
//     合计
//     3.00 ...

#ifndef PIPELINE_TEXT_STACKED_FLOW_H_
#define PIPELINE_TEXT_STACKED_FLOW_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/text/stack_cell.h"

namespace budget::text {

// Cells [begin, next begin) are a row; the first one is the header.
struct StackedRows {
  std::vector<std::size_t> begins;
  std::size_t end = 0;
};

// The rows of a stack without blank cells: each has one name, perhaps a code before it,
// and values.  None if there are fewer than three, or if the header does not have as
// many words as the longest of them has cells.
std::optional<StackedRows> FindStackedRows(std::span<const StackCell> cells);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_STACKED_FLOW_H_
