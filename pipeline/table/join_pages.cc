#include "pipeline/table/join_pages.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "pipeline/script/text.h"
#include "pipeline/table/column_contents.h"
#include "pipeline/table/read_headers.h"

namespace budget::table {
namespace {

bool SameRow(const Grid& a, int row_a, const Grid& b, int row_b) {
  if (a.columns() != b.columns()) return false;
  for (int column = 0; column < a.columns(); ++column) {
    if (a.Folded(row_a, column) != b.Folded(row_b, column)) return false;
  }
  return true;
}

// The number of leading rows of `fragment` that repeat those of `table`.
int RepeatedRows(const Grid& table, const Grid& fragment, int header_rows) {
  int rows = 0;
  while (rows < header_rows && rows < fragment.rows() &&
         SameRow(table, rows, fragment, rows) && !fragment.IsBlankRow(rows)) {
    ++rows;
  }
  return rows;
}

// Whether the first rows are a head: words above most columns of figures.
bool HasHead(const Grid& fragment, int header_rows,
             const schemas::RowPatterns& patterns) {
  if (header_rows == 0) return false;
  const std::vector<ColumnBody> bodies =
      ReadColumnBodies(fragment, header_rows, patterns);
  int figures = 0;
  int headed = 0;
  for (int column = 0; column < fragment.columns(); ++column) {
    if (bodies[static_cast<std::size_t>(column)].content != ColumnContent::kFigures) {
      continue;
    }
    ++figures;
    headed += fragment.IsBlank(header_rows - 1, column) ? 0 : 1;
  }
  return 2 * headed > figures;
}

void Agree(const ColumnAgreement& columns, Grid* table, Grid* fragment) {
  if (!columns.spread_table.empty()) table->SpreadColumns(columns.spread_table);
  if (!columns.spread_fragment.empty()) {
    fragment->SpreadColumns(columns.spread_fragment);
  }
  if (!columns.move_fragment.empty()) {
    fragment->MoveColumns(columns.move_fragment, table->columns());
  }
}

// How many of the first columns label the rows: all before the first of figures.
int LabelColumns(const Grid& fragment, int header_rows,
                 const schemas::RowPatterns& patterns) {
  const std::vector<ColumnBody> bodies =
      ReadColumnBodies(fragment, header_rows, patterns);
  int labels = 0;
  while (labels < fragment.columns()) {
    const ColumnContent content = bodies[static_cast<std::size_t>(labels)].content;
    if (content == ColumnContent::kFigures || content == ColumnContent::kBlank) break;
    ++labels;
  }
  return labels;
}

// Where a row stands: around the cells that are its alone.
Box HeightOf(const Grid& grid, int row) {
  Box box;
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.Anchor(row, column);
    if (cell != nullptr && cell->row_span == 1) box = Union(box, cell->place.box);
  }
  return box;
}

// The rows of a table that those of a page without labels, below its head, stand
// beside: at the same heights of the two pages, which face each other.  Blank rows of
// the fragment may be missing or stand beside none.  Empty if the two do not end at one
// height, or some row with figures does not stand beside one row alone.
std::vector<int> RowsAtSameHeights(const Grid& table, int body, const Grid& fragment,
                                   int own_header) {
  constexpr float kTolerance = 3.0F;  // points
  const Box end = HeightOf(table, table.rows() - 1);
  const Box own_end = HeightOf(fragment, fragment.rows() - 1);
  // Text has no heights.
  if (end.empty() || std::abs(end.y1 - own_end.y1) > kTolerance) return {};
  std::vector<int> rows;
  int next = body;
  for (int row = own_header; row < fragment.rows(); ++row) {
    rows.push_back(-1);
    if (fragment.IsBlankRow(row)) continue;
    const float middle = HeightOf(fragment, row).middle_y();
    while (next < table.rows() && HeightOf(table, next).y1 <= middle) ++next;
    if (next == table.rows() || HeightOf(table, next).y0 > middle) return {};
    rows.back() = next++;
  }
  return rows;
}

// The rows of a table that have the labels of the fragment's rows, in the same order;
// empty if they have others.
std::vector<int> RowsOfSameLabels(const Grid& table, int body, const Grid& fragment,
                                  int own_header, int labels) {
  const int count = fragment.rows() - own_header;
  if (count != table.rows() - body) return {};
  std::vector<int> rows;
  for (int row = 0; row < count; ++row) {
    for (int column = 0; column < labels; ++column) {
      if (fragment.Folded(own_header + row, column) !=
          table.Folded(body + row, column)) {
        return {};
      }
    }
    rows.push_back(body + row);
  }
  return rows;
}

// More columns of the rows on the page above: as many rows, with the same labels or,
// where the document says that the table goes on, with none; or, on the facing page,
// figures alone at the heights of its rows.
Junction FindBeside(const Grid& table, const Grid& fragment, int own_header,
                    const JoinEvidence& evidence,
                    const schemas::RowPatterns& patterns) {
  Junction junction;
  const int header_rows = CountHeaderRows(table, patterns);
  const int body = std::max(header_rows, table.fragment_starts().back());
  if (header_rows == 0 || fragment.rows() <= own_header) return junction;
  const int labels = LabelColumns(fragment, own_header, patterns);
  if (labels == fragment.columns() || labels > table.columns()) return junction;
  if (labels == 0) {
    junction.rows = RowsAtSameHeights(table, body, fragment, own_header);
  }
  if (junction.rows.empty() && (labels > 0 || evidence.said)) {
    junction.rows = RowsOfSameLabels(table, body, fragment, own_header, labels);
  }
  if (junction.rows.empty()) return junction;
  junction.side = Junction::Side::kBeside;
  junction.header_rows = own_header;
  junction.first_column = labels;
  return junction;
}

}  // namespace

