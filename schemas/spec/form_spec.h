// How forms are read: tables whose rows are labels with their values beside them and
// whose header is not at the top (绩效目标表, 自评表).  Key `form` of a schema.

#ifndef SCHEMAS_SPEC_FORM_SPEC_H_
#define SCHEMAS_SPEC_FORM_SPEC_H_

#include "schemas/pattern/pattern.h"

namespace budget::schemas {

// Patterns on the whole folded text of a cell.
struct FormSpec {
  // The header of the indicators: 一级指标 | 二级指标 | 三级指标 | 指标值 ...
  Pattern level1_header;
  Pattern level2_header;
  Pattern level3_header;
  // What is printed below the first two: 产出指标; 数量指标.  They tell where a row
  // stands that has lost its leading blank cells.
  Pattern level1_name;
  Pattern level2_name;
  // Labels of the first column that rows stand beside.
  Pattern indicators;  // 绩效指标
  Pattern funds;       // 项目资金（万元）: sums by source
  Pattern tasks;       // 年度主要任务: a small table of tasks
  Pattern goals;       // 年度总体目标
  Pattern total;       // 金额合计: ends the tasks
  // Every other label that has its value to the right.
  Pattern label;
};

}  // namespace budget::schemas

#endif  // SCHEMAS_SPEC_FORM_SPEC_H_
