// From a bound grid to rows and facts.
//
//     grid + header + binding --> Table::rows, Table::facts
//
// A row of the grid gives one Row for each block in which it prints anything.  Labels
// that are printed once for several rows are carried down; a row that a page break has
// split is put together again.  A cell that could not be read gives no fact but a note.

#ifndef PIPELINE_BIND_READ_ROWS_H_
#define PIPELINE_BIND_READ_ROWS_H_

#include "pipeline/bind/bind_columns.h"
#include "pipeline/bind/read_headers.h"
#include "pipeline/bind/whole_table.h"
#include "pipeline/model/table.h"
#include "schemas/schema.h"

namespace budget {

// Fills rows, facts and row_count of `table`, whose columns and ids are set.
void ReadRows(const Grid& grid, const Header& header, const Binding& binding,
              const Schema& schema, Table* table);

}  // namespace budget

#endif  // PIPELINE_BIND_READ_ROWS_H_
