#include "pipeline/bind/row_shapes.h"

#include <string>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/table/column_contents.h"

namespace budget::bind {

bool IsFormulaRow(const table::Grid& grid, int row) {
  int formulas = 0;
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.Anchor(row, column);
    if (cell == nullptr || cell->raw.empty()) continue;
    if (script::ParseNumber(cell->raw)) return false;
    formulas += table::IsFormula(cell->raw) ? 1 : 0;
  }
  return formulas >= 2;
}

bool RepeatsHeader(const table::Grid& grid, int row, int header_rows) {
  for (int head = 0; head < header_rows; ++head) {
    int same = 0;
    bool other = false;
    for (int column = 0; column < grid.columns(); ++column) {
      if (grid.Anchor(row, column) == nullptr || grid.IsBlank(row, column)) {
        continue;
      }
      const bool equal = grid.Folded(row, column) == grid.Folded(head, column);
      same += equal ? 1 : 0;
      other = other || !equal;
    }
    if (same >= 2 && !other) return true;
  }
  return false;
}

const Cell* OnlyCell(const table::Grid& grid, int row) {
  const Cell* only = nullptr;
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell == only || grid.IsBlank(row, column)) continue;
    if (only != nullptr || cell->row != row) return nullptr;
    only = cell;
  }
  return only;
}

bool Covers(const Cell& cell, int column) {
  return column >= cell.column && column < cell.column + cell.column_span;
}

bool EndsInFigure(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \n");
  if (end == std::string_view::npos) return false;
  const std::size_t space = text.find_last_of(" \n", end);
  const std::string_view last =
      text.substr(space == std::string_view::npos ? 0 : space + 1);
  return script::ParseNumber(last).has_value();
}

bool IsCutOff(std::string_view raw) {
  const std::string folded = script::Fold(raw);
  if (!folded.ends_with('.') && !folded.ends_with(',')) return false;
  return folded.find_first_not_of("0123456789.,-") == std::string::npos;
}

}  // namespace budget::bind
