// From a fragment whose blank cells have vanished to rows and facts.

#ifndef PIPELINE_BIND_READ_FLOW_H_
#define PIPELINE_BIND_READ_FLOW_H_

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "schemas/schema.h"

namespace budget {

// Fills columns, rows, facts, row_count and column_count of `table`, whose ids are set.
// `layout` may be null.
void ReadFlowTable(const Fragment& fragment, const TableLayout* layout,
                   const Schema& schema, Table* table);

}  // namespace budget

#endif  // PIPELINE_BIND_READ_FLOW_H_
