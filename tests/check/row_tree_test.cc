// Sums by numbers and indentation, and percentages against the columns they are of.

#include <gtest/gtest.h>

#include <string>

#include "tests/check/table_text.h"

namespace budget::check {
namespace {

// No codes, no numbers: the indentation is all there is.
constexpr const char* kIndented = R"(
table other 一般公共预算收入表 万元 2025
columns 预算数=amount#approved | 执行数=amount#executed
 | > 税收收入 | 30 | 33
 | > > 增值税 | 20 | 22
 | > > 企业所得税 | 10 | 11
 | > 非税收入 | 5 | 7
 | > > 罚没收入 | 2 | 3
 | > > 专项收入 | 3 | 4
 | 合计 | 35 | 40
)";

int Passes(const DocumentData& document, const char* id) {
  int passes = 0;
  for (const Check& check : document.checks) {
    passes += check.check_id == id && check.outcome == Outcome::kPass ? 1 : 0;
  }
  return passes;
}

TEST(RowTree, AddsUpByIndentation) {
  DocumentData document = DocumentOf(kIndented);
  CheckAll(&document);
  EXPECT_EQ(6, Passes(document, "row-tree"));
  EXPECT_EQ("", ShowChecks(document, "fail untestable", "row-tree"));
}

TEST(RowTree, AnotherColumnTellsWhichRowsAreTheParts) {
  DocumentData document = DocumentOf(Replaced(kIndented, "22", "29"));
  CheckAll(&document);
  const std::string shown = ShowChecks(document, "fail", "row-tree");
  EXPECT_NE(std::string::npos, shown.find("税收收入 / 执行数")) << shown;
}

// Flat: what are parts of what, nothing says, and so nothing fails.
TEST(RowTree, WithoutIndentationNothingFails) {
  std::string flat = kIndented;
  for (std::size_t at = flat.find("> "); at != std::string::npos;
       at = flat.find("> ")) {
    flat.erase(at, 2);
  }
  DocumentData document = DocumentOf(flat);
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "fail", "row-tree"));
  EXPECT_EQ(0, Passes(document, "row-tree"));
}

TEST(RowTree, OfWhichAddsToNothing) {
  DocumentData document = DocumentOf(
      Replaced(kIndented, " | > > 企业", " | > > 其中：地方 | 7 | 8\n | > > 企业"));
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "fail", "row-tree"));
}

// Ten rows: 执行数 is 90 % of 预算数 and 25 % more than the year before.
std::string Rates(const std::string& first_rate, const std::string& first_growth) {
  std::string text = R"(
table other 一般公共预算支出表 万元 2025
columns 预算数=amount#approved | 执行数=amount#executed | 完成预算%=% | 上年=amount@2024 | 增长%=%
)";
  for (int i = 1; i <= 20; ++i) {
    const std::string rate = i == 1 ? first_rate : "90.0";
    const std::string growth = i == 1 ? first_growth : "25.0";
    text += " | 项目" + std::string(1, static_cast<char>('a' + i)) + " | " +
            std::to_string(100 * i) + " | " + std::to_string(90 * i) + " | " + rate +
            " | " + std::to_string(72 * i) + " | " + growth + "\n";
  }
  return text;
}

TEST(Rates, HoldAgainstTheirColumns) {
  DocumentData document = DocumentOf(Rates("90.0", "25.0"));
  CheckAll(&document);
  EXPECT_EQ(20, Passes(document, "column-completion"));
  EXPECT_EQ(20, Passes(document, "column-growth"));
  EXPECT_EQ("", ShowChecks(document, "fail"));
}

TEST(Rates, OneThatWasNotRecomputedFails) {
  DocumentData document = DocumentOf(Rates("93.0", "52.0"));
  CheckAll(&document);
  const std::string completion = ShowChecks(document, "fail", "column-completion");
  EXPECT_NE(std::string::npos, completion.find("93.0")) << completion;
  const std::string growth = ShowChecks(document, "fail", "column-growth");
  EXPECT_NE(std::string::npos, growth.find("52.0")) << growth;
}

}  // namespace
}  // namespace budget::check
