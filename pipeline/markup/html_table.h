// <table> to a grid of cells with their spans, as the standard lays them out (HTML, 4.9
// Tables, "forming a table").

#ifndef PIPELINE_MARKUP_HTML_TABLE_H_
#define PIPELINE_MARKUP_HTML_TABLE_H_

#include <functional>
#include <string>
#include <vector>

#include "pipeline/markup/html_tree.h"
#include "pipeline/model/content.h"

namespace budget::markup {

// A grid is no larger than this; what is beyond is not read, and said.
constexpr int kMostColumns = 1000;
constexpr int kMostCells = 4'000'000;  // positions

// A cell of a table where it begins, before its text is read.
struct TableSlot {
  const GumboNode* node = nullptr;
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
};

struct TableLayout {
  std::vector<TableSlot> slots;  // row-major
  int rows = 0;
  int columns = 0;
  bool cut = false;  // larger than the limits
};

// The cells of a table element that are displayed, without those of tables within them.
// A span that reaches beyond the table ends with it; positions that no cell takes stay
// free.
TableLayout LayOutTable(const GumboNode& table);

// Whether the element arranges parts of a page, rather than being a table that someone
// printed: it has a table within it, fewer than two rows or columns with text, or most
// of its rows are names with values (`text_of`: what is visible in a cell).
bool ArrangesPage(const TableLayout& layout,
                  const std::function<std::string(const GumboNode&)>& text_of);

// The fragment, kCells (kDelimited if no cell spans another): every position belongs to
// a cell.  `line` is where it begins.
Fragment MakeFragment(const TableLayout& layout,
                      const std::function<std::string(const GumboNode&)>& text_of,
                      int first_line);

}  // namespace budget::markup

#endif  // PIPELINE_MARKUP_HTML_TABLE_H_
