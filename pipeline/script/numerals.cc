#include "pipeline/script/numerals.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "pipeline/script/text.h"

namespace budget::script {
namespace {

constexpr char32_t kYear = 0x5E74;
constexpr std::size_t kYearDigits = 4;

// Zero to nine: the ideographs; zero is also printed as 〇, a circle or a letter.
constexpr std::array<char32_t, 10> kDigits = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                              0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
constexpr std::array<char32_t, 5> kCircles = {0x3007, 0x25CB, 0x25EF, U'O', U'o'};

// The value of an ideographic digit; -1 for any other character.
int DigitOf(char32_t c) {
  if (std::ranges::find(kCircles, c) != kCircles.end()) return 0;
  const auto found = std::ranges::find(kDigits, c);
  return found == kDigits.end() ? -1 : static_cast<int>(found - kDigits.begin());
}

}  // namespace

std::string WithArabicYears(std::string_view utf8) {
  const std::u32string text = ToUtf32(utf8);
  if (text.find(kYear) == std::u32string::npos) return std::string(utf8);
  std::u32string out;
  std::size_t digits = 0;  // at the end of `out` that are ideographic
  for (const char32_t c : text) {
    if (c == kYear && digits == kYearDigits) {
      for (std::size_t i = out.size() - kYearDigits; i < out.size(); ++i) {
        out[i] = U'0' + static_cast<char32_t>(DigitOf(out[i]));
      }
    }
    digits = DigitOf(c) >= 0 ? digits + 1 : 0;
    out.push_back(c);
  }
  return ToUtf8(out);
}

}  // namespace budget::script
