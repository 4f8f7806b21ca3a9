#include "pipeline/identity/ratio.h"

namespace budget::identity {
namespace {

// Products of a percentage and a figure of so many digits stay far inside 128 bits.
constexpr Decimal::Coefficient kMostFigure = 100'000'000'000'000'000;
constexpr Decimal::Coefficient kMostPercent = 1'000'000'000'000;
constexpr int kMostDecimals = 6;

bool Fits(const Decimal& value, Decimal::Coefficient most) {
  return value.has_value() && value.scale() <= kMostDecimals &&
         value.Abs().coefficient() < most;
}

const Decimal kHundred(100, 0);

// Whether p % of some whole' is at most / at least some part'.  The whole is positive.
bool AtMost(const Decimal& percent, const Rounded& part, const Rounded& whole) {
  const Decimal w =
      percent.is_negative() ? whole.value + whole.half : whole.value - whole.half;
  return percent * w <= (part.value + part.half) * kHundred;
}

bool AtLeast(const Decimal& percent, const Rounded& part, const Rounded& whole) {
  const Decimal w =
      percent.is_negative() ? whole.value - whole.half : whole.value + whole.half;
  return percent * w >= (part.value - part.half) * kHundred;
}

}  // namespace

RatioResult ComparePercent(const Rounded& percent, const Rounded& part,
                           const Rounded& whole) {
  const Decimal lowest_whole = whole.value - whole.half;
  if (lowest_whole.is_negative() || lowest_whole.is_zero() ||
      !Fits(percent.value, kMostPercent) || !Fits(part.value, kMostFigure) ||
      !Fits(whole.value, kMostFigure)) {
    return RatioResult::kUndefined;
  }
  const Decimal low = percent.value - percent.half;
  const Decimal high = percent.value + percent.half;
  if (AtMost(low, part, whole) && AtLeast(high, part, whole))
    return RatioResult::kHolds;
  // Towards zero: the true ratio is up to one unit further out.
  const Decimal unit = percent.half + percent.half;
  const bool truncated = part.value.is_negative()
                             ? AtMost(percent.value - unit, part, whole) &&
                                   AtLeast(percent.value, part, whole)
                             : AtMost(percent.value, part, whole) &&
                                   AtLeast(percent.value + unit, part, whole);
  return truncated ? RatioResult::kTruncated : RatioResult::kFails;
}

std::optional<Decimal> PercentOf(const Decimal& part, const Decimal& whole,
                                 int decimals) {
  if (whole.is_zero() || decimals < 0 || decimals > kMostDecimals ||
      !Fits(part, kMostFigure) || !Fits(whole, kMostFigure)) {
    return std::nullopt;
  }
  // part * 100 * 10^decimals / whole, both as integers of one scale.
  const int scale = part.scale() > whole.scale() ? part.scale() : whole.scale();
  const Decimal::Coefficient numerator =
      part.ShiftedLeft(scale + 2 + decimals).coefficient();
  const Decimal::Coefficient denominator = whole.ShiftedLeft(scale).coefficient();
  const Decimal::Coefficient n = numerator < 0 ? -numerator : numerator;
  const Decimal::Coefficient d = denominator < 0 ? -denominator : denominator;
  const Decimal::Coefficient quotient = (2 * n + d) / (2 * d);
  const bool negative = (numerator < 0) != (denominator < 0);
  return Decimal(negative ? -quotient : quotient, decimals);
}

}  // namespace budget::identity
