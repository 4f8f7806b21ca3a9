// Reads a finished dataset back, file by file and row by row, and proves on the way
// that its bytes are those that were written.

#ifndef PIPELINE_DATASET_DATASET_READER_H_
#define PIPELINE_DATASET_DATASET_READER_H_

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/dataset/csv_records.h"
#include "pipeline/dataset/dataset_files.h"
#include "pipeline/model/result.h"

namespace budget::dataset {

// The rows of one file, below its header row.  Holds one row at a time.
class RowReader {
 public:
  // `hash`: what datapackage.json says of the file.
  RowReader(const std::string& folder, DatasetFile file, std::string hash);

  // The next row: one field for each column of SpecOf(file), in their order.  False at
  // the end, and at the first mistake.
  bool Next(Fields* row);

  // What is wrong with what has been read: no such file, another header (a dataset of
  // another version, or one of --excel, whose cells are not exact), a torn row; at the
  // end, bytes that are not those that were written.
  const std::optional<Diagnostic>& failure() const { return failure_; }

 private:
  bool Fail(std::string message);
  bool Take(Fields* row);

  std::string path_;
  std::string hash_;
  std::size_t columns_;
  CsvRecords records_;
  std::optional<Diagnostic> failure_;
};

class DatasetReader {
 public:
  // Fails with `dataset` where the folder has no description of a dataset of this
  // version.
  static Result<DatasetReader> Open(const std::string& folder);

  const std::string& folder() const { return folder_; }
  RowReader Rows(DatasetFile file) const;

 private:
  explicit DatasetReader(std::string folder) : folder_(std::move(folder)) {}

  std::string folder_;
  std::array<std::string, kDatasetFileCount> hashes_;
};

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_DATASET_READER_H_
