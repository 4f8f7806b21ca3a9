// Rows of cells, however a text sets them apart, to table fragments.
//
//     项目<tab>预算数<tab>项目<tab>预算数      | 项目 | 预算数 |      "项目","预算数"
//     一、收入<tab>12.00<tab><tab>             |------|-------:|      "收入","1,012.00"
//                                            | 收入 |  12.00 |
//
// Tabs, bars, commas (separated_lines.h), columns of blanks (aligned_text.h) and one
// cell a line (stacked_text.h) all give such rows.  A run of them is a table, unless it
// is prose or a table of contents that happens to have tabs: that is told from its
// shape and from the table before it, which a page break may have cut.

#ifndef PIPELINE_TEXT_DELIMITED_TEXT_H_
#define PIPELINE_TEXT_DELIMITED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"

namespace budget::text {

// One row with its cells, white space at their ends removed, Markdown's marks still
// there.  A cell that stands on several lines keeps them, with '\n' between.
struct DelimitedRow {
  std::vector<std::string> cells;
  int line = 0;       // number in the source, of its first line
  int last_line = 0;  // of its last one
};

// Consecutive rows: at least one.
using DelimitedRun = std::vector<DelimitedRow>;

bool IsNumber(std::string_view cell);  // a figure or an integer, not a dash
bool HasNumber(const DelimitedRow& row);

// What stands just before or after a run, with nothing but blank lines between.
struct Neighbours {
  int columns_before = 0;  // of the fragment before it; 0 if there is none
  int columns_after = 0;   // cells of the first row of the run after it
  // Whether a line such as 单位：万元 stands right above.  Titles stand above that: a
  // label over all columns is a head of theirs.
  bool caption_above = false;
};

// How many rows at the top of the run are lines above a table (0: none, its size: the
// run is no table at all).
std::size_t CountProseRows(const DelimitedRun& run, const Neighbours& neighbours);

// The rows from `first` on; short rows are filled with blank cells.  One fragment, but
// where filling up would make many times more cells than there are, the run is cut.
std::vector<Fragment> MakeDelimitedFragments(const DelimitedRun& run, std::size_t first,
                                             bool markdown);

// The rows of a fragment in which no cell is merged.
DelimitedRun RowsOf(const Fragment& fragment);

// The cells of a row that is no table, as the line it is.
std::string JoinCells(const DelimitedRow& row);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_DELIMITED_TEXT_H_
