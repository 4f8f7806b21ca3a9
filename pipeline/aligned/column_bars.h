// The columns of rows of words: intervals of x ("bars") that white separates.

#ifndef PIPELINE_ALIGNED_COLUMN_BARS_H_
#define PIPELINE_ALIGNED_COLUMN_BARS_H_

#include <cstddef>
#include <span>
#include <vector>

#include "pipeline/aligned/text_rows.h"

namespace budget::aligned {

// An interval of x that the words of one column take.
struct Bar {
  float x0 = 0;
  float x1 = 0;
  std::size_t words = 0;  // dashes left out
  std::size_t numbers = 0;
  bool numeric() const { return numbers > 0 && 2 * numbers >= words; }
  float middle() const { return (x0 + x1) / 2; }
};

inline constexpr std::size_t kMostBars = 100;  // of a table

// From left to right: what white of nearly half a character in all rows separates.
std::vector<Bar> FindBars(std::span<const TextRow> rows, float size);

// The bar that holds most of an interval; -1 if none does.
int BarOf(std::span<const Bar> bars, float x0, float x1);

// Cuts the bars at vertical rules.  Where there is no bar between two of these, one
// that is blank is added.
void CutBars(std::span<const float> cuts, const Box& box, float size,
             std::vector<Bar>* bars);

// Matches the bars of a body to the words of its header: joins bars that are one
// column, widens them to their heads and adds one for each column that is blank in the
// body. Bars at both sides of one of `cuts` are never joined.
void TakeHeads(std::span<const TextRow> header, std::span<const TextRow> body,
               std::span<const float> cuts, float size, std::vector<Bar>* bars);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_COLUMN_BARS_H_
