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

// A sign that a single blank parts from its figure is a part of it: "- 134.46".  Where
// another figure ends below or above the sign, it stands in a column of its own.
void JoinSigns(PlacedLines* rows);

// A code that a single blank parts from its name stands in one column with it.
void JoinCodes(PlacedLines* rows);

// The columns of the rows, from left to right; none if their figures do not line up.
std::optional<std::vector<Extent>> FindExtents(const PlacedLines& rows);

// Which column each piece of a row stands in: the one that it overlaps; for a label
// that runs over several, the one that it begins in.
std::vector<std::size_t> ColumnsOfRow(const std::vector<Piece>& row,
                                      const std::vector<Extent>& columns);

// The first extent that does not end before the piece begins; extents.size() if none.
std::size_t FirstNotBefore(const std::vector<Extent>& extents, const Piece& piece);

// The extent that a piece overlaps most; columns.size() if none.
std::size_t MostOverlapped(const Piece& piece, const std::vector<Extent>& columns);

bool OverlapsAny(const std::vector<Extent>& extents, const Piece& piece);

// White between two pieces, in columns of characters; 0 if they overlap.
int Distance(const Piece& a, const Piece& b);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_POSITION_COLUMNS_H_
