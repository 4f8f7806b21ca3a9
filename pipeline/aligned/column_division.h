// The lines of one column of labels divided among the rows with figures.

#ifndef PIPELINE_ALIGNED_COLUMN_DIVISION_H_
#define PIPELINE_ALIGNED_COLUMN_DIVISION_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "pipeline/aligned/row_marks.h"

namespace budget::aligned {

// What of a label stands at the height of its figures: its first line, the middle of
// its lines, or its last line.
enum class Alignment : std::uint8_t { kTop, kMiddle, kBottom };

// Lines [first, last) of a column that are one cell; `anchor` is -1 if no figures
// stand beside them.
struct LineBlock {
  std::size_t first = 0;
  std::size_t last = 0;
  int anchor = -1;
};

struct ColumnDivision {
  // What speaks against it; infinite if there is no division at all.
  float cost = std::numeric_limits<float>::infinity();
  std::vector<LineBlock> blocks;  // from top to bottom
  // For each line the anchor of its block, or where its block begins, below zero.
  std::vector<int> owners;
};

// What a column is divided by.
struct DivisionRules {
  std::span<const Anchor> anchors;  // the rows with figures, from top to bottom
  std::span<const float> rules;     // y of rules across the table, ascending
  float pitch = 0;                  // the usual distance of rows; 0 if not known
  bool labelled = false;  // another column has a label in each row, beside its figures
};

// The cheapest division of a column's lines at one alignment: a line beside no figures,
// figures without a label, and labels of many lines cost.  Linear in the lines and the
// anchors together.
ColumnDivision DivideColumn(const Marks& marks, const DivisionRules& by,
                            Alignment alignment);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_COLUMN_DIVISION_H_
