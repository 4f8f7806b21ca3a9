#include "pipeline/text/stacked_flow.h"

#include <algorithm>
#include <string>

namespace budget::text {
namespace {

constexpr std::size_t kFewestFlowRows = 3;  // below the header

// A classification code with its name behind it.
bool IsCode(std::span<const StackCell> cells, std::size_t i) {
  return IsCodeLike(cells[i].text) && i + 1 < cells.size() && !IsValue(cells[i + 1]);
}

bool BeginsRow(std::span<const StackCell> cells, std::size_t i) {
  const bool behind_value = i > 0 && IsValue(cells[i - 1]) && !IsCode(cells, i - 1);
  return behind_value && (!IsValue(cells[i]) || IsCode(cells, i));
}

// Which cells of a row are its code and its name, and how many values it has.
struct RowShape {
  bool code = false;
  std::size_t words = 0;
  std::size_t values = 0;
};

RowShape ShapeOf(std::span<const StackCell> cells, std::size_t begin, std::size_t end) {
  RowShape shape;
  for (std::size_t i = begin; i < end; ++i) {
    if (!IsValue(cells[i])) {
      ++shape.words;
    } else if (i == begin && IsCode(cells, i)) {
      shape.code = true;
    } else {
      ++shape.values;
    }
  }
  return shape;
}

// Whether a 1 stands before the first name and a 2 before the next one: the rows are
// numbered, and what looks like the last value of each belongs to the one below.
bool AreNumbered(std::span<const StackCell> cells, const StackedRows& rows) {
  return cells[rows.begins[2] - 1].text == "1" && cells[rows.begins[3] - 1].text == "2";
}

}  // namespace

std::optional<StackedRows> FindStackedRows(std::span<const StackCell> cells) {
  if (std::ranges::any_of(cells, IsBlank)) return std::nullopt;
  // Words of the header, and of the first row unless that begins with a code.
  const auto words =
      static_cast<std::size_t>(std::ranges::find_if(cells, IsValue) - cells.begin());
  if (words == 0 || words == cells.size()) return std::nullopt;
  const std::size_t head = IsCode(cells, words) ? words : words - 1;
  StackedRows rows{.begins = {0, head}, .end = cells.size()};
  for (std::size_t i = words; i < cells.size(); ++i) {
    if (i > head && BeginsRow(cells, i)) rows.begins.push_back(i);
  }
  bool codes = false;
  std::size_t values = 0;
  for (std::size_t r = 1; r < rows.begins.size(); ++r) {
    const std::size_t end = r + 1 < rows.begins.size() ? rows.begins[r + 1] : rows.end;
    const RowShape shape = ShapeOf(cells, rows.begins[r], end);
    if (shape.words != 1) return std::nullopt;
    codes = codes || shape.code;
    values = std::max(values, shape.values);
  }
  if (head != values + (codes ? 2 : 1) || rows.begins.size() <= kFewestFlowRows ||
      AreNumbered(cells, rows)) {
    return std::nullopt;
  }
  return rows;
}

}  // namespace budget::text
