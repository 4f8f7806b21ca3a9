// Printed percentages against the figures they are of, by interval arithmetic.
//
// A percentage p, printed with half a unit h in its last place, is consistent with x /
// y if the interval p - h .. p + h meets that of all x' / y' with x' and y' within half
// a unit of x and y.  A fixed tolerance would do neither small nor large figures
// justice.

#ifndef PIPELINE_IDENTITY_RATIO_H_
#define PIPELINE_IDENTITY_RATIO_H_

#include <cstdint>
#include <optional>

#include "pipeline/model/decimal.h"

namespace budget::identity {

// A number and the most that rounding can have changed it.
struct Rounded {
  Decimal value;
  Decimal half;
};

enum class RatioResult : std::uint8_t {
  kHolds,
  kTruncated,  // cut off instead of rounded: 99.954 printed as 99.9
  kFails,
  kUndefined  // the whole is not positive, or a number is too long to compute with
};

RatioResult ComparePercent(const Rounded& percent, const Rounded& part,
                           const Rounded& whole);

// part / whole in percent, rounded half up to `decimals`; nothing if it is undefined.
std::optional<Decimal> PercentOf(const Decimal& part, const Decimal& whole,
                                 int decimals);

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_RATIO_H_
