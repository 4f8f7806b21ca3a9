// What the find stage makes of a page, without any schema: lines of prose and table
// fragments, in reading order.
//
// A fragment is the part of a table that stands on one page: a grid of cells.
//
//     +--------+-----------------+        rows = 3, columns = 3
//     |        |     支 出       |        cell {0,0} row_span 2, column_span 1
//     | 项 目  +--------+--------+        cell {0,1} row_span 1, column_span 2
//     |        | 基本   | 项目   |        ...
//     +--------+--------+--------+
//     | 合 计  |  12.00 |        |        cell {2,2} is there, with empty text
//     +--------+--------+--------+

#ifndef PIPELINE_MODEL_CONTENT_H_
#define PIPELINE_MODEL_CONTENT_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/place.h"

namespace budget {

// What is not certain about the place of a cell's text in the grid.  A value with one
// of these is at best `ambiguous`; one of kSeveralFigures is no value at all.
enum class LayoutDoubt : std::uint8_t {
  kNone,
  kSeveralFigures,  // lines that are figures each: rows that could not be divided, or
                    // a figure broken over lines that does not join to one
  kRow,             // lines of its row could belong to the row above or below
  kColumn           // its text stands across the edge of columns, aligned to neither
};

// One cell of a grid.  `raw` is what is printed, lines separated by '\n'; it keeps the
// spaces of the source.  A blank cell is present with an empty `raw`.
struct Cell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string raw;
  Place place;
  bool doubtful = false;  // has glyphs that could not be read
  bool full = false;      // its last line has no room for a character more
  // How far its first line begins right of its frame, or where there is no frame, of
  // the left edge of the page: as a multiple of its font size.  0 in text input.
  float indent = 0;
  LayoutDoubt layout = LayoutDoubt::kNone;
};

// How the cells of a fragment were found.
enum class GridSource {
  kLattice,    // from rulings: spans are certain
  kAligned,    // no or few rulings: columns from the alignment of the text
  kDelimited,  // tab-separated text: merged cells show as blank ones
  kCells,  // given as cells by the source (HTML, a box drawn with characters): spans
           // are certain
  kFlow    // text whose blank cells have vanished.  One row is one printed line, its
           // cells are the tokens of that line in order: a label, a code or a number
           // each.  `column` only counts them and says nothing about where they
           // stood; rows have different numbers of cells and blank ones do not exist.
           // The first `header_rows` rows are the header, as scrambled as it is
           // printed: broken header cells one line each, the 栏次 line last.  A line
           // of running text (in a form) is one cell.  Spread words (项 目) are one
           // cell that keeps its spaces.  A label or a row may go on in the next row.
};

// A column found by the alignment of its text: where it begins and ends, and where its
// text does.  In the direction of the text, points; characters in text input.
struct ColumnExtent {
  float from = 0;
  float to = 0;
  float text_from = 0;
  float text_to = 0;  // not more than `text_from` in a blank column
};

struct Fragment {
  GridSource source = GridSource::kLattice;
  int rows = 0;
  int columns = 0;
  std::vector<Cell> cells;            // row-major
  std::vector<ColumnExtent> extents;  // kAligned only: by column
  Place place;                        // of the whole; `line` is its first line
  int last_line = 0;                  // text input only
  int header_rows = 0;                // kFlow only
};

// What a later stage found a line to be; kText until then.
enum class LineRole { kText, kCaption, kNote, kFurniture, kContents };

// A printed line outside all tables.
struct Line {
  std::string text;  // as printed; spaces kept, no tabs, no end of line
  Place place;
  float size = 0;  // font size of most of its glyphs, points; 0 in text input
  bool bold = false;
  int heading_marks = 0;      // Markdown only: number of leading '#', which are removed
  bool blank_before = false;  // a blank line or a wide gap stands above it
  LineRole role = LineRole::kText;
};

using Item = std::variant<Line, Fragment>;

inline const Box& BoxOf(const Item& item) {
  return std::visit([](const auto& it) -> const Box& { return it.place.box; }, item);
}

struct PageContent {
  int page = 0;     // 0 for text
  float width = 0;  // points; 0 for text
  float height = 0;
  std::vector<Item> items;  // reading order
  Diagnostics diagnostics;  // what could not be taken apart, and what was left out
};

}  // namespace budget

#endif  // PIPELINE_MODEL_CONTENT_H_
