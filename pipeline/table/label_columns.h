// Which columns label the rows: the text columns before the first column of figures,
// whatever their headers say; a text column between columns of figures labels a further
// block.
//
//     地区   | 项目     | 余额        names 地区, 项目: the left one groups the rows
//     甲桥梁 | 交通     |  12         name 地区; 项目 only says something of each of
//     its 乙水库 | 水利     |   8         rows: it is a value 丙水库 | 水利     |   9

#ifndef PIPELINE_TABLE_LABEL_COLUMNS_H_
#define PIPELINE_TABLE_LABEL_COLUMNS_H_

#include <vector>

#include "pipeline/table/bind_columns.h"
#include "pipeline/table/column_contents.h"

namespace budget::table {

// Corrects the roles that the headers gave to `columns`, which are those of the grid,
// by what stands in them.  A column that the schema claims as text keeps what it is.
void FindLabelColumns(const std::vector<ColumnBody>& bodies,
                      std::vector<BoundColumn>* columns);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_LABEL_COLUMNS_H_
