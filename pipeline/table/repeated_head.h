// The head of a table without rules, printed again on the next page with a label that
// goes on right below it, which nothing but the head of the page before tells from it.
//
//     项目             | 2020年预算数     head of the page before
//     社区公共卫生运行 |         1.92     its last row
//     -----------------+-------------
//     项目             | 2020年预算数     the same head
//     保障项目         |                  the rest of that row
//     社区水利设施改造 |     1,326.57

#ifndef PIPELINE_TABLE_REPEATED_HEAD_H_
#define PIPELINE_TABLE_REPEATED_HEAD_H_

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/model/content.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::table {

// The printed lines of the first `header_rows` rows, folded.
std::multiset<std::string> LinesOfHead(const Grid& grid, int header_rows);

// Takes the heads that one printed line is made of, side by side, out of `heads`; false
// and nothing taken if it says anything else.
bool TakeHeads(std::string_view folded_line, std::multiset<std::string>* heads);

// Whether the last label of a column has no room for a character more.
bool IsFull(const Grid& table, int column);

// A row of blank cells.
Fragment BlankRow(int columns);

struct RepeatedHead {
  int rows = 0;                  // of the fragment: its head and the rest below
  std::optional<Fragment> rest;  // a row of labels, in the columns of the fragment
};

// Nothing unless both are aligned grids and the lines `above` the fragment (folded) and
// those of its head are all of the table's head, and else only lines below the last
// labels of their columns.  Below a label that had room for more they are in doubt.
std::optional<RepeatedHead> FindRepeatedHead(const Grid& table, const Grid& fragment,
                                             std::span<const std::string> above,
                                             const schemas::RowPatterns& patterns);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_REPEATED_HEAD_H_
