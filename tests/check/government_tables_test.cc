// Identities of whole governments' tables: totals by heads, flows of debt, lists that a
// place's own level opens, codes printed twice, tables that a document cuts.

#include <gtest/gtest.h>

#include <string>

#include "tests/check/table_text.h"

namespace budget::check {
namespace {

int Count(const DocumentData& document, const char* id, Outcome outcome) {
  int count = 0;
  for (const Check& check : document.checks) {
    count += check.check_id == id && check.outcome == outcome ? 1 : 0;
  }
  return count;
}

// 限额 and 余额, each 合计 = 一般 + 专项; `first`: 合计 of the first district.
std::string LimitsAndBalances(const std::string& first, int districts) {
  std::string text = R"(
table other 债务限额和余额情况表 亿元 2025
columns 限额/合计= | 限额/一般债务= | 限额/专项债务= | 余额/合计= | 余额/一般债务= | 余额/专项债务=
)";
  for (int i = 1; i <= districts; ++i) {
    const std::string one = std::to_string(30 * i) + ".5";
    text += " | 区" + std::string(1, static_cast<char>('a' + i)) + " | " +
            (i == 1 ? first : one) + " | " + std::to_string(10 * i) + ".2 | " +
            std::to_string(20 * i) + ".3 | " + std::to_string(27 * i) + ".0 | " +
            std::to_string(9 * i) + ".0 | " + std::to_string(18 * i) + ".0\n";
  }
  return text;
}

TEST(HeadTotals, AreTheColumnsUnderOneHead) {
  DocumentData document = DocumentOf(LimitsAndBalances("30.5", 6));
  CheckAll(&document);
  EXPECT_EQ(12, Count(document, "row-heads", Outcome::kPass));
  EXPECT_EQ("", ShowChecks(document, "fail untestable", "row-heads"));
}

TEST(HeadTotals, RowsThatHoldAccuseOneThatDoesNot) {
  DocumentData document = DocumentOf(LimitsAndBalances("31.5", 6));
  CheckAll(&document);
  EXPECT_EQ(11, Count(document, "row-heads", Outcome::kPass));
  const std::string shown = ShowChecks(document, "fail", "row-heads");
  EXPECT_NE(std::string::npos, shown.find("限额/合计")) << shown;
}

TEST(HeadTotals, FewRowsAccuseNone) {
  DocumentData document = DocumentOf(LimitsAndBalances("31.5", 3));
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "fail", "row-heads"));
}

// 合计 of something else: that one row holds is chance.
TEST(HeadTotals, ARowAmongManyHoldsByChance) {
  DocumentData document = DocumentOf(R"(
table other 项目表 万元 2025
columns 合计= | 已安排= | 待安排=
 | 甲 | 100.00 | 20.00 | 30.00
 | 乙 | 200.00 | 50.00 | 80.00
 | 丙 | 60.00 | 20.00 | 40.00
 | 丁 | 300.00 | 70.00 | 20.00
)");
  CheckAll(&document);
  EXPECT_EQ(0, Count(document, "row-heads", Outcome::kPass));
  EXPECT_EQ("", ShowChecks(document, "fail", "row-heads"));
}

constexpr const char* kDebt = R"(
table other 政府债务余额情况表 亿元 2025
columns 全市= | 市本级=
 | 一、2024年末地方政府债务余额 | 100.00 | 60.00
 | （一）一般债务 | 100.00 | 60.00
 | 二、2025年末地方政府债务限额 | 150.00 | 90.00
 | 三、2025年地方政府债务发行额 | 40.00 | 20.00
 | 四、2025年地方政府债务还本额 | 20.00 | 15.00
 | 五、2025年末地方政府债务余额 | 120.00 | 65.00
)";

TEST(Flows, CloseWithWhatCameInAndWentOut) {
  DocumentData document = DocumentOf(kDebt);
  CheckAll(&document);
  EXPECT_EQ(2, Count(document, "column-debt", Outcome::kPass));
}

TEST(Flows, AnotherColumnAccusesOneThatDoesNotClose) {
  DocumentData document = DocumentOf(Replaced(kDebt, "65.00", "56.00"));
  CheckAll(&document);
  EXPECT_EQ(1, Count(document, "column-debt", Outcome::kPass));
  EXPECT_EQ(1, Count(document, "column-debt", Outcome::kFail));
}

TEST(Limits, BoundTheBalancesOfTheirYear) {
  DocumentData document = DocumentOf(kDebt);
  for (Row& row : document.tables[0].rows) row.fiscal_year = 2025;
  document.tables[0].rows[0].fiscal_year = 2024;
  DocumentData over = document;
  CheckAll(&document);
  EXPECT_EQ(2, Count(document, "debt-limit", Outcome::kPass));
  over.tables[0].facts.back().number = Decimal::Parse("95.00");
  CheckAll(&over);
  EXPECT_EQ(1, Count(over, "debt-limit", Outcome::kFail));
}

