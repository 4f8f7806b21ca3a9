#include "pipeline/dataset/csv_rows.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace budget::dataset {
namespace {

using namespace std::string_view_literals;

struct TextCase {
  const char* name;
  std::string_view input;
  std::string want;
};

class CsvTextTest : public testing::TestWithParam<TextCase> {};

TEST_P(CsvTextTest, Quotes) {
  CsvRows rows;
  rows.Text(GetParam().input);
  rows.EndRow();
  EXPECT_EQ(rows.text(), GetParam().want + "\n");
}

INSTANTIATE_TEST_SUITE_P(Fields, CsvTextTest,
                         testing::ValuesIn(std::vector<TextCase>{
                             {"Plain", "合计", "合计"},
                             {"Empty", "", ""},
                             {"Comma", "1,024.00", "\"1,024.00\""},
                             {"Quote", "“三公”\"经费\"", "\"“三公”\"\"经费\"\"\""},
                             {"OnlyQuote", "\"", "\"\"\"\""},
                             {"LineFeed", "医疗保障\n管理", "\"医疗保障\n管理\""},
                             {"CarriageReturn", "a\rb", "\"a\rb\""},
                             {"LeadingSpace", " a", "\" a\""},
                             {"TrailingSpace", "a ", "\"a \""},
                             {"InnerSpace", "a b", "a b"},
                             {"NulIsLeftOut", "a\0b"sv, "\"ab\""},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

class SpreadsheetTest : public testing::TestWithParam<TextCase> {};

TEST_P(SpreadsheetTest, RunsNothing) {
  CsvRows rows;
  rows.set_style(CsvStyle::kSpreadsheet);
  rows.Text(GetParam().input);
  rows.EndRow();
  EXPECT_EQ(rows.text(), GetParam().want + "\n");
}

INSTANTIATE_TEST_SUITE_P(Fields, SpreadsheetTest,
                         testing::ValuesIn(std::vector<TextCase>{
                             {"Plain", "合计", "合计"},
                             {"Formula", "=1+1", "\"'=1+1\""},
                             {"Plus", "+cmd", "\"'+cmd\""},
                             {"Minus", "-A1", "\"'-A1\""},
                             {"At", "@SUM(A1)", "\"'@SUM(A1)\""},
                             {"Tab", "\t=1", "\"'\t=1\""},
                             {"FullWidth", "＝1+1", "\"'＝1+1\""},
                             {"NegativeNumber", "-16.9", "-16.9"},
                             {"Dash", "-", "\"'-\""},
                             {"Quotes", "=\"a\"", "\"'=\"\"a\"\"\""},
                             {"Inside", "a=1", "a=1"},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(CsvStyleTest, OnlySpreadsheetsGetAMark) {
  EXPECT_EQ(BeginningOf(CsvStyle::kExact), "");
  EXPECT_EQ(BeginningOf(CsvStyle::kSpreadsheet), "\xEF\xBB\xBF");
}

struct PointsCase {
  const char* name;
  float input;
  std::string want;
};

class CsvPointsTest : public testing::TestWithParam<PointsCase> {};

TEST_P(CsvPointsTest, HasTwoDecimals) {
  CsvRows rows;
  rows.Points(GetParam().input);
  EXPECT_EQ(rows.text(), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Values, CsvPointsTest,
                         testing::ValuesIn(std::vector<PointsCase>{
                             {"Whole", 72.0F, "72.00"},
                             {"Zero", 0.0F, "0.00"},
                             {"Rounded", 841.8898F, "841.89"},
                             {"OneDecimal", 0.5F, "0.50"},
                             {"Negative", -3.25F, "-3.25"},
                             {"NearlyZero", -0.001F, "0.00"},
                             {"NotANumber", std::numeric_limits<float>::quiet_NaN(),
                              ""},
                             {"Infinite", std::numeric_limits<float>::infinity(), ""},
                             {"Huge", 1e30F, ""},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(CsvRowsTest, SeparatesFieldsAndEndsRows) {
  CsvRows rows;
  rows.Blank();
  rows.Integer(-12);
  rows.IntegerOrBlank(0);
  rows.IntegerOrBlank(7);
  rows.EndRow();
  rows.Text("x");
  rows.EndRow();
  EXPECT_EQ(rows.text(), ",-12,,7\nx\n");
}

TEST(CsvRowsTest, ClearStartsAgain) {
  CsvRows rows;
  rows.Text("x");
  rows.EndRow();
  rows.Clear();
  rows.Text("y");
  rows.EndRow();
  EXPECT_EQ(rows.text(), "y\n");
}

TEST(CsvRowsTest, HandsOnWholeRows) {
  std::string taken;
  int calls = 0;
  CsvRows rows;
  rows.SendTo([&](std::string_view text) {
    EXPECT_TRUE(text.empty() || text.ends_with('\n'));
    taken += text;
    ++calls;
  });
  std::string want;
  for (int i = 0; i < 30'000; ++i) {
    rows.Integer(i);
    rows.Text("收入");
    rows.EndRow();
    want += std::to_string(i) + ",收入\n";
  }
  EXPECT_GT(calls, 1);
  EXPECT_LT(calls, 10);
  EXPECT_LT(rows.text().size(), want.size() / 2);
  rows.Flush();
  EXPECT_EQ(taken, want);
}

}  // namespace
}  // namespace budget::dataset
