// Where the columns and rows of a table on a page come to stand, and how the texts of
// its cells are wrapped.  Points, from the table's own corner.

#ifndef TESTS_LAYOUTS_TABLE_MEASURE_H_
#define TESTS_LAYOUTS_TABLE_MEASURE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "tests/layouts/pdf_sheet.h"
#include "tests/layouts/set_table.h"
#include "tests/layouts/style.h"

namespace budget::layouts {

inline constexpr double kPadding = 4;    // beside the text of a cell
inline constexpr double kLeading = 1.2;  // of wrapped lines, in font sizes

using Lines32 = std::vector<std::u32string>;

class TableMeasure {
 public:
  // The sheet is asked for the widths of texts alone.  All three outlive this.
  TableMeasure(const Style& style, const PdfSheet& sheet, const SetTable& table);

  // Of the lines between the columns, with both ends.
  const std::vector<double>& xs() const { return xs_; }
  const std::vector<double>& heights() const { return heights_; }  // of the rows
  double height() const;
  // No row is lower than those of the other page of a spread.
  void KeepHeights(const std::vector<double>& least);

  Lines32 LinesOf(const SetCell& cell) const;
  // Lines of the cell of the row that has most of them.
  std::size_t MostLines(int row) const;

 private:
  double Natural(const SetCell& cell) const;
  double HeadWidth(const SetCell& cell) const;
  double WidthOfColumn(int column) const;

  const Style& style_;
  const PdfSheet& sheet_;
  const SetTable& table_;
  double size_;
  std::vector<double> xs_;
  std::vector<double> heights_;
};

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_TABLE_MEASURE_H_
