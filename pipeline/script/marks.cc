#include "pipeline/script/marks.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/script/text.h"

namespace budget::script {

int HanNumeral(char32_t c) {
  static constexpr std::u32string_view kNumerals =
      U"\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341";
  constexpr char32_t kCircleNought = 0x3007;
  constexpr char32_t kHundred = 0x767E;
  if (c == kCircleNought) return 0;
  if (c == kHundred) return 100;
  const std::size_t value = kNumerals.find(c);
  return value == std::u32string_view::npos ? -1 : static_cast<int>(value);
}

bool IsPlaceholder(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    if (!IsDash(NextCodePoint(utf8, &i))) return false;
  }
  return !utf8.empty();
}

bool IsAsciiDigits(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace budget::script
