// From a bound grid to rows and facts.
//
//     grid + header + binding --> Table::rows, Table::facts
//
// A row of the grid gives one Row for each block in which it prints anything.  Labels
// that are printed once for several rows are carried down; a row that a page break has
// split is put together again.  A cell that could not be read gives no fact but a note.

#ifndef PIPELINE_BIND_READ_ROWS_H_
#define PIPELINE_BIND_READ_ROWS_H_

#include <string_view>

#include "pipeline/bind/bind_columns.h"
#include "pipeline/bind/read_headers.h"
#include "pipeline/bind/whole_table.h"
#include "pipeline/model/table.h"
#include "schemas/schema.h"

namespace budget {

// Fills rows, facts and row_count of `table`, whose columns and ids are set.
void ReadRows(const Grid& grid, const Header& header, const Binding& binding,
              const Schema& schema, Table* table);

// Fills what follows from the name and the code of a row: kind, level, concept,
// of_which.  For all readers of rows, so that a label means the same everywhere.
void ClassifyRow(const Schema& schema, std::string_view table_id, Row* row);

// The fact that a printed value makes in a column of a kind.
Fact MakeFact(std::string_view raw, Kind column_kind);

}  // namespace budget

#endif  // PIPELINE_BIND_READ_ROWS_H_
