#include "tests/layouts/print_figure.h"

#include <algorithm>
#include <cstddef>

#include "tests/layouts/made_table.h"

namespace budget::layouts {
namespace {

const char* Between(Separator separator) {
  switch (separator) {
    case Separator::kComma:
      return ",";
    case Separator::kSpace:
      return " ";
    case Separator::kThinSpace:
      return "\u2009";
    case Separator::kApostrophe:
      return "'";
    default:
      return "";
  }
}

std::string Grouped(std::string digits, Separator separator) {
  constexpr std::size_t kGroup = 3;
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > kGroup;) {
    at -= kGroup;
    digits.insert(at, Between(separator));
  }
  return digits;
}

std::string Widened(const std::string& digits) {
  std::string wide;
  for (const char c : digits) {
    if (c >= '0' && c <= '9') {  // U+FF10..U+FF19
      wide += "\xEF\xBC";
      wide += static_cast<char>(c - '0' + 0x90);
    } else {
      wide += c == '.' ? "．" : c == ',' ? "，" : std::string(1, c);
    }
  }
  return wide;
}

std::string Negated(const std::string& digits, Negative negative) {
  switch (negative) {
    case Negative::kTriangle:
      return "△" + digits;
    case Negative::kBrackets:
      return "(" + digits + ")";
    case Negative::kWideBrackets:
      return "（" + digits + "）";
    case Negative::kBlackTriangle:
      return "▲" + digits;
    case Negative::kWideMinus:
      return "－" + digits;
    case Negative::kBehind:
      return digits + "-";
    case Negative::kSpaced:
      return "- " + digits;
    default:
      return "-" + digits;
  }
}

}  // namespace

std::string PrintFigure(std::int64_t figure, int decimals, const Style& style) {
  std::string digits = PlainFigure(figure < 0 ? -figure : figure, decimals);
  digits = Grouped(digits, style.separator);
  if (style.bare_point && digits.starts_with("0.")) digits.erase(0, 1);
  if (style.wide_digits) digits = Widened(digits);
  return figure < 0 ? Negated(digits, style.negative) : digits;
}

}  // namespace budget::layouts
