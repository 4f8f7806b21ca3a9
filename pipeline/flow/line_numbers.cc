#include "pipeline/flow/line_numbers.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "pipeline/script/number.h"

namespace budget::flow {
namespace {

constexpr std::size_t kLongest = 5;  // digits of a line number

// Follows the numbers from `start` on; a line without the next one is passed over.
LineNumbers Follow(const std::vector<FlowLine>& lines, std::size_t first_line,
                   int start, const std::vector<LineNumbers>& taken) {
  LineNumbers numbers;
  numbers.at.assign(lines.size(), -1);
  for (std::size_t i = first_line; i < lines.size(); ++i) {
    for (std::size_t k = 0; k < lines[i].size(); ++k) {
      const int index = static_cast<int>(k);
      const bool free = std::ranges::none_of(
          taken, [&](const LineNumbers& other) { return other.at[i] == index; });
      if (free &&
          script::SmallInteger(lines[i][k]->raw, kLongest) == start + numbers.length) {
        numbers.at[i] = index;
        ++numbers.length;
        break;
      }
    }
  }
  return numbers;
}

// The longest count that begins in one of the first lines.
LineNumbers FindLongest(const std::vector<FlowLine>& lines,
                        const std::vector<LineNumbers>& taken) {
  constexpr std::size_t kFirstLines = 4;
  constexpr std::size_t kFirstCells = 40;
  LineNumbers best;
  for (std::size_t i = 0; i < std::min(kFirstLines, lines.size()); ++i) {
    for (std::size_t k = 0; k < std::min(kFirstCells, lines[i].size()); ++k) {
      const int start = script::SmallInteger(lines[i][k]->raw, kLongest);
      if (start < 1) continue;
      LineNumbers numbers = Follow(lines, i, start, taken);
      if (numbers.length > best.length) best = std::move(numbers);
    }
  }
  return best;
}

// Whether the numbers of `a` stand to the left, in the first line that has both.
bool IsLeftOf(const LineNumbers& a, const LineNumbers& b) {
  for (std::size_t i = 0; i < a.at.size(); ++i) {
    if (a.at[i] >= 0 && b.at[i] >= 0) return a.at[i] < b.at[i];
  }
  return false;
}

}  // namespace

std::optional<std::vector<LineNumbers>> FindLineNumbers(
    const std::vector<FlowLine>& lines, std::size_t count) {
  std::vector<LineNumbers> found;
  for (std::size_t block = 0; block < count; ++block) {
    LineNumbers numbers = FindLongest(lines, found);
    if (numbers.length == 0) return std::nullopt;
    if (static_cast<std::size_t>(numbers.length) * 2 < lines.size()) {
      return std::nullopt;
    }
    // Blocks are few: each is put where it belongs.
    const auto place = std::ranges::find_if(
        found, [&](const LineNumbers& other) { return IsLeftOf(numbers, other); });
    found.insert(place, std::move(numbers));
  }
  return found;
}

}  // namespace budget::flow
