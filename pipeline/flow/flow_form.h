// Forms (自评表) in text whose blank cells have vanished and whose cells are broken
// over lines: "项 目 名", "称", "某项目", "主 管 部", "门" ...
//
// The labels of a form are known to the schema, so they are found however they are
// broken, and what stands between two of them is the value of the first.  Sums have
// their columns if there are as many as the header prints.  The row of an indicator
// ends with its scores; of the texts before them the last line tells which cell is
// whose, if it prints one for every column; else they are ambiguous.

#ifndef PIPELINE_FLOW_FLOW_FORM_H_
#define PIPELINE_FLOW_FLOW_FORM_H_

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/ledger.h"
#include "schemas/spec/schema.h"

namespace budget::flow {

// Whether the fragment prints the labels of the form's columns, each in one piece when
// the breaks are left out.
bool IsFlowForm(const Fragment& fragment, const schemas::TableLayout& layout);

// Fills columns, rows, facts and row_count of `table`, whose ids and year are set, and
// gives the account of the fragment's cells.
table::Ledger ReadFlowForm(const Fragment& fragment, const schemas::TableLayout& layout,
                           const schemas::Schema& schema,
                           const table::TableContext& context, Table* table);

}  // namespace budget::flow

#endif  // PIPELINE_FLOW_FLOW_FORM_H_
