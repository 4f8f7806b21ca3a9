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

// Hostile figures must not wrap round: the result stays on its side of zero.
TEST(DecimalTest, StopsAtTheEndOfTheRange) {
  Decimal product = D("999999999999999999");
  for (int i = 0; i < 6; ++i) product = product * D("999999999999999999");
  EXPECT_GT(product, D("0"));
  EXPECT_LT(-product, D("0"));
  EXPECT_GT(product + product, D("0"));
  EXPECT_GT(D("0.00000000000000001") * D("0.00000000000000001") + product, D("0"));
}

}  // namespace
}  // namespace budget
