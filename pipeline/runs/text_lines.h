// Pieces of text outside tables to lines of prose.

#ifndef PIPELINE_RUNS_TEXT_LINES_H_
#define PIPELINE_RUNS_TEXT_LINES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"
#include "pipeline/runs/pieces.h"

namespace budget::runs {

// White at `x` from `top` to `bottom` that no line goes on across.
struct Gutter {
  float x = 0;
  float top = 0;
  float bottom = 0;
};

// From top to bottom, and from left to right where several stand on one baseline far
// apart, or at both sides of a gutter.  `pieces` are indices into `all`.
// `blank_before` is not set yet.
std::vector<Line> FindLines(const Page& page, std::span<const Piece> all,
                            std::vector<std::uint32_t> pieces,
                            std::span<const Gutter> gutters = {});

// Sets `blank_before` of the lines of a page whose items are in reading order.
void MarkBlanks(PageContent* content);

}  // namespace budget::runs

#endif  // PIPELINE_RUNS_TEXT_LINES_H_
