// What converters do to the rows of a table, undone: the same table comes out of them
// whether its merged cells were left blank or filled, and whether its labels were
// broken over lines or not.
//
//     其中     | 其中            其中     |               201 | 机关养老保险   | 1.00
//     基本支出 | 项目支出   ->   基本支出 | 项目支出          | 缴费支出       |
//                                                   ->  201 | 机关养老保险\n缴费支出
//                                                   | 1.00

#ifndef PIPELINE_TEXT_TIDY_ROWS_H_
#define PIPELINE_TEXT_TIDY_ROWS_H_

#include <cstddef>

#include "pipeline/text/delimited_text.h"

namespace budget::text {

// Blanks the repetitions of merged cells that were filled: a label beside or below its
// equal in the rows above the first figure, and a title that fills a whole row.  That
// they were merged must show: different labels stand below equal ones.
void BlankRepeatedLabels(DelimitedRun* run);

// Joins the parts of labels that were broken over rows.  A row that has one label and
// nothing else belongs to the row above it if all rows with figures have a code and
// this one has none, or if the label above has a bracket that it closes; rows around
// one that has figures and no label are its label.  Rows that cannot be told stay as
// they are. `first` is the first row below the header.
void JoinBrokenRows(std::size_t first, DelimitedRun* run);

// How many rows stand above the first one with a number; 0 if no such row is near.
std::size_t CountRowsAboveFigures(const DelimitedRun& run);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_TIDY_ROWS_H_
