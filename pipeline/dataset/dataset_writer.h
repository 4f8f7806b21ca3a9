// Writes a dataset into a folder: whole, or not at all.
//
//     DatasetWriter writer;
//     writer.Open(folder, staging)   new files in `staging`, with header rows
//     writer.Write(file, rows)       as often as there are some; nothing is kept
//     writer.Commit(...)             move them to `folder`, datapackage.json last
//
// Until Commit nothing stands under a final name, and a dataset that is there already
// stays as it is.  Commit waits until the disk has the new files, removes the old
// datapackage.json, then renames the new files: a folder with a datapackage.json always
// holds one whole dataset, however the program or the machine ends.  The two folders
// are on one file system.  A writer that goes away before Commit removes its files.
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

  // Both folders are there, and `staging` is empty.
  std::optional<Diagnostic> Open(const std::string& folder, const std::string& staging,
                                 CsvStyle style = CsvStyle::kExact);
  // Whole rows.
  std::optional<Diagnostic> Write(DatasetFile file, std::string_view rows);
  // `describe` makes the text of datapackage.json.
  std::optional<Diagnostic> Commit(
      const std::function<std::string(const FileDigests&)>& describe);

 private:
  // A file that is being written under a temporary name.
  struct Part {
    int descriptor = -1;
    std::string temporary;  // path; empty once renamed
    std::string final_path;
    std::size_t bytes = 0;  // written
    Sha256 sha256;          // of them
  };

  std::optional<Diagnostic> OpenPart(std::string_view name, Part* part) const;
  static std::optional<Diagnostic> Write(std::string_view bytes, Part* part);
  static std::optional<Diagnostic> Close(Part* part);
  static std::optional<Diagnostic> Rename(Part* part);
  FileDigests TakeDigests();

  std::string folder_;
  std::string staging_;
  std::array<Part, kDatasetFileCount + 1> parts_;  // the last is datapackage.json
};

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_DATASET_WRITER_H_
