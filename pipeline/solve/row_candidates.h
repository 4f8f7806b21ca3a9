// The ways to put the figures of a row back into columns.
//
// A text that lost its blank cells still prints the figures of a row in the order of
// its columns.  So the candidates are all choices of columns in ascending order, one
// for each figure, that agree with the figures whose columns are known.

#ifndef PIPELINE_SOLVE_ROW_CANDIDATES_H_
#define PIPELINE_SOLVE_ROW_CANDIDATES_H_

#include <cstddef>
#include <vector>

#include "pipeline/identity/document_view.h"

namespace budget::solve {

struct RowCandidates {
  std::vector<int> facts;                 // whose column is not known, in print order
  std::vector<std::vector<int>> choices;  // for each fact its column
  bool complete = true;                   // false: there are more than were asked for
};

// At most `most` candidates of a row.
RowCandidates ListRowCandidates(const identity::TableView& view, int row,
                                std::size_t most);

}  // namespace budget::solve

#endif  // PIPELINE_SOLVE_ROW_CANDIDATES_H_
