#include "pipeline/page/divide_heads.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "pipeline/runs/tolerances.h"

namespace budget::page {
namespace {

namespace tolerance = runs::tolerance;

// What stands in one column of a cell.
struct Head {
  float x0 = 0;
  float x1 = 0;
  std::uint32_t glyphs = 0;
};

// Whether a cell holds one head for each of its columns, at their middle.  A head of
// one character may be a part of one that is spread over the cell.
bool HoldsHeads(std::span<const runs::Piece> all, float size,
                const lattice::Lattice& lattice, const lattice::Span& span,
                const std::vector<std::uint32_t>& cell) {
  std::vector<Head> heads(static_cast<std::size_t>(span.column_span));
  for (const std::uint32_t i : cell) {
    const int column = lattice.ColumnAt(all[i].x0);
    if (all[i].number || column != lattice.ColumnAt(all[i].x1)) return false;
    Head& head = heads[static_cast<std::size_t>(column - span.column)];
    head.x0 = head.glyphs == 0 ? all[i].x0 : std::min(head.x0, all[i].x0);
    head.x1 = std::max(head.x1, all[i].x1);
    head.glyphs += all[i].last - all[i].first;
  }
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const auto column = static_cast<std::size_t>(span.column) + i;
    const float middle = (lattice.xs[column] + lattice.xs[column + 1]) / 2;
    if (heads[i].glyphs < 2) return false;
    if (std::abs((heads[i].x0 + heads[i].x1) / 2 - middle) >
        tolerance::kHeadCentred * size) {
      return false;
    }
  }
  return true;
}

}  // namespace

void DivideHeads(std::span<const runs::Piece> all, float size,
                 lattice::TableRegion* region) {
  std::vector<const lattice::Span*> divided;
  for (std::size_t i = 0; i < region->pieces.size(); ++i) {
    const lattice::Span& span = region->cells.spans[i];
    const auto& cell = region->pieces[i];
    const bool figure =
        !cell.empty() &&
        std::ranges::all_of(cell, [&](std::uint32_t p) { return all[p].number; });
    if (figure) break;
    if (span.column_span >= 2 && cell.size() >= 2 &&
        HoldsHeads(all, size, region->lattice, span, cell)) {
      divided.push_back(&span);
    }
  }
  if (divided.empty()) return;
  lattice::Lattice lattice = region->lattice;
  for (const lattice::Span* span : divided) {
    for (int row = span->row; row < span->row + span->row_span; ++row) {
      for (int column = 1; column < span->column_span; ++column) {
        lattice.LeftOf(row, span->column + column) = 1;
      }
    }
  }
  lattice::Relay(all, std::move(lattice), region);
}

}  // namespace budget::page
