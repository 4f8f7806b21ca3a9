// Where one row of a table ends and the next begins, when no rule says so.
//
//     一、政府性基金收           964,199     Figures say where the rows are; a label
//     that 入                                     is broken over lines stands beside
//     them by 国家电影事业发展            20,000     one alignment, the same for the
//     whole column: 专项资金收入                           its first line, its middle
//     or its last line
//       其中：                               is at the height of the figures.
//
// The three alignments are compared by how much of the column each explains: lines that
// stand beside no figures, and figures without a label, count against it.  Where two
// explain a line equally well and differ, its row is in doubt.

#ifndef PIPELINE_ALIGNED_ROW_DIVISION_H_
#define PIPELINE_ALIGNED_ROW_DIVISION_H_

#include <span>
#include <vector>

#include "pipeline/aligned/column_bars.h"
#include "pipeline/aligned/text_rows.h"

namespace budget::aligned {

struct RowDivision {
  std::vector<float> cuts;    // y between two rows, ascending: one less than rows
  std::vector<float> doubts;  // y inside rows whose lines could be divided otherwise
  bool has_label = false;     // a row with figures has a label beside them
};

// Divides the printed `lines` of a table's body (from top to bottom) that stand in
// columns `bars`.  `rules` are the y of rules across the table, ascending; a row never
// goes on over one.  Lines without any figure are one row for each ruled band.
// Linear in the number of lines.
RowDivision DivideRows(std::span<const TextRow> lines, std::span<const Bar> bars,
                       std::span<const float> rules);

// The same for a table of text: the column whose lines stand far apart, each a cell,
// is what figures are elsewhere.  Nothing is cut unless every line of every other
// column is explained by it.
RowDivision DivideTextRows(std::span<const TextRow> lines, std::span<const Bar> bars);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_ROW_DIVISION_H_
