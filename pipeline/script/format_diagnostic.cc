#include "pipeline/script/format_diagnostic.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>

#include "pipeline/script/text.h"

namespace budget::script {
namespace {

// Of a source line no more than this is shown, in code points.
constexpr std::size_t kLongestLine = 160;
constexpr std::size_t kBeforeColumn = 60;

std::string_view Word(Severity severity, const DiagnosticWords& words) {
  switch (severity) {
    case Severity::kNote:
      return words.note;
    case Severity::kWarning:
      return words.warning;
    case Severity::kError:
      return words.error;
  }
  return words.error;
}

int TerminalWidth(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int TerminalWidth(std::u32string_view text) {
  int width = 0;
  for (const char32_t c : text) width += TerminalWidth(c);
  return width;
}

// The source line and the caret below it.  Control characters, which could change what
// the terminal does, are shown as spaces.
std::string ShowLine(const std::string& line, int column) {
  std::u32string text = ToUtf32(line);
  for (char32_t& c : text) {
    if (u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR) c = U' ';
  }
  auto at = static_cast<std::size_t>(std::max(column, 1) - 1);
  if (text.size() > kLongestLine) {
    const std::size_t start = at > kBeforeColumn ? at - kBeforeColumn : 0;
    text = text.substr(std::min(start, text.size()), kLongestLine);
    at -= start;
  }
  std::string shown = "  " + ToUtf8(text) + "\n";
  if (column <= 0 || at > text.size()) return shown;
  const int before = TerminalWidth(std::u32string_view(text).substr(0, at));
  shown.append(static_cast<std::size_t>(before) + 2, ' ');
  return shown + "^\n";
}

void Append(std::initializer_list<std::string_view> pieces, std::string* out) {
  for (const std::string_view piece : pieces) out->append(piece);
}

}  // namespace

std::string FormatLocation(const Location& where) {
  std::string text = where.file;
  if (where.page != 0) Append({"#page=", std::to_string(where.page)}, &text);
  if (where.line == 0) return text;
  Append({":", std::to_string(where.line)}, &text);
  if (where.column != 0) Append({":", std::to_string(where.column)}, &text);
  return text;
}

std::string FormatDiagnostic(const Diagnostic& diagnostic, const ReadLine& read_line,
                             const DiagnosticWords& words) {
  std::string text = FormatLocation(diagnostic.where);
  if (text.empty()) text = "extract";
  Append({": ", Word(diagnostic.severity, words), ": ", diagnostic.message}, &text);
  if (!diagnostic.code.empty()) Append({" [", diagnostic.code, "]"}, &text);
  text.push_back('\n');
  if (read_line != nullptr && diagnostic.where.line != 0 &&
      diagnostic.where.page == 0) {
    if (const std::optional<std::string> line = read_line(diagnostic.where)) {
      text += ShowLine(*line, diagnostic.where.column);
    }
  }
  if (!diagnostic.because.file.empty()) {
    Append({FormatLocation(diagnostic.because), ": ", words.rule_here, "\n"}, &text);
  }
  if (!diagnostic.hint.empty()) Append({words.hint, diagnostic.hint, "\n"}, &text);
  return text;
}

int DisplayWidth(std::string_view utf8) { return TerminalWidth(ToUtf32(utf8)); }

std::optional<std::string_view> TextLines::Find(int line) {
  if (line <= 0) return std::nullopt;
  if (line < line_) {
    line_ = 1;
    start_ = 0;
  }
  for (; line_ < line; ++line_) {
    const std::size_t end = text_.find('\n', start_);
    if (end == std::string_view::npos) return std::nullopt;
    start_ = end + 1;
  }
  const std::size_t end = text_.find('\n', start_);
  std::string_view found = text_.substr(start_, end - start_);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

}  // namespace budget::script
