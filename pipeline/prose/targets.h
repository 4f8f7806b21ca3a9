// A performance target (指标值) as an operator, a number and a unit.
//
//     ≥90%          >=  90    %         约 440 万页     ~  440  万页
//     ≥2,000 家     >=  2000  家        提高, 优          (nothing)
//     95%以上       >=  95    %         2022 年底完成     (nothing: a date)

#ifndef PIPELINE_PROSE_TARGETS_H_
#define PIPELINE_PROSE_TARGETS_H_

#include <string>
#include <string_view>

#include "schemas/prose_spec.h"

namespace budget {

struct Target {
  std::string comparison;  // >= <= > < = ~, or empty: none is printed
  std::string number;      // as printed, without separators; a range is "3-5"; or empty
  std::string unit;        // as printed, without white space; may be empty
};

// `printed` is the text of the cell.  Without a number, with several, or with a date
// all is empty.
Target ParseTarget(std::string_view printed, const TargetWords& words);

}  // namespace budget

#endif  // PIPELINE_PROSE_TARGETS_H_
