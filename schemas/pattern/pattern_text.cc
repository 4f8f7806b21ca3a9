#include "schemas/pattern/pattern_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/script/text.h"
#include "schemas/yaml/schema_error.h"

namespace budget::schemas {
namespace {

// ASCII characters of syntax that folding makes full-width.
bool IsFoldedAway(char c) {
  return std::string_view("()[]{}*+?|^$").find(c) != std::string_view::npos;
}

std::string FullWidth(char c) {
  std::string text;
  script::AppendUtf8(static_cast<char32_t>(static_cast<unsigned char>(c)) + 0xFEE0,
                     &text);
  return text;
}

}  // namespace

Location PlaceInScalar(const YamlNode& node, std::size_t byte) {
  Location where = node.where;
  const std::string_view before = std::string_view(node.scalar).substr(0, byte);
  if (byte == 0 || node.inherits || before.find('\n') != std::string_view::npos) {
    return where;
  }
  const auto points = std::count_if(before.begin(), before.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  where.column += static_cast<int>(points) + (node.quoted ? 1 : 0);
  return where;
}

void CheckPatternText(const YamlNode& node, Diagnostics* diagnostics) {
  const std::string& text = node.scalar;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\n' || c == '\t') {
      return AddSchemaError(PlaceInScalar(node, i), "schema-pattern-space",
                            "a space in a pattern never matches",
                            "leave it out: text is matched without its spaces",
                            diagnostics);
    }
    if (c != '\\' || i + 1 == text.size()) continue;
    ++i;
    if (IsFoldedAway(text[i])) {
      return AddSchemaError(
          PlaceInScalar(node, i - 1), "schema-pattern-escape",
          fmt::format("'\\{}' never matches folded text", text[i]),
          fmt::format("write the full-width {}, which needs no backslash",
                      FullWidth(text[i])),
          diagnostics);
    }
  }
}

}  // namespace budget::schemas
