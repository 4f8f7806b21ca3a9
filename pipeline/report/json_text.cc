#include "pipeline/report/json_text.h"

#include <fmt/format.h>

#include <iterator>

namespace budget::report {
namespace {

constexpr unsigned char kFirstPrintable = 0x20;

bool MustBeEscaped(char c) {
  return c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' ||
         static_cast<unsigned char>(c) < kFirstPrintable;
}

}  // namespace

void AppendString(std::string_view text, std::string* json) {
  *json += '"';
  for (const char c : text) {
    if (MustBeEscaped(c)) {
      fmt::format_to(std::back_inserter(*json), "\\u{:04x}",
                     static_cast<unsigned char>(c));
    } else {
      *json += c;
    }
  }
  *json += '"';
}

void AppendPoints(float points, std::string* json) {
  fmt::format_to(std::back_inserter(*json), "{:.1f}", points);
}

}  // namespace budget::report