TEST(Limits, BoundTheBalanceUnderTheSameHead) {
  DocumentData document = DocumentOf(R"(
table other 债务限额和余额情况表 亿元 2025
columns 2025年债务限额/一般债务= | 2025年债务限额/专项债务= | 2025年末债务余额/一般债务= | 2025年末债务余额/专项债务=
 | 甲区 | 10.0 | 20.0 | 9.0 | 18.0
 | 乙区 | 10.0 | 20.0 | 9.0 | 20.5
)");
  CheckAll(&document);
  EXPECT_EQ(3, Count(document, "debt-limit", Outcome::kPass));
  EXPECT_EQ(1, Count(document, "debt-limit", Outcome::kFail));
}

// Two tables of one book; `revenue` in the second.
std::string Books(const std::string& revenue) {
  std::string text;
  for (const char* id : {"gov_general_revenue", "gov_general_balance"}) {
    const bool second = !text.empty();
    text += "\ntable " + std::string(id) + " 收支表 万元 2025\n";
    text += "columns 执行数=amount#executed@2025\n";
    text += std::string(" | ") + (second ? "一、" : "") + "税收收入 | " +
            (second ? revenue : "30") + "\n";
    for (int i = 1; i <= 6; ++i) {
      text += " | 税种" + std::string(1, static_cast<char>('a' + i)) + " | " +
              std::to_string(100 + i) + "\n";
    }
  }
  return text;
}

DocumentData OfTerritory(const std::string& text) {
  DocumentData document = DocumentOf(text);
  for (Table& table : document.tables) table.scope = Scope::kTerritory;
  return document;
}

TEST(Repeats, AreTheSameInTablesOfOneBook) {
  DocumentData document = OfTerritory(Books("30"));
  CheckAll(&document);
  EXPECT_EQ(7, Count(document, "repeat-general", Outcome::kPass));
  document = OfTerritory(Books("35"));
  CheckAll(&document);
  EXPECT_EQ(6, Count(document, "repeat-general", Outcome::kPass));
  EXPECT_EQ(1, Count(document, "repeat-general", Outcome::kFail));
}

// A number ends where its pattern does, not at the first mark in the name.
TEST(Repeats, GoByTheWholeNameBehindTheNumber) {
  std::string text = Books("30");
  for (int table = 0; table < 2; ++table) {
    text = Replaced(text, "税种b", "（一）增值税、消费税");
    text = Replaced(text, "税种c", "（二）资源税、消费税");
  }
  DocumentData document = OfTerritory(text);
  CheckAll(&document);
  EXPECT_EQ(7, Count(document, "repeat-general", Outcome::kPass));
}

// 全市 and 市本级 figures of one name are different figures.
TEST(Repeats, DoNotCrossScopes) {
  DocumentData document = OfTerritory(Books("35"));
  document.tables[1].scope = Scope::kOwn;
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "pass fail", "repeat-general"));
}

// The row below a city is 其中, and the counties stand beside it though they are
// indented further.
constexpr const char* kCities = R"(
table other 分地区限额表 亿元 2025
columns 限额= | 余额=
 | > 鹤壁市 | 545.0 | 536.2
 | > > 其中：市本级及市辖区 | 336.5 | 331.3
 | > > > 浚县 | 118.7 | 117.6
 | > > > 淇县 | 89.8 | 87.3
 | > 焦作市 | 805.2 | 794.0
 | > > 其中：市本级及市辖区 | 433.6 | 426.0
 | > > > 修武县 | 371.6 | 368.0
)";

TEST(RowTree, AListThatBeginsWithTheOwnLevelDividesAll) {
  DocumentData document = DocumentOf(kCities);
  CheckAll(&document);
  EXPECT_EQ(4, Count(document, "row-tree", Outcome::kPass));
  EXPECT_EQ("", ShowChecks(document, "fail", "row-tree"));
}

// The counties stand for neither part of 其中, whatever another column says.
TEST(RowTree, WhatStandsBelowOfWhichIsBesideIt) {
  DocumentData document = DocumentOf(Replaced(kCities, "368.0", "426.0"));
  CheckAll(&document);
  EXPECT_EQ(std::string::npos, ShowChecks(document, "fail", "row-tree").find("其中"));
}

constexpr const char* kPolice = R"(
table other 支出表 万元 2025
columns 预算数= | 决算数=
 | > 公共安全支出 | 100 | 90
 | > > 其中：武装警察部队 | 10 | 10
 | > > 公安 | 90 | 70
)";

