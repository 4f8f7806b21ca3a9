// What stands where in the rows of a table: the lines of each column, and the heights
// of its figures.  Heights are y of the page, points.

#ifndef PIPELINE_ALIGNED_ROW_MARKS_H_
#define PIPELINE_ALIGNED_ROW_MARKS_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "pipeline/aligned/column_bars.h"
#include "pipeline/aligned/text_rows.h"
#include "pipeline/runs/tolerances.h"

namespace budget::aligned {

// What one line prints in one column.
struct Mark {
  float x0 = 0;
  float x1 = 0;
  float baseline = 0;
  float size = 0;
  bool number = false;  // or a dash that stands for one
  std::string figure;   // what a number prints
  float middle() const { return baseline - runs::tolerance::kMidHeight * size; }
  float top() const { return baseline - runs::tolerance::kAscent * size; }
  float bottom() const { return baseline + runs::tolerance::kDescent * size; }
};

using Marks = std::vector<Mark>;

// The height of a row with figures, which may be broken over lines themselves.
struct Anchor {
  float middle = 0;
  float top = 0;
  float bottom = 0;
  int lines = 1;
};

inline constexpr std::size_t kMostCellLines = 12;  // of one cell

// Whether a rule, of `rules` ascending, stands between two heights.
bool IsRuleBetween(std::span<const float> rules, float above, float below);

// The marks of each column from top to bottom, one for each line.  What stands in no
// column goes to the nearest.
std::vector<Marks> MarksOf(std::span<const TextRow> lines, std::span<const Bar> bars);

// The columns with figures: those behind the first column of text.  Numbers before it
// are ordinals or codes, that may stand once for several rows.
std::vector<bool> FigureColumns(const std::vector<Marks>& columns);

// The rows with figures, from top to bottom: figures beside each other are one row, and
// so are the lines of a figure that did not fit on one.
std::vector<Anchor> FindAnchors(const std::vector<Marks>& columns,
                                const std::vector<bool>& figures);

// The lower third of the distances between `heights`: wrapped rows are farther apart;
// 0 if there are fewer than two.
float UsualPitch(std::vector<float> heights);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_ROW_MARKS_H_
