// Rows without a value that belong to rows with values: they stand in the same columns.

#ifndef PIPELINE_ALIGNED_ROW_COLUMNS_H_
#define PIPELINE_ALIGNED_ROW_COLUMNS_H_

#include <cstddef>
#include <span>

#include "pipeline/aligned/column_bars.h"
#include "pipeline/aligned/text_rows.h"

namespace budget::aligned {

// Whether every part of a row stands in one column.
bool StandsInColumns(const TextRow& row, std::span<const Bar> bars);

// Whether every label of a row begins where labels of a column do, and ends before the
// next column: a row of a table whose values are blank.  Prose runs on.
bool FitsColumns(const TextRow& row, std::span<const Bar> bars);

// Where rows [first, last), the last of them with a value, end together with what
// follows: the rest of a label that is broken over lines, and rows whose values are
// blank.  A line at the left alone is rather a note.
std::size_t EndOfRows(std::span<const TextRow> rows, std::size_t first,
                      std::size_t last, float size);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_ROW_COLUMNS_H_
