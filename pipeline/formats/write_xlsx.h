// A dataset as a workbook of Excel: a sheet a file.

#ifndef PIPELINE_FORMATS_WRITE_XLSX_H_
#define PIPELINE_FORMATS_WRITE_XLSX_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "pipeline/model/result.h"

namespace budget::formats {

struct Workbook {
  // Texts that a cell cannot hold (more than 32,767 characters): they end there.
  std::size_t cut_cells = 0;
};

// What stands in the header row for a column.
using LabelOf = std::function<std::string(std::string_view column)>;

// Writes the dataset in `folder` to `file`, which it replaces only when all is written.
// Columns of numbers are numbers, and text where the 15 digits of a spreadsheet do not
// hold one; what is printed (facts.value) is always text.  The column behind the last
// one links to the page in the PDF, seen from the folder that the sources are relative
// to.  Where a file has more rows than a sheet, a further sheet goes on with them.
// Memory does not grow with the rows.
Result<Workbook> WriteXlsx(const std::string& folder, const std::string& file,
                           const LabelOf& label_of);

}  // namespace budget::formats

#endif  // PIPELINE_FORMATS_WRITE_XLSX_H_
