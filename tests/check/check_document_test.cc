#include "pipeline/check/check_document.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/check/table_text.h"

namespace budget::check {
namespace {

TEST(CheckDocument, HoldsForACorrectTable) {
  DocumentData document = DocumentOf(kExpenditure);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail untestable"), "");
  for (const Fact& fact : document.tables[0].facts) {
    EXPECT_GE(fact.checks_passed, 2) << fact.value;
    EXPECT_EQ(fact.checks_failed, 0) << fact.value;
  }
}

struct FailureCase {
  const char* name;
  const char* from;
  const char* to;
  const char* want;  // part of a message
};

TEST(CheckDocument, ToleratesRoundingAndNoMore) {
  constexpr const char* kRounded = R"(
table expenditure_summary 支出总表 万元 2022
columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
210 | 卫生健康支出 | 16910 | 9986 | 6925
21015 | 医疗保障管理事务 | 16910 | 9986 | 6925
)";
  DocumentData document = DocumentOf(kRounded);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail untestable"), "");
  const std::string passes = ShowChecks(document, "pass", "row-expenditure");
  EXPECT_NE(passes.find("off by -1, within rounding"), std::string::npos) << passes;

  document =
      DocumentOf(Replaced(kRounded, "16910 | 9986 | 6925", "16910 | 9986 | 6926"));
  CheckAll(&document);
  EXPECT_NE(ShowChecks(document, "fail", "row-expenditure"), "");
}

// A number printed short among longer ones has lost its zeros, not its precision.
TEST(CheckDocument, TakesTheQuantumOfTheTable) {
  DocumentData document = DocumentOf(R"(
table three_public_expenditure “三公”经费支出表 万元 2025
columns 合计=total | 因公出国（境）费=abroad | 公务接待费=reception | 小计=vehicle | 购置费=vehicle_purchase | 运行费=vehicle_operation
 | | 37.91 | 0 | 1.35 | 36.96 | 15 | 21.56
)");
  CheckAll(&document);
  const std::string failures = ShowChecks(document, "fail");
  EXPECT_NE(failures.find("小计\" prints 36.96, its parts add up to 36.56"),
            std::string::npos)
      << failures;
  EXPECT_EQ(document.checks.back().tolerance, "0.015");
}

TEST(CheckDocument, KnowsWhatItCannotTest) {
  const FailureCase cases[] = {
      {"no addend", " | 合计 | 210.22 | 68.27 | 141.95", " | 合计 | 210.22 | |",
       "cannot be tested, none of its parts is printed"},
      {"a column that nothing claims", "项目支出=project_expenditure",
       "专项=", "cannot be tested, the table has columns of unknown meaning"}};
  for (const FailureCase& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document = DocumentOf(Replaced(kExpenditure, c.from, c.to));
    CheckAll(&document);
    EXPECT_EQ(ShowChecks(document, "fail", "row-expenditure"), "");
  }
}

// 其中 is a part of the figure before it, not a further addend.
TEST(CheckDocument, DoesNotAddWhatIsPartOfAnother) {
  DocumentData document = DocumentOf(R"(
table revenue_expenditure_summary 收支总表 万元 2022
columns 1: 预算数=amount | 2: 预算数=amount
 | 一、一般公共预算拨款收入 | 100.00
2> | 一、卫生健康支出 | 70.00
 | 其中：教育收费 | 30.00
2> | 二、住房保障支出 | 50.00
 | 本年收入合计 | 100.00
2> | 本年支出合计 | 120.00
 | 上年结转 | 25.00
2> | 结转下年 | 5.00
 | 收入总计 | 125.00
2> | 支出总计 | 125.00
)");
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail untestable"), "");
  EXPECT_NE(ShowChecks(document, "pass", "block-total"), "");
  EXPECT_NE(ShowChecks(document, "pass", "balance"), "");
}

// The appropriation summary counts what was carried over; the table of the general
// budget does not.  One of the ways to count holds: no failure.
TEST(CheckDocument, AcceptsAnAlternativeThatHolds) {
  constexpr const char* kTables = R"(
table fiscal_appropriation_summary 财政拨款收支总表 万元 2022
columns 1: 预算数=amount | 2: 预算数=amount
 | 一、本年收入 | 100.00
2> | 一、本年支出 | 120.00
 | （一）一般公共预算拨款 | 100.00
2> | （一）卫生健康支出 | 120.00
 | 二、上年结转 | 25.00
2> | 二、结转下年 | 5.00
 | 收入总计 | 125.00
2> | 支出总计 | 125.00
table general_budget_expenditure 一般公共预算支出表 万元 2022
columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
210 | 卫生健康支出 | 100.00 | 40.00 | 60.00
 | 合计 | 100.00 | 40.00 | 60.00
)";
  DocumentData document = DocumentOf(kTables);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail"), "");
  EXPECT_NE(ShowChecks(document, "pass", "appropriation-expenditure"), "");

