// Reads the CSV files of a dataset (RFC 4180, UTF-8), row by row.

#ifndef PIPELINE_REPORT_READ_CSV_H_
#define PIPELINE_REPORT_READ_CSV_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace budget::report {

class CsvReader {
 public:
  // `text` must outlive the reader.  A byte order mark is passed over; the first row is
  // the header.
  explicit CsvReader(std::string_view text);

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
  bool ReadRow(std::vector<std::string>* row);
  void ReadField(std::string* field);

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> header_;
  std::vector<std::string> row_;
};

}  // namespace budget::report

#endif  // PIPELINE_REPORT_READ_CSV_H_
