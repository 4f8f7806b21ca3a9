#include "pipeline/check/check_document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <utility>

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

// A column that says no phase has that of its neighbours, if they all have the same.
TEST(CheckDocument, AColumnWithoutPhaseIsOfItsNeighbours) {
  const std::string one = R"(
table expenditure_summary 支出总表 万元 2022
columns 合计=total#approved | 基本支出=basic_expenditure | 项目支出=project_expenditure#approved
210 | 卫生健康支出 | 10.00 | 6.00 | 3.00
)";
  DocumentData document = DocumentOf(one);
  CheckAll(&document);
  EXPECT_NE(ShowChecks(document, "fail", "row-expenditure"), "");

  document = DocumentOf(R"(
table expenditure_summary 支出总表 万元 2022
columns 预算=total#approved | 基本支出=basic_expenditure | 项目支出=project_expenditure | 决算=total#executed
210 | 卫生健康支出 | 10.00 | 6.00 | 3.00 | 8.00
)");
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail", "row-expenditure"), "");
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

// An item is the sum of those numbered below it, but for what is part of another.
TEST(CheckDocument, AddsWhatIsNumberedBelowAnItem) {
  constexpr const char* kTree = R"(
table revenue_expenditure_summary 收支总表 万元 2022
columns 1: 预算数=amount | 2: 预算数=amount
 | 一、本年收入 | 100.00
 | （一）一般公共预算拨款 | 60.00
 | 其中：教育收费 | 10.00
 | （二）政府性基金预算拨款 | 40.00
 | 二、上年结转 | 5.00
 | 收入总计 | 105.00
)";
  DocumentData document = DocumentOf(kTree);
  CheckAll(&document);
  EXPECT_NE(ShowChecks(document, "pass", "column-labels"), "");
  EXPECT_EQ(ShowChecks(document, "fail untestable", "column-labels"), "");
  document = DocumentOf(Replaced(kTree, "| 40.00", "| 41.00"));
  CheckAll(&document);
  EXPECT_NE(ShowChecks(document, "fail", "column-labels"), "");
}

// Where a whole stands above its pieces, a total adds up the whole alone.
TEST(CheckDocument, ATotalLeavesOutThePiecesOfAWhole) {
  constexpr const char* kPieces = R"(
table revenue_expenditure_summary 收支总表 万元 2022
columns 1: 预算数=amount | 2: 预算数=amount
 | 财政拨款收入 | 100.00
 | 一般公共预算拨款收入 | 70.00
 | 政府性基金预算拨款收入 | 30.00
 | 事业收入 | 20.00
 | 其中：教育收费 | 5.00
 | 收入总计 | 120.00
)";
  DocumentData document = DocumentOf(kPieces);
  CheckAll(&document);
  EXPECT_NE(ShowChecks(document, "pass", "block-total"), "");
  EXPECT_EQ(ShowChecks(document, "fail untestable", "block-total"), "");
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

// A table that has figures and no total: the sum of tables is not known.
TEST(CheckDocument, AddsUpNoTableWithoutItsTotal) {
  constexpr const char* kTables = R"(
table fiscal_appropriation_summary 财政拨款收支总表 万元 2022
columns 1: 预算数=amount | 2: 预算数=amount
 | 收入总计 | 125.00
2> | 支出总计 | 125.00
table general_budget_expenditure 一般公共预算支出表 万元 2022
columns 合计=total | 基本支出=basic_expenditure
210 | 卫生健康支出 | 100.00 | 100.00
table government_fund_expenditure 政府性基金支出表 万元 2022
columns 合计=total | 基本支出=basic_expenditure
212 | 城乡社区支出 | 25.00 | 25.00
 | 合计 | 25.00 | 25.00
)";
  DocumentData document = DocumentOf(kTables);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail", "appropriation-expenditure"), "");
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

// A renamed item is no finding; a code that is none, between its neighbours, is one.
TEST(CheckDocument, TellsMisprintedCodesFromRenamedItems) {
  constexpr const char* kTable = R"(
table gov_general_expenditure 一般公共预算支出表 万元 2026
columns 合计=total
201 | 一般公共服务支出 | 6.00
20139 | 社会工作事务 | 1.00
2013901 | 行政运行 | 1.00
21040 | 信访事务 | 3.00
2014001 | 行政运行 | 3.00
20141 | 数据事务 | 2.00
2014101 | 行政运行 | 2.00
21112 | 可再生能源 | 1.00
)";
  DocumentData document = DocumentOf(kTable);
  CheckAll(&document);
  const std::string failures = ShowChecks(document, "fail", "code-name");
  EXPECT_NE(failures.find("there is no code 21040; \"信访事务\" is 20140"),
            std::string::npos)
      << failures;
  EXPECT_EQ(std::ranges::count(failures, '\n'), 1) << failures;
  // The same name under an unknown code that fits where it stands: another item.
  document = DocumentOf(Replaced(kTable, "21040", "20140"));
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail", "code-name"), "");
}

