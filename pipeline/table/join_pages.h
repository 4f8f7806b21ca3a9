// Whether a fragment goes on with the table of the page before, and how.
//
//     page 1            page 2             page 2             page 2
//     项目 | 合计       项目 | 合计         项目 | 基本支出     基本支出
//     甲   |  3         丙   |  5          甲   |  2           2
//     乙   |  4         丁   |  6          乙   |  1           1
//                       below: more rows   beside: more columns of the same rows

#ifndef PIPELINE_TABLE_JOIN_PAGES_H_
#define PIPELINE_TABLE_JOIN_PAGES_H_

#include <cstdint>
#include <vector>

#include "pipeline/table/align_columns.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::table {

// What is known of the two before their cells are compared.
struct JoinEvidence {
  bool said = false;  // the same title again, or 续表
  bool form = false;  // the table is a form: its columns change on the way down
};

struct Junction {
  enum class Side : std::uint8_t { kNone, kBelow, kBeside };
  Side side = Side::kNone;
  int header_rows = 0;      // of the fragment; kBelow: those that repeat the table's
  ColumnAgreement columns;  // kBelow
  int first_column = 0;     // kBeside: the first that is new
  // kBeside: for each row of the fragment below its head the table's row beside it; -1
  // for a blank one that stands beside none
  std::vector<int> rows;
};

// Compares heads and columns; changes neither grid.  Heads are equal wherever they
// stand; a fragment with another head has other rows, unless its rows are the same.
Junction FindJunction(const Grid& table, const Grid& fragment,
                      const JoinEvidence& evidence,
                      const schemas::RowPatterns& patterns);

// Puts the fragment to the table as found; nothing for kNone.
void Join(const Junction& junction, Grid fragment, const schemas::RowPatterns& patterns,
          Grid* table);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_JOIN_PAGES_H_
