// The header of a table that is laid out with blanks: its labels over its columns.

#ifndef PIPELINE_TEXT_POSITION_HEADS_H_
#define PIPELINE_TEXT_POSITION_HEADS_H_

#include <cstddef>
#include <vector>

#include "pipeline/text/placed_line.h"
#include "pipeline/text/position_columns.h"

namespace budget::text {

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

#endif  // PIPELINE_TEXT_POSITION_HEADS_H_
