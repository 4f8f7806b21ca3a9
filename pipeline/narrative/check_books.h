// The totals of a government's books in the prose against the tables of that book.
//
//     prose    2025年，全市一般公共预算收入完成 488.3 亿元
//     table    2025年全市一般公共预算收入执行情况表, its total: 4883012 万元

#ifndef PIPELINE_NARRATIVE_CHECK_BOOKS_H_
#define PIPELINE_NARRATIVE_CHECK_BOOKS_H_

#include <optional>

#include "pipeline/narrative/statement_checks.h"
#include "pipeline/narrative/table_cells.h"

namespace budget::narrative {

// What the tables say against a value that no cell of its name prints, if it is the
// total of a book: of its scope, year and phase.  Fails if all cells of its name print
// one other amount and no cell of the book prints its own; a report may well say 收入
// of what its table calls 收入总计.  Untestable, with the reason, if cells disagree, or
// if none is of its scope, year and phase.  Nothing if the value is no total of a book,
// or its own words do not say all three.
struct BookResult {
  int cell = -1;           // index into cells; -1: none
  bool elsewhere = false;  // the cell prints the amount under another name
};
std::optional<BookResult> FindInBook(const StatementContext& context,
                                     const TableCells& cells, int statement);

}  // namespace budget::narrative

#endif  // PIPELINE_NARRATIVE_CHECK_BOOKS_H_
