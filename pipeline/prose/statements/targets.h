// A performance target (指标值) as an operator, a number and a unit.
//
//     ≥90%          >=  90    %         约 440 万页     ~  440  万页
//     ≥2,000 家     >=  2000  家        提高, 优          (nothing)
//     95%以上       >=  95    %         2022 年底完成     (nothing: a date)

#ifndef PIPELINE_PROSE_STATEMENTS_TARGETS_H_
#define PIPELINE_PROSE_STATEMENTS_TARGETS_H_

#include <string>
#include <string_view>

#include "pipeline/model/table.h"
#include "schemas/spec/prose_spec.h"

namespace budget::statements {

// `printed` is the text of the cell.  Without a number, with several, or with a date
// all is empty.  A range is "3-5".  Target::fact is left to the caller.
Target ParseTarget(std::string_view printed, const schemas::TargetWords& words);

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_TARGETS_H_
