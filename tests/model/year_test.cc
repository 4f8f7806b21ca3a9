#include "pipeline/script/year.h"

#include <gtest/gtest.h>

#include <vector>

namespace budget::script {
namespace {

struct YearCase {
  const char* text;
  int want;
};

TEST(YearTest, ReadsWhatIsPrinted) {
  const std::vector<YearCase> cases = {
      {"2025", 2025},    {"1998", 1998},     {"２０２５", 2025}, {"二〇二五", 2025},
      {"二○二五", 2025}, {"二零二五", 2025}, {"二OO九", 2009},   {"一九九八", 1998},
      {"22", 2022},      {"2", 0},           {"202", 0},         {"20250", 0},
      {"1899", 0},       {"2300", 0},        {"二十", 0},        {"二〇二百", 0},
      {"", 0},           {"上年", 0},
  };
  for (const YearCase& c : cases) EXPECT_EQ(c.want, ReadYear(c.text)) << c.text;
}

TEST(YearTest, TellsNumbersThatCanBeYears) {
  for (const char* text : {"1900", "2024", "2099"}) EXPECT_TRUE(LooksLikeYear(text));
  for (const char* text : {"1899", "2100", "24", "2024.0", "20240", ""}) {
    EXPECT_FALSE(LooksLikeYear(text)) << text;
  }
}

}  // namespace
}  // namespace budget::script
