// What the words before a figure make of it.

#ifndef PIPELINE_PROSE_STATEMENTS_MEASURES_H_
#define PIPELINE_PROSE_STATEMENTS_MEASURES_H_

#include <string>
#include <string_view>

#include "pipeline/model/prose.h"
#include "pipeline/prose/statements/quantities.h"
#include "schemas/spec/prose_spec.h"

namespace budget::statements {

struct Reading {
  StatementMeasure measure = StatementMeasure::kValue;
  Trend trend = Trend::kNone;
  std::string_view subject;  // part of the lead that names what the figure is of
  std::string base;          // what it is compared with
  std::string whole;         // what it is a share of
};

// `lead` is the folded text of the clause before the figure, after an earlier figure;
// `tail` what follows it in the clause.  `compared`: a clause before this one has said
// what is compared.  The views are of `lead`.
Reading ReadMeasure(std::string_view lead, std::string_view tail, bool compared,
                    const Quantity& quantity, const schemas::MeasureWords& words);

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_MEASURES_H_
