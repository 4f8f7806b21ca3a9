// The columns of a table on one page and those on the next.

#ifndef PIPELINE_BIND_ALIGN_COLUMNS_H_
#define PIPELINE_BIND_ALIGN_COLUMNS_H_

#include "pipeline/bind/whole_table.h"

namespace budget {

// Brings two grids to the same columns: by their edges where rules tell them, by where
// the text stands elsewhere.  False if they are not columns of one table.
bool AgreeOnColumns(Grid* table, Grid* fragment);

}  // namespace budget

#endif  // PIPELINE_BIND_ALIGN_COLUMNS_H_
