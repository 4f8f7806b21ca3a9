// From the grid of a form to rows and facts.
//
//     项目名称      | 信息化运行维护                                    a field
//     项目资金(万元) | 年度资金总额 | 8,012.67                           a sum
//                  | 其中:财政拨款 | 6,649.91
//     年度总体目标  | 1. 保障……                                         a goal
//     绩效指标      | 一级指标 | 二级指标 | 三级指标     | 指标值 | 权重    (a header)
//                  | 产出指标 | 数量指标 | 子系统数量    | ≥14个 | 15     an indicator
//
// Also the small table of tasks (年度主要任务) and the columns of a self-assessment.
// Rows that have lost leading blank cells at a page break are put back in their columns
// by what the level columns can hold; where only the order of the cells says it, the
// facts are `inferred`.
//
// Each cell ends once: a fact, a label, part of a header, a line of notes, a number of
// a column of line numbers, or one that cannot be read and is reported.  A figure never
// is a label: where none stands beside it, or no head above it, its fact has no column
// and is `ambiguous`, and its note says why.

#ifndef PIPELINE_FORM_READ_FORM_H_
#define PIPELINE_FORM_READ_FORM_H_

#include "pipeline/model/table.h"
#include "pipeline/table/ledger.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::form {

// Fills columns, rows, facts, row_count and notes of `table`, whose ids are set, and
// gives the account of the grid's cells.  Linear in the cells.
table::Ledger ReadForm(const table::Grid& grid, const schemas::Schema& schema,
                       Table* table);

}  // namespace budget::form

#endif  // PIPELINE_FORM_READ_FORM_H_
