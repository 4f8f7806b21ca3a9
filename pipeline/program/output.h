// Where the rows of a run go: the dataset in a folder, or facts.csv alone on standard
// output.

#ifndef PIPELINE_PROGRAM_OUTPUT_H_
#define PIPELINE_PROGRAM_OUTPUT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/dataset/csv_rows.h"
#include "pipeline/dataset/datapackage.h"
#include "pipeline/dataset/dataset_writer.h"
#include "pipeline/dataset/format_rows.h"
#include "pipeline/dataset/output_folder.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/document_data.h"
#include "schemas/spec/vocabulary.h"

namespace budget::program {

struct OutputOptions {
  dataset::CsvStyle style = dataset::CsvStyle::kExact;
  std::optional<dataset::ShardPart> shard;  // with its number, if the dataset is one
};

class Output {
 public:
  // `vocabulary` must outlive the output.
  Output(const schemas::Vocabulary& vocabulary, OutputOptions options);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // `folder` empty: standard output.  `resume`: what an earlier run has done stays.
  std::optional<Diagnostic> Open(const std::string& folder, bool resume);
  // `position`: of the document among all of the batch.
  std::optional<Diagnostic> Add(const DocumentData& document, std::size_t position);
  std::optional<Diagnostic> Commit();

  // Where documents that are done are kept; empty for standard output.
  std::string answers() const { return folder_ ? folder_->answers() : std::string(); }

  // The dataset that the new one takes the place of.
  std::optional<dataset::OutputFolder::Standing> replaced() const {
    return folder_ ? folder_->standing() : std::nullopt;
  }

  // How the dataset took its place, after Commit.
  const dataset::Published& published() const { return published_; }

  // Nobody reads standard output any more: there is no point in going on, and that is
  // no failure.
  bool closed() const { return closed_; }

 private:
  void Take(dataset::DatasetFile file, std::string_view rows);
  std::optional<Diagnostic> Print(std::string_view text);

  const schemas::Vocabulary& vocabulary_;
  OutputOptions options_;
  std::optional<dataset::OutputFolder> folder_;  // none: standard output
  dataset::Published published_;
  bool closed_ = false;
  std::optional<Diagnostic> failure_;  // the first; nothing is written after it
  dataset::DatasetWriter writer_;
  dataset::DatasetRows rows_;
};

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_OUTPUT_H_
