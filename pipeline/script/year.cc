#include "pipeline/script/year.h"

#include <cstddef>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::script {
namespace {

constexpr int kFirstYear = 1949;
constexpr int kLastYear = 2199;
constexpr int kCentury = 2000;  // of a year of two digits
constexpr std::size_t kYearDigits = 4;
constexpr char32_t kYearMark = 0x5E74;

// The digit that a character stands for within a year; -1 if none.
int YearDigit(char32_t c) {
  if (const int digit = DigitValue(c); digit >= 0) return digit;
  // A circle, a letter or 零 for nought.
  if (c == U'O' || c == U'o' || c == 0x25CB || c == 0x25EF) return 0;
  const int numeral = HanNumeral(c);
  return numeral < 10 ? numeral : -1;
}

}  // namespace

int ReadYear(std::string_view digits) {
  constexpr std::size_t kShort = 2;
  int year = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < digits.size(); ++count) {
    const int digit = YearDigit(NextCodePoint(digits, &i));
    if (digit < 0 || count == kYearDigits) return 0;
    year = year * 10 + digit;
  }
  if (count == kShort) return IsAsciiDigits(digits) ? kCentury + year : 0;
  return count == kYearDigits && year >= kFirstYear && year <= kLastYear ? year : 0;
}

std::string WithArabicYears(std::string_view utf8) {
  const std::u32string text = ToUtf32(utf8);
  if (text.find(kYearMark) == std::u32string::npos) return std::string(utf8);
  std::u32string out;
  std::size_t digits = 0;  // at the end of `out`
  for (const char32_t c : text) {
    if (c == kYearMark && digits == kYearDigits) {
      for (std::size_t i = out.size() - kYearDigits; i < out.size(); ++i) {
        out[i] = U'0' + static_cast<char32_t>(YearDigit(out[i]));
      }
    }
    digits = YearDigit(c) >= 0 ? digits + 1 : 0;
    out.push_back(c);
  }
  return ToUtf8(out);
}

bool LooksLikeYear(std::string_view text) {
  return text.size() == 4 && IsAsciiDigits(text) &&
         (text.starts_with("19") || text.starts_with("20"));
}

}  // namespace budget::script
