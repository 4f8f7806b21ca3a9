// The columns of a table that is laid out with blanks, from the positions of its
// pieces.

#ifndef PIPELINE_TEXT_POSITION_COLUMNS_H_
#define PIPELINE_TEXT_POSITION_COLUMNS_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "pipeline/text/placed_line.h"

namespace budget::text {

using PlacedLines = std::vector<std::vector<Piece>>;

// A column of characters [from, to) that a column of the table takes.
using Extent = Piece;  // its `text` is unused; `kind` is kText for a column of labels

// The columns of the rows, from left to right; none if their figures do not line up.
std::optional<std::vector<Extent>> FindExtents(const PlacedLines& rows);

// Which column each piece of a row stands in: the one that it overlaps; for a label
// that runs over several, the one that it begins in.
std::vector<std::size_t> ColumnsOfRow(const std::vector<Piece>& row,
                                      const std::vector<Extent>& columns);

// A label of the header: over columns [first, last], in level `level` counted from the
// top, down to `last_level`.
struct HeaderLabel {
  std::size_t first = 0;
  std::size_t last = 0;
  int level = 0;
  int last_level = 0;
  std::vector<Piece> parts;  // its lines, from the top
  std::size_t line = 0;      // of the header, of its first part
};

struct PlacedHeader {
  std::vector<HeaderLabel> labels;
  int levels = 0;
};

// Sets the pieces of the header lines over the columns.  A column that has a head and
// no values at all is added to `columns`.
PlacedHeader PlaceHeader(const PlacedLines& lines, std::vector<Extent>* columns);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_POSITION_COLUMNS_H_
