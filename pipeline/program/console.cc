#include "pipeline/program/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/program/find_inputs.h"
#include "pipeline/program/load_input.h"
#include "pipeline/program/shown_text.h"
#include "pipeline/script/format_diagnostic.h"
#include "pipeline/script/text.h"

namespace budget::program {
namespace {

constexpr std::size_t kMaxShownFile = std::size_t{1} << 24;
constexpr std::size_t kLongestShownLine = std::size_t{1} << 13;  // bytes

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (script::NextCodePoint(text, &at) == U'\uFFFD') return false;
  }
  return true;
}

// Lines of files.  Messages about one file come together: the last one is kept.
class LineReader {
 public:
  std::optional<std::string> operator()(const Location& where) {
    if (where.file != file_) Load(where.file);
    const std::optional<std::string_view> line = lines_.Find(where.line);
    if (!line || line->size() > kLongestShownLine || !IsUtf8(*line)) {
      return std::nullopt;
    }
    return std::string(*line);
  }

 private:
  void Load(const std::string& file) {
    file_ = file;
    text_.clear();
    lines_ = script::TextLines();
    if (file == kStandardInput) return;
    const Result<LoadedInput> input = LoadInput(file, kMaxShownFile);
    if (input.ok()) {
      text_ = batch::MappedBytes(input.value().file.descriptor()).bytes();
      lines_ = script::TextLines(text_);
    }
  }

  std::string file_;
  std::string text_;
  script::TextLines lines_;  // of text_
};

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
  WriteText(STDERR_FILENO, CleanForTerminal(fmt::format("extract: {}\n", text)));
}

void Say(const Diagnostic& diagnostic) { Say({diagnostic}, /*with_notes=*/true); }

void Say(const Diagnostics& diagnostics, bool with_notes) {
  LineReader lines;
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::kNote && !with_notes) continue;
    text += script::FormatDiagnostic(
        diagnostic, [&](const Location& where) { return lines(where); });
  }
  WriteText(STDERR_FILENO, CleanForTerminal(text));
}

}  // namespace budget::program
