// Reads the files of a finished dataset back, row by row.

#ifndef PIPELINE_FORMATS_READ_ROWS_H_
#define PIPELINE_FORMATS_READ_ROWS_H_

#include <optional>
#include <string>

#include "pipeline/dataset/csv_records.h"
#include "pipeline/dataset/dataset_files.h"
#include "pipeline/model/diagnostic.h"

namespace budget::formats {

// One field for each column of the file, in their order; an empty one is empty.
using dataset::Fields;

// The rows of one file of a dataset, below its header row.  Holds one row at a time.
class RowReader {
 public:
  RowReader(const std::string& folder, dataset::DatasetFile file);

  // The next row; false at the end, and at the first mistake.
  bool Next(Fields* row);

  // What is wrong with what has been read: no such file, another header (a dataset of
  // another version, or one of --excel, whose cells are not exact), a torn row.
  const std::optional<Diagnostic>& failure() const { return failure_; }

  // Of all that has been read: "sha256:..." as datapackage.json has it.
  std::string TakeHash() { return records_.TakeHash(); }

 private:
  bool Fail(std::string message);
  bool Take(Fields* row);

  std::string path_;
  std::size_t columns_;
  dataset::CsvRecords records_;
  std::optional<Diagnostic> failure_;
};

// Whether this is a whole dataset of this version of the program; what is wrong, if
// not.
std::optional<Diagnostic> CheckDataset(const std::string& folder);

// With the code `export`.
Diagnostic ExportProblem(const std::string& file, std::string message);

}  // namespace budget::formats

#endif  // PIPELINE_FORMATS_READ_ROWS_H_
