// What a row's label means.  For all readers of rows, so that it means the same
// everywhere.

#ifndef PIPELINE_TABLE_CLASSIFY_ROW_H_
#define PIPELINE_TABLE_CLASSIFY_ROW_H_

#include <string_view>

#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::table {

// Fills what follows from the name and the code of a row, which are set: kind, level,
// concept (empty if there is none), of_which.
void ClassifyRow(const schemas::Schema& schema, std::string_view table_id, Row* row);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_CLASSIFY_ROW_H_
