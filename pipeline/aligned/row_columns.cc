#include "pipeline/aligned/row_columns.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "pipeline/runs/tolerances.h"

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

// Whether a word stands in one column.
bool IsInside(const Word& word, std::span<const Bar> bars) {
  return std::ranges::any_of(bars, [&](const Bar& bar) {
    return word.x0 > bar.x0 - 1 && word.x1 < bar.x1 + 1;
  });
}

}  // namespace

bool StandsInColumns(const TextRow& row, std::span<const Bar> bars) {
  return std::ranges::all_of(
      row.parts, [&](const Word& part) { return !part.colon && IsInside(part, bars); });
}

bool FitsColumns(const TextRow& row, std::span<const Bar> bars) {
  return std::ranges::all_of(row.parts, [&](const Word& part) {
    const int at = BarOf(bars, part.x0, part.x1);
    if (at < 0 || part.colon) return false;
    const auto bar = static_cast<std::size_t>(at);
    if (std::abs(part.x0 - bars[bar].x0) > tolerance::kFlush * row.size) return false;
    return bar + 1 < bars.size() ? part.x1 < bars[bar + 1].x0 : bar > 0;
  });
}

std::size_t EndOfRows(std::span<const TextRow> rows, std::size_t first,
                      std::size_t last, float size) {
  const std::vector<Bar> bars = FindBars(rows.subspan(first, last - first), size);
  for (; last < rows.size(); ++last) {
    const TextRow& row = rows[last];
    const TextRow& above = rows[last - 1];
    if (!Follows(above, row) || row.size > tolerance::kLargerText * above.size)
      return last;
    const bool wrapped =
        row.baseline - above.baseline < tolerance::kHeadPitch * row.size &&
        StandsInColumns(row, bars);
    if (!wrapped && !FitsColumns(row, bars)) return last;
    const Word& word = row.parts.front();
    const bool left = row.parts.size() == 1 && BarOf(bars, word.x0, word.x1) == 0;
    if (left && !wrapped) return last;
  }
  return last;
}

}  // namespace budget::aligned
