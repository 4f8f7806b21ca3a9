// Where the rows of a run go: the dataset in a folder, or facts.csv alone on standard
// output.

#ifndef PIPELINE_PROGRAM_OUTPUT_H_
#define PIPELINE_PROGRAM_OUTPUT_H_

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/document_data.h"
#include "pipeline/write/dataset_writer.h"
#include "pipeline/write/format_rows.h"
#include "schemas/vocabulary.h"

namespace budget {

class Output {
 public:
  // `vocabulary` must outlive the output.
  explicit Output(const Vocabulary& vocabulary);
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
  void Take(DatasetFile file, std::string_view rows);
  std::optional<Diagnostic> Print(std::string_view text);

  const Vocabulary& vocabulary_;
  bool to_folder_ = false;
  bool closed_ = false;
  std::optional<Diagnostic> failure_;  // the first; nothing is written after it
  DatasetWriter writer_;
  DatasetRows rows_;
};

}  // namespace budget

#endif  // PIPELINE_PROGRAM_OUTPUT_H_
