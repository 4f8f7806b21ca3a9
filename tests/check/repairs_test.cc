#include <gtest/gtest.h>

#include <string>

#include "pipeline/check/check_document.h"
#include "tests/check/table_text.h"

namespace budget::check {
namespace {

TEST(Repairs, NamesTheCellThatExplainsTheFailuresAndItsRepair) {
  DocumentData document =
      DocumentOf(Replaced(kExpenditure, "61.95 | | 61.95", "61.95 | | 16.95"));
  CheckAll(&document);
  EXPECT_EQ(
      ShowChecks(document, "fail"),
      "row-expenditure fail 支出总表 / 2101502 一般行政管理事务 / 合计: total = basic "
      "+ "
      "project + other expenditure: \"2101502 一般行政管理事务 / 合计\" prints 61.95, "
      "its "
      "parts add up to 16.95; they differ by 45.00. If \"支出总表 / 2101502 "
      "一般行政管理事务 / 项目支出\" were 61.95 (printed: 16.95), all 2 failures it "
      "takes "
      "part in would hold\n"
      "column-codes fail 支出总表 / 21015 医疗保障管理事务 / 项目支出: a code = the "
      "codes "
      "below it: \"21015 医疗保障管理事务 / 项目支出\" prints 141.95, its parts add up "
      "to "
      "96.95; they differ by 45.00. If \"支出总表 / 2101502 一般行政管理事务 / "
      "项目支出\" "
      "were 61.95 (printed: 16.95), all 2 failures it takes part in would hold\n");
  EXPECT_EQ(document.tables[0].facts[17].value, "16.95");
  EXPECT_EQ(document.tables[0].facts[17].checks_failed, 2);
}

struct FailureCase {
  const char* name;
  const char* from;
  const char* to;
  const char* want;  // part of the message of a failure
};

TEST(Repairs, ExplainsWhatIsWrongWithATable) {
  const FailureCase cases[] = {
      {"a figure in the wrong column", "2101504 | 信息化建设 | 80.00 | | 80.00",
       "2101504 | 信息化建设 | 80.00 | 80.00 |",
       "If 80.00 of \"2101504 信息化建设 / 基本支出\" belonged to the column "
       "\"项目支出\""},
      {"a row that is missing",
       "2080506 | 机关事业单位职业年金缴费支出 | 15.12 | 15.12 |\n", "",
       "A row may be missing: 合计 15.12, 基本支出 15.12"},
      {"a row with another's code", "2101504 |", "2102504 |",
       "If the code of \"2102504 信息化建设\" were 2101504, all columns would hold"},
      {"a code without its parent", "2101504 |", "2102504 |",
       "code 2102504: its parent 21025 is not in the table (it is printed after "
       "\"2101502 一般行政管理事务\")"},
      {"a total that is blank", "21015 | 医疗保障管理事务 | 164.86 |",
       "21015 | 医疗保障管理事务 | |",
       "(blank) were 164.86, all 2 failures it takes part in would hold"}};
  for (const FailureCase& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document = DocumentOf(Replaced(kExpenditure, c.from, c.to));
    CheckAll(&document);
    const std::string failures = ShowChecks(document, "fail");
    EXPECT_NE(failures.find(c.want), std::string::npos) << failures;
  }
}

TEST(Repairs, NamesColumnsThatHaveChangedPlaces) {
  DocumentData document =
      DocumentOf(Replaced(kExpenditure, "合计=total | 基本支出=basic_expenditure",
                          "基本支出=basic_expenditure | 合计=total"));
  CheckAll(&document);
  const std::string failures = ShowChecks(document, "fail", "row-expenditure");
  EXPECT_NE(failures.find("If the columns \"合计\" and \"基本支出\" were exchanged"),
            std::string::npos)
      << failures;
}

// Rows of one part only: with 合计 and 基本支出 exchanged, the total is blank in them.
TEST(Repairs, NamesColumnsThatHaveChangedPlacesWhereTotalsAreBlank) {
  DocumentData document = DocumentOf(R"(
table expenditure_summary 支出总表 万元 2022
columns 基本支出=basic_expenditure | 合计=total | 项目支出=project_expenditure
210 | 卫生健康支出 | 164.86 | 22.91 | 141.95
21015 | 医疗保障管理事务 | 164.86 | 22.91 | 141.95
2101501 | 行政运行 | 22.91 | 22.91 |
2101502 | 一般行政管理事务 | 61.95 | | 61.95
2101504 | 信息化建设 | 80.00 | | 80.00
)");
  CheckAll(&document);
  for (const Check& check : document.checks) {
    if (check.outcome != Outcome::kFail) continue;
    EXPECT_NE(check.message.find("If the columns \"合计\" and \"基本支出\" were"),
              std::string::npos)
        << check.message;
  }
  EXPECT_NE(ShowChecks(document, "fail", "row-expenditure"), "");
}

// A total alone, which no other identity holds: a row may be missing as well.
TEST(Repairs, NamesNoCellWhereARowMayBeMissing) {
  constexpr const char* kTable = R"(
table general_budget_basic_expenditure 基本支出表 万元 2022
columns 合计=total
301 | 工资福利支出 | 100.00
30101 | 基本工资 | 60.00
30102 | 津贴补贴 | 40.00
)";
  DocumentData document =
      DocumentOf(Replaced(kTable, "30102 | 津贴补贴 | 40.00\n", ""));
  CheckAll(&document);
  std::string failures = ShowChecks(document, "fail", "column-codes");
  EXPECT_NE(failures, "");
  EXPECT_EQ(failures.find("would hold"), std::string::npos) << failures;

