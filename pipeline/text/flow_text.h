// Tables in text whose blank cells have vanished: "2101501 行政运行 1,579.77 51.71".
//
//     收入决算表
//     部门：某局 单位：万元        names and values: the header begins below
//     项目 本年收入               header, broken as its cells were
//     合计
//     财政拨款
//     栏次 1 2 3                  numbers from 1 on: the best sign of a table
//     合计 35.98 35.27 51.71      body
//     2101501 行政运行 1.77
//     注：本表反映……。            running text ends it
//
// Found by the shape of the lines alone (text_tokens.h):
//   1. lines of column numbers, with the header above and the rows below;
//   2. forms: narrow lines of broken words with figures between them;
//   3. runs of lines that each have labels and figures, or codes and labels;
//   4. small tables: lines of the same number of tokens under a header of words.
// Running text is never part of a table, except in the narrow cells of a form.

#ifndef PIPELINE_TEXT_FLOW_TEXT_H_
#define PIPELINE_TEXT_FLOW_TEXT_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {

// Lines [first, last) are a table; its header is [first, body).
struct FlowTable {
  std::size_t first = 0;
  std::size_t body = 0;
  std::size_t last = 0;
};

// `lines` are the lines of a stretch without blank ones; the tables come in order and
// do not overlap.
std::vector<FlowTable> FindFlowTables(const std::vector<LineTokens>& lines);

// A line of such a table.
struct FlowLine {
  std::string_view text;
  const LineTokens& tokens;
  int number = 0;  // in the source
};

// The lines as kFlow, a cell for each token; the first `header` of them are the header.
// Running text is one cell.
Fragment MakeFlowFragment(std::span<const FlowLine> lines, std::size_t header);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_FLOW_TEXT_H_
