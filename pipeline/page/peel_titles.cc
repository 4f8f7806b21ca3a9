#include "pipeline/page/peel_titles.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "pipeline/runs/tolerances.h"
#include "pipeline/script/marks.h"

namespace budget::page {
namespace {

constexpr std::size_t kMostTitles = 4;  // rows
constexpr std::size_t kShortTitle = 4;  // characters; titles have more
constexpr int kFewRows = 2;             // that a table has at least, without them

// Whether cell `at` takes the whole of row `row`.
bool IsWholeRow(const lattice::TableRegion& region, std::size_t at, int row) {
  if (at >= region.cells.spans.size()) return false;
  const lattice::Span& span = region.cells.spans[at];
  return span.row == row && span.row_span == 1 &&
         span.column_span == region.lattice.columns();
}

// Whether rows have labels.  In a table of figures alone a head over all columns is the
// head of them all.
bool HasLabels(std::span<const runs::Piece> all, const lattice::TableRegion& region) {
  bool text = false;
  int row = -1;  // of the last figure
  for (std::size_t i = region.cells.spans.size(); i-- > 0;) {
    const lattice::Span& span = region.cells.spans[i];
    if (region.pieces[i].empty()) continue;
    if (row >= 0 && span.row < row) break;
    const bool number = std::ranges::all_of(
        region.pieces[i], [&](std::uint32_t p) { return all[p].number; });
    if (number && row < 0) row = span.row;
    text = text || (row >= 0 && !number) || (row < 0 && !number);
  }
  return text || row < 0;
}

bool HasFigure(std::span<const runs::Piece> all, const lattice::TableRegion& region,
               int row) {
  for (std::size_t i = 0; i < region.cells.spans.size(); ++i) {
    if (region.cells.spans[i].row != row) continue;
    const auto& cell = region.pieces[i];
    if (!cell.empty() &&
        std::ranges::all_of(cell, [&](std::uint32_t p) { return all[p].number; })) {
      return true;
    }
  }
  return false;
}

// Whether a cell is too short for a title, and the line of the unit or the issuer
// stands between it and where titles are: 支出 over all columns is the head of them
// all.
bool IsHeadOfAll(const Page& page, std::span<const runs::Piece> all,
                 const lattice::TableRegion& region,
                 std::span<const std::uint32_t> rest) {
  std::size_t glyphs = 0;
  for (const std::uint32_t i : region.pieces.front()) {
    glyphs += all[i].last - all[i].first;
  }
  if (glyphs > kShortTitle) return false;
  const Box box = region.lattice.box();
  return std::ranges::any_of(rest, [&](std::uint32_t i) {
    const runs::Piece& piece = all[i];
    const float above = box.y0 - piece.y1;
    if (above < -piece.size / 2 || above > runs::tolerance::kRowGap * piece.size ||
        piece.x1 < box.x0 || piece.x0 > box.x1) {
      return false;
    }
    const auto glyph =
        std::span(page.glyphs).subspan(piece.first, piece.last - piece.first);
    return std::ranges::any_of(glyph, [](const Glyph& it) {
      return std::ranges::any_of(it.text, script::IsColon);
    });
  });
}

// The lattice without its first `count` rows.
lattice::Lattice WithoutTop(const lattice::Lattice& lattice, int count) {
  lattice::Lattice rest = lattice;
  const auto columns = static_cast<std::ptrdiff_t>(lattice.columns());
  rest.ys.erase(rest.ys.begin(), rest.ys.begin() + count);
  rest.left.erase(rest.left.begin(), rest.left.begin() + count * (columns + 1));
  rest.above.erase(rest.above.begin(), rest.above.begin() + count * columns);
  return rest;
}

}  // namespace

void PeelTitles(const Page& page, std::span<const runs::Piece> all,
                lattice::TableRegion* region, std::vector<std::uint32_t>* rest) {
  std::size_t titles = 0;
  while (titles < kMostTitles &&
         IsWholeRow(*region, titles, static_cast<int>(titles)) &&
         !region->pieces[titles].empty()) {
    ++titles;
  }
  const auto count = static_cast<int>(titles);
  if (count == 0 || region->lattice.rows() < count + kFewRows ||
      HasFigure(all, *region, count) || !HasLabels(all, *region) ||
      (count == 1 && IsHeadOfAll(page, all, *region, *rest))) {
    return;
  }
  for (std::size_t i = 0; i < titles; ++i) {
    rest->insert(rest->end(), region->pieces[i].begin(), region->pieces[i].end());
    region->pieces[i].clear();
  }
  std::ranges::sort(*rest);
  lattice::Relay(all, WithoutTop(region->lattice, count), region);
}

}  // namespace budget::page
