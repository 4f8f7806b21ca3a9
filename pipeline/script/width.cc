#include "pipeline/script/width.h"

#include <cstddef>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::script {
namespace {

// Enough for every comparison; the sum stays far from the end of an int.
constexpr std::size_t kLongest = std::size_t{1} << 20U;

// Of the characters of a text, white ones left out unless `with_white`.
int Sum(std::string_view utf8, bool with_white) {
  int width = 0;
  utf8 = utf8.substr(0, kLongest);
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, &i);
    if (IsZeroWidth(c) || (!with_white && IsSpace(c))) continue;
    width += WidthOf(c);
  }
  return width;
}

}  // namespace

int LineWidth(std::string_view utf8) { return Sum(utf8, true); }

int InkWidth(std::string_view utf8) { return Sum(utf8, false); }

}  // namespace budget::script