// 其中 names some of the parts: they may make less, and never more.
TEST(RowTree, OfWhichMayLackParts) {
  DocumentData document = DocumentOf(kPolice);
  CheckAll(&document);
  EXPECT_EQ(1, Count(document, "row-tree", Outcome::kPass));
  EXPECT_EQ("", ShowChecks(document, "fail", "row-tree"));
}

TEST(RowTree, OfWhichIsNotMoreThanTheWhole) {
  DocumentData document = DocumentOf(Replaced(kPolice, "70", "95"));
  CheckAll(&document);
  EXPECT_EQ(1, Count(document, "row-tree", Outcome::kFail));
}

// In the first year what was left then is all that was ever left.
TEST(RowTree, ASingleSumIsNoItem) {
  DocumentData document = DocumentOf(R"(
table other 结余表 万元 2026
columns 2025年= | 2026年=
 | > 长期护理保险基金本年收支结余 | 199 | 451
 | > > 长期护理保险基金年末累计结余 | 199 | 650
)");
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "fail pass", "row-tree"));
}

// The amount was not divided among its items.
TEST(RowTree, ZerosAloneProveNothing) {
  DocumentData document = DocumentOf(R"(
table other 支出表 万元 2025
columns 预算数= | 决算数=
 | > 土地出让支出 | 9213 | 7284
 | > > 征地补偿 | 0 | -30
 | > > 土地开发 | 0 | 7325
 | > > 农村设施 | 0 | -11
)");
  CheckAll(&document);
  EXPECT_EQ(1, Count(document, "row-tree", Outcome::kPass));
  EXPECT_EQ("", ShowChecks(document, "fail", "row-tree"));
}

// Every row has a meaning of its own, and some stand below others.
TEST(ColumnTotal, NamesThatAreIndentedDivideNothing) {
  DocumentData document = DocumentOf(R"(
table gov_general_revenue 一般公共预算收入表 万元 2025
columns 执行数=amount#executed
 | > 税收收入 | 30
 | > > 增值税 | 20
 | > > 企业所得税 | 10
 | > 非税收入 | 5
 | > > 专项收入 | 5
 | 本年收入合计 | 35
 | > 上级补助收入 | 6
 | 收入总计 | 41
)");
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "fail", "column-total"));
}

// A known name is printed for each of its projects, below the sum of all.
TEST(ColumnTotal, NamesThatReturnDivideNothing) {
  DocumentData document = DocumentOf(R"(
table gov_fund_balance 政府性基金收支预算项目表 万元 2025
columns 支出预算=amount#approved
 | 合计 | 60
 | 政府性基金预算收入 | 60
 | 城市基础设施配套费安排的支出 | 40
 | 城市基础设施配套费安排的支出 | 20
)");
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "fail", "column-total"));
}

// Parts without a number below numbered items, not set in.
TEST(ColumnTotal, NamesThatArePartsDivideNothing) {
  DocumentData document = DocumentOf(R"(
table gov_general_revenue 一般公共预算收入表 万元 2025
columns 执行数=amount#executed
 | 一、税收收入 | 62
 | 增值税 | 40
 | 契税 | 22
 | 二、非税收入 | 18
 | 收入合计 | 80
)");
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "fail", "column-total"));
}

// 21211 is a 款, and printed again as its own 项.
TEST(CodeTree, ACodeThatIsItsOwnItemDividesNoList) {
  DocumentData document = DocumentOf(R"(
table expenditure_summary 支出表 万元 2025
columns 合计=total
212 | 城乡社区支出 | 27587
21208 | 国有土地使用权出让收入安排的支出 | 24487
2120801 | 征地和拆迁补偿支出 | 24487
21211 | 农业土地开发资金安排的支出 | 300
21211 | 农业土地开发资金安排的支出 | 300
21214 | 污水处理费安排的支出 | 2800
2121401 | 污水处理设施建设和运营 | 2800
 | 合计 | 27587
)");
  CheckAll(&document);
  EXPECT_EQ("", ShowChecks(document, "fail", "column-codes"));
  EXPECT_EQ("", ShowChecks(document, "fail", "code-parent"));
}

// The last page of the document ends within the table.
TEST(CodeTree, WhatTheDocumentCutsLacksNothing) {
  DocumentData document = DocumentOf(R"(
table expenditure_summary 支出表 万元 2025
columns 合计=total
201 | 一般公共服务支出 | 900
20101 | 人大事务 | 300
2010101 | 行政运行 | 200
2010104 | 人大会议 | 90
20102 | 政协事务 | 100
2010201 | 行政运行 | 60
)");
  document.info.pages = 3;
  document.tables[0].first_page = 3;
  document.tables[0].last_page = 3;
  CheckAll(&document);
  EXPECT_EQ(2, Count(document, "column-codes", Outcome::kUntestable));
  // The codes below 20101 are all there.
  EXPECT_EQ(1, Count(document, "column-codes", Outcome::kFail));
}

}  // namespace
}  // namespace budget::check
