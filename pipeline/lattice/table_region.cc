#include "pipeline/lattice/table_region.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "pipeline/runs/cell_text.h"
#include "pipeline/runs/tolerances.h"

namespace budget::lattice {
namespace {

namespace tolerance = runs::tolerance;

// The part of a piece that stands in one cell.
struct Share {
  int cell = 0;
  float from = 0;  // the cell's own edges
  float to = 0;
  float width = 0;
};

std::vector<Share> SharesOf(const TableRegion& region, const runs::Piece& piece) {
  const Lattice& lattice = region.lattice;
  const auto row = static_cast<std::size_t>(lattice.RowAt(piece.middle_y())) *
                   static_cast<std::size_t>(lattice.columns());
  std::vector<Share> shares;
  for (int column = lattice.ColumnAt(piece.x0), last = lattice.ColumnAt(piece.x1);
       column <= last; ++column) {
    const auto x = static_cast<std::size_t>(column);
    const int cell = region.cells.at[row + x];
    const float from = lattice.xs[x];
    const float to = lattice.xs[x + 1];
    if (shares.empty() || shares.back().cell != cell) {
      shares.push_back({cell, from, to, 0});
    }
    shares.back().to = to;
    shares.back().width += std::min(to, piece.x1) - std::max(from, piece.x0);
  }
  return shares;
}

// The cell of a piece that crosses rules: text overflows its cell at the side to which
// it is not aligned; where neither side tells, the cell with most of it wins.
std::size_t CellOf(const TableRegion& region, const runs::Piece& piece) {
  const Lattice& lattice = region.lattice;
  const int column = lattice.ColumnAt(piece.x0);
  if (column == lattice.ColumnAt(piece.x1)) {
    const auto row = static_cast<std::size_t>(lattice.RowAt(piece.middle_y()));
    const std::size_t at = row * static_cast<std::size_t>(lattice.columns()) +
                           static_cast<std::size_t>(column);
    return static_cast<std::size_t>(region.cells.at[at]);
  }
  const std::vector<Share> shares = SharesOf(region, piece);
  const Share& first = shares.front();
  const Share& last = shares.back();
  const float left = std::abs(piece.x0 - first.from);
  const float right = std::abs(last.to - piece.x1);
  const float pad = tolerance::kCellPadding * piece.size;
  const float least = tolerance::kPieceShare * (piece.x1 - piece.x0);
  int cell = std::ranges::max_element(shares, {}, &Share::width)->cell;
  if (right <= pad && left > right + tolerance::kLooser * piece.size &&
      last.width >= least) {
    cell = last.cell;
  } else if (left <= pad && right > left + tolerance::kLooser * piece.size &&
             first.width >= least) {
    cell = first.cell;
  }
  return static_cast<std::size_t>(cell);
}

// Where the columns and the text in them stand; cells over several columns tell
// nothing.
std::vector<ColumnExtent> ExtentsOf(std::span<const runs::Piece> all,
                                    const TableRegion& region) {
  std::vector<ColumnExtent> extents;
  for (std::size_t i = 0; i + 1 < region.lattice.xs.size(); ++i) {
    extents.push_back({region.lattice.xs[i], region.lattice.xs[i + 1], 0, 0});
  }
  for (std::size_t i = 0; i < region.pieces.size(); ++i) {
    if (region.cells.spans[i].column_span > 1) continue;
    auto& extent = extents[static_cast<std::size_t>(region.cells.spans[i].column)];
    for (const std::uint32_t piece : region.pieces[i]) {
      const bool first = extent.text_to <= extent.text_from;
      extent.text_from =
          first ? all[piece].x0 : std::min(extent.text_from, all[piece].x0);
      extent.text_to = first ? all[piece].x1 : std::max(extent.text_to, all[piece].x1);
    }
  }
  return extents;
}

// The width that a cell has for its lines: between rules, or of the longest text of its
// column.
float RoomOf(const Cell& cell, const Fragment& fragment, float size) {
  if (fragment.extents.empty()) {
    return cell.place.box.width() - 2 * tolerance::kCellPadding * size;
  }
  const auto first = static_cast<std::size_t>(cell.column);
  const auto last = static_cast<std::size_t>(cell.column + cell.column_span - 1);
  return fragment.extents[last].text_to - fragment.extents[first].text_from;
}

// Where the first line of a text begins.
const runs::Piece& FirstPiece(std::span<const runs::Piece> all,
                              const std::vector<std::uint32_t>& pieces) {
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const bool one_line =
        all[a].y0 < all[b].middle_y() && all[b].y0 < all[a].middle_y();
    return one_line ? all[a].x0 < all[b].x0 : all[a].y0 < all[b].y0;
  };
  return all[*std::ranges::min_element(pieces, before)];
}

float IndentOf(const runs::Piece& first, const Cell& cell, GridSource source) {
  const float edge = source == GridSource::kAligned ? 0 : cell.place.box.x0;
  return first.size > 0 ? (first.x0 - edge) / first.size : 0;
}

LayoutDoubt DoubtOf(const Cell& cell, const runs::CellText& text,
                    const Lattice& lattice) {
  if (text.figures > 1) return LayoutDoubt::kSeveralFigures;
  if (text.unsure) return LayoutDoubt::kRow;
  const Box& box = cell.place.box;
  const bool row = std::ranges::any_of(
      lattice.doubts, [&](float y) { return y > box.y0 && y < box.y1; });
  return row ? LayoutDoubt::kRow : LayoutDoubt::kNone;
}

}  // namespace

