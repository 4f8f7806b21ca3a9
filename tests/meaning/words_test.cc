#include "pipeline/meaning/words.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "pipeline/meaning/document_year.h"
#include "pipeline/meaning/rates.h"
#include "pipeline/meaning/row_words.h"
#include "pipeline/model/names.h"
#include "pipeline/script/text.h"
#include "pipeline/script/year.h"
#include "schemas/load/load_schemas.h"

namespace budget::meaning {
namespace {

const schemas::Schema& Budget() {
  static const Result<schemas::SchemaSet> kSchemas = schemas::LoadSchemas({});
  static const auto kSchema = kSchemas.value().Find("mof-budget");
  return *kSchema;
}

HeaderPath PathOf(const std::string& text) {
  std::vector<HeaderLabel> labels;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    labels.push_back(script::ReadLabel(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return HeaderPath(std::move(labels));
}

std::string Show(Phase phase) {
  return phase == Phase::kNone ? "none" : std::string(NameOf(phase));
}

std::string Show(Kind kind) { return std::string(NameOf(kind)); }

// "kind unit year phase", '-' for what is not said; unit '?': the kind is assumed.
std::string Show(const Words& words) {
  std::string text = words.kind ? Show(*words.kind) : "-";
  const std::string none = words.assumes_kind ? "?" : "-";
  text += ' ' + (words.unit.empty() ? none : words.unit);
  text += ' ' + (words.year == 0 ? "-" : std::to_string(words.year));
  text += ' ' + (words.phase ? Show(*words.phase) : "-");
  return text;
}

struct WordsCase {
  const char* path;
  const char* want;
};

// The year of the documents is 2025.
TEST(WordsTest, OfHeaderPaths) {
  const WordsCase cases[] = {
      {"合计", "- - - -"},
      {"2025年预算数", "- - 2025 approved"},
      {"2025年预算数/调整后预算数", "- - 2025 adjusted"},
      {"2025年(调整)预算数", "- - 2025 adjusted"},
      {"全年预算数", "- - - adjusted"},
      {"调整预算执行数", "- - - executed"},
      {"一般公共预算/年初预算数", "- - - approved"},
      {"一般公共预算/决算数", "- - - executed"},
      // Funds are no phase.
      {"支出/一般公共预算财政拨款", "- - - -"},
      {"支出/政府性基金预算财政拨款", "- - - -"},
      {"国有资本经营预算", "- - - -"},
      // Years.
      {"上年决算数", "- - 2024 executed"},
      {"去年预算数", "- - 2024 approved"},
      {"上一年度预算数", "- - 2024 approved"},
      {"合计/同期数", "- - 2024 -"},
      {"2022-预算数", "- - 2022 approved"},
      {"22年预算数", "- - 2022 approved"},
      {"二○二四年决算数", "- - 2024 executed"},
      {"二〇二五年/执行数", "- - 2025 executed"},
      {"2024年", "- - 2024 -"},
      {"2026-2028年计划数", "- - - approved"},
      {"--2026年预算数", "- - 2026 approved"},
      // The funds that are carried over are of this year.
      {"上年结转", "- - - -"},
      // A comparison says nothing of the figures that are compared.
      {"2026年预算数比2025年快报数/增减额", "amount - 2026 approved"},
      {"2025年执行数/占预算％", "percent % 2025 none"},
      {"决算数为上年决算数的％", "percent % - none"},
      {"二○二五年执行数比二○二四年决算数增减%", "percent % 2025 none"},
      {"完成调整预算%", "percent % - none"},
      {"比上年（同比）+-％", "percent % - none"},
      // Kinds and units.
      {"占比（%）", "percent % - none"},
      {"资产总额/占比", "percent % - none"},
      {"净资产收益率", "percent % - none"},
      {"同比增长（%）", "percent % - none"},
      {"增、减幅度", "percent % - none"},
      {"人数（人）", "count 人 - -"},
      {"债券期限（年）", "count 年 - -"},
      {"数量（台套）", "count 台套 - -"},
      {"研究经费（项）", "- - - -"},  // the level of a code
      // A measure of its own is not money, whether its unit is known or not.
      {"数量（吨）", "count 吨 - -"},
      {"粮食产量（万吨）", "count 万吨 - -"},
      {"面积（亩）", "count 亩 - -"},
      {"用电量（单位：千瓦时）", "count 千瓦时 - -"},
      {"学校（所）", "count 所 - -"},
      {"单价（元／吨）", "count 元/吨 - -"},
      {"数量（托盘）", "count - - -"},
      {"数量", "count - - -"},
      {"建筑面积", "count - - -"},
      {"产量（万元）", "amount 万元 - -"},
      // Words and brackets decide nothing; what is counted is no money all the same.
      {"储备（单位：托盘）", "count ? - -"},
      {"储备（万托）", "count ? - -"},
      {"储备（罐）", "count ? - -"},
      {"外债（韩元）", "count ? - -"},
      {"外债（万美元）", "count 万美元 - -"},
      {"储备（罐）/2025年预算数", "count ? 2025 approved"},
      // Brackets that are no units.
      {"教育支出（按功能分类）", "- - - -"},
      {"科目编码（类）", "- - - -"},
      {"合计（含结转）", "- - - -"},
      {"增减（+、-）", "- - - -"},
      {"基金（1）", "- - - -"},
      {"2025年（决算数）", "- - 2025 executed"},
      {"因公出国（境）", "- - - -"},
      {"收入（含功能区）", "- - - -"},
      {"支出（千万工程）", "- - - -"},
      {"支出（百千万工程）", "- - - -"},
      {"收入（净）", "- - - -"},
      {"经费（甲）", "- - - -"},
      {"金额（元）", "amount 元 - -"},
      {"债券期限/5年期", "- - - -"},
      {"增长率/2024年", "percent % 2024 none"},
      {"预算金额（万元）", "amount 万元 - approved"},
      {"金额（单位：元）", "amount 元 - -"},
      // A limit is set, not spent.
      {"2025年债务限额/一般债务", "- - 2025 none"},
      {"2025年债务余额执行数/小计", "- - 2025 executed"},
      {"2025年末余额", "- - 2025 executed"},
  };
  for (const WordsCase& test : cases) {
    EXPECT_EQ(test.want, Show(ReadWords(PathOf(test.path), Budget(), 2025)))
        << test.path;
  }
}

TEST(WordsTest, OfTitles) {
  const WordsCase cases[] = {
      {"2025年市级一般公共预算收支执行情况表", "- - 2025 executed"},
      {"2026年全市一般公共预算收支平衡表（草案）", "- - 2026 approved"},
      {"2024年省级政府性基金预算收支决算总表", "- - 2024 executed"},
      {"2026年市级政府性基金预算支出经济分类科目表", "- - 2026 -"},
      {"2025年市级预算调整方案", "- - 2025 adjusted"},
      {"2026年济南市一般公共预算收入草案表（代编）", "- - 2026 approved"},
  };
  for (const WordsCase& test : cases) {
    EXPECT_EQ(test.want, Show(ReadWords(script::Fold(test.path), Budget(), 2025)))
        << test.path;
  }
  EXPECT_TRUE(
      ReadWords(script::Fold("2025年预算执行和2026年预算"), Budget(), 0).two_years);
}

TEST(WordsTest, YearsInIdeographs) {
  const WordsCase cases[] = {
      {"二〇二五年", "2025年"},         {"二○二四年度", "2024年度"},
      {"二零一九年", "2019年"},         {"第二年", "第二年"},
      {"一二三四五年", "一二三四五年"}, {"二〇二五", "二〇二五"},
  };
  for (const WordsCase& test : cases) {
    EXPECT_EQ(test.want, script::WithArabicYears(test.path));
  }
}

TEST(DocumentYearTest, WeighsAllEvidence) {
  const std::vector<std::string> titles = {"2023年收支总表", "2023年收入总表",
                                           "2021-2023年项目支出表", "2019年项目绩效表"};
  EXPECT_EQ(2023, DecideYear({.titles = titles}, Budget()).year);
  const DocumentYear cover = DecideYear({.cover = 2024, .titles = titles}, Budget());
  EXPECT_EQ(2024, cover.year);
  EXPECT_TRUE(cover.disputed);
  // The year before is in more tables than the year that is planned.
  EXPECT_EQ(2026, DecideYear({.titles = {"2025年全市支出执行情况表",
                                         "2025年市级支出执行情况表", "2026年支出表"}},
                             Budget())
                      .year);
  EXPECT_EQ(2025, DecideYear({.titles = {"2025年支出执行情况表"}}, Budget()).year);
  EXPECT_EQ(2020, DecideYear({.headings = {"第一部分", "2020年预算"}}, Budget()).year);
  EXPECT_EQ(0, DecideYear({.titles = {"收支总表"}}, Budget()).year);
}

Column ColumnOf(Kind kind, int year, bool says) {
  Column column;
  column.kind = kind;
  column.fiscal_year = year;
  column.says_year = says;
  return column;
}

TEST(RatesTest, HaveTheYearOfWhatTheyRate) {
  std::vector<Column> columns = {
      ColumnOf(Kind::kAmount, 2024, true),   ColumnOf(Kind::kAmount, 2025, true),
      ColumnOf(Kind::kPercent, 2026, false), ColumnOf(Kind::kPercent, 2026, false),
      ColumnOf(Kind::kAmount, 2026, true),   ColumnOf(Kind::kPercent, 2026, false),
      ColumnOf(Kind::kPercent, 2023, true)};
  DateRates(&columns);
  std::vector<int> years;
  for (const Column& column : columns) years.push_back(column.fiscal_year);
  EXPECT_EQ((std::vector<int>{2024, 2025, 2025, 2025, 2026, 2026, 2023}), years);
}

// What the last rate compares with stands before it; rates of one name have each the
// year of their own figures.
TEST(RatesTest, CompareWithTheYearBefore) {
  const auto years_of = [](const char* first, const char* second) {
    std::vector<Column> columns = {
        ColumnOf(Kind::kAmount, 2025, true), ColumnOf(Kind::kPercent, 2026, false),
        ColumnOf(Kind::kAmount, 2024, true), ColumnOf(Kind::kPercent, 2026, false)};
    columns[1].path = PathOf(first);
    columns[3].path = PathOf(second);
    DateRates(&columns);
    return std::vector<int>{columns[1].fiscal_year, columns[3].fiscal_year};
  };
  EXPECT_EQ((std::vector<int>{2025, 2025}), years_of("完成预算%", "比上年增减%"));
  EXPECT_EQ((std::vector<int>{2025, 2024}), years_of("增减%", "增减%"));
}

// A table of one column of amounts in 万元, with a figure in each row.
Table TableOf(const std::vector<std::string>& labels) {
  Table table;
  table.fiscal_year = 2025;
  table.unit = "万元";
  Column column;
  column.fiscal_year = 2025;
  column.phase = Phase::kApproved;
  column.unit = "万元";
  table.columns = {column};
  for (const std::string& label : labels) {
    Row row;
    row.item_name = label;
    Fact fact;
    fact.row = static_cast<int>(table.rows.size());
    fact.column = 0;
    fact.kind = Kind::kAmount;
    fact.value = "5";
    table.rows.push_back(row);
    table.facts.push_back(fact);
  }
  return table;
}

std::string ShowFacts(const Table& table) {
  std::string text;
  for (const Fact& fact : table.facts) {
    const Meaning meaning = MeaningOf(table, fact);
    text += Show(meaning.kind) + ' ' + std::string(meaning.unit) + ' ' +
            std::to_string(meaning.fiscal_year) + ' ' + Show(meaning.phase) + '\n';
  }
  return text;
}

// A dash in a row of rates has no phase, as its neighbours have none.
TEST(RowWordsTest, DashAmongRates) {
  Table table = TableOf({"缴费费率", "会议费"});
  for (Fact& fact : table.facts) {
    fact.kind = Kind::kText;
    fact.value = "-";
  }
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ("text  2025 none\ntext  2025 approved\n", ShowFacts(table));
}

TEST(RowWordsTest, UnitsOfLabels) {
  Table table =
      TableOf({"公务接待费（元）", "公务用车保有量（辆）", "会议费", "缴费费率",
               "外债（万美元）", "粮食产量（罐）", "某农场（转）"});
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ(
      "amount 元 2025 approved\ncount 辆 2025 approved\n"
      "amount 万元 2025 approved\npercent % 2025 none\n"
      "count 万美元 2025 approved\ncount  2025 approved\n"
      "amount 万元 2025 approved\n",
      ShowFacts(table));
}

TEST(RowWordsTest, UnitsOfAColumn) {
  Table table = TableOf({"参保人数", "人均缴费水平"});
  table.rows[0].unit = "人";
  table.rows[1].unit = "元/年";
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ("count 人 2025 approved\ncount 元/年 2025 approved\n", ShowFacts(table));
}

// A label without figures has the unit of the rows that it groups.
TEST(RowWordsTest, UnitsOfGroups) {
  Table table = TableOf({"一、主要指标（亿元）", "资产总额", "户均人数", "1.负债",
                         "二、上缴比例（%）", "利润收入", "三、其他", "支出"});
  std::erase_if(table.facts, [](const Fact& fact) {
    return fact.row == 0 || fact.row == 4 || fact.row == 6;
  });
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ(
      "amount 亿元 2025 approved\ncount  2025 approved\n"
      "amount 亿元 2025 approved\npercent % 2025 none\n"
      "amount 万元 2025 approved\n",
      ShowFacts(table));
}

// A unit that nobody knows is not the money of the table.
TEST(RowWordsTest, UnknownUnitsOfAColumn) {
  Table table = TableOf({"补贴", "合计", "领取补贴人月数"});
  table.rows[0].unit = "担";
  table.rows[1].unit = "×";
  table.rows[2].unit = "人月";
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ(
      "count  2025 approved\namount 万元 2025 approved\ncount 人月 2025 approved\n",
      ShowFacts(table));
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[0].certainty);
  EXPECT_EQ("the unit of its row is not known: 担", table.facts[0].note);
  EXPECT_EQ(Certainty::kPrinted, table.facts[1].certainty);
}

// 数量 | 金额 beside a column of units: it says what is counted, and no other money.
TEST(RowWordsTest, UnitsOfAColumnBelowHeads) {
  Table table = TableOf({"计算机", "运行经费"});
  table.rows[0].unit = "台";
  table.rows[1].unit = "元";
  table.columns[0].path = PathOf("数量");
  table.columns[0].kind = Kind::kCount;
  table.columns[0].unit.clear();
  for (Fact& fact : table.facts) fact.kind = Kind::kCount;
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ("count 台 2025 approved\namount 元 2025 approved\n", ShowFacts(table));

  table = TableOf({"计算机", "公务用车（辆）"});
  table.rows[0].unit = "台";
  table.columns[0].path = PathOf("采购金额");
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ("amount 万元 2025 approved\ncount 辆 2025 approved\n", ShowFacts(table));
}

TEST(RowWordsTest, DatesHoldForTheRowsBelowThem) {
  Table table =
      TableOf({"一、2024年末债务余额", "其中：一般债务", "二、2025年债务限额",
               "专项债务", "三、债务还本", "（一）2026年还本预算数", "（二）本息"});
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ(
      "amount 万元 2024 executed\namount 万元 2024 executed\n"
      "amount 万元 2025 none\namount 万元 2025 none\n"
      "amount 万元 2025 approved\namount 万元 2026 approved\n"
      "amount 万元 2025 approved\n",
      ShowFacts(table));
}

TEST(RowWordsTest, ARowWithoutANumberDatesItsPartsAlone) {
  Table table =
      TableOf({"2024年债务限额", "其中：一般债务", "专项债务", "一、收入", "合计"});
  table.rows[1].of_which = true;
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ(
      "amount 万元 2024 none\namount 万元 2024 none\namount 万元 2024 none\n"
      "amount 万元 2025 approved\namount 万元 2025 approved\n",
      ShowFacts(table));
}

// （项） is a level of the classification, not a unit.
TEST(RowWordsTest, LevelsOfTheClassificationAreNoUnits) {
  Table table = TableOf({"其他支出（项）", "教育（款）"});
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ("amount 万元 2025 approved\namount 万元 2025 approved\n", ShowFacts(table));
}

// The year of a project is part of its name.
TEST(RowWordsTest, NamesHoldYearsToo) {
  Table table = TableOf({"2023年高标准农田建设项目", "2024年"});
  ApplyRowWords(Budget(), &table);
  EXPECT_EQ("amount 万元 2025 approved\namount 万元 2024 approved\n", ShowFacts(table));
}

}  // namespace
}  // namespace budget::meaning
