#include "pipeline/program/output.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "pipeline/dataset/datapackage.h"
#include "pipeline/program/version.h"

namespace budget::program {

Output::Output(const schemas::Vocabulary& vocabulary, OutputOptions options)
    : vocabulary_(vocabulary), options_(std::move(options)) {
  for (int i = 0; i < dataset::kDatasetFileCount; ++i) {
    const auto file = static_cast<dataset::DatasetFile>(i);
    rows_[file].set_style(options_.style);
    rows_[file].SendTo([this, file](std::string_view rows) { Take(file, rows); });
  }
}

std::optional<Diagnostic> Output::Open(const std::string& folder, bool resume) {
  if (folder.empty()) {
    return Print(std::string(dataset::BeginningOf(options_.style)) +
                 dataset::HeaderRow(dataset::DatasetFile::kFacts));
  }
  Result<dataset::OutputFolder> opened = dataset::OutputFolder::Open(folder, resume);
  if (!opened.ok()) return opened.diagnostics().front();
  folder_.emplace(std::move(opened).value());
  return writer_.Open(folder_->staging(), options_.style);
}

void Output::Take(dataset::DatasetFile file, std::string_view rows) {
  if (failure_) return;
  if (folder_) {
    failure_ = writer_.Write(file, rows);
  } else if (file == dataset::DatasetFile::kFacts) {
    failure_ = Print(rows);
  }
}

std::optional<Diagnostic> Output::Add(const DocumentData& document,
                                      std::size_t position) {
  if (options_.shard) options_.shard->positions.push_back(position);
  dataset::FormatRows(document, vocabulary_, ExtractorVersion(), &rows_);
  // Who reads standard output wants to see each document when it is done.
  if (!folder_) rows_[dataset::DatasetFile::kFacts].Flush();
  return failure_;
}

std::optional<Diagnostic> Output::Commit() {
  if (!folder_) return std::nullopt;
  for (dataset::CsvRows& rows : rows_.files) rows.Flush();
  if (failure_) return failure_;
  failure_ = writer_.Finish([this](const dataset::FileDigests& digests) {
    return dataset::FormatDatapackage(
        vocabulary_, ExtractorVersion(), digests,
        {.style = options_.style,
         .shard = options_.shard ? &*options_.shard : nullptr});
  });
  if (failure_) return failure_;
  Result<dataset::Published> published = folder_->Publish();
  if (!published.ok()) return published.diagnostics().front();
  published_ = published.value();
  return std::nullopt;
}

std::optional<Diagnostic> Output::Print(std::string_view text) {
  std::string_view rest = closed_ ? std::string_view() : text;
  while (!rest.empty()) {
    const ssize_t count = write(STDOUT_FILENO, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EPIPE) {
      closed_ = true;
      return std::nullopt;
    }
    if (count < 0) {
      return Diagnostic{.severity = Severity::kError,
                        .code = "output",
                        .message = "cannot write to standard output: " +
                                   std::generic_category().message(errno),
                        .where = {},
                        .because = {},
                        .hint = {}};
    }
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

}  // namespace budget::program
