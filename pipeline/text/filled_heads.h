// Heads of text laid out with blanks whose merged cells were filled: the label stands
// over each of its columns, and on each of its lines.
//
//     项目   预算数     预算数             项目   预算数 ........
//     项目   基本支出   项目支出     ->           基本支出   项目支出

#ifndef PIPELINE_TEXT_FILLED_HEADS_H_
#define PIPELINE_TEXT_FILLED_HEADS_H_

#include <set>
#include <vector>

#include "pipeline/text/placed_line.h"
#include "pipeline/text/position_columns.h"

namespace budget::text {

struct UnfilledHeads {
  PlacedLines lines;
  std::set<const char*> merged;  // pieces over several columns, by where their text is
};

// A label is taken for a repetition of the one above it if it is equal and begins at
// the same place; for one of the label beside it if it is equal, other labels stand
// below the two and these are no rests of them: some label is repeated downwards, or
// there was room for the rest.
UnfilledHeads UnfillHeads(const PlacedLines& lines, const std::vector<Extent>& columns);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_FILLED_HEADS_H_
