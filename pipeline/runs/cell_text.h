// Pieces of text to printed lines, and the lines of a cell to its text.

#ifndef PIPELINE_RUNS_CELL_TEXT_H_
#define PIPELINE_RUNS_CELL_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/page.h"
#include "pipeline/runs/pieces.h"

namespace budget::runs {

// Indices of pieces that stand on one printed line, from left to right.
using LineOfPieces = std::vector<std::uint32_t>;

// Splits `pieces` (indices into `all`) into printed lines by their baselines, from top
// to bottom.
std::vector<LineOfPieces> GroupLines(std::span<const Piece> all,
                                     std::vector<std::uint32_t> pieces);

// Appends what stands on the line.  Between Latin words and numbers a printed space or
// a gap gives one space; between ideographs only a gap of nearly a character does.
void AppendLine(const Page& page, std::span<const Piece> all,
                std::span<const std::uint32_t> line, std::string* text);

struct CellText {
  std::string raw;        // lines separated by '\n'
  bool doubtful = false;  // a glyph of it could not be read
  // Of a cell that holds nothing else: more than one where rows or columns were not
  // told apart, or a number is broken in a way that does not join.
  std::size_t figures = 0;
  // Lines of it are joined to one figure although each could be one: no digit or
  // separator proves it.
  bool unsure = false;
  // The width that its last line would have with a character more; points.
  float next = 0;
};

// Whether two lines of numbers below each other could be one number that did not fit.
bool ReadAsOne(const std::string& head, const std::string& tail);

// The text of a cell `width` wide.  A number that was broken because the cell is too
// narrow for it is whole again.
CellText ReadCell(const Page& page, std::span<const Piece> all,
                  std::vector<std::uint32_t> pieces, float width);

}  // namespace budget::runs

#endif  // PIPELINE_RUNS_CELL_TEXT_H_
