// What the body of a table says of its columns, whatever their headers are called.
//
//     功能分类 |     |  预算数  | 说明          kCodes  kText  kFigures  kText
//     201     | 教育 |  1,200  |
//     20101   | 小学 |    800  | 含校舍维修

#ifndef PIPELINE_TABLE_COLUMN_CONTENTS_H_
#define PIPELINE_TABLE_COLUMN_CONTENTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::table {

enum class ColumnContent : std::uint8_t {
  kBlank,        // nothing but blanks and dashes
  kFigures,      // mostly figures
  kCodes,        // codes of a classification: each within one above it
  kLineNumbers,  // 1, 2, 3 ...
  kFormulas,     // what rows are made of: A=B+C
  kText          // mostly words
};

// The body of one column.
struct ColumnBody {
  ColumnContent content = ColumnContent::kBlank;
  int labels = 0;           // printed cells of one column
  int distinct = 0;         // different ones among them
  bool merged = false;      // some reach over several rows
  bool years = false;       // every figure can be a year
  bool quantities = false;  // most are figures with a unit: 30年

  // Whether its labels tell the rows apart: all but a few are different.
  bool Identifies() const {
    constexpr int kFew = 10;  // one in so many may return
    return !merged && labels >= 2 && (labels - distinct) * kFew <= labels;
  }
};

// Whether a cell prints what a row or column is made of: A=B+C, or the letter of one.
bool IsFormula(std::string_view printed);

// One for each grid column, of the rows from `header_rows` on.  Linear in the cells.
std::vector<ColumnBody> ReadColumnBodies(const Grid& grid, int header_rows,
                                         const schemas::RowPatterns& patterns);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_COLUMN_CONTENTS_H_
