#include "pipeline/text/page_marks.h"

#include <cstddef>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

constexpr char32_t kOrdinal = 0x7B2C;  // before the number of the page
constexpr char32_t kPage = 0x9875;     // behind it
constexpr char32_t kOfAll = 0x5171;    // before the number of all pages

// What a line is made of.
struct Shape {
  int groups = 0;   // of digits
  int longest = 0;  // digits of one group
  int dashes = 0;   // at the ends
  bool ordinal = false;
  bool page = false;
  bool other = false;
};

Shape ShapeOf(std::string_view line) {
  Shape shape;
  int digits = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t at = i;
    const char32_t c = script::NextCodePoint(line, &i);
    if (script::IsDigit(c)) {
      shape.groups += digits == 0 ? 1 : 0;
      shape.longest = digits + 1 > shape.longest ? digits + 1 : shape.longest;
      ++digits;
      continue;
    }
    digits = 0;
    const bool at_end = at == 0 || i == line.size();
    if (script::IsDash(c) && at_end) {
      ++shape.dashes;
    } else if (c == kOrdinal) {
      shape.ordinal = true;
    } else if (c == kPage) {
      shape.page = true;
    } else if (c != kOfAll && c != U'/' && !script::IsComma(c) && !script::IsSpace(c)) {
      shape.other = true;
    }
  }
  return shape;
}

}  // namespace

bool IsPageMark(std::string_view line) {
  constexpr std::size_t kLongest = 48;  // bytes
  constexpr int kMostDigits = 4;
  line = TrimSpace(line);
  if (line.empty() || line.size() > kLongest) return false;
  const Shape shape = ShapeOf(line);
  if (shape.other || shape.groups == 0 || shape.longest > kMostDigits) return false;
  if (shape.ordinal && shape.page) return shape.groups <= 2;
  return shape.dashes == 2 && shape.groups == 1 && !shape.page && !shape.ordinal;
}

}  // namespace budget::text
