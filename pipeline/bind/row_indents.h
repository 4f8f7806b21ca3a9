// How far the labels of a table are indented, as steps.
//
//     一般公共预算收入            0
//       税收收入                  1
//         增值税                  2
//       非税收入                  1

#ifndef PIPELINE_BIND_ROW_INDENTS_H_
#define PIPELINE_BIND_ROW_INDENTS_H_

#include "pipeline/model/table.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/whole_table.h"

namespace budget::bind {

// Sets Row::indent of the rows whose only label is a name; the others keep -1.  It
// follows from where the text of the labels begins in its cells (Cell::indent), in text
// from the blanks before it.  Labels that begin at more places than a hierarchy has
// levels are centred or ragged: then nothing is set.
void IndentRows(const table::Grid& grid, const table::Binding& binding, Table* table);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_ROW_INDENTS_H_