bool TableRegion::has_text() const {
  return std::ranges::any_of(pieces, [](const auto& cell) { return !cell.empty(); });
}

bool TableRegion::has_value(std::span<const runs::Piece> all) const {
  const auto is_wide = [&](std::uint32_t i) {
    return all[i].x1 - all[i].x0 > tolerance::kTwoDigits * all[i].size;
  };
  return std::ranges::any_of(pieces, [&](const auto& cell) {
    return !cell.empty() &&
           std::ranges::all_of(cell, [&](std::uint32_t i) { return all[i].number; }) &&
           std::ranges::any_of(cell, is_wide);
  });
}

TableRegion MakeRegion(GridSource source, Lattice lattice) {
  TableRegion region;
  region.source = source;
  region.cells = LatticeToCells(lattice);
  region.pieces.resize(region.cells.spans.size());
  region.lattice = std::move(lattice);
  return region;
}

std::vector<std::uint32_t> Distribute(std::span<const runs::Piece> all,
                                      std::span<const std::uint32_t> pieces,
                                      std::span<TableRegion> regions) {
  std::vector<std::uint32_t> rest;
  for (const std::uint32_t i : pieces) {
    const runs::Piece& piece = all[i];
    const auto region = std::ranges::find_if(regions, [&](const TableRegion& it) {
      return StandsIn(piece, it.lattice.box());
    });
    if (region == regions.end()) {
      rest.push_back(i);
    } else {
      region->pieces[CellOf(*region, piece)].push_back(i);
    }
  }
  return rest;
}

void Relay(std::span<const runs::Piece> all, Lattice lattice, TableRegion* region) {
  std::vector<std::uint32_t> pieces;
  for (const auto& cell : region->pieces) {
    pieces.insert(pieces.end(), cell.begin(), cell.end());
  }
  std::ranges::sort(pieces);
  *region = MakeRegion(region->source, std::move(lattice));
  for (const std::uint32_t i : pieces) {
    region->pieces[CellOf(*region, all[i])].push_back(i);
  }
}

Fragment ReadRegion(const Page& page, std::span<const runs::Piece> all,
                    TableRegion region) {
  const Lattice& lattice = region.lattice;
  Fragment fragment;
  fragment.source = region.source;
  fragment.rows = lattice.rows();
  fragment.columns = lattice.columns();
  fragment.place = {page.number, 0, lattice.box()};
  if (region.source == GridSource::kAligned) fragment.extents = ExtentsOf(all, region);
  fragment.cells.reserve(region.cells.spans.size());
  for (std::size_t i = 0; i < region.cells.spans.size(); ++i) {
    const Span& span = region.cells.spans[i];
    const auto x = static_cast<std::size_t>(span.column);
    const auto y = static_cast<std::size_t>(span.row);
    Cell cell;
    cell.row = span.row;
    cell.column = span.column;
    cell.row_span = span.row_span;
    cell.column_span = span.column_span;
    cell.place.page = page.number;
    cell.place.box = {lattice.xs[x], lattice.ys[y],
                      lattice.xs[x + static_cast<std::size_t>(span.column_span)],
                      lattice.ys[y + static_cast<std::size_t>(span.row_span)]};
    float size = 0;
    if (!region.pieces[i].empty()) {
      const runs::Piece& first = FirstPiece(all, region.pieces[i]);
      size = first.size;
      cell.indent = IndentOf(first, cell, region.source);
    }
    runs::CellText text =
        runs::ReadCell(page, all, std::move(region.pieces[i]), cell.place.box.width());
    cell.raw = std::move(text.raw);
    cell.doubtful = text.doubtful;
    cell.full = text.next > 0 && text.next >= RoomOf(cell, fragment, size);
    cell.layout = DoubtOf(cell, text, lattice);
    fragment.cells.push_back(std::move(cell));
  }
  return fragment;
}

}  // namespace budget::lattice
