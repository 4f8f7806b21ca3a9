#include "pipeline/formats/exact_number.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace budget::formats {
namespace {

struct NumberCase {
  const char* name;
  const char* digits;
  ExactNumber want;
};

class ExactNumberTest : public testing::TestWithParam<NumberCase> {};

TEST_P(ExactNumberTest, HoldsItOrLeavesIt) {
  EXPECT_EQ(ReadExactNumber(GetParam().digits), GetParam().want);
}

constexpr std::monostate kText{};

INSTANTIATE_TEST_SUITE_P(
    Numbers, ExactNumberTest,
    testing::ValuesIn(std::vector<NumberCase>{
        {"Whole", "58733500", std::int64_t{58733500}},
        {"Negative", "-12", std::int64_t{-12}},
        {"Zero", "0", std::int64_t{0}},
        {"ZeroWithPlaces", "0.00", std::int64_t{0}},
        {"ZerosAtTheEnd", "72.00", std::int64_t{72}},
        {"TheLargestWhole", "9223372036854775807", std::int64_t{9223372036854775807}},
        {"ALargerWhole", "9223372036854775808", kText},
        {"Decimal", "-1234.5", -1234.5},
        {"FifteenDigits", "1234567890123.45", 1234567890123.45},
        {"SixteenDigits", "12345678901234.56", kText},
        {"ZerosBeforeDoNotCount", "0.00000123456789012345", 0.00000123456789012345},
        {"Empty", "", kText},
        {"OnlyASign", "-", kText},
        {"TwoPoints", "1.2.3", kText},
        {"AWord", "12a", kText},
        {"Exponent", "1e5", kText},
    }),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace budget::formats
