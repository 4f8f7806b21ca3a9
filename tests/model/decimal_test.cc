#include "pipeline/model/decimal.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace budget {
namespace {

struct ParseCase {
  const char* text;
  const char* want;  // ToString, or "none"
};

TEST(DecimalTest, ParsesAndKeepsTheScale) {
  const std::vector<ParseCase> cases = {
      {"0", "0"},
      {"2400.00", "2400.00"},
      {"-16.9", "-16.9"},
      {"+3", "3"},
      {"007", "7"},
      {"0.00", "0.00"},
      {"-0.05", "-0.05"},
      {"123456789012345678", "123456789012345678"},
      {"1234567890123456789", "none"},  // one digit too many
      {"", "none"},
      {"-", "none"},
      {".5", "none"},
      {"5.", "none"},
      {"1.2.3", "none"},
      {"1,234", "none"},
      {" 1", "none"},
      {"1e3", "none"},
  };
  for (const ParseCase& c : cases) {
    const std::optional<Decimal> parsed = Decimal::Parse(c.text);
    EXPECT_EQ(c.want, parsed ? parsed->ToString() : "none") << "'" << c.text << "'";
  }
}

Decimal D(const char* text) { return Decimal::Parse(text).value(); }

TEST(DecimalTest, Computes) {
  EXPECT_EQ("12.75", (D("12.5") + D("0.25")).ToString());
  EXPECT_EQ("-180.08", (D("12102.96") - D("12283.04")).ToString());
  EXPECT_EQ("3.000", (D("1.50") * D("2.0")).ToString());
  EXPECT_EQ("0.005", D("2400.00").HalfUnit().ToString());
  EXPECT_EQ("0.5", D("16910").HalfUnit().ToString());
  EXPECT_EQ("7.1", D("-7.1").Abs().ToString());
}

TEST(DecimalTest, ShiftsExactly) {
  EXPECT_EQ("58733500", D("5873.35").ShiftedLeft(4).ToString());
  EXPECT_EQ("3.5", D("0.0035").ShiftedLeft(3).ToString());
  EXPECT_EQ("12", D("12").ShiftedLeft(0).ToString());
  EXPECT_EQ("2400", D("2400.00").Reduced().ToString());
  EXPECT_EQ("-0.1", D("-0.100").Reduced().ToString());
}

TEST(DecimalTest, ComparesByValue) {
  EXPECT_EQ(D("1.50"), D("1.5"));
  EXPECT_LT(D("-2"), D("1.99"));
  EXPECT_GT(D("0.1"), D("0.09999"));
  EXPECT_TRUE(D("0.000").is_zero());
}

// Two results that are too long are not the same: an identity between them must not
// hold.
TEST(DecimalTest, HasNoValueBeyondItsRange) {
  const Decimal large = D("999999999999999999") * D("999999999999999999");
  ASSERT_TRUE(large.has_value());  // 36 digits
  const struct {
    const char* name;
    Decimal result;
    const char* want;  // ToString, or "none"
  } cases[] = {
      {"a product at the end", large * D("99"),
       "98999999999999999802000000000000000099"},
      {"a product beyond it", large * D("1000"), "none"},
      {"on the other side of zero", -large * D("1000"), "none"},
      {"a sum of what has none", large * D("1000") + D("1"), "none"},
      {"a difference of two that have none", large * D("1000") - large * D("1000"),
       "none"},
      {"a sum whose scales are too far apart", large + D("0.00000000000000001"),
       "none"},
      {"a shift", large.ShiftedLeft(2), "99999999999999999800000000000000000100"},
      {"a shift beyond it", large.ShiftedLeft(3), "none"},
      {"zero shifts as far as one likes", D("0").ShiftedLeft(1000), "0"},
      {"the sign of none", (-(large * D("1000"))).Abs(), "none"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(c.want, c.result.has_value() ? c.result.ToString() : "none") << c.name;
  }
}

TEST(DecimalTest, WithoutValueIsComparableToNothing) {
  const Decimal large = D("999999999999999999") * D("999999999999999999");
  const Decimal none = large * large;
  const Decimal copy = none;
  EXPECT_FALSE(none == copy);
  EXPECT_TRUE(none != D("0"));
  EXPECT_FALSE(none <= D("1"));
  EXPECT_FALSE(none >= D("1"));
  EXPECT_FALSE(none.is_zero());
  EXPECT_FALSE(none.is_negative());
  EXPECT_EQ(none.ToString(), "");
}

// Scales far apart do not make a comparison inexact.
TEST(DecimalTest, ComparesWhatCannotBeWrittenInOneScale) {
  const Decimal large = D("999999999999999999") * D("999999999999999999");
  const Decimal small = D("0.00000000000000001") * D("0.00000000000000001");
  EXPECT_GT(large, small);
  EXPECT_LT(small, large);
  EXPECT_LT(-large, small);
  EXPECT_LT(-large, -small);
  EXPECT_GT(D("1"), small);
}

}  // namespace
}  // namespace budget
