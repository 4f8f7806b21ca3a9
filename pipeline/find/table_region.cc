#include "pipeline/find/table_region.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "pipeline/find/cell_text.h"

namespace budget {
namespace {

std::size_t CellOf(const TableRegion& region, const Piece& piece) {
  const Lattice& lattice = region.lattice;
  const auto row = static_cast<std::size_t>(lattice.RowAt(piece.middle_y())) *
                   static_cast<std::size_t>(lattice.columns());
  const auto cell_at = [&](int column) {
    return region.cells.at[row + static_cast<std::size_t>(column)];
  };
  const int first = lattice.ColumnAt(piece.x0);
  const int last = lattice.ColumnAt(piece.x1);
  int best = cell_at(first);
  float most = 0;
  for (int column = first; column <= last;) {
    const int cell = cell_at(column);
    float width = 0;
    for (; column <= last && cell_at(column) == cell; ++column) {
      const float from = lattice.xs[static_cast<std::size_t>(column)];
      const float to = lattice.xs[static_cast<std::size_t>(column) + 1];
      width += std::min(to, piece.x1) - std::max(from, piece.x0);
    }
    if (width > most) {
      most = width;
      best = cell;
    }
  }
  return static_cast<std::size_t>(best);
}

}  // namespace

bool TableRegion::has_text() const {
  return std::ranges::any_of(pieces, [](const auto& cell) { return !cell.empty(); });
}

bool TableRegion::has_number(std::span<const Piece> all) const {
  return std::ranges::any_of(pieces, [&](const auto& cell) {
    return std::ranges::any_of(cell, [&](std::uint32_t i) { return all[i].number; });
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

std::vector<std::uint32_t> Distribute(std::span<const Piece> all,
                                      std::span<const std::uint32_t> pieces,
                                      std::span<TableRegion> regions) {
  std::vector<std::uint32_t> rest;
  for (const std::uint32_t i : pieces) {
    const Piece& piece = all[i];
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

void Relay(std::span<const Piece> all, Lattice lattice, TableRegion* region) {
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

Fragment ReadRegion(const Page& page, std::span<const Piece> all, TableRegion region) {
  const Lattice& lattice = region.lattice;
  Fragment fragment;
  fragment.source = region.source;
  fragment.rows = lattice.rows();
  fragment.columns = lattice.columns();
  fragment.place = {page.number, 0, lattice.box()};
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
    CellText text =
        ReadCell(page, all, std::move(region.pieces[i]), cell.place.box.width());
    cell.raw = std::move(text.raw);
    cell.doubtful = text.doubtful;
    fragment.cells.push_back(std::move(cell));
  }
  return fragment;
}

}  // namespace budget