Junction FindJunction(const Grid& table, const Grid& fragment,
                      const JoinEvidence& evidence,
                      const schemas::RowPatterns& patterns) {
  Junction below{.side = Junction::Side::kBelow};
  const int header_rows = CountHeaderRows(table, patterns);
  const int own_header = CountHeaderRows(fragment, patterns);
  const bool whole_header = header_rows > 0 && header_rows < table.rows();
  below.header_rows = RepeatedRows(table, fragment, header_rows);
  if (whole_header && below.header_rows == header_rows) return below;
  const bool text = fragment.source() == GridSource::kDelimited;
  if (!evidence.form && !text && HasHead(fragment, own_header, patterns)) {
    const Junction beside = FindBeside(table, fragment, own_header, evidence, patterns);
    if (beside.side != Junction::Side::kNone) return beside;
  }
  if (!evidence.form) {
    const std::optional<ColumnAgreement> columns = AgreeOnColumns(table, fragment);
    // Text drops trailing and leading blank cells at a break; more cells is another
    // table.
    if (!columns && (!text || fragment.columns() > table.columns())) return {};
    if (columns) below.columns = *columns;
  }
  if (header_rows == table.rows()) {  // the break stands within the header
    below.header_rows = 0;
    return below;
  }
  Grid head = table.FirstRows(header_rows);
  Grid part = fragment.FirstRows(header_rows);
  Agree(below.columns, &head, &part);
  below.header_rows = RepeatedRows(head, part, header_rows);
  if (below.header_rows == header_rows && header_rows > 0) return below;
  // Cells that were given as such tell where a table ends; no edges tell more.
  if (fragment.source() == GridSource::kCells && own_header > 0) {
    return evidence.said ? below : Junction{};
  }
  // A text repeats its head as it was, or not at all: another one is another table's.
  const bool other = text && !evidence.form && whole_header && below.header_rows == 0 &&
                     HasHead(fragment, own_header, patterns);
  if (other) return {};
  if (own_header == 0 || evidence.form || text) return below;
  // Without a repeated header the first rows must be able to be data.
  below.header_rows = 0;
  const bool other_head = HasHead(fragment, own_header, patterns);
  if (evidence.said || (own_header <= 1 && !other_head)) return below;
  return {};
}

void Join(const Junction& junction, Grid fragment, const schemas::RowPatterns& patterns,
          Grid* table) {
  if (junction.side == Junction::Side::kBelow) {
    Agree(junction.columns, table, &fragment);
    table->Append(fragment, junction.header_rows);
  } else if (junction.side == Junction::Side::kBeside) {
    const int header = CountHeaderRows(*table, patterns);
    table->AppendBeside(fragment, junction.first_column, junction.header_rows, header,
                        junction.rows);
  }
}

}  // namespace budget::table
