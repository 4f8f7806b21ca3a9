#include "pipeline/program/output.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>

#include "pipeline/program/version.h"
#include "pipeline/write/datapackage.h"

namespace budget {

std::optional<Diagnostic> Output::Open(const std::string& folder) {
  to_folder_ = !folder.empty();
  if (to_folder_) return writer_.Open(folder);
  return Print(HeaderRow(DatasetFile::kFacts));
}

std::optional<Diagnostic> Output::Add(const DocumentData& document) {
  for (CsvRows& rows : rows_.files) rows.Clear();
  FormatRows(document, vocabulary_, ExtractorVersion(), &rows_);
  if (to_folder_) return writer_.Add(rows_);
  return Print(rows_[DatasetFile::kFacts].text());
}

std::optional<Diagnostic> Output::Commit() {
  if (!to_folder_) return std::nullopt;
  return writer_.Commit([this](const FileDigests& digests) {
    return FormatDatapackage(vocabulary_, ExtractorVersion(), digests);
  });
}

std::optional<Diagnostic> Output::Print(const std::string& text) {
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

}  // namespace budget
