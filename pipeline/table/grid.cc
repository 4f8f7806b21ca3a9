#include <algorithm>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"
#include "pipeline/table/whole_table.h"

namespace budget::table {

Grid::Grid(Fragment fragment)
    : source_(fragment.source),
      rows_(fragment.rows),
      columns_(fragment.columns),
      cells_(std::move(fragment.cells)),
      extents_(std::move(fragment.extents)),
      fragment_starts_{0} {
  FoldFrom(0);
  IndexFrom(0);
}

void Grid::FoldFrom(std::size_t first_cell) {
  folded_.resize(first_cell);
  // Exactly enough once; a table that grows page by page grows in larger steps.
  if (first_cell == 0) folded_.reserve(cells_.size());
  for (std::size_t i = first_cell; i < cells_.size(); ++i) {
    folded_.push_back(cells_[i].raw.empty()
                          ? std::string()
                          : script::Fold(script::WithoutNotes(cells_[i].raw)));
  }
}

void Grid::IndexFrom(std::size_t first_cell) {
  if (first_cell == 0) {
    owner_.clear();
    edges_.clear();
  }
  owner_.resize(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_),
                -1);
  for (std::size_t i = first_cell; i < cells_.size(); ++i) NoteEdges(cells_[i]);
  for (std::size_t i = first_cell; i < cells_.size(); ++i) {
    const Cell& cell = cells_[i];
    const int last_row = std::min(rows_, cell.row + cell.row_span);
    const int last_column = std::min(columns_, cell.column + cell.column_span);
    for (int row = std::max(0, cell.row); row < last_row; ++row) {
      for (int column = std::max(0, cell.column); column < last_column; ++column) {
        owner_[Position(row, column)] = static_cast<int>(i);
      }
    }
  }
}

const Cell* Grid::At(int row, int column) const {
  if (row < 0 || row >= rows_ || column < 0 || column >= columns_) return nullptr;
  const int owner = owner_[Position(row, column)];
  return owner < 0 ? nullptr : &cells_[static_cast<std::size_t>(owner)];
}

const Cell* Grid::Anchor(int row, int column) const {
  const Cell* cell = At(row, column);
  return cell != nullptr && cell->row == row && cell->column == column ? cell : nullptr;
}

std::string_view Grid::Raw(int row, int column) const {
  const Cell* cell = At(row, column);
  return cell == nullptr ? std::string_view() : std::string_view(cell->raw);
}

const std::string& Grid::Folded(int row, int column) const {
  static const std::string kNothing;
  const Cell* cell = At(row, column);
  if (cell == nullptr) return kNothing;
  return folded_[static_cast<std::size_t>(cell - cells_.data())];
}

bool Grid::IsBlankRow(int row) const {
  for (int column = 0; column < columns_; ++column) {
    if (Anchor(row, column) != nullptr && !IsBlank(row, column)) return false;
  }
  return true;
}

bool Grid::StartsFragment(int row) const {
  return std::binary_search(fragment_starts_.begin(), fragment_starts_.end(), row);
}

void Grid::NoteEdges(const Cell& cell) {
  const auto left = static_cast<std::size_t>(cell.column);
  const auto right = static_cast<std::size_t>(cell.column + cell.column_span);
  if (cell.place.box.empty() || right > static_cast<std::size_t>(columns_)) return;
  edges_.resize(static_cast<std::size_t>(columns_) + 1, 0);
  edges_[left] = cell.place.box.x0;
  edges_[right] = cell.place.box.x1;
}

void Grid::Append(const Grid& fragment, int skip) {
  const int offset = rows_ - skip;
  const bool wider = fragment.columns_ > columns_;
  const std::size_t first_new = cells_.size();
  for (const Cell& cell : fragment.cells_) {
    if (cell.row + cell.row_span <= skip) continue;
    Cell& moved = cells_.emplace_back(cell);
    moved.row = std::max(cell.row, skip) + offset;
    moved.row_span = cell.row + cell.row_span + offset - moved.row;
  }
  fragment_starts_.push_back(rows_);
  rows_ += fragment.rows_ - skip;
  if (wider) columns_ = fragment.columns_;
  FoldFrom(first_new);
  IndexFrom(wider ? 0 : first_new);
}

// Makes a header of `header` rows higher: its last cells reach further down.
void Grid::RaiseHeader(int header, int by) {
  for (Cell& cell : cells_) {
    if (cell.row >= header) {
      cell.row += by;
    } else if (cell.row + cell.row_span >= header) {
      cell.row_span += by;
    }
  }
  for (int& start : fragment_starts_) start += start >= header ? by : 0;
  rows_ += by;
}

void Grid::AppendBeside(const Grid& fragment, int first, int head, int header,
                        const std::vector<int>& rows) {
  const int raised = std::max(head - header, 0);
  if (raised > 0) RaiseHeader(header, raised);
  const std::size_t first_new = cells_.size();
  const auto row_of = [&](int row) {
    const int beside = rows[static_cast<std::size_t>(row - head)];
    return beside < 0 ? beside : beside + raised;
  };
  for (const Cell& cell : fragment.cells_) {
    const int last = cell.row + cell.row_span - 1;
    if (cell.column < first || (cell.row >= head && row_of(cell.row) < 0)) continue;
    Cell& moved = cells_.emplace_back(cell);
    moved.column += columns_ - first;
    if (cell.row >= head) {
      moved.row = row_of(cell.row);
      moved.row_span = std::max(row_of(last) - moved.row, 0) + 1;
    } else if (last + 1 >= head) {
      moved.row_span = header + raised - cell.row;
    }
  }
  columns_ += fragment.columns_ - first;
  FoldFrom(first_new);
  IndexFrom(0);
}

Grid Grid::FirstRows(int count) const {
  Grid rows;
  rows.source_ = source_;
  rows.rows_ = std::min(count, rows_);
  rows.columns_ = columns_;
  rows.extents_ = extents_;
  rows.fragment_starts_ = {0};
  for (int row = 0; row < rows.rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      if (const Cell* cell = Anchor(row, column)) rows.cells_.push_back(*cell);
    }
  }
  rows.FoldFrom(0);
  rows.IndexFrom(0);
  return rows;
}

void Grid::DropRows(int count) {
  std::erase_if(cells_, [count](const Cell& cell) { return cell.row < count; });
  for (Cell& cell : cells_) cell.row -= count;
  rows_ -= count;
  FoldFrom(0);
  IndexFrom(0);
}

void Grid::MoveColumns(const std::vector<int>& to, int columns) {
  for (Cell& cell : cells_) {
    const int last = to[static_cast<std::size_t>(cell.column + cell.column_span - 1)];
    cell.column = to[static_cast<std::size_t>(cell.column)];
    cell.column_span = last - cell.column + 1;
  }
  columns_ = columns;
  extents_.clear();
  IndexFrom(0);
}

void Grid::SpreadColumns(const std::vector<int>& first) {
  for (Cell& cell : cells_) {
    const int end = first[static_cast<std::size_t>(cell.column + cell.column_span)];
    cell.column = first[static_cast<std::size_t>(cell.column)];
    cell.column_span = end - cell.column;
  }
  columns_ = first.back();
  extents_.clear();
  IndexFrom(0);
}

}  // namespace budget::table
