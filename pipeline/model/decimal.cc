#include "pipeline/model/decimal.h"

#include <algorithm>

namespace budget {
namespace {

using Coefficient = Decimal::Coefficient;

// Printed figures come nowhere near the range; hostile ones stop at its end.
constexpr Coefficient kMax = ~(static_cast<Coefficient>(1) << 127);

Coefficient Saturated(Coefficient a, Coefficient b) {
  return (a < 0) == (b < 0) ? kMax : -kMax;
}

Coefficient Multiply(Coefficient a, Coefficient b) {
  Coefficient product = 0;
  return __builtin_mul_overflow(a, b, &product) ? Saturated(a, b) : product;
}

Coefficient Add(Coefficient a, Coefficient b) {
  Coefficient sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? (a < 0 ? -kMax : kMax) : sum;
}

// coefficient * 10^exponent
Coefficient Scaled(Coefficient coefficient, int exponent) {
  for (int i = 0; i < exponent; ++i) coefficient = Multiply(coefficient, 10);
  return coefficient;
}

}  // namespace

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  Coefficient coefficient = 0;
  int digits = 0;
  int scale = 0;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point && digits > 0) {
      point = true;
    } else if (c >= '0' && c <= '9' && digits < kMaxDigits) {
      coefficient = coefficient * 10 + (c - '0');
      ++digits;
      scale += point ? 1 : 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || (point && scale == 0)) return std::nullopt;
  return Decimal(negative ? -coefficient : coefficient, scale);
}

Decimal Decimal::operator+(const Decimal& other) const {
  const int scale = std::max(scale_, other.scale_);
  return {Add(Scaled(coefficient_, scale - scale_),
              Scaled(other.coefficient_, scale - other.scale_)),
          scale};
}

Decimal Decimal::operator*(const Decimal& other) const {
  return {Multiply(coefficient_, other.coefficient_), scale_ + other.scale_};
}

Decimal Decimal::ShiftedLeft(int power) const {
  if (power <= scale_) return {coefficient_, scale_ - power};
  return {Scaled(coefficient_, power - scale_), 0};
}

Decimal Decimal::Reduced() const {
  Decimal reduced = *this;
  while (reduced.scale_ > 0 && reduced.coefficient_ % 10 == 0) {
    reduced.coefficient_ /= 10;
    --reduced.scale_;
  }
  return reduced;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  const int scale = std::max(scale_, other.scale_);
  const Coefficient a = Scaled(coefficient_, scale - scale_);
  const Coefficient b = Scaled(other.coefficient_, scale - other.scale_);
  return a < b   ? std::strong_ordering::less
         : a > b ? std::strong_ordering::greater
                 : std::strong_ordering::equal;
}

std::string Decimal::ToString() const {
  Coefficient rest = is_negative() ? -coefficient_ : coefficient_;
  std::string digits;  // least significant first
  for (int i = 0; rest != 0 || i <= scale_; ++i) {
    if (i == scale_ && scale_ > 0) digits += '.';
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  if (is_negative()) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace budget
