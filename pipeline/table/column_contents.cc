#include "pipeline/table/column_contents.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/script/year.h"
#include "pipeline/table/read_headers.h"

namespace budget::table {
namespace {

// The shortest code of the classifications: a class, 201.
constexpr std::size_t kShortestCode = 3;
constexpr std::size_t kLongestCode = 12;
// Digits by which a code is longer than that of its class: 201, 20101.
constexpr std::size_t kCodeStep = 2;

// The cells of one column, counted.
struct Counts {
  int figures = 0;
  int texts = 0;
  int formulas = 0;
  int quantities = 0;  // of the texts
  bool merged = false;
  std::unordered_set<std::string_view> distinct;
  bool all_digits = true;   // of the figures: no sign, separator or fraction
  bool consecutive = true;  // 1, 2, 3 ...
  std::vector<std::string_view> digits;
};

Counts CountColumn(const Grid& grid, const std::vector<int>& rows, int column) {
  Counts counts;
  for (const int row : rows) {
    const Cell* cell = grid.Anchor(row, column);
    if (cell == nullptr || cell->column_span > 1) continue;
    const std::string& text = grid.Folded(row, column);
    if (text.find_first_not_of('-') == std::string::npos) continue;
    counts.merged = counts.merged || cell->row_span > 1;
    counts.distinct.insert(text);
    if (IsFormula(cell->raw)) {
      ++counts.formulas;
    } else if (script::ParseNumber(cell->raw)) {
      ++counts.figures;
      counts.all_digits = counts.all_digits && script::IsAsciiDigits(text);
      counts.consecutive = counts.consecutive && text == std::to_string(counts.figures);
      counts.digits.push_back(text);
    } else {
      ++counts.texts;
      counts.quantities += script::ReadNumber(cell->raw).number ? 1 : 0;
    }
  }
  return counts;
}

// Whether the numbers are codes: as long as codes are, and most of them within another
// one (20101 within 201) or a class by themselves that has such parts.
bool AreCodes(const std::vector<std::string_view>& digits) {
  const std::unordered_set<std::string_view> all(digits.begin(), digits.end());
  std::unordered_set<std::string_view> parents;
  std::size_t nested = 0;
  for (const std::string_view code : digits) {
    if (code.size() < kShortestCode || code.size() > kLongestCode) return false;
    if (code.front() == '0') ++nested;  // no figure begins so
    if (code.size() < kShortestCode + kCodeStep) continue;
    const std::string_view parent = code.substr(0, code.size() - kCodeStep);
    if (!all.contains(parent)) continue;
    parents.insert(parent);
    ++nested;
  }
  return nested + parents.size() >= 2 && 2 * (nested + parents.size()) >= digits.size();
}

ColumnContent Judge(const Counts& counts) {
  if (counts.figures + counts.texts + counts.formulas == 0) {
    return ColumnContent::kBlank;
  }
  if (counts.formulas > counts.texts && counts.formulas > counts.figures) {
    return ColumnContent::kFormulas;
  }
  if (counts.texts > counts.figures) return ColumnContent::kText;
  if (!counts.all_digits || counts.figures < 2) return ColumnContent::kFigures;
  if (counts.consecutive) return ColumnContent::kLineNumbers;
  return AreCodes(counts.digits) ? ColumnContent::kCodes : ColumnContent::kFigures;
}

}  // namespace

bool IsFormula(std::string_view printed) {
  const std::string text = script::WithoutSpace(printed);
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("=+-*/()").find(c) != std::string_view::npos;
  };
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const bool sum = text.find('=') != std::string_view::npos || text.size() == 1;
  return sum && std::ranges::all_of(text, is_part) &&
         std::ranges::any_of(text, is_letter);
}

std::vector<ColumnBody> ReadColumnBodies(const Grid& grid, int header_rows,
                                         const schemas::RowPatterns& patterns) {
  std::vector<int> rows;
  for (int row = header_rows; row < grid.rows(); ++row) {
    if (!IsColumnNumberRow(grid, row, patterns)) rows.push_back(row);
  }
  std::vector<ColumnBody> bodies;
  bodies.reserve(static_cast<std::size_t>(grid.columns()));
  for (int column = 0; column < grid.columns(); ++column) {
    const Counts counts = CountColumn(grid, rows, column);
    bodies.push_back(
        {.content = Judge(counts),
         .labels = counts.figures + counts.texts + counts.formulas,
         .distinct = static_cast<int>(counts.distinct.size()),
         .merged = counts.merged,
         .years = counts.all_digits &&
                  std::ranges::all_of(counts.digits, script::LooksLikeYear),
         .quantities = 2 * counts.quantities > counts.texts});
  }
  return bodies;
}

}  // namespace budget::table
