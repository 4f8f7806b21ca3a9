#include "pipeline/page/divide_labels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "pipeline/runs/cell_text.h"
#include "pipeline/runs/tolerances.h"

namespace budget::page {
namespace {

namespace tolerance = runs::tolerance;

// The height of the figures of each elementary row; below zero where it has none.
std::vector<float> HeightsOfFigures(std::span<const runs::Piece> all,
                                    const lattice::TableRegion& region) {
  std::vector<float> heights(static_cast<std::size_t>(region.lattice.rows()), -1);
  for (std::size_t i = 0; i < region.pieces.size(); ++i) {
    const lattice::Span& span = region.cells.spans[i];
    const auto& cell = region.pieces[i];
    if (span.row_span != 1 || cell.empty()) continue;
    const bool number =
        std::ranges::all_of(cell, [&](std::uint32_t p) { return all[p].number; });
    if (number)
      heights[static_cast<std::size_t>(span.row)] = all[cell.front()].middle_y();
  }
  return heights;
}

// How the lines of a cell stand beside the rows that it is over.
struct Lines {
  bool beside = false;  // one for each row, at the height of its figures
  bool words = false;   // more than a character each: no label written downwards
};

Lines LinesOf(std::span<const runs::Piece> all, const lattice::Span& span,
              const std::vector<std::uint32_t>& cell,
              const std::vector<float>& heights) {
  const std::vector<runs::LineOfPieces> lines = runs::GroupLines(all, cell);
  if (lines.size() != static_cast<std::size_t>(span.row_span)) return {};
  Lines found{true, true};
  float above = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const runs::Piece& piece = all[lines[i].front()];
    const float figures = heights[static_cast<std::size_t>(span.row) + i];
    const float off = std::abs(piece.middle_y() - figures);
    if (figures < 0 || off > tolerance::kBeside * piece.size) return {};
    if (i > 0 && piece.baseline - above < tolerance::kFullPitch * piece.size) return {};
    above = piece.baseline;
    found.words = found.words && !(lines[i].size() == 1 && piece.one_glyph);
  }
  return found;
}

}  // namespace

void DivideLabels(std::span<const runs::Piece> all, lattice::TableRegion* region) {
  const std::vector<float> heights = HeightsOfFigures(all, *region);
  const auto& spans = region->cells.spans;
  std::vector<std::size_t> beside;
  std::vector<const lattice::Span*> divided;  // rows that have a label each
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].row_span < 2 || region->pieces[i].size() < 2) continue;
    const Lines lines = LinesOf(all, spans[i], region->pieces[i], heights);
    if (!lines.beside) continue;
    beside.push_back(i);
    if (lines.words) divided.push_back(&spans[i]);
  }
  if (divided.empty()) return;
  // Single characters (a formula A, B, C) go by the labels of their rows, which stand
  // next to them in `spans`.
  lattice::Lattice lattice = region->lattice;
  bool any = false;
  auto next = divided.begin();
  for (const std::size_t i : beside) {
    while (next != divided.end() && (*next)->row < spans[i].row) ++next;
    auto other = next;
    while (other != divided.end() && (*other)->row == spans[i].row &&
           (*other)->row_span != spans[i].row_span) {
      ++other;
    }
    if (other == divided.end() || (*other)->row != spans[i].row) continue;
    any = true;
    for (int row = 1; row < spans[i].row_span; ++row) {
      for (int column = 0; column < spans[i].column_span; ++column) {
        lattice.Above(spans[i].row + row, spans[i].column + column) = 1;
      }
    }
  }
  if (any) lattice::Relay(all, std::move(lattice), region);
}

}  // namespace budget::page
