// The rows of a table whose blank cells have vanished: which tokens of a line belong to
// which of the blocks that stand side by side.
//
//     一、财政拨款 1 35.27 一、一般公共服务 30     line numbers: 1.., 30.. tell the
//     blocks 8 八、社会保障 37                          (block 1 prints only its
//     number) 301 工资 1.27 302 商品 185.41              codes: those of a block ascend
//     30240 税金                                 after 30239 in block 2
//     四、事业收入 2.40 四、教育支出               labels: 支出 is what block 2 is
//     about
//
// Lines that only go on with a broken label are joined to the row they belong to.

#ifndef PIPELINE_FLOW_FLOW_ROWS_H_
#define PIPELINE_FLOW_FLOW_ROWS_H_

#include <vector>

#include "pipeline/flow/flow_columns.h"
#include "pipeline/table/bind_columns.h"
#include "schemas/spec/schema.h"

namespace budget::flow {

// What one block prints in one row.
struct FlowPart {
  int block = 1;
  bool block_is_certain = true;
  std::vector<const Cell*> code;    // none or one
  std::vector<const Cell*> name;    // pieces of the label, in order
  std::vector<const Cell*> values;  // in order
};

struct FlowRow {
  std::vector<FlowPart> parts;  // by block; blocks that print nothing are left out
};

struct FlowBody {
  std::vector<FlowRow> rows;
  std::vector<const Cell*> ignored;  // line numbers (行次) and those of columns (栏次)
};

// `lines` are those of the body.  `binding` null: the columns are not known; then every
// label with the numbers after it is a part.  Each cell of the lines comes out once.
FlowBody ReadFlowRows(const std::vector<FlowLine>& lines, const table::Binding* binding,
                      const schemas::Schema& schema);

}  // namespace budget::flow

#endif  // PIPELINE_FLOW_FLOW_ROWS_H_
