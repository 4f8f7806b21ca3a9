#include "pipeline/table/broken_decimals.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"

namespace budget::table {
namespace {

constexpr int kFewestOthers = 3;

// Of the figures of a column.
struct Decimals {
  int figures = 0;
  int scale = 0;
  bool mixed = false;

  void Add(int of_figure) {
    if (figures++ == 0) scale = of_figure;
    mixed = mixed || of_figure != scale;
  }
};

int ScaleOf(std::string_view figure) {
  const std::optional<script::PrintedNumber> number = script::ParseNumber(figure);
  return number ? number->value.scale() : -1;
}

bool IsSeveral(const Cell& cell) {
  return cell.layout == LayoutDoubt::kSeveralFigures && cell.column_span == 1;
}

std::vector<Decimals> DecimalsOf(const Fragment& fragment) {
  std::vector<Decimals> columns(static_cast<std::size_t>(fragment.columns));
  for (const Cell& cell : fragment.cells) {
    if (IsSeveral(cell) || cell.column_span > 1) continue;
    const int scale = ScaleOf(cell.raw);
    if (scale >= 0) columns[static_cast<std::size_t>(cell.column)].Add(scale);
  }
  return columns;
}

// The figure of both lines; nothing if they are not parts of one with `scale` decimals.
std::optional<std::string> Joined(std::string_view raw, int scale) {
  const std::size_t end = raw.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view head = raw.substr(0, end);
  const std::string_view tail = raw.substr(end + 1);
  const int part = ScaleOf(head);
  if (part <= 0 || part >= scale || !script::IsAsciiDigits(tail)) return std::nullopt;
  std::string whole = std::string(head) + std::string(tail);
  return ScaleOf(whole) == scale ? std::optional(std::move(whole)) : std::nullopt;
}

}  // namespace

void JoinBrokenDecimals(Fragment* fragment) {
  if (std::ranges::none_of(fragment->cells, IsSeveral)) return;
  const std::vector<Decimals> columns = DecimalsOf(*fragment);
  for (Cell& cell : fragment->cells) {
    const Decimals& column = columns[static_cast<std::size_t>(cell.column)];
    if (!IsSeveral(cell) || column.figures < kFewestOthers || column.mixed) continue;
    if (std::optional<std::string> whole = Joined(cell.raw, column.scale)) {
      cell.raw = *std::move(whole);
      cell.layout = LayoutDoubt::kNone;
    }
  }
}

}  // namespace budget::table
