// A figure of a clause, as its words make it out.

#ifndef PIPELINE_PROSE_STATEMENTS_FIGURE_H_
#define PIPELINE_PROSE_STATEMENTS_FIGURE_H_

#include <cstddef>
#include <string_view>

#include "pipeline/prose/statements/measures.h"
#include "pipeline/prose/statements/quantities.h"

namespace budget::statements {

// The views are of the folded paragraph, and `quantity` is one of its quantities.
struct Figure {
  const Quantity* quantity = nullptr;
  std::size_t lead_begin = 0;  // in the folded paragraph
  std::string_view lead;       // the words before it that are its own
  Reading reading;
  bool limit = false;  // a threshold: 50万元以上

  // It states how much there is, not a share or a change of that.
  bool IsValue() const {
    return reading.measure == StatementMeasure::kValue ||
           reading.measure == StatementMeasure::kCount;
  }
};

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_FIGURE_H_
