// From a grid to its header: which rows it takes and the header path of each column.
//
//            收入        |        支出             header paths:
//       项目   | 预算数   |   项目   | 预算数        收入/项目  收入/预算数  支出/项目
//       ...
//
// No schema: only the shape of the grid and the patterns for totals and 栏次 rows.

#ifndef PIPELINE_TABLE_READ_HEADERS_H_
#define PIPELINE_TABLE_READ_HEADERS_H_

#include <string>
#include <vector>

#include "pipeline/model/header_path.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::table {

struct Header {
  int rows = 0;                   // the body begins at this row
  std::vector<HeaderPath> paths;  // one for each grid column
};

Header ReadHeader(const Grid& grid, const schemas::RowPatterns& patterns);

// The number of header rows alone; what stitch needs to tell a repeated header.
int CountHeaderRows(const Grid& grid, const schemas::RowPatterns& patterns);

// A row of printed column numbers (栏次 | 1 | 2 | 3), which is no data.
bool IsColumnNumberRow(const Grid& grid, int row, const schemas::RowPatterns& patterns);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_READ_HEADERS_H_
