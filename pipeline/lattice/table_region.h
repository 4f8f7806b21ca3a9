// A table on a page: its lattice and the text in its cells.

#ifndef PIPELINE_LATTICE_TABLE_REGION_H_
#define PIPELINE_LATTICE_TABLE_REGION_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/lattice/lattice.h"
#include "pipeline/model/content.h"
#include "pipeline/model/page.h"
#include "pipeline/runs/pieces.h"

namespace budget::lattice {

struct TableRegion {
  GridSource source = GridSource::kLattice;
  Lattice lattice;
  Cells cells;
  std::vector<std::vector<std::uint32_t>> pieces;  // of each cell, indices

  bool has_text() const;
  // Whether a cell holds a figure, and not just the number of a column.
  bool has_value(std::span<const runs::Piece> all) const;
};

TableRegion MakeRegion(GridSource source, Lattice lattice);

inline bool Contains(const Box& box, float x, float y) {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

// Whether a piece stands in a box: its middle decides.
inline bool StandsIn(const runs::Piece& piece, const Box& box) {
  return Contains(box, piece.middle_x(), piece.middle_y());
}

// Gives each piece of `pieces` that stands in a region to its cell, and returns the
// others.  A piece that crosses a rule goes to the cell with most of it.
std::vector<std::uint32_t> Distribute(std::span<const runs::Piece> all,
                                      std::span<const std::uint32_t> pieces,
                                      std::span<TableRegion> regions);

// Sets another lattice and distributes the pieces anew.
void Relay(std::span<const runs::Piece> all, Lattice lattice, TableRegion* region);

Fragment ReadRegion(const Page& page, std::span<const runs::Piece> all,
                    TableRegion region);

}  // namespace budget::lattice

#endif  // PIPELINE_LATTICE_TABLE_REGION_H_
