// Stage: bind.  From a whole printed table to its meaning.
//
//     WholeTable + Schema --> Table
//
// Chooses the layout that claims the table, reads the header, binds the columns and
// reads the rows.  A table that no layout claims is read all the same, as `other`.

#ifndef PIPELINE_BIND_BIND_TABLE_H_
#define PIPELINE_BIND_BIND_TABLE_H_

#include <string>
#include <vector>

#include "pipeline/meaning/document_context.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/stop.h"
#include "pipeline/model/table.h"
#include "pipeline/table/ledger.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

// Where a printed cell ended.
struct CellEnd {
  Cell cell;
  table::Fate fate = table::Fate::kNone;
};

// A column's head, and the id of the entry of the layout that claims it; empty: none.
struct HeadEnd {
  int grid_column = 0;
  HeaderPath path;
  std::string claimed_by;
  bool of_values = false;  // its cells are values, not labels
};

struct BoundTable {
  Table table;
  Diagnostics diagnostics;  // columns that nothing claims
  std::string explanation;  // layouts tried and why they lost, paths and what claimed
                            // them; only if asked for
  std::vector<CellEnd> cells;  // all that are printed; only if asked for
  std::vector<HeadEnd> heads;  // of tables of columns; only if asked for
};

// `file` is used in diagnostics.  A stop ends it with a part of the rows.
BoundTable BindTable(const table::WholeTable& whole, const schemas::Schema& schema,
                     const meaning::DocumentContext& document, const std::string& file,
                     bool explain, Stop stop = {});

}  // namespace budget::bind

#endif  // PIPELINE_BIND_BIND_TABLE_H_
