// An exact decimal number that keeps its printed scale: 2400.00 is not 2400.
//
// No figure ever passes through binary floating point between the page and the CSV.

#ifndef PIPELINE_MODEL_DECIMAL_H_
#define PIPELINE_MODEL_DECIMAL_H_

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace budget {

// Arithmetic beyond 38 digits stops at the largest number instead of wrapping round.
class Decimal {
 public:
  __extension__ using Coefficient = __int128;

  constexpr Decimal() = default;
  constexpr Decimal(Coefficient coefficient, int scale)
      : coefficient_(coefficient), scale_(scale) {}

  // Reads "-1234.50".  No separators, no spaces, no exponent; a leading '+' is allowed.
  // Nothing for any other text, or for more than kMaxDigits digits.
  static std::optional<Decimal> Parse(std::string_view text);
  static constexpr int kMaxDigits = 18;

  int scale() const { return scale_; }                      // digits after the point
  Coefficient coefficient() const { return coefficient_; }  // value * 10^scale
  bool is_zero() const { return coefficient_ == 0; }
  bool is_negative() const { return coefficient_ < 0; }

  // Half a unit in the last printed place: the most that rounding can have changed.
  Decimal HalfUnit() const { return {5, scale_ + 1}; }

  Decimal operator-() const { return {-coefficient_, scale_}; }
  Decimal operator+(const Decimal& other) const;  // scale: the larger one
  Decimal operator-(const Decimal& other) const { return *this + -other; }
  Decimal operator*(const Decimal& other) const;  // scale: the sum
  Decimal Abs() const { return is_negative() ? -*this : *this; }

  // value * 10^power, exactly.
  Decimal ShiftedLeft(int power) const;
  // The same value with trailing zeros after the point removed.
  Decimal Reduced() const;

  std::strong_ordering operator<=>(const Decimal& other) const;  // by value
  bool operator==(const Decimal& other) const {
    return (*this <=> other) == std::strong_ordering::equal;
  }

  std::string ToString() const;  // keeps the scale: "2400.00"

 private:
  Coefficient coefficient_ = 0;
  int scale_ = 0;
};

}  // namespace budget

#endif  // PIPELINE_MODEL_DECIMAL_H_
