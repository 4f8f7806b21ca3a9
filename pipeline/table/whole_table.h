// A table as it is printed, joined over page breaks, with the lines around it; what
// stitch gives and bind takes.

#ifndef PIPELINE_TABLE_WHOLE_TABLE_H_
#define PIPELINE_TABLE_WHOLE_TABLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "schemas/spec/schema.h"

namespace budget::table {

// The cells of one or more fragments with their positions resolved.
class Grid {
 public:
  Grid() = default;
  explicit Grid(Fragment fragment);

  GridSource source() const { return source_; }
  int rows() const { return rows_; }
  int columns() const { return columns_; }
  const std::vector<Cell>& cells() const { return cells_; }

  // The cell that covers a position; null outside every cell.
  const Cell* At(int row, int column) const;
  // The cell that starts there; null if it starts elsewhere or there is none.
  const Cell* Anchor(int row, int column) const;
  // The printed text at a position, of the covering cell; empty if none.
  std::string_view Raw(int row, int column) const;
  // The same, folded for matching; folded once, when the cell came into the grid.
  const std::string& Folded(int row, int column) const;
  bool IsBlank(int row, int column) const { return Folded(row, column).empty(); }
  bool IsBlankRow(int row) const;

  // First rows of the fragments, ascending; the first is 0.
  const std::vector<int>& fragment_starts() const { return fragment_starts_; }
  bool StartsFragment(int row) const;

  // Left edges of the columns and the right edge of the last, points; empty for text.
  const std::vector<float>& ColumnEdges() const { return edges_; }

  // kAligned only: where the columns and their text stand.
  const std::vector<ColumnExtent>& extents() const { return extents_; }

  // Appends the rows of a further fragment, from its row `skip` on, below.  The columns
  // are those of this grid; missing ones are blank.
  void Append(const Grid& fragment, int skip);
  // Adds the columns of a further fragment from its column `first` on, to the right:
  // its first `head` rows beside the first `header` rows of this grid, which are its
  // header, each one below beside the row that `rows` says; below zero: left out.  A
  // header with more rows makes that of this grid as high.
  void AppendBeside(const Grid& fragment, int first, int head, int header,
                    const std::vector<int>& rows);
  // The first rows alone, as a grid.
  Grid FirstRows(int count) const;
  // Removes leading rows (a caption printed inside the grid).
  void DropRows(int count);
  // Column c becomes the column to[c] of `columns`; those between are blank.
  void MoveColumns(const std::vector<int>& to, int columns);
  // Spreads the columns: column c becomes the columns [first[c], first[c + 1]).
  void SpreadColumns(const std::vector<int>& first);

 private:
  void RaiseHeader(int header, int by);
  void FoldFrom(std::size_t first_cell);
  void IndexFrom(std::size_t first_cell);
  void NoteEdges(const Cell& cell);
  std::size_t Position(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }

  GridSource source_ = GridSource::kLattice;
  int rows_ = 0;
  int columns_ = 0;
  std::vector<Cell> cells_;  // row-major
  std::vector<int> owner_;   // rows x columns: index into cells_, or -1
  std::vector<float> edges_;
  std::vector<ColumnExtent> extents_;
  std::vector<int> fragment_starts_;
  std::vector<std::string> folded_;  // by cell
};

struct WholeTable {
  Grid grid;
  std::string title;               // as printed; empty if none
  std::string form_number;         // folded: 公开01表
  std::string unit;                // of the line above, or below: 万元; or empty
  int year = 0;                    // from the lines above; 0 if none
  std::vector<std::string> notes;  // as printed, below the table
  std::string headings;  // it stands under, folded, outermost first, joined with '/'
  std::vector<const schemas::TableLayout*> candidates;  // layouts whose caption fits
  Fragment flow;  // kFlow only: the fragment itself, `grid` is empty
  Place first;    // of the first fragment
  Place last;     // of the last one
  int last_line = 0;
};

}  // namespace budget::table

#endif  // PIPELINE_TABLE_WHOLE_TABLE_H_
