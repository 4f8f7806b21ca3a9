#include "pipeline/bind/row_shapes.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/table/column_contents.h"

namespace budget::bind {
namespace {

bool Spans(const Cell& cell, const std::vector<int>& columns) {
  return cell.column_span > 1 &&
         std::ranges::all_of(columns, [&](int column) { return Covers(cell, column); });
}

bool IsTotal(const std::string& folded, const schemas::RowPatterns& rows) {
  return rows.total.MatchesAll(folded) || rows.subtotal.MatchesAll(folded);
}

// A label does not.  By code point: 。
bool EndsSentence(std::string_view folded) { return folded.ends_with("\xE3\x80\x82"); }

}  // namespace

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

const Cell* CellBelowBreak(const table::Grid& grid, int row, int column) {
  bool broken = false;
  for (int below = row + 1; below < grid.rows(); ++below) {
    broken = broken || grid.StartsFragment(below);
    if (grid.IsBlankRow(below)) continue;
    return broken && !grid.IsBlank(below, column) ? grid.Anchor(below, column)
                                                  : nullptr;
  }
  return nullptr;
}

bool Covers(const Cell& cell, int column) {
  return column >= cell.column && column < cell.column + cell.column_span;
}

std::vector<bool> FindNotes(const table::Grid& grid, int header_rows,
                            const std::vector<int>& value_columns,
                            const schemas::Schema& schema) {
  std::vector<bool> notes(static_cast<std::size_t>(grid.rows()));
  bool at_end = true;  // nothing but notes and blank rows below
  for (int row = grid.rows() - 1; row >= header_rows; --row) {
    if (grid.IsBlankRow(row)) continue;
    const Cell* only = OnlyCell(grid, row);
    bool note = false;
    if (only != nullptr) {
      const std::string& folded = grid.Folded(row, only->column);
      note = schema.lines.note.Search(folded).has_value() ||
             (Spans(*only, value_columns) && !EndsInFigure(only->raw) &&
              !IsTotal(folded, schema.rows) && (at_end || EndsSentence(folded)));
    }
    notes[static_cast<std::size_t>(row)] = note;
    at_end = at_end && note;
  }
  return notes;
}

bool IsMarked(const schemas::RowPatterns& patterns, std::string_view label) {
  const std::string folded = script::Fold(label);
  return patterns.total.MatchesAll(folded) || patterns.subtotal.MatchesAll(folded) ||
         patterns.ordinal.Search(folded) || patterns.of_which.Search(folded);
}

bool IsNamed(const schemas::Vocabulary& vocabulary, std::string_view code,
             std::string_view name) {
  const std::string folded = script::Fold(name);
  return std::ranges::any_of(
      vocabulary.FindCode(code),
      [&](const schemas::Code* entry) { return script::Fold(entry->name) == folded; });
}

bool EndsInFigure(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \n");
  if (end == std::string_view::npos) return false;
  const std::size_t space = text.find_last_of(" \n", end);
  const std::string_view last =
      text.substr(space == std::string_view::npos ? 0 : space + 1);
  return script::ParseNumber(last).has_value();
}

bool ReachesOverOtherColumns(const table::Header& header, const Cell& cell) {
  const auto first = static_cast<std::size_t>(cell.column);
  for (std::size_t i = 1; i < static_cast<std::size_t>(cell.column_span); ++i) {
    if (header.paths[first + i] != header.paths[first]) return true;
  }
  return false;
}

}  // namespace budget::bind
