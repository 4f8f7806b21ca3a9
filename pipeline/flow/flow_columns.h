// The columns of a table whose blank cells have vanished: what its scrambled header
// says of the columns that a layout lists.
//
// The header of such a text is broken into lines in an order of its own, but every
// character of it is there.  So a list of columns fits if the header has the characters
// of its labels and hardly any other, and if it has as many value columns as the line
// of column numbers (栏次 1 2 3) counts.  Columns of the list that the header does not
// print are left out: a layout may list what only newer forms have.

#ifndef PIPELINE_FLOW_FLOW_COLUMNS_H_
#define PIPELINE_FLOW_FLOW_COLUMNS_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/table/read_headers.h"
#include "schemas/spec/schema.h"

namespace budget::flow {

// A printed line, as its cells.
using FlowLine = std::vector<const Cell*>;

// The lines of a fragment; the first `header_rows` are its header.
std::vector<FlowLine> FlowLines(const Fragment& fragment);

// The number of columns that a line counts (栏次 1 2 3 is 3); 0 for any other line.
int CountedColumns(const FlowLine& line);

// A path of a layout (TableLayout::printed_columns), whose labels are folded.
HeaderPath ListedPath(std::string_view folded);

// The header paths of all columns, labels included, or nothing if they do not follow
// from the header.  Without a layout that lists columns, a header of one line has those
// of its cells, if every line below has as many.
std::vector<HeaderPath> FlowPaths(const Fragment& fragment,
                                  const schemas::TableLayout* layout,
                                  const schemas::Schema& schema);

}  // namespace budget::flow

#endif  // PIPELINE_FLOW_FLOW_COLUMNS_H_
