// From a bound grid to rows and facts.
//
//     grid + header + binding --> Table::rows, Table::facts
//
// A row of the grid gives one Row for each block in which it prints anything.  Labels
// that are printed once for several rows are carried down; a row that is one label over
// all columns groups the rows below it; a row that a page break has split is put
// together again.  A cell that could not be read gives no fact but is reported; what
// cannot be placed is entered nowhere in the account.

#ifndef PIPELINE_BIND_READ_ROWS_H_
#define PIPELINE_BIND_READ_ROWS_H_

#include "pipeline/model/table.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/ledger.h"
#include "pipeline/table/read_headers.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

// Fills rows, facts, row_count and notes of `table`, whose columns and ids are set, and
// gives the account of the grid's cells.
table::Ledger ReadRows(const table::Grid& grid, const table::Header& header,
                       const table::Binding& binding, const schemas::Schema& schema,
                       Table* table);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_READ_ROWS_H_
