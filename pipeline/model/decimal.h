// An exact decimal number that keeps its printed scale: 2400.00 is not 2400.
//
// No figure ever passes through binary floating point between the page and the CSV.
// What is beyond 38 digits has no value, visibly: it is no zero, neither positive nor
// negative, equal to nothing (itself included), and whatever is computed from it has no
// value either.  Who decides something by a result asks has_value() first: that a
// difference is not within a tolerance proves nothing where there is no difference.

#ifndef PIPELINE_MODEL_DECIMAL_H_
#define PIPELINE_MODEL_DECIMAL_H_

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace budget {

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

  // False: a result that is too long to be held.
  bool has_value() const { return has_value_; }

  int scale() const { return scale_; }                      // digits after the point
  Coefficient coefficient() const { return coefficient_; }  // value * 10^scale
  bool is_zero() const { return has_value_ && coefficient_ == 0; }
  bool is_negative() const { return coefficient_ < 0; }

  // Half a unit in the last printed place: the most that rounding can have changed.  A
  // number that is printed shorter than those around it (15 among 21.56 and 36.56) has
  // lost its zeros, not its precision: `usual_scale` is what they have.
  Decimal HalfUnit(int usual_scale = 0) const {
    return {5, (scale_ > usual_scale ? scale_ : usual_scale) + 1};
  }

  Decimal operator-() const;
  Decimal operator+(const Decimal& other) const;  // scale: the larger one
  Decimal operator-(const Decimal& other) const { return *this + -other; }
  Decimal operator*(const Decimal& other) const;  // scale: the sum
  Decimal Abs() const { return is_negative() ? -*this : *this; }

  // value * 10^power, exactly.
  Decimal ShiftedLeft(int power) const;
  // The same value with trailing zeros after the point removed.
  Decimal Reduced() const;

  // By value, exactly, whatever the scales; unordered if either has no value.
  std::partial_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const {
    return (*this <=> other) == std::partial_ordering::equivalent;
  }

  // Keeps the scale: "2400.00".  Empty without a value.
  std::string ToString() const;

 private:
  static Decimal WithoutValue();
  // Nothing if it is too long.
  static Decimal Of(std::optional<Coefficient> coefficient, int scale);

  Coefficient coefficient_ = 0;
  int scale_ = 0;
  bool has_value_ = true;
};

}  // namespace budget

#endif  // PIPELINE_MODEL_DECIMAL_H_
