#include "pipeline/table/rest_at_top.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/table/read_headers.h"
#include "pipeline/table/repeated_head.h"

namespace budget::table {
namespace {

// In parts of the font size.
constexpr float kInside = 0.2F;   // that a line may reach out of the text of its column
constexpr float kAligned = 0.6F;  // off the edge or the middle of its column
constexpr float kWrapPitch = 1.7F;  // the widest distance of lines inside a cell
constexpr float kRowGap = 2.6F;     // the widest white below the head

// How many of the first lines are the whole head of the table, printed again.
std::size_t CountHeadLines(std::span<const Line* const> lines, const Grid& table,
                           int header_rows) {
  std::multiset<std::string> heads = LinesOfHead(table, header_rows);
  std::size_t count = 0;
  for (; count < lines.size() && !heads.empty(); ++count) {
    if (!TakeHeads(script::Fold(lines[count]->text), &heads)) break;
  }
  return heads.empty() ? count : 0;
}

// The column whose text a line stands inside; -1 if none.
int ColumnOf(const Line& line, const Grid& table) {
  const Box& box = line.place.box;
  const float by = kInside * line.size;
  for (std::size_t i = 0; i < table.extents().size(); ++i) {
    const ColumnExtent& extent = table.extents()[i];
    if (box.x0 >= extent.text_from - by && box.x1 <= extent.text_to + by) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

// Where the text of a cell begins; `size` is that of its font.
float StartOf(const Cell& cell, float size) { return cell.indent * size; }

// Whether most labels of a column begin where its text does; else they are centred.
bool IsFlush(const Grid& table, int column, float size) {
  const float from = table.extents()[static_cast<std::size_t>(column)].text_from;
  int labels = 0;
  int flush = 0;
  for (const Cell& cell : table.cells()) {
    if (cell.column != column || cell.column_span > 1 || cell.raw.empty()) continue;
    ++labels;
    flush += std::abs(StartOf(cell, size) - from) < kAligned * size ? 1 : 0;
  }
  return 2 * flush >= labels;
}

// Whether a line is aligned as the last label of a column is.
bool IsBelow(const Line& line, const Grid& table, int column) {
  const Cell* cell = table.Anchor(table.rows() - 1, column);
  if (cell == nullptr || cell->raw.empty()) return false;
  const ColumnExtent& extent = table.extents()[static_cast<std::size_t>(column)];
  const Box& box = line.place.box;
  const float off = IsFlush(table, column, line.size)
                        ? box.x0 - StartOf(*cell, line.size)
                        : (box.x0 + box.x1 - extent.text_from - extent.text_to) / 2;
  return std::abs(off) < kAligned * line.size;
}

Cell CellOf(const Line& line, int row, int column) {
  Cell cell;
  cell.row = row;
  cell.column = column;
  cell.raw = line.text;
  cell.place = line.place;
  return cell;
}

void AddLine(const Line& line, Cell* cell) {
  cell->raw += (cell->raw.empty() ? "" : "\n") + line.text;
  cell->place.page = line.place.page;
  cell->place.box = Union(cell->place.box, line.place.box);
}

// How many of the first rows of a table are its head, and how high they are.
struct Head {
  int rows = 0;
  Box box;
};

Head HeadOf(const Grid& table, const schemas::RowPatterns& patterns) {
  Head head{.rows = CountHeaderRows(table, patterns), .box = {}};
  for (const Cell& cell : table.cells()) {
    if (cell.row < head.rows) head.box = Union(head.box, cell.place.box);
  }
  return head;
}

// The row of the table from `first` on whose height holds `y`; -1 if none does.
int RowAt(const Grid& table, int first, float y) {
  for (int row = first; row < table.rows(); ++row) {
    for (int column = 0; column < table.columns(); ++column) {
      const Cell* cell = table.Anchor(row, column);
      if (cell == nullptr || cell->row_span > 1) continue;
      if (cell->place.box.y0 <= y && y < cell->place.box.y1) return row;
    }
  }
  return -1;
}

// Whether all lines stand one below the other: each overlaps the widest.
bool AreOneColumn(std::span<const Line* const> lines) {
  const auto width = [](const Line* line) { return line->place.box.width(); };
  const Box& widest = (*std::ranges::max_element(lines, {}, width))->place.box;
  return std::ranges::all_of(lines, [&](const Line* line) {
    return line->place.box.x0 < widest.x1 && widest.x0 < line->place.box.x1;
  });
}

// Whether some of the lines are of several columns: beside each other, or a figure with
// words behind it.
bool AreSeveralColumns(std::span<const Line* const> lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Box& box = lines[i]->place.box;
    if (i > 0 && box.middle_y() < lines[i - 1]->place.box.y1) return true;
    const std::string_view text = lines[i]->text;
    const std::size_t space = text.find(' ');
    if (space != std::string_view::npos && script::ParseNumber(text.substr(0, space)) &&
        !script::ParseNumber(text)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<RestOfLabels> FindRestOfLabels(std::span<const Line* const> lines,
                                             const Grid& table,
                                             const schemas::RowPatterns& patterns) {
  if (lines.empty() || table.extents().empty()) return {};
  const int header_rows = CountHeaderRows(table, patterns);
  RestOfLabels rest;
  rest.lines = CountHeadLines(lines, table, header_rows);
  const bool headed = rest.lines > 0;
  rest.row = BlankRow(table.columns());
  const Line* above = headed ? lines[rest.lines - 1] : nullptr;
  const Line* last = nullptr;
  for (const Line* line : lines.subspan(rest.lines)) {
    const int column = ColumnOf(*line, table);
    if (column < 0 || script::ParseNumber(line->text)) break;
    const float gap = above == nullptr ? 0 : line->place.box.y0 - above->place.box.y1;
    const float pitch = last == nullptr ? 0 : line->place.box.y0 - last->place.box.y0;
    if (gap > kRowGap * line->size || pitch > kWrapPitch * line->size) break;
    const bool full = IsFull(table, column);
    if (!(full || headed) || !IsBelow(*line, table, column) ||
        (last == nullptr && patterns.ordinal.Search(script::Fold(line->text)))) {
      break;
    }
    Cell& cell = rest.row.cells[static_cast<std::size_t>(column)];
    AddLine(*line, &cell);
    if (!full) cell.layout = LayoutDoubt::kRow;
    ++rest.lines;
    above = last = line;
  }
  if (last == nullptr) return {};
  // What stands beside it tells that it is a row of its own.
  if (rest.lines < lines.size() &&
      lines[rest.lines]->place.box.middle_y() < last->place.box.y1) {
    return {};
  }
  for (const Cell& cell : rest.row.cells) {
    rest.row.place.box = Union(rest.row.place.box, cell.place.box);
  }
  rest.row.place.page = last->place.page;
  return rest;
}

std::optional<FacingColumn> FindFacingColumn(std::span<const Line* const> lines,
                                             const Grid& table,
                                             const schemas::RowPatterns& patterns) {
  if (lines.size() < 2 || table.extents().empty()) return {};
  const Head head = HeadOf(table, patterns);
  if (head.rows == 0 || !AreOneColumn(lines)) return {};
  FacingColumn facing;
  facing.column.source = GridSource::kAligned;
  facing.column.columns = 1;
  facing.column.place.page = lines.front()->place.page;
  std::size_t figures = 0;
  for (const Line* line : lines) {
    facing.column.place.box = Union(facing.column.place.box, line->place.box);
    const float middle = line->place.box.middle_y();
    const bool figure = script::ParseNumber(line->text).has_value();
    if (middle > head.box.y0 && middle < head.box.y1 && !figure) {
      if (!facing.rows.empty()) return {};
      if (facing.column.cells.empty()) facing.column.cells.push_back({});
      AddLine(*line, &facing.column.cells.front());
      continue;
    }
    const int row = RowAt(table, head.rows, middle);
    if (row < 0 || facing.column.cells.empty()) return {};
    if (!facing.rows.empty() && row == facing.rows.back()) {
      AddLine(*line, &facing.column.cells.back());
      continue;
    }
    if (!facing.rows.empty() && row < facing.rows.back()) return {};
    facing.rows.push_back(row);
    facing.column.cells.push_back(
        CellOf(*line, static_cast<int>(facing.column.cells.size()), 0));
    figures += figure ? 1 : 0;
  }
  const auto body = static_cast<std::size_t>(table.rows() - head.rows);
  const bool whole = facing.rows.size() == body;
  if (facing.rows.empty()) return {};
  const bool certain = whole || figures == facing.rows.size();
  facing.column.rows = static_cast<int>(facing.column.cells.size());
  const bool several = AreSeveralColumns(lines);
  for (Cell& cell : facing.column.cells) {
    if (!certain) cell.layout = LayoutDoubt::kRow;
    if (several) cell.layout = LayoutDoubt::kSeveralFigures;
  }
  return facing;
}

}  // namespace budget::table
