// Where the rows of a run go: the dataset in a folder, or facts.csv alone on standard
// output.

#ifndef PIPELINE_PROGRAM_OUTPUT_H_
#define PIPELINE_PROGRAM_OUTPUT_H_

#include <optional>
#include <string>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/document_data.h"
#include "pipeline/write/dataset_writer.h"
#include "pipeline/write/format_rows.h"
#include "schemas/vocabulary.h"

namespace budget {

class Output {
 public:
  // `vocabulary` must outlive the output.
  explicit Output(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  // `folder` empty: standard output.
  std::optional<Diagnostic> Open(const std::string& folder);
  std::optional<Diagnostic> Add(const DocumentData& document);
  std::optional<Diagnostic> Commit();

  // Nobody reads standard output any more: there is no point in going on, and that is
  // no failure.
  bool closed() const { return closed_; }

 private:
  std::optional<Diagnostic> Print(const std::string& text);

  const Vocabulary& vocabulary_;
  bool to_folder_ = false;
  bool closed_ = false;
  DatasetWriter writer_;
  DatasetRows rows_;  // kept for its memory
};

}  // namespace budget

#endif  // PIPELINE_PROGRAM_OUTPUT_H_
