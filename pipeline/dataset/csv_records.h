// Reads the CSV files of a dataset (RFC 4180, UTF-8) back, record by record.

#ifndef PIPELINE_DATASET_CSV_RECORDS_H_
#define PIPELINE_DATASET_CSV_RECORDS_H_

#include <cstddef>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/sha256.h"

namespace budget::dataset {

// The records of a file as they stand, with a look at the next one; the first one is
// the header.  Holds one record at a time.
class CsvRecords {
 public:
  // A file that cannot be read has no records.
  explicit CsvRecords(const std::string& path);
  explicit CsvRecords(std::unique_ptr<std::istream> stream);

  bool at_end() const { return record_.empty(); }
  // With the end of its line, which only the last one may lack.
  const std::string& record() const { return record_; }
  // An end of line inside quotes ends no record.
  void Advance();

  // Of what has been passed by.
  std::size_t bytes() const { return bytes_; }
  std::string TakeHash() { return "sha256:" + hash_.TakeHex(); }  // as datapackage.json

 private:
  std::unique_ptr<std::istream> stream_;
  std::string record_;
  std::string line_;
  std::size_t bytes_ = 0;
  Sha256 hash_;
};

// The fields of a record, without quotes; the strings of `fields` are used again.
// False if a quote is not closed.
using Fields = std::vector<std::string>;
bool SplitRecord(std::string_view record, Fields* fields);

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_CSV_RECORDS_H_
