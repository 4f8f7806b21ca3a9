#include "pipeline/script/marks.h"

#include <algorithm>
#include <array>
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

char32_t RaisedOf(char32_t c) {
  static constexpr std::array<char32_t, 10> kDigits = {
      0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
  constexpr char32_t kOpen = 0x207D;
  constexpr char32_t kClose = 0x207E;
  if (IsDigit(c)) return kDigits[static_cast<std::size_t>(DigitValue(c))];
  if (IsOpenBracket(c) || c == U'[' || c == 0xFF3B) return kOpen;
  if (IsCloseBracket(c) || c == U']' || c == 0xFF3D) return kClose;
  return IsFootnoteMark(c) ? c : U'\0';
}

namespace {

// Where the last character begins.
std::size_t LastStart(std::string_view text) {
  std::size_t start = text.size() - 1;
  while (start > 0 && ContinuesCharacter(text[start])) --start;
  return start;
}

// Where [1] or 〔1〕 at the end of a text begins; its size if none stands there.
std::size_t StartOfReference(std::string_view text) {
  constexpr std::size_t kMostDigits = 2;
  static constexpr std::u32string_view kOpen = U"[\uFF3B\u3014";
  static constexpr std::u32string_view kClose = U"]\uFF3D\u3015";
  std::size_t start = LastStart(text);
  std::size_t next = start;
  const std::size_t pair = kClose.find(NextCodePoint(text, &next));
  if (pair == std::u32string_view::npos) return text.size();
  for (std::size_t digits = 0; start > 0; ++digits) {
    start = next = LastStart(text.substr(0, start));
    const char32_t c = NextCodePoint(text, &next);
    if (c == kOpen[pair]) return digits > 0 ? start : text.size();
    if (!IsDigit(c) || digits == kMostDigits) break;
  }
  return text.size();
}

}  // namespace

std::string_view WithoutNotes(std::string_view label) {
  std::string_view text = label;
  while (!text.empty()) {
    const std::size_t start = LastStart(text);
    std::size_t next = start;
    const char32_t last = NextCodePoint(text, &next);
    const bool mark = IsFootnoteMark(last) || IsSpace(last);
    const std::size_t end = mark ? start : StartOfReference(text);
    if (end == text.size()) return text;
    text = text.substr(0, end);
  }
  return label;
}

bool IsPlaceholder(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    if (!IsDash(NextCodePoint(utf8, &i))) return false;
  }
  return !utf8.empty();
}

bool IsAsciiDigits(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return IsAsciiDigit(c); });
}

}  // namespace budget::script
