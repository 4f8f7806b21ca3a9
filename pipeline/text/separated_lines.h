// Lines whose cells are set apart by a character: a tab, a bar, a comma, a semicolon.
//
//     a<tab>b      | a | b |      a | b       "a","1,234.00"      a;b
//                  |---|---|     ---|---
//
// Each line is looked at alone (what it could be), then runs of them are judged as a
// whole: bars and commas also stand in prose, and a comma groups digits.

#ifndef PIPELINE_TEXT_SEPARATED_LINES_H_
#define PIPELINE_TEXT_SEPARATED_LINES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/model/page.h"
#include "pipeline/text/delimited_text.h"

namespace budget::text {

// A row of more cells than this is no row of a table that anyone prints.
constexpr std::size_t kMostColumns = 1000;

// Whether the line has a tab and something else.
bool IsTabLine(std::string_view line);

// Whether the line stands between two bars: | a | b |, ｜ a ｜ b ｜.  It is the row of
// a table even if no other line is.
bool IsBarredLine(std::string_view line);

// Whether the line has a bar in it at all, not counting \|.
bool HasBar(std::string_view line);

// The rows of lines [first, last), which all have tabs.
DelimitedRun ReadTabRows(const std::vector<TextLine>& lines, std::size_t first,
                         std::size_t last);

// The rows of lines [first, last), which all have bars; the line that underlines the
// header is none.  Bars at the ends of the lines are no separators if every line has
// them there.  Empty if the lines are no table: without outer bars, a line under the
// header or the same number of cells in each line, with figures, must show it.
DelimitedRun ReadBarRows(const std::vector<TextLine>& lines, std::size_t first,
                         std::size_t last);

// Lines [first, last) are one table of comma-separated values, by whatever separator.
struct SeparatedTable {
  std::size_t first = 0;
  std::size_t last = 0;
  DelimitedRun rows;
};

// The tables of comma-separated values (RFC 4180: quotes, also over line ends) among
// lines [first, last): comma, wide comma, semicolon, ^ or ~ between the cells, the same
// number of cells in every line, words above figures.  Cost: linear.
std::vector<SeparatedTable> FindSeparatedTables(const std::vector<TextLine>& lines,
                                                std::size_t first, std::size_t last);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_SEPARATED_LINES_H_
