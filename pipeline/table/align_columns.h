// The columns of a table on one page and those on the next.

#ifndef PIPELINE_TABLE_ALIGN_COLUMNS_H_
#define PIPELINE_TABLE_ALIGN_COLUMNS_H_

#include <optional>
#include <vector>

#include "pipeline/table/whole_table.h"

namespace budget::table {

// What must be done that the columns of two grids are the same ones; empty: nothing.
struct ColumnAgreement {
  std::vector<int> spread_table;     // SpreadColumns() of the table
  std::vector<int> spread_fragment;  // the same of the fragment
  std::vector<int> move_fragment;    // MoveColumns() of the fragment
};

// Compares the columns of two grids: by their edges where rules tell them, wherever on
// the page they begin (recto and verso have different margins); by where the text
// stands elsewhere.  As many columns may each be a little wider or narrower.  Nothing
// if they are not columns of one table.
std::optional<ColumnAgreement> AgreeOnColumns(const Grid& table, const Grid& fragment);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_ALIGN_COLUMNS_H_
