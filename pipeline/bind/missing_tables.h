// Tables that a document's own table of contents names and that are not in it.

#ifndef PIPELINE_BIND_MISSING_TABLES_H_
#define PIPELINE_BIND_MISSING_TABLES_H_

#include <vector>

#include "pipeline/model/prose.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

// Inserts a table with status kListedButMissing for each entry that names a table which
// `tables` has not, where the contents put it; of a kind that no layout knows too,
// unless a heading of the body has its name.  An entry that names only the part with
// the tables (第二部分 部门预算表) counts when the contents name no table singly and
// the document has none.
void AddMissingTables(const Outline& outline, const schemas::Schema& schema,
                      int document_year, std::vector<Table>* tables);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_MISSING_TABLES_H_