// Of a code that the classification here does not have, its name says how it ends.
TEST(CheckDocument, KnowsNamesThatHaveOneNumberEverywhere) {
  const std::string table =
      "table expenditure_summary 支出总表 万元 2022\ncolumns 合计=total\n"
      "2040402 | 一般行政管理事务 | 10.00\n | 合计 | 10.00\n";
  DocumentData right = DocumentOf(table);
  CheckAll(&right);
  EXPECT_EQ(ShowChecks(right, "fail", "code-name"), "");
  DocumentData wrong = DocumentOf(Replaced(table, "2040402", "2040422"));
  CheckAll(&wrong);
  EXPECT_EQ(
      ShowChecks(wrong, "fail", "code-name"),
      "code-name fail 支出总表 / 2040422 一般行政管理事务: code 2040422 is printed as "
      "\"一般行政管理事务\", whose codes end with 02\n");
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
  AddChecks(CheckDocument(schema->identities, *schema->vocabulary, Language::kChinese,
                          document)
                .checks,
            &document);
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

// 99999999999999999900000000 yuan and a figure with 17 decimals have no difference that
// can be computed: neither a pass nor a failure.
TEST(CheckDocument, CannotTestWhatIsTooLongToCompute) {
  const struct {
    const char* name;
    const char* in_yuan;
    const char* in_hundred_millions;
    const char* want;  // outcome
  } cases[] = {
      {"the same", "100000000.00", "1.00", "pass"},
      {"another", "100000000.00", "9.00", "fail"},
      {"as long as it may be", "100000000", "999999999999999999", "fail"},
      {"too long", "0.00000000000000001", "999999999999999999", "untestable"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document =
        DocumentOf(std::string("table revenue_expenditure_summary 收支总表 元 2025\n"
                               "columns 1: 预算数=amount | 2: 预算数=amount\n"
                               "2> | 支出总计 | ") +
                   c.in_yuan +
                   "\ntable expenditure_summary 支出总表 亿元 2025\n"
                   "columns 合计=total | 基本支出=basic_expenditure\n | 合计 | " +
                   c.in_hundred_millions + " |\n");
    CheckAll(&document);
    const std::string all =
        ShowChecks(document, "pass fail untestable", "expenditure-total");
    EXPECT_EQ(all.find(std::string("expenditure-total ") + c.want), 0U) << all;
    EXPECT_EQ(all.find("too long") != std::string::npos,
              std::string(c.want) == "untestable")
        << all;
  }
}

// In a table that prints zeros a blank cell is no zero: its figure may be unreadable.
TEST(CheckDocument, DoesNotTakeABlankForAZeroWhereZerosArePrinted) {
  const std::string head =
      "table expenditure_summary 支出总表 万元 2022\n"
      "columns 合计=total | 基本支出=basic_expenditure | "
      "项目支出=project_expenditure\n";
  const struct {
    const char* name;
    const char* rows;
    const char* want;  // outcome of the row of 丙
  } cases[] = {
      {"zeros are printed",
       "21001 | 甲 | 7.00 | 7.00 | 0.00\n21002 | 乙 | 5.00 | 0.00 | 5.00\n"
       "21003 | 丙 | 10.00 | | 4.00\n",
       "untestable"},
      {"zeros are left blank",
       "21001 | 甲 | 7.00 | 7.00 |\n21002 | 乙 | 5.00 | | 5.00\n"
       "21003 | 丙 | 10.00 | | 4.00\n",
       "fail"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document = DocumentOf(head + c.rows);
    CheckAll(&document);
    EXPECT_NE(ShowChecks(document, c.want, "row-expenditure").find("丙"),
              std::string::npos);
    EXPECT_EQ(document.checks.back().outcome == Outcome::kFail,
              std::string(c.want) == "fail");
  }
}

// A total that holds only if 其中 is counted beside its whole does not hold.
TEST(CheckDocument, DoesNotPassATotalThatCountsAPartTwice) {
  const struct {
    const char* name;
    const char* rows;
    const char* id;
  } cases[] = {
      {"in a block of a summary",
       "table revenue_expenditure_summary 收支总表 万元 2022\n"
       "columns 1: 预算数=amount\n"
       " | 一般公共预算拨款收入 | 100.00\n | 其中：教育收费 | 30.00\n"
       " | 事业收入 | 20.00\n | 本年收入合计 | 150.00\n",
       "block-total"},
      {"in a list",
       "table general_budget_basic_expenditure 基本支出表 万元 2022\n"
       "columns 合计=total\n"
       " | 工资福利支出 | 100.00\n | 其中：津贴补贴 | 30.00\n"
       " | 商品和服务支出 | 20.00\n | 合计 | 150.00\n",
       "column-total"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document = DocumentOf(c.rows);
    CheckAll(&document);
    const std::string failures = ShowChecks(document, "fail", c.id);
    EXPECT_NE(failures.find("prints 150.00, its parts add up to 120.00"),
              std::string::npos)
        << failures << ShowChecks(document, "pass untestable");
  }
}

// 5 人 among amounts is no further addend.
TEST(CheckDocument, AddsOnlyMoneyToMoney) {
  for (const Kind kind : {Kind::kCount, Kind::kPercent, Kind::kAmount}) {
    DocumentData document = DocumentOf(
        Replaced(kExpenditure, "2101504 |", "2101503 | 人数 | 5.00 | |\n2101504 |"));
    for (Fact& fact : document.tables[0].facts) {
      if (fact.value == "5.00") fact.kind = kind;
    }
    CheckAll(&document);
    EXPECT_EQ(ShowChecks(document, "fail", "column-codes").empty(),
              kind != Kind::kAmount)
        << static_cast<int>(kind) << ShowChecks(document, "fail");
  }
}

// Most rows fail: one failure that says so, and a table that is not whole.
TEST(CheckDocument, GathersWhatFailsAllOverATable) {
  const std::string head =
      "table expenditure_summary 支出总表 万元 2022\n"
      "columns 合计=total | 基本支出=basic_expenditure | "
      "项目支出=project_expenditure\n";
  const std::string wrong =
      "21001 | 甲 | 7.10 | 3.00 | 1.00\n21002 | 乙 | 5.20 | 1.00 | 2.00\n"
      "21003 | 丙 | 9.40 | 1.00 | 6.00\n21004 | 丁 | 8.50 | 4.00 | 3.00\n";
  const std::string right =
      "21005 | 戊 | 4.00 | 3.00 | 1.00\n21006 | 己 | 3.00 | 1.00 | 2.00\n";
  DocumentData document = DocumentOf(head + wrong + right);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail", "row-expenditure"),
            "row-expenditure fail 支出总表: total = basic + project + other "
            "expenditure: fails at 4 of 6 places of this table; either the table or "
            "our reading of it is wrong\n");
  EXPECT_EQ(document.tables[0].status, TableStatus::kPartial);

  // As many hold: each failure stands for itself.
  document = DocumentOf(head + wrong + right +
                        "21007 | 庚 | 2.00 | 1.00 | 1.00\n"
                        "21008 | 辛 | 6.00 | 2.00 | 4.00\n");
  CheckAll(&document);
  EXPECT_NE(ShowChecks(document, "fail", "row-expenditure").find("甲"),
            std::string::npos);
  EXPECT_EQ(document.tables[0].status, TableStatus::kComplete);
}

// Children without a code beside their parents: the sum exceeds the total everywhere.
TEST(CheckDocument, DoesNotAddChildrenBesideTheirParents) {
  const std::string nested =
      "table expenditure_summary 支出总表 万元 2022\n"
      "columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure\n"
      " | 教育支出 | 30.00 | 20.00 | 10.00\n | 普通教育 | 18.00 | 12.00 | 6.00\n"
      " | 职业教育 | 12.00 | 8.00 | 4.00\n";
  const struct {
    const char* name;
    const char* total;
    const char* want;  // outcome in the first column
  } cases[] = {
      {"nested", " | 合计 | 30.00 | 20.00 | 10.00\n", "untestable"},
      {"flat, and one column is wrong", " | 合计 | 50.00 | 40.00 | 20.00\n", "fail"},
      {"flat, and a row is missing", " | 合计 | 70.00 | 50.00 | 20.00\n", "fail"},
      {"flat", " | 合计 | 60.00 | 40.00 | 20.00\n", "pass"},
  };
  for (const auto& c : cases) {
    DocumentData document = DocumentOf(nested + c.total);
    CheckAll(&document);
    const std::string all =
        ShowChecks(document, "pass fail untestable", "column-total");
    EXPECT_EQ(all.empty() ? "pass" : all.substr(13, all.find(' ', 13) - 13), c.want)
        << c.name << all;
  }
}

TEST(FindPartialTables, ComparesRowsWithTheWhole) {
  const std::string projects =
      "table project_expenditure_summary 项目支出表 万元 2022\n"
      "columns 金额=total\n | 甲项目 | 30.00\n | 其中：乙项目 | 20.00\n";
  const std::string whole =
      "table expenditure_summary 支出总表 万元 2022\n"
      "columns 合计=total | 项目支出=project_expenditure\n | 合计 | 90.00 | ";
  const struct {
    const char* name;
    std::string text;
    const char* want;
  } cases[] = {
      {"less than the whole", projects + whole + "50.00\n",
       "0: no total row, and its rows add up to 30.00 of the 50.00 in '支出总表'\n"},
      {"within rounding", projects + whole + "30.01\n", ""},
      {"the whole", projects + whole + "30.00\n", ""},
      {"a total row vouches for itself",
       projects + " | 合计 | 30.00\n" + whole + "50.00\n", ""},
      {"no whole to compare with", projects, ""},
  };
  const auto schema = BundledSchema("mof-budget");
  for (const auto& c : cases) {
    std::string found;
    for (const PartialTable& partial :
         FindPartialTables(*schema, DocumentOf(c.text).tables)) {
      found += std::to_string(partial.table) + ": " + partial.note + "\n";
    }
    EXPECT_EQ(found, c.want) << c.name;
  }
}

// A stop before the first step: nothing is found, and nothing is said to be.
TEST(CheckDocument, StopsWhenItIsAsked) {
  const std::atomic<bool> asked = true;
  const auto schema = BundledSchema("mof-budget");
  const DocumentData document =
      DocumentOf(Replaced(kExpenditure, "22.91 | 22.91 |\n", "22.91 | 29.21 |\n"));
  const Findings found = CheckDocument(schema->identities, *schema->vocabulary,
                                       Language::kEnglish, document, Stop(asked));
  EXPECT_TRUE(found.checks.empty());
  EXPECT_TRUE(found.partial.empty());
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

// Where neither codes nor numbers tell which rows are parts of others, a sum that fails
// proves nothing, unless the same rows make the total of another column.
TEST(CheckDocument, DoubtsAListWithoutHierarchy) {
  const std::string head =
      "table state_capital_expenditure 收入表 万元 2022\n"
      "columns 预算数=total@2021 | 执行数=total@2022\n";
  const struct {
    const char* name;
    const char* rows;
    const char* want;  // outcomes of column-total
  } cases[] = {
      {"numbered rows with parts that have no number",
       " | 一、利润收入 | 30.00 | 60.00\n | 石油企业利润 | 10.00 | 20.00\n"
       " | 烟草企业利润 | 20.00 | 40.00\n | 合计 | 30.00 | 60.00\n",
       "untestable untestable "},
      {"the same rows in another column",
       " | 甲企业 | 10.00 | 20.00\n | 乙企业 | 20.00 | 46.00\n"
       " | 合计 | 30.00 | 60.00\n",
       "pass fail "},
      {"another column with blank rows",
       " | 甲企业 | 10.00 | 20.00\n | 乙企业 | 20.00 | 30.00\n | 丙企业 | | 16.00\n"
       " | 合计 | 30.00 | 60.00\n",
       "pass untestable "},
      {"其中 lasts until its parent's number",
       " | 一、利润收入 | 30.00 | 60.00\n | 其中：1.石油企业 | 10.00 | 20.00\n"
       " | 2.烟草企业 | 20.00 | 40.00\n | 二、股利收入 | 5.00 | 6.00\n"
       " | 合计 | 35.00 | 66.00\n",
       "pass pass "},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document = DocumentOf(head + c.rows);
    CheckAll(&document);
    std::string outcomes;
    for (const Check& check : document.checks) {
      if (check.check_id != "column-total") continue;
      outcomes += check.outcome == Outcome::kPass   ? "pass "
                  : check.outcome == Outcome::kFail ? "fail "
                                                    : "untestable ";
    }
    EXPECT_EQ(outcomes, c.want) << ShowChecks(document, "fail untestable");
  }
}

// The other tables print their totals: one without has lost it.
TEST(CheckDocument, MissesTheTotalThatOtherTablesHave) {
  std::string tables;
  for (const char* id :
       {"revenue_summary", "expenditure_summary", "general_budget_expenditure"}) {
    tables += std::string("table ") + id + " " + id +
              " 万元 2022\ncolumns 合计=total\n" +
              "208 | 社会保障和就业支出 | 45.36\n210 | 卫生健康支出 | 164.86\n";
    tables += " | 合计 | 210.22\n";
  }
  DocumentData document = DocumentOf(tables);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail"), "");
  tables.resize(tables.rfind(" | 合计"));
  document = DocumentOf(tables);
  CheckAll(&document);
  EXPECT_EQ(
      ShowChecks(document, "fail"),
      "column-total fail general_budget_expenditure: total = its items: this table "
      "has no total row, the others have one\n");
}

}  // namespace
}  // namespace budget::check
