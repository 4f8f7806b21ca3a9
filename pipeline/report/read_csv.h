// Reads the columns of a file of a dataset by their names, row by row.

#ifndef PIPELINE_REPORT_READ_CSV_H_
#define PIPELINE_REPORT_READ_CSV_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/dataset/csv_records.h"

namespace budget::report {

class CsvReader {
 public:
  // A byte order mark is passed over; the first row is the header.
  explicit CsvReader(dataset::CsvRecords records);

  // The next row; false at the end.  A row that is short has empty fields at its end.
  bool Next();

  // The field of the row of this column; empty where the file has no such column.
  std::string_view Field(std::string_view column) const;

  // Which columns these are, for FieldAt: npos for one that the file has not.
  std::vector<std::size_t> Positions(
      const std::vector<std::string_view>& columns) const;
  std::string_view FieldAt(std::size_t position) const;

 private:
  std::size_t Position(std::string_view column) const;

  dataset::CsvRecords records_;
  dataset::Fields header_;
  dataset::Fields row_;
};

}  // namespace budget::report

#endif  // PIPELINE_REPORT_READ_CSV_H_
