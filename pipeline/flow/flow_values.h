// The values of a row whose blank cells have vanished, and the columns they can stand
// in.

#ifndef PIPELINE_FLOW_FLOW_VALUES_H_
#define PIPELINE_FLOW_FLOW_VALUES_H_

#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"

namespace budget::flow {

// A number, or the dash that is printed in the place of one.
bool IsFlowValue(std::string_view raw);

// Appends the facts of the last row of `table`.  `columns` are the columns, by index,
// that the row's block has; empty if they are not known.  A value that can stand in one
// column only, if their order is kept, has that column; the others are ambiguous.
void AddFlowValues(const std::vector<const Cell*>& values,
                   const std::vector<int>& columns, Table* table);

// The same for one text or number whose column is known (-1: not known).
void AddFlowValue(std::string_view raw, const Place& place, int column, Table* table);

}  // namespace budget::flow

#endif  // PIPELINE_FLOW_FLOW_VALUES_H_
