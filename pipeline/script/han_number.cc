#include "pipeline/script/han_number.h"

#include <cstddef>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::script {
namespace {

constexpr int kTen = 10;
constexpr int kThousand = 1000;
constexpr int kMost = 1'000'000;

// The numerals of contracts for 1 to 9, in order.
constexpr std::u32string_view kContracts =
    U"\u58F9\u8D30\u53C1\u8086\u4F0D\u9646\u67D2\u634C\u7396";

// The value of a numeral below ten; -1 for other characters.
int DigitOf(char32_t c) {
  constexpr char32_t kZero = 0x96F6;
  constexpr char32_t kCircle = 0x3007;
  constexpr char32_t kPair = 0x4E24;
  if (c == kZero || c == kCircle) return 0;
  if (c == kPair) return 2;
  const std::size_t contract = kContracts.find(c);
  if (contract != std::u32string_view::npos) return static_cast<int>(contract) + 1;
  const int value = HanNumeral(c);
  return value >= 0 && value < kTen ? value : -1;
}

// 10, 100, 1000, 10000; 0 for other characters.
int PowerOf(char32_t c) {
  constexpr int kHundred = 100;
  constexpr int kMyriad = 10000;
  switch (c) {
    case 0x5341:
    case 0x62FE:
      return kTen;
    case 0x767E:
    case 0x4F70:
      return kHundred;
    case 0x5343:
    case 0x4EDF:
      return kThousand;
    case 0x4E07:
      return kMyriad;
    default:
      return 0;
  }
}

}  // namespace

std::string ReadHanNumber(std::string_view utf8) {
  constexpr char32_t kPoint = 0x70B9;
  constexpr std::size_t kLongest = 60;  // bytes
  if (utf8.size() > kLongest) return {};
  int sum = 0;
  int digits = 0;  // of a number without powers, or in front of the next power
  bool printed = false;
  std::string decimals;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, &i);
    const int digit = DigitOf(c);
    if (c == kPoint && printed && decimals.empty()) {
      decimals = ".";
    } else if (!decimals.empty()) {
      if (digit < 0) return {};
      decimals.push_back(static_cast<char>('0' + digit));
    } else if (digit >= 0) {
      digits = digits * kTen + digit;
      printed = true;
    } else if (const int power = PowerOf(c); power > 0) {
      // A myriad counts all that stands before it, the others their own digit.
      const bool all = power > kThousand;
      const int counted = all ? sum + digits : digits;
      sum = (all ? 0 : sum) + (counted == 0 ? 1 : counted) * power;
      digits = 0;
      printed = true;
    } else {
      return {};
    }
    if (sum > kMost || digits > kMost) return {};
  }
  if (!printed || decimals == ".") return {};
  return std::to_string(sum + digits) + decimals;
}

}  // namespace budget::script
