#include "pipeline/program/shown_text.h"

#include <fmt/format.h>

#include <cstddef>

#include "pipeline/script/text.h"

namespace budget::program {
namespace {

// C0, DEL and C1: what terminals obey.
bool IsControl(char32_t code) {
  return code < U' ' || (code >= U'\x7F' && code < U'\xA0');
}

// Marks that turn the direction of what follows, or break its line: a name that has
// them can look like another one.
bool IsMisleading(char32_t code) {
  return code == U'\u200E' || code == U'\u200F' || code == U'\u061C' ||
         (code >= U'\u2028' && code <= U'\u202E') ||
         (code >= U'\u2066' && code <= U'\u2069');
}

void AppendBytes(std::string_view bytes, std::string* out) {
  for (const char byte : bytes) {
    *out += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
  }
}

}  // namespace

std::string EscapeName(std::string_view name) {
  std::string escaped;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t from = at;
    const char32_t code = script::NextCodePoint(name, &at);
    const std::string_view bytes = name.substr(from, at - from);
    if (code == U'\\') {
      escaped += "\\\\";
    } else if (code == U'\uFFFD' || IsControl(code)) {
      AppendBytes(bytes, &escaped);
    } else {
      escaped += bytes;
    }
  }
  return escaped;
}

std::string CleanForTerminal(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t code = script::NextCodePoint(text, &at);
    const std::string_view bytes = text.substr(from, at - from);
    const bool harmless =
        code == U'\n' || code == U'\t' ||
        (code != U'\uFFFD' && !IsControl(code) && !IsMisleading(code)) ||
        bytes == "\xEF\xBF\xBD";  // U+FFFD itself
    if (harmless) {
      clean += bytes;
    } else {
      AppendBytes(bytes, &clean);
    }
  }
  return clean;
}

}  // namespace budget::program
