#include "pipeline/model/decimal.h"

#include <algorithm>

namespace budget {
namespace {

using Coefficient = Decimal::Coefficient;

// The smallest number is left out, so that every number can be negated.
constexpr Coefficient kMost = ~(static_cast<Coefficient>(1) << 127);

std::optional<Coefficient> InRange(Coefficient value) {
  return value < -kMost ? std::nullopt : std::optional(value);
}

std::optional<Coefficient> Multiply(Coefficient a, Coefficient b) {
  Coefficient product = 0;
  return __builtin_mul_overflow(a, b, &product) ? std::nullopt : InRange(product);
}

std::optional<Coefficient> Add(Coefficient a, Coefficient b) {
  Coefficient sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? std::nullopt : InRange(sum);
}

// coefficient * 10^exponent
std::optional<Coefficient> Scaled(Coefficient coefficient, int exponent) {
  std::optional<Coefficient> scaled = coefficient;
  for (int i = 0; i < exponent && scaled && *scaled != 0; ++i) {
    scaled = Multiply(*scaled, 10);
  }
  return scaled;
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

Decimal Decimal::WithoutValue() {
  Decimal none;
  none.has_value_ = false;
  return none;
}

Decimal Decimal::Of(std::optional<Coefficient> coefficient, int scale) {
  return coefficient ? Decimal(*coefficient, scale) : WithoutValue();
}

Decimal Decimal::operator-() const {
  return has_value_ ? Of(Multiply(coefficient_, -1), scale_) : *this;
}

Decimal Decimal::operator+(const Decimal& other) const {
  if (!has_value_ || !other.has_value_) return WithoutValue();
  const int scale = std::max(scale_, other.scale_);
  const std::optional<Coefficient> a = Scaled(coefficient_, scale - scale_);
  const std::optional<Coefficient> b = Scaled(other.coefficient_, scale - other.scale_);
  return a && b ? Of(Add(*a, *b), scale) : WithoutValue();
}

Decimal Decimal::operator*(const Decimal& other) const {
  if (!has_value_ || !other.has_value_) return WithoutValue();
  return Of(Multiply(coefficient_, other.coefficient_), scale_ + other.scale_);
}

Decimal Decimal::ShiftedLeft(int power) const {
  if (!has_value_) return *this;
  if (power <= scale_) return {coefficient_, scale_ - power};
  return Of(Scaled(coefficient_, power - scale_), 0);
}

Decimal Decimal::Reduced() const {
  Decimal reduced = *this;
  while (reduced.scale_ > 0 && reduced.coefficient_ % 10 == 0) {
    reduced.coefficient_ /= 10;
    --reduced.scale_;
  }
  return reduced;
}

std::partial_ordering Decimal::operator<=>(const Decimal& other) const {
  if (!has_value_ || !other.has_value_) return std::partial_ordering::unordered;
  const int scale = std::max(scale_, other.scale_);
  const std::optional<Coefficient> a = Scaled(coefficient_, scale - scale_);
  const std::optional<Coefficient> b = Scaled(other.coefficient_, scale - other.scale_);
  // At most one of them moves; if it leaves the range, it lies beyond the other.
  if (!a) return coefficient_ <=> Coefficient{0};
  if (!b) return Coefficient{0} <=> other.coefficient_;
  return *a <=> *b;
}

std::string Decimal::ToString() const {
  if (!has_value_) return "";
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
