#include "pipeline/program/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <cstddef>
#include <ctime>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/model/names.h"
#include "pipeline/program/find_inputs.h"
#include "pipeline/program/load_input.h"
#include "pipeline/program/shown_text.h"
#include "pipeline/script/format_diagnostic.h"
#include "pipeline/script/text.h"

namespace budget::program {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxShownFile = std::size_t{1} << 24;
constexpr std::size_t kLongestShownLine = std::size_t{1} << 13;  // bytes

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (script::NextCodePoint(text, &at) == U'\uFFFD') return false;
  }
  return true;
}

// Lines of files that show something.  Messages about one file come together: the last
// one is kept.
class LineReader {
 public:
  std::optional<std::string> operator()(const Location& where) {
    if (where.file != file_) Load(where.file);
    const std::optional<std::string_view> line = lines_.Find(where.line);
    if (!line || line->empty() || line->size() > kLongestShownLine || !IsUtf8(*line)) {
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

script::DiagnosticWords WordsOf(Language language) {
  const auto say = [&](std::string_view id) { return messages::Say(language, id); };
  return {.note = say("severity.note"),
          .warning = say("severity.warning"),
          .error = say("severity.error"),
          .rule_here = say("rule-here"),
          .hint = say("hint")};
}

Diagnostic Translated(Diagnostic diagnostic, Language language) {
  diagnostic.message = messages::Translate(language, diagnostic.message);
  diagnostic.hint = messages::Translate(language, diagnostic.hint);
  return diagnostic;
}

const char* LevelOf(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "error";
}

std::string Now() {
  const std::time_t now = std::time(nullptr);
  tm parts{};
  std::array<char, sizeof "2026-01-31T00:00:00Z"> text{};
  if (gmtime_r(&now, &parts) == nullptr ||
      std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
    return {};
  }
  return text.data();
}

Json Event(const char* level, const char* event) {
  return {{"time", Now()}, {"level", level}, {"event", event}};
}

// What is no UTF-8 has been escaped before, or is replaced.
std::string LineOf(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void Put(const Json& object) { WriteText(STDERR_FILENO, LineOf(object)); }

Json EventOf(const Diagnostic& diagnostic) {
  Json event = Event(LevelOf(diagnostic.severity), "message");
  const auto add = [&](const char* key, const auto& value, bool given) {
    if (given) event[key] = value;
  };
  const Location& where = diagnostic.where;
  add("code", diagnostic.code, !diagnostic.code.empty());
  event["message"] = CleanForTerminal(diagnostic.message);
  add("file", CleanForTerminal(where.file), !where.file.empty());
  add("page", where.page, where.page != 0);
  add("line", where.line, where.line != 0);
  add("column", where.column, where.column != 0);
  add("hint", diagnostic.hint, !diagnostic.hint.empty());
  return event;
}

// Of the terminal, less one: a full line may wrap.
int ColumnsOfTerminal() {
  constexpr int kUsual = 80;
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return kUsual - 1;
  return size.ws_col - 1;
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

void Console::RemoveBar() {
  if (bar_stands_) WriteText(STDERR_FILENO, "\r\x1B[K");
  bar_stands_ = false;
}

void Console::Line(std::string_view text) {
  RemoveBar();
  WriteText(STDERR_FILENO, "extract: " + CleanForTerminal(text) + "\n");
}

std::string Console::LastWords(std::string_view id) const {
  const std::string text = CleanForTerminal(messages::Say(language_, id));
  if (!json_) return "extract: " + text + "\n";
  Json event = Event("info", "message");
  event.erase("time");
  event["message"] = text;
  return LineOf(event);
}

void Console::Say(std::string_view id, messages::Values values) {
  const std::string text = messages::Say(language_, id, values);
  if (!json_) return Line(text);
  Json event = Event("info", "message");
  event["message"] = CleanForTerminal(text);
  Put(event);
}

void Console::Say(const Diagnostic& diagnostic) {
  Say(Diagnostics{diagnostic}, /*with_notes=*/true);
}

void Console::Say(const Diagnostics& diagnostics, bool with_notes) {
  LineReader lines;
  std::string text;
  for (const Diagnostic& original : diagnostics) {
    if (original.severity == Severity::kNote && !with_notes) continue;
    const Diagnostic diagnostic = Translated(original, language_);
    if (json_) {
      Put(EventOf(diagnostic));
      continue;
    }
    text += script::FormatDiagnostic(
        diagnostic, [&](const Location& where) { return lines(where); },
        WordsOf(language_));
  }
  if (text.empty()) return;
  RemoveBar();
  WriteText(STDERR_FILENO, CleanForTerminal(text));
}

void Console::SayExplanation(std::string_view text) {
  if (text.empty()) return;
  if (json_) {
    Json event = Event("info", "explanation");
    event["message"] = CleanForTerminal(text);
    return Put(event);
  }
  RemoveBar();
  WriteText(STDERR_FILENO, CleanForTerminal(text));
}

void Console::Show(const ProgressState& state, ProgressKind kind,
                   std::string_view source) {
  if (json_) {
    Json event = Event("info", "progress");
    event["done"] = state.done;
    event["documents"] = state.documents;
    event["partial"] = state.partial;
    event["failed"] = state.failed;
    event["pages_per_second"] = std::llround(state.pages_per_second);
    if (state.left) event["seconds_left"] = state.left->count();
    event["document"] = CleanForTerminal(source);
    return Put(event);
  }
  if (kind == ProgressKind::kLines) return Line(FormatProgress(state, language_));
  RemoveBar();
  WriteText(STDERR_FILENO, FormatBar(state, source, language_, ColumnsOfTerminal()));
  bar_stands_ = true;
}

void Console::Show(const Summary& summary, const std::string& folder) {
  if (!json_) {
    Line(summary.InOneLine(language_));
    for (const std::string& line : summary.Details(language_, folder)) Line(line);
    return;
  }
  Json event = Event("info", "summary");
  event["message"] = summary.InOneLine(language_);
  event["documents"] = summary.documents();
  for (const DocumentStatus status :
       {DocumentStatus::kOk, DocumentStatus::kPartial, DocumentStatus::kFailed,
        DocumentStatus::kSkipped}) {
    event[std::string(NameOf(status))] = summary.Count(status);
  }
  event["tables"] = summary.tables();
  event["facts"] = summary.facts();
  event["statements"] = summary.statements();
  event["checks"] = summary.checks();
  event["checks_failed"] = summary.checks_failed();
  event["errors"] = summary.errors();
  Put(event);
}

}  // namespace budget::program
