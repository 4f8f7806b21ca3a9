// Tables of which the document holds only a part.

#ifndef PIPELINE_CHECK_FIND_PARTIAL_TABLES_H_
#define PIPELINE_CHECK_FIND_PARTIAL_TABLES_H_

#include <vector>

#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::check {

// A complete table without a total row whose rows add up to less than the figure that
// its layout names (whole_table, whole_measure) becomes partial, with a note that says
// by how much.  Rounding cannot explain a difference of more than half a unit for each
// row and for the figure.
void FindPartialTables(const schemas::Schema& schema, std::vector<Table>* tables);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_FIND_PARTIAL_TABLES_H_
