// Tables of which the document holds only a part.

#ifndef PIPELINE_CHECK_FIND_PARTIAL_TABLES_H_
#define PIPELINE_CHECK_FIND_PARTIAL_TABLES_H_

#include <string>
#include <vector>

#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::check {

struct PartialTable {
  int table = 0;     // index into DocumentData::tables
  std::string note;  // what says so
};

// Complete tables without a total row whose rows add up to less than the figure that
// their layout names (whole_table, whole_measure); the note says by how much.  Rounding
// cannot explain a difference of more than half a unit for each row and for the figure.
std::vector<PartialTable> FindPartialTables(const schemas::Schema& schema,
                                            const std::vector<Table>& tables);

// The tables, with the status of those that are partial, and the note behind what they
// already say.
std::vector<Table> MarkPartial(const std::vector<PartialTable>& partial,
                               std::vector<Table> tables);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_FIND_PARTIAL_TABLES_H_
