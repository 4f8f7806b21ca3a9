// A group of rules to a grid of elementary cells, and these to printed cells.
//
//     xs 0      1      2      3        A cell is the union of the elementary cells that
//     ys +------+------+------+        no rule separates; here columns 1 and 2 of row
//     0.
//      0 |      |             |
//      1 +------+------+------+
//        |      |      |      |
//      2 +------+------+------+

#ifndef PIPELINE_LATTICE_LATTICE_H_
#define PIPELINE_LATTICE_LATTICE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/lattice/rule_groups.h"
#include "pipeline/model/place.h"
#include "pipeline/runs/pieces.h"

namespace budget::lattice {

struct Lattice {
  std::vector<float> xs;  // ascending; one more than there are columns
  std::vector<float> ys;
  std::vector<std::uint8_t> left;  // rows x (columns + 1): a rule stands at the left of
  std::vector<std::uint8_t> above;  // (rows + 1) x columns: a rule stands above
  std::vector<float> doubts;  // y in rows whose lines could belong to their neighbours

  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }

  std::uint8_t& LeftOf(int row, int column) { return left[LeftIndex(row, column)]; }
  std::uint8_t LeftOf(int row, int column) const {
    return left[LeftIndex(row, column)];
  }
  std::uint8_t& Above(int row, int column) { return above[AboveIndex(row, column)]; }
  std::uint8_t Above(int row, int column) const {
    return above[AboveIndex(row, column)];
  }

  // The elementary row or column at a coordinate; the nearest one beyond the edges.
  int RowAt(float y) const;
  int ColumnAt(float x) const;

 private:
  std::size_t LeftIndex(int row, int column) const {
    return static_cast<std::size_t>(row) * xs.size() + static_cast<std::size_t>(column);
  }
  std::size_t AboveIndex(int row, int column) const {
    return static_cast<std::size_t>(row) * (xs.size() - 1) +
           static_cast<std::size_t>(column);
  }
};

// The lattice of a group of rules with the text `pieces` of its page.  Nothing if the
// rules bound no cells, or more than kMostCells.
std::optional<Lattice> RulesToLattice(const RuleGroup& group,
                                      std::span<const runs::Piece> pieces, float size);

// More elementary cells than that are a drawing; a table of a page has some thousands.
inline constexpr std::size_t kMostCells = 400'000;

// Whether a group has so many rules that it is not read for that reason alone.
bool IsTooLarge(const RuleGroup& group, float size);

// `lattice` with more lines, in any order; all cells are separated at the new ones.
Lattice WithLines(const Lattice& lattice, const std::vector<float>& more_ys,
                  const std::vector<float>& more_xs);

// A printed cell: elementary cells [row, row + row_span) x [column, column +
// column_span).
struct Span {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
};

struct Cells {
  std::vector<Span> spans;  // row-major by their first elementary cell
  std::vector<int> at;      // rows x columns: index into spans
};

Cells LatticeToCells(const Lattice& lattice);

}  // namespace budget::lattice

#endif  // PIPELINE_LATTICE_LATTICE_H_