  std::string other = kTables;
  for (const char* from :
       {"卫生健康支出 | 100.00 | 40.00 | 60.00\n", "合计 | 100.00 | 40.00 | 60.00\n"}) {
    other = Replaced(other, from,
                     Replaced(Replaced(from, "100.00", "90.00"), "60.00", "50.00"));
  }
  document = DocumentOf(other);
  CheckAll(&document);
  EXPECT_NE(ShowChecks(document, "fail", "appropriation-expenditure"), "");
}

TEST(CheckDocument, ComparesTablesInDifferentUnits) {
  constexpr const char* kTables = R"(
table revenue_expenditure_summary 收支总表 元 2025
columns 1: 预算数=amount | 2: 预算数=amount
 | 一、一般公共预算拨款收入 | 1234567
2> | 一、卫生健康支出 | 1234567
 | 收入总计 | 1234567
2> | 支出总计 | 1234567
table expenditure_summary 支出总表 万元 2025
columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
210 | 卫生健康支出 | 123.46 | 23.46 | 100.00
 | 合计 | 123.46 | 23.46 | 100.00
)";
  DocumentData document = DocumentOf(kTables);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail"), "");
  EXPECT_NE(ShowChecks(document, "pass", "expenditure-total"), "");
  EXPECT_NE(ShowChecks(document, "pass", "expenditure-classes"), "");
}

TEST(CheckDocument, FindsAWrongUnit) {
  DocumentData document = DocumentOf(R"(
table revenue_expenditure_summary 收支总表 元 2025
columns 1: 预算数=amount | 2: 预算数=amount
 | 收入总计 | 1234.56
2> | 支出总计 | 1234.56
table expenditure_summary 支出总表 万元 2025
columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
 | 合计 | 1234.56 | 234.56 | 1000.00
)");
  CheckAll(&document);
  const std::string failures = ShowChecks(document, "fail", "unit");
  EXPECT_NE(failures.find("the unit 万元 may be wrong"), std::string::npos) << failures;
}

TEST(CheckDocument, ChecksChangesAgainstTheYearBefore) {
  constexpr const char* kTable = R"(
table general_budget_expenditure 一般公共预算支出表 万元 2022
columns 2021年执行数=amount@2021#executed | 2022年预算数/小计=total#approved | 增减额=change_amount | 增减（%）=change_percent%
208 | 社会保障和就业支出 | 353.91 | 453.60 | 99.69 | 28.2
)";
  DocumentData document = DocumentOf(kTable);
  CheckAll(&document);
  EXPECT_EQ(CountChecks(document), "pass 3, fail 0, untestable 0");

  document = DocumentOf(Replaced(kTable, "28.2", "22.0"));
  CheckAll(&document);
  const std::string failures = ShowChecks(document, "fail");
  EXPECT_NE(failures.find("prints 22.0%, the figures give 28.2%"), std::string::npos)
      << failures;
}

TEST(CheckDocument, AddsReportingUnitsUp) {
  constexpr const char* kTable = R"(
table general_budget_expenditure 一般公共预算支出表 万元 2022
columns 支出总计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
unit 某局
 | 某局 | 90 | 60 | 30
 | 某局 | 50 | 40 | 10
210 | 卫生健康支出 | 50 | 40 | 10
unit 某中心
 | 某中心 | 40 | 20 | 20
210 | 卫生健康支出 | 40 | 20 | 20
)";
  DocumentData document = DocumentOf(kTable);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail"), "");
  document =
      DocumentOf(Replaced(kTable, "某中心 | 40 | 20 | 20", "某中心 | 45 | 25 | 20"));
  CheckAll(&document);
  EXPECT_NE(ShowChecks(document, "fail", "column-units"), "");
}

