// The values of a row whose blank cells have vanished, and the columns they can stand
// in.

#ifndef PIPELINE_FLOW_FLOW_VALUES_H_
#define PIPELINE_FLOW_FLOW_VALUES_H_

#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "pipeline/table/ledger.h"

namespace budget::flow {

// What the readers of such texts fill: a table and the account of its cells.
struct FlowOutput {
  Table* table;
  table::Ledger* ledger;

  void Enter(std::span<const Cell* const> cells, table::Fate fate) const {
    for (const Cell* cell : cells) ledger->Enter(*cell, fate);
  }
};

// A number, also one in doubt, or the dash that is printed in the place of one.
bool IsFlowValue(std::string_view raw);

// Appends the facts of the last row of the table.  `columns` are the columns, by index,
// that the row's block has; empty if they are not known.  A value that can stand in one
// column only, if their order is kept, has that column; the others are ambiguous.  One
// that cannot be read is reported, and keeps its place among the others.
void AddFlowValues(const std::vector<const Cell*>& values,
                   const std::vector<int>& columns, const FlowOutput& out);

// The same for cells that are one text or number, `raw`, and whose column is known (-1:
// not known).  Null if it cannot be read.
Fact* AddFlowValue(std::span<const Cell* const> cells, std::string_view raw, int column,
                   const FlowOutput& out);

}  // namespace budget::flow

#endif  // PIPELINE_FLOW_FLOW_VALUES_H_
