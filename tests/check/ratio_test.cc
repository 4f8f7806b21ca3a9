#include "pipeline/identity/ratio.h"

#include <gtest/gtest.h>

#include <string>

namespace budget::check {
namespace {

struct RatioCase {
  const char* name;
  const char* percent;
  const char* part;
  const char* whole;
  const char* want;  // result and the percentage that the figures give
};

std::string Show(identity::RatioResult result) {
  switch (result) {
    case identity::RatioResult::kHolds:
      return "holds";
    case identity::RatioResult::kTruncated:
      return "truncated";
    case identity::RatioResult::kFails:
      return "fails";
    case identity::RatioResult::kUndefined:
      return "undefined";
  }
  return "";
}

identity::Rounded Printed(const char* text) {
  const Decimal value = *Decimal::Parse(text);
  return {value, value.HalfUnit()};
}

TEST(Ratio, ComparesPrintedPercentagesByIntervals) {
  const RatioCase cases[] = {
      {"exact", "28.2", "99.69", "353.91", "holds 28.2"},
      {"last place up", "28.3", "99.69", "353.91", "fails 28.2"},
      {"whole figures leave room", "37", "148", "406", "holds 36"},
      {"but not for more", "38", "148", "406", "fails 36"},
      {"small figures leave room", "33.78", "0.51", "1.51", "holds 33.77"},
      {"cut off", "99.9", "29820.08", "29833.89", "truncated 100.0"},
      {"decrease", "-14.1", "-253.42", "1795.60", "holds -14.1"},
      {"decrease cut off", "-14.1", "-254.90", "1795.60", "truncated -14.2"},
      {"sign lost", "14.1", "-253.42", "1795.60", "fails -14.1"},
      {"nothing", "0.0", "0.00", "12.50", "holds 0.0"},
      {"over a thousand", "1250.0", "12.50", "1.00", "holds 1250.0"},
      {"no whole", "100.0", "12.50", "0.00", "undefined -"},
      {"whole is below rounding", "100.0", "1", "0", "undefined -"},
      {"negative whole", "10.0", "1.00", "-10.00", "undefined -10.0"},
      {"too long", "10.0", "1", "123456789012345678", "undefined -"}};
  for (const RatioCase& c : cases) {
    SCOPED_TRACE(c.name);
    const identity::Rounded percent = Printed(c.percent);
    const identity::Rounded part = Printed(c.part);
    const identity::Rounded whole = Printed(c.whole);
    const auto expected =
        identity::PercentOf(part.value, whole.value, percent.value.scale());
    EXPECT_EQ(Show(identity::ComparePercent(percent, part, whole)) + " " +
                  (expected ? expected->ToString() : "-"),
              c.want);
  }
}

}  // namespace
}  // namespace budget::check
