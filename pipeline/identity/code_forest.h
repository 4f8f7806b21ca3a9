// The rows of a table as trees of classification codes: 210 above 21015 above 2101501.

#ifndef PIPELINE_IDENTITY_CODE_FOREST_H_
#define PIPELINE_IDENTITY_CODE_FOREST_H_

#include <vector>

#include "pipeline/model/table.h"

namespace budget::identity {

struct CodeNode {
  int row = 0;      // index into Table::rows
  int parent = -1;  // index into CodeForest::nodes
  std::vector<int> children;
};

// The codes of one part of a table in which each stands once: of one reporting unit, as
// a rule.
struct CodeForest {
  std::vector<CodeNode> nodes;  // in print order
  std::vector<int> roots;
  bool one_block = true;
};

// A parent is the longest code of the forest that begins the row's code.  Rows without
// a code of three digits or more are left out.
std::vector<CodeForest> BuildCodeForests(const Table& table);

// The rows of nodes, in their order.
std::vector<int> RowsOf(const CodeForest& forest, const std::vector<int>& nodes);

// Of rows in one sum only those with the shortest codes: a row whose own parent is
// missing would otherwise be taken for one of them.
std::vector<int> ShortestCodes(const Table& table, const std::vector<int>& rows);

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_CODE_FOREST_H_
