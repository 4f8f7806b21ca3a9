// The rest of a table without rules at the top of the next page, where too little of it
// stands to be a table by itself.
//
//     page 1                      page 2
//     项目            | 预算数     项目   | 预算数   its head, printed again or not
//     社区供水管网    |   1.32     项目支出         a label that goes on
//     流域防汛物资采购|  30.19
//
//     page 1                      page 2
//     项目            | 预算数     备注             one more column: its lines stand at
//     社区供水管网    |   1.32     按计划实施       the heights of the head and the
//     流域防汛物资采购|  30.19     一次性项目       rows, and nothing else on the page

#ifndef PIPELINE_TABLE_REST_AT_TOP_H_
#define PIPELINE_TABLE_REST_AT_TOP_H_

#include <cstddef>
#include <optional>
#include <span>

#include "pipeline/model/content.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::table {

struct RestOfLabels {
  Fragment row;           // in the columns of the table; goes below it
  std::size_t lines = 0;  // that it takes, heads among them
};

// `lines` are those at the top of the page after the one that `table` ends on, but for
// captions.  Nothing unless they are labels alone, inside a column of the table, below
// its whole head or below a label that its line had no more room for.  A label that
// had room is in doubt: the line may as well be one of its own.  Linear in the
// lines that it takes.
std::optional<RestOfLabels> FindRestOfLabels(std::span<const Line* const> lines,
                                             const Grid& table,
                                             const schemas::RowPatterns& patterns);

struct FacingColumn {
  Fragment column;        // its first row is the head
  std::vector<int> rows;  // of the table, that its other rows stand beside
};

// `lines` are all of the page that faces the one that `table` stands on, but for
// captions and furniture.  Nothing unless they are one column: a head beside that of
// the table, figures beside some of its rows or words beside each of them; words
// beside some of them are in doubt.  Lines of several columns, which nothing divides,
// are cells that cannot be read.
std::optional<FacingColumn> FindFacingColumn(std::span<const Line* const> lines,
                                             const Grid& table,
                                             const schemas::RowPatterns& patterns);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_REST_AT_TOP_H_
