#include "pipeline/program/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace budget {
namespace {

std::string_view Word(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

std::string Format(const Diagnostic& diagnostic) {
  std::string text = diagnostic.where.file.empty() ? "extract" : diagnostic.where.file;
  if (diagnostic.where.page != 0)
    text += fmt::format("#page={}", diagnostic.where.page);
  if (diagnostic.where.line != 0) text += fmt::format(":{}", diagnostic.where.line);
  if (diagnostic.where.column != 0) text += fmt::format(":{}", diagnostic.where.column);
  text += fmt::format(": {}: {} [{}]\n", Word(diagnostic.severity), diagnostic.message,
                      diagnostic.code);
  if (!diagnostic.hint.empty()) text += fmt::format("hint: {}\n", diagnostic.hint);
  return text;
}

}  // namespace

void WriteText(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

void Say(std::string_view text) {
  WriteText(STDERR_FILENO, fmt::format("extract: {}\n", text));
}

void Say(const Diagnostic& diagnostic) { WriteText(STDERR_FILENO, Format(diagnostic)); }

void Say(const Diagnostics& diagnostics, bool with_notes) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::kNote && !with_notes) continue;
    text += Format(diagnostic);
  }
  WriteText(STDERR_FILENO, text);
}

}  // namespace budget
