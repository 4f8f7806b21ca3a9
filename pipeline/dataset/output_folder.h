// The folder that a dataset is written into: whose it is, that one run at a time writes
// there, and where its unfinished work stands.
//
//     OUT/documents.csv ... datapackage.json   the dataset, whole, or none
//     OUT/.extract/lock                        held by the run that writes
//     OUT/.extract/new/                        the dataset that is being written
//     OUT/.extract/answers/                    documents that are done already
//
// When it is written, OUT/.extract/new/ takes the place of OUT at once (publish.h), and
// .extract/ goes away.  What a run leaves that was ended from outside is swept by the
// next one, or gone on with (--resume).

#ifndef PIPELINE_DATASET_OUTPUT_FOLDER_H_
#define PIPELINE_DATASET_OUTPUT_FOLDER_H_

#include <cstddef>
#include <optional>
#include <string>

#include "pipeline/dataset/publish.h"
#include "pipeline/model/result.h"

namespace budget::dataset {

class OutputFolder {
 public:
  // Makes the folder, with its parents, where it is not there yet, and locks it.
  // Fails with
  //   output            it cannot be written, and what the system says
  //   output-not-ours   it holds something, and no dataset of this program
  //   output-busy       another run writes there, or has not yet gone
  // `keep_answers`: those of an earlier run stay.
  static Result<OutputFolder> Open(const std::string& path, bool keep_answers);

  OutputFolder(OutputFolder&& other) noexcept;
  OutputFolder& operator=(OutputFolder&&) = delete;
  // Unlocks; what is unfinished stays.
  ~OutputFolder();

  const std::string& path() const { return path_; }
  std::string staging() const { return path_ + "/.extract/new"; }
  std::string answers() const { return path_ + "/.extract/answers"; }

  // A dataset that stands there.
  struct Standing {
    std::size_t documents = 0;
    std::string date;  // of its description: 2026-01-31
  };
  const std::optional<Standing>& standing() const { return standing_; }

  // Makes what stands in staging() the dataset, and removes .extract/ with the lock.
  Result<Published> Publish();

 private:
  OutputFolder(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::string path_;  // canonical
  int lock_;          // descriptor; -1: moved away
  std::optional<Standing> standing_;
};

}  // namespace budget::dataset

#endif  // PIPELINE_DATASET_OUTPUT_FOLDER_H_
