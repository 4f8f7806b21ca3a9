#include "pipeline/page/overflow.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/runs/cell_text.h"
#include "pipeline/runs/tolerances.h"

namespace budget::page {
namespace {

namespace tolerance = runs::tolerance;

// Whether a good part of a piece stands at either side of a height.
bool StandsAcross(const runs::Piece& piece, float y) {
  const float least = tolerance::kAcross * piece.size;
  return piece.y0 < y - least && piece.y1 > y + least;
}

class OverflowFinder {
 public:
  OverflowFinder(std::span<const runs::Piece> all, const lattice::TableRegion& region)
      : all_(all), region_(region) {}

  // The cell above, of the same columns; the number of cells if there is none.
  std::size_t Above(std::size_t cell) const {
    const auto& spans = region_.cells.spans;
    const lattice::Span& span = spans[cell];
    if (span.row == 0) return spans.size();
    const auto columns = static_cast<std::size_t>(region_.lattice.columns());
    const auto above = static_cast<std::size_t>(
        region_.cells.at[static_cast<std::size_t>(span.row - 1) * columns +
                         static_cast<std::size_t>(span.column)]);
    const bool same = spans[above].column == span.column &&
                      spans[above].column_span == span.column_span;
    return same ? above : spans.size();
  }

  // The first line of a cell, if it is the rest of the text in the cell above.
  runs::LineOfPieces Find(std::size_t cell, std::size_t above) const {
    const float top = TopOf(cell);
    const auto across = [&](std::uint32_t i) { return StandsAcross(all_[i], top); };
    if (std::ranges::none_of(region_.pieces[cell], across)) return {};
    const auto own = runs::GroupLines(all_, region_.pieces[cell]);
    const auto other = runs::GroupLines(all_, region_.pieces[above]);
    if (other.empty() || !std::ranges::all_of(own.front(), across)) return {};
    const runs::Piece& line = all_[own.front().front()];
    const runs::Piece& last = all_[other.back().front()];
    const float gap = line.baseline - last.baseline;
    if (gap > tolerance::kFullPitch * line.size) return {};
    if (line.x0 > all_[other.back().back()].x1 || last.x0 > all_[own.front().back()].x1)
      return {};
    const bool nearer =
        own.size() == 1 || all_[own[1].front()].baseline - line.baseline >
                               gap + tolerance::kSameGap * line.size;
    return nearer && IsOffItsRow(cell, line) ? own.front() : runs::LineOfPieces();
  }

 private:
  float TopOf(std::size_t cell) const {
    return region_.lattice.ys[static_cast<std::size_t>(region_.cells.spans[cell].row)];
  }

  // Whether other cells of the row have text, and none at the height of the line.
  bool IsOffItsRow(std::size_t cell, const runs::Piece& line) const {
    bool any = false;
    for (std::size_t i = 0; i < region_.pieces.size(); ++i) {
      if (i == cell || region_.cells.spans[i].row != region_.cells.spans[cell].row) {
        continue;
      }
      for (const std::uint32_t p : region_.pieces[i]) {
        const runs::Piece& piece = all_[p];
        if (StandsAcross(piece, TopOf(cell))) continue;
        any = true;
        if (std::abs(piece.baseline - line.baseline) <
            tolerance::kSameBaseline * line.size) {
          return false;
        }
      }
    }
    return any;
  }

  std::span<const runs::Piece> all_;
  const lattice::TableRegion& region_;
};

}  // namespace

void ReturnOverflow(std::span<const runs::Piece> all, lattice::TableRegion* region) {
  const OverflowFinder finder(all, *region);
  for (std::size_t i = 0; i < region->pieces.size(); ++i) {
    if (region->pieces[i].empty()) continue;
    const std::size_t above = finder.Above(i);
    if (above == region->pieces.size()) continue;
    const runs::LineOfPieces line = finder.Find(i, above);
    if (line.empty()) continue;
    for (const std::uint32_t piece : line) {
      std::erase(region->pieces[i], piece);
      region->pieces[above].push_back(piece);
    }
    std::ranges::sort(region->pieces[above]);
  }
}

}  // namespace budget::page