TEST(CheckDocument, KnowsNamesOfCodesByYear) {
  DocumentData document = DocumentOf(R"(
table general_budget_basic_expenditure 基本支出表 万元 2022
columns 合计=total
30110 | 城镇职工基本医疗保险缴费 | 51.04
30217 | 公务接待费 | 1.00
30212 | 公务接待费 | 1.00
)");
  CheckAll(&document);
  const std::string names = ShowChecks(document, "pass fail", "code-name");
  EXPECT_NE(names.find("code 30110 is printed under its former name"),
            std::string::npos)
      << names;
  EXPECT_NE(
      names.find("code 30212 is printed as \"公务接待费\", which is the name of 30217"),
      std::string::npos)
      << names;
}

TEST(CheckDocument, FindsTablesThatAreOnlyListed) {
  DocumentData document = DocumentOf(kExpenditure);
  document.outline.contents = {{.text = "表1 支出总表"}, {.text = "表2 基本支出总表"}};
  Table missing;
  missing.title = "基本支出总表";
  missing.status = TableStatus::kListedButMissing;
  document.tables.push_back(missing);
  CheckAll(&document);
  EXPECT_EQ(
      ShowChecks(document, "pass fail", "contents"),
      "contents pass 支出总表: the table listed in the contents is there\n"
      "contents fail 基本支出总表: the table of contents lists \"基本支出总表\", and "
      "it is not there\n");
}

TEST(CheckDocument, SaysItInChineseToo) {
  const auto schema = BundledSchema("mof-budget");
  DocumentData document =
      DocumentOf(Replaced(kExpenditure, "22.91 | 22.91 |\n", "22.91 | 29.21 |\n"));
  CheckDocument(schema->identities, *schema->vocabulary, Language::kChinese, &document);
  const std::string summary =
      ExplainChecks(schema->identities, Language::kChinese, document);
  EXPECT_EQ(summary.find("勾稽检验：成立 "), 0U) << summary;
  EXPECT_NE(summary.find("不符 2 项"), std::string::npos) << summary;
  EXPECT_NE(ShowChecks(document, "fail")
                .find("若“支出总表 / 2101501 行政运行 / 基本支出”为 "
                      "22.91（印为 29.21）"),
            std::string::npos)
      << ShowChecks(document, "fail");
}

// A damaged table can fail thousands of times: a summary shows some of it.
TEST(CheckDocument, CapsWhatASummaryShows) {
  std::string text =
      "table expenditure_summary 支出总表 万元 2022\n"
      "columns 合计=total | 基本支出=basic_expenditure | "
      "项目支出=project_expenditure\n";
  const auto row = [](int code, const std::string& total) {
    return std::to_string(code) + " | 项目 | " + total + " | 4.00 | 6.00\n";
  };
  for (int i = 0; i < 100; ++i) text += row(2010101 + i, "10.00");
  for (int i = 0; i < 57; ++i) text += row(2110101 + i, "11.00");
  DocumentData document = DocumentOf(text);
  CheckAll(&document);
  const auto schema = BundledSchema("mof-budget");
  struct {
    Language language;
    std::string failure;
    std::string more;
  } const cases[] = {
      {Language::kEnglish, "\n  failure ", "\n  7 more failures: see checks.csv\n"},
      {Language::kChinese, "\n  不符 ", "\n  另有不符 7 项，见 checks.csv\n"}};
  for (const auto& c : cases) {
    const std::string summary = ExplainChecks(schema->identities, c.language, document);
    int shown = 0;
    for (std::size_t at = summary.find(c.failure); at != std::string::npos;
         at = summary.find(c.failure, at + 1)) {
      ++shown;
    }
    EXPECT_EQ(shown, 50);
    EXPECT_TRUE(summary.ends_with(c.more)) << summary.substr(summary.size() - 200);
  }
}

TEST(CheckDocument, BearsAnything) {
  DocumentData document;
  CheckAll(&document);
  EXPECT_TRUE(document.checks.empty());
  document = DocumentOf(
      "table expenditure_summary 表 万元 2022\n"
      "columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure\n"
      "210 | 甲 | 123456789012345678901234567890 | 0.000000000000000000001 | 1\n"
      "21 | 乙 | - | -- | x\n"
      "210 | 丙 | 99999999999999999 | 99999999999999999 | -1\n"
      "21001 | 丁 | 99999999999999999 | 99999999999999999.99 | 0.00000001\n");
  document.tables[0].facts[0].row = 77;
  CheckAll(&document);
  EXPECT_FALSE(document.checks.empty());
}

}  // namespace
}  // namespace budget::check