  // A slip of the pen is worth a word.
  document = DocumentOf(
      Replaced(kTable, "301 | 工资福利支出 | 100.00", "301 | 工资福利支出 | 170.00"));
  CheckAll(&document);
  failures = ShowChecks(document, "fail", "column-codes");
  EXPECT_NE(failures.find("were 100.00"), std::string::npos) << failures;
}

// The wrong figure is nearer to another way of counting than to the one that held.
TEST(Repairs, RepairsByAnyWayOfCounting) {
  DocumentData document = DocumentOf(R"(
table revenue_expenditure_summary 收支总表 万元 2022
columns 1: 预算数=amount | 2: 预算数=amount
 | 本年收入合计 | 1525.17
2> | 本年支出合计 | 1525.17
 | 上年结转 | 153.20
2> | 结转下年 | 153.20
 | 收入总计 | 1678.37
2> | 支出总计 | 1678.37
table expenditure_summary 支出总表 万元 2022
columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
210 | 卫生健康支出 | 1525.17 | 525.17 | 1000.00
 | 合计 | 1925.17 | 525.17 | 1000.00
)");
  CheckAll(&document);
  const std::string failures = ShowChecks(document, "fail", "expenditure-total");
  EXPECT_NE(failures.find("合计\" were 1525.17 (printed: 1925.17), all 3 failures"),
            std::string::npos)
      << ShowChecks(document, "fail");
}

// Both its children say so, and all other parents are there.
TEST(Repairs, NameAParentOfSeveralThatIsMissing) {
  DocumentData document = DocumentOf(std::string(kExpenditure) +
                                     "221 | 住房保障支出 | 5.00 | 5.00 |\n"
                                     "22102 | 住房改革支出 | 5.00 | 5.00 |\n"
                                     "2210201 | 住房公积金 | 3.00 | 3.00 |\n"
                                     "2210202 | 提租补贴 | 2.00 | 2.00 |\n");
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail", "code-parent"), "");
  auto& rows = document.tables[0].rows;
  ASSERT_EQ(rows[1].item_code, "20805");
  rows[1].item_code.clear();
  document.checks.clear();
  CheckAll(&document);
  const std::string failures = ShowChecks(document, "fail", "code-parent");
  for (const char* code : {"2080505", "2080506"}) {
    EXPECT_NE(failures.find(std::string("code ") + code + ": its parent 20805 is not"),
              std::string::npos)
        << failures;
  }
}

// The subtotal stands a column off: wrong in the sum above it, missing in that below.
TEST(Repairs, NameAFigureThatStandsAColumnOff) {
  const struct {
    const char* name;
    const char* from;
    const char* to;
    const char* want;
  } cases[] = {
      {"a subtotal", "21015 | 医疗保障管理事务 | 164.86 | 22.91 | 141.95",
       "21015 | 医疗保障管理事务 | | 22.91 | 141.95 | 164.86",
       "If 164.86 of \"21015 医疗保障管理事务 / 上缴上级支出\" belonged to the column "
       "\"合计\""},
      {"of one part", "20805 | 行政事业单位养老支出 | 45.36 | 45.36 |",
       "20805 | 行政事业单位养老支出 | 45.36 | | 45.36",
       "If 45.36 of \"20805 行政事业单位养老支出 / 项目支出\" belonged to the column "
       "\"基本支出\""}};
  const std::string wider =
      Replaced(kExpenditure, "项目支出=project_expenditure",
               "项目支出=project_expenditure | 上缴上级支出=payment_to_superior");
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document = DocumentOf(Replaced(wider, c.from, c.to));
    CheckAll(&document);
    const std::string failures = ShowChecks(document, "fail");
    EXPECT_NE(failures.find(c.want), std::string::npos) << failures;
  }
}

}  // namespace
}  // namespace budget::check
