// From a fragment whose blank cells have vanished to rows and facts.
//
// A value has a column if the layout of the text leaves only one: the row prints as
// many values as its block has columns, or the kinds of the values (a percentage) allow
// no other order-keeping place.  Every other value is there, in order, without a column
// and with certainty `ambiguous`; its note lists the columns it can stand in.
//
// Each cell (a token of a line, or a whole line of a form) ends once: a fact, alone or
// with the other lines of one text; a label; part of the header; ignored as a number of
// lines or columns (行次, 栏次); or reported, if it is a figure that cannot be read for
// certain.  A figure never is a label.

#ifndef PIPELINE_FLOW_READ_FLOW_H_
#define PIPELINE_FLOW_READ_FLOW_H_

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/ledger.h"
#include "pipeline/table/read_headers.h"
#include "schemas/spec/schema.h"

namespace budget::flow {

// The header of such a fragment, as far as it can be told without a layout: one line
// over lines with as many cells.  Its paths are empty otherwise.
table::Header ReadFlowHeader(const Fragment& fragment, const schemas::Schema& schema);

// Whether a fragment without a title is what the layout describes: its header prints
// the columns that the layout lists, or it is a form with the labels of the layout.
bool FlowFits(const Fragment& fragment, const schemas::TableLayout& layout,
              const schemas::Schema& schema);

// Fills columns, rows, facts, row_count and column_count of `table`, whose ids and year
// are set, and gives the account of the fragment's cells.  `layout` may be null.
table::Ledger ReadFlowTable(const Fragment& fragment,
                            const schemas::TableLayout* layout,
                            const schemas::Schema& schema,
                            const table::TableContext& context, Table* table);

}  // namespace budget::flow

#endif  // PIPELINE_FLOW_READ_FLOW_H_
