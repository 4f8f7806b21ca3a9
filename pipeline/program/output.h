// Where the rows of a run go: the dataset in a folder, or facts.csv alone on standard
// output.

#ifndef PIPELINE_PROGRAM_OUTPUT_H_
#define PIPELINE_PROGRAM_OUTPUT_H_

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/dataset/dataset_writer.h"
#include "pipeline/dataset/format_rows.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/document_data.h"
#include "schemas/spec/vocabulary.h"

namespace budget::program {

class Output {
 public:
  // `vocabulary` must outlive the output.
  explicit Output(const schemas::Vocabulary& vocabulary);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // `folder` empty: standard output.
  std::optional<Diagnostic> Open(const std::string& folder);
  std::optional<Diagnostic> Add(const DocumentData& document);
  std::optional<Diagnostic> Commit();

  // Nobody reads standard output any more: there is no point in going on, and that is
  // no failure.
  bool closed() const { return closed_; }

 private:
  void Take(dataset::DatasetFile file, std::string_view rows);
  std::optional<Diagnostic> Print(std::string_view text);

  const schemas::Vocabulary& vocabulary_;
  bool to_folder_ = false;
  bool closed_ = false;
  std::optional<Diagnostic> failure_;  // the first; nothing is written after it
  dataset::DatasetWriter writer_;
  dataset::DatasetRows rows_;
};

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_OUTPUT_H_
