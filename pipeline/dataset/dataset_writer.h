// Writes a dataset into a folder that is not yet its place.
//
//     DatasetWriter writer;
//     writer.Open(folder)        new files with header rows
//     writer.Write(file, rows)   as often as there are some; nothing is kept
//     writer.Finish(...)         datapackage.json; then all of it is on the disk
//
// Publish moves it to where it is looked for.  A writer that goes away before Finish
// removes its files.
//
// Errors have the code "output": they name the file and what the system said.

#ifndef PIPELINE_DATASET_DATASET_WRITER_H_
#define PIPELINE_DATASET_DATASET_WRITER_H_

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/dataset/datapackage.h"
#include "pipeline/dataset/format_rows.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/sha256.h"

namespace budget::dataset {

class DatasetWriter {
 public:
  DatasetWriter() = default;
  DatasetWriter(const DatasetWriter&) = delete;
  DatasetWriter& operator=(const DatasetWriter&) = delete;
  ~DatasetWriter();

  // The folder is there, and empty.
  std::optional<Diagnostic> Open(const std::string& folder,
                                 CsvStyle style = CsvStyle::kExact);
  // Whole rows.
  std::optional<Diagnostic> Write(DatasetFile file, std::string_view rows);
  // `describe` makes the text of datapackage.json.
  std::optional<Diagnostic> Finish(
      const std::function<std::string(const FileDigests&)>& describe);

 private:
  struct Part {
    int descriptor = -1;
    std::string path;       // empty: there is none
    std::size_t bytes = 0;  // written
    Sha256 sha256;          // of them
  };

  std::optional<Diagnostic> OpenPart(std::string_view name, Part* part) const;
  static std::optional<Diagnostic> Write(std::string_view bytes, Part* part);
  static std::optional<Diagnostic> Close(Part* part);
  FileDigests TakeDigests();

  std::string folder_;
  bool finished_ = false;
  std::array<Part, kDatasetFileCount + 1> parts_;  // the last is datapackage.json
};

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_DATASET_WRITER_H_
