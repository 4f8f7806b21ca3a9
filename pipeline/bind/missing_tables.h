// Tables that a document's own table of contents names and that are not in it.

#ifndef PIPELINE_BIND_MISSING_TABLES_H_
#define PIPELINE_BIND_MISSING_TABLES_H_

#include <cstddef>
#include <vector>

#include "pipeline/model/prose.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

struct MissingTable {
  std::size_t before = 0;  // index into `tables`, or their number: where it belongs
  Table table;             // kListedButMissing
};

// One for each entry that names a table which `tables` has not, where the contents put
// it; of a kind that no layout knows too, unless a heading of the body has its name. An
// entry that names only the part with the tables (第二部分 部门预算表) counts when the
// contents name no table singly and the document has none.  In the order of the
// contents, `before` ascending.
std::vector<MissingTable> FindMissingTables(const Outline& outline,
                                            const schemas::Schema& schema,
                                            int document_year,
                                            const std::vector<Table>& tables);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_MISSING_TABLES_H_
