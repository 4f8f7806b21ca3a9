// The columns of a table on one page and those on the next.

#ifndef PIPELINE_TABLE_ALIGN_COLUMNS_H_
#define PIPELINE_TABLE_ALIGN_COLUMNS_H_

#include "pipeline/table/whole_table.h"

namespace budget::table {

// Brings two grids to the same columns: by their edges where rules tell them, by where
// the text stands elsewhere.  False if they are not columns of one table.
bool AgreeOnColumns(Grid* table, Grid* fragment);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_ALIGN_COLUMNS_H_
