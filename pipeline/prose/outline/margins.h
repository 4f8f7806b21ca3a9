// Where the lines of prose begin and end on their pages.

#ifndef PIPELINE_PROSE_OUTLINE_MARGINS_H_
#define PIPELINE_PROSE_OUTLINE_MARGINS_H_

#include <vector>

#include "pipeline/prose/outline/join_lines.h"

namespace budget::outline {

// The font size of most of the prose, in points; 0 in text input.
float BodySize(const std::vector<ProseLine>& lines);

// Sets left_gap, right_gap and centred of every line that stands on a page.
void MeasureMargins(std::vector<ProseLine>* lines);

}  // namespace budget::outline

#endif  // PIPELINE_PROSE_OUTLINE_MARGINS_H_
