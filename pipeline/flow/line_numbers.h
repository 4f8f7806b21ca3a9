// The numbers that count the lines of a table (行次), among its other integers.
//
//     一、财政拨款 1 35.27 一、一般公共服务 30      1, 2, 3 ... count block 1
//     2 二、外交 31                              30, 31 ... count block 2

#ifndef PIPELINE_FLOW_LINE_NUMBERS_H_
#define PIPELINE_FLOW_LINE_NUMBERS_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "pipeline/flow/flow_columns.h"

namespace budget::flow {

// The numbers of one block: each one more than that of the line above.
struct LineNumbers {
  std::vector<int> at;  // by line: index of its cell, or -1
  int length = 0;
};

// The line numbers of `count` blocks, left to right; nothing unless each of them counts
// half of the lines or more.
std::optional<std::vector<LineNumbers>> FindLineNumbers(
    const std::vector<FlowLine>& lines, std::size_t count);

}  // namespace budget::flow

#endif  // PIPELINE_FLOW_LINE_NUMBERS_H_
