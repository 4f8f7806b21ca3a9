// Forms: what becomes of each of their cells.

#include "pipeline/form/read_form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/bind/close_account.h"
#include "pipeline/model/names.h"
#include "pipeline/script/number.h"
#include "tests/table/grid_text.h"

namespace budget::bind {
namespace {

Table ReadForm(const table::Grid& grid, std::string* account) {
  Table table;
  table.table_id = "performance_targets";
  const table::Ledger ledger = form::ReadForm(grid, *Template("mof-budget"), &table);
  *account = ExplainAccount(ledger);
  Diagnostics diagnostics;
  CloseAccount(ledger, {}, &table, &diagnostics);
  EXPECT_EQ(diagnostics.empty(), table.status != TableStatus::kPartial);
  return table;
}

struct FormCase {
  const char* name;
  const char* grid;
  GridSource source;
  const char* want;  // rows
  const char* account;
  const char* note;  // of the table
};

class FormAccountTest : public testing::TestWithParam<FormCase> {};

TEST_P(FormAccountTest, EachCellEndsOnce) {
  const FormCase& test = GetParam();
  std::string account;
  const Table table = ReadForm(table::Grid(GridOf(test.grid, test.source)), &account);
  EXPECT_EQ(test.want, Show(table));
  EXPECT_EQ(std::string("  cells: ") + test.account, account);
  EXPECT_EQ(test.note, table.note);
}

constexpr GridSource kRuled = GridSource::kLattice;
constexpr GridSource kText = GridSource::kDelimited;

// The header of the indicators, beside their label.
#define INDICATORS "绩效指标|一级指标|二级指标|三级指标|指标值|权重\n"

INSTANTIATE_TEST_SUITE_P(
    Sums, FormAccountTest,
    testing::ValuesIn(std::vector<FormCase>{
        {"ASumWithoutALabelHasThatOfAllSums", "项目资金（万元）|8,012.67", kRuled,
         "1.1 项目资金（万元） | 项目资金（万元） = 8012.67\n", "1 facts, 1 labels",
         ""},
        {"FieldsBesideASum",
         "项目资金（万元）|年度资金总额|12.50|执行率分值（10）|10|执行率得分|9.5",
         kRuled,
         "1.1 年度资金总额 | 项目资金（万元） = 12.50\n"
         "1.1 执行率分值（10） | 执行率分值（10） = 10\n"
         "1.1 执行率得分 | 执行率得分 = 9.5\n",
         "3 facts, 4 labels", ""},
        {"ASumInDoubt", "项目资金（万元）|年度资金总额|8,0l2.67\n^|其他资金|1.00",
         kRuled, "1.1 年度资金总额\n2.1 其他资金 | 项目资金（万元） = 1.00\n",
         "1 facts, 3 labels, 1 unreadable",
         "1 cell that cannot be read for certain: '8,0l2.67' (a letter stands where a "
         "digit should be)"},
        {"ASumUnderNoHead",
         "项目资金（万元）|名称|年初预算数|全年预算数|\n^|年度资金总额|3.00|4.00|5.00",
         kRuled,
         "1.1 年度资金总额 | 项目资金（万元）/年初预算数 = 3.00 | "
         "项目资金（万元）/全年预算数 = 4.00 | ? = 5.00\n",
         "3 facts, 2 labels, 3 header", ""},
    }),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Fields, FormAccountTest,
    testing::ValuesIn(std::vector<FormCase>{
        {"AFigureIsNoLabel", "项目名称|甲|3.50|乙|4.50", kRuled,
         "1.1 项目名称 | 项目名称 = 甲 | ? = 3.50\n1.1 乙 | 乙 = 4.50\n",
         "3 facts, 2 labels", ""},
        {"AFigureBeforeEveryLabel", "3.50|项目名称|甲", kRuled,
         "1.1  | ? = 3.50\n1.1 项目名称 | 项目名称 = 甲\n", "2 facts, 1 labels", ""},
        {"AFigureInDoubtIsNoLabel", "项目名称|甲|3·50|乙", kRuled,
         "1.1 项目名称 | 项目名称 = 甲\n1.1 乙\n", "1 facts, 2 labels, 1 unreadable",
         "1 cell that cannot be read for certain: '3·50' (a dot that is no decimal "
         "point)"},
        {"ALabelIsNoValue", "项目名称|主管部门|某局", kRuled,
         "1.1 项目名称\n1.1 主管部门 | 主管部门 = 某局\n", "1 facts, 2 labels", ""},
        {"ANote", "项目名称|甲\n注：单位自行填报。|<", kRuled,
         "1.1 项目名称 | 项目名称 = 甲\n", "1 facts, 1 labels, 1 notes", ""},
        {"AGoalWithAFigureIsNoHeader", "年度总体目标|完成任务|12.50", kRuled,
         "1.1 年度总体目标 | 年度总体目标 = 完成任务 | 年度总体目标 = 12.50\n",
         "2 facts, 1 labels", ""},
    }),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Tasks, FormAccountTest,
    testing::ValuesIn(std::vector<FormCase>{
        {"ATaskWithItsNumber",
         "年度主要任务|序号|任务名称|预算金额\n^|1|运维|120\n^|2|培训|80\n"
         "^|金额合计|<|200",
         kRuled,
         "1.1 运维 {年度主要任务>} | 预算金额 = 120\n"
         "2.1 培训 {年度主要任务>} | 预算金额 = 80\n3.1 金额合计 | 预算金额 = 200\n",
         "3 facts, 4 labels, 3 header, 2 ignored", ""},
        // A page break has eaten the blank cell before it.
        {"AShiftedTask",
         "年度主要任务|任务名称|主要内容|预算金额\n|运维|系统|120\n培训|教材|80|",
         kText,
         "1.1 运维 {年度主要任务>} | 主要内容 = 系统 | 预算金额 = 120\n"
         "2.1 培训 {年度主要任务>} | 主要内容 = 教材 | 预算金额 = 80\n",
         "4 facts, 3 labels, 3 header", ""},
        {"AShiftedTotal",
         "年度主要任务|任务名称|主要内容|预算金额\n|运维|系统|120\n金额合计|120||",
         kText,
         "1.1 运维 {年度主要任务>} | 主要内容 = 系统 | 预算金额 = 120\n"
         "2.1 金额合计 | 预算金额 = 120\n",
         "3 facts, 3 labels, 3 header", ""},
        {"ATaskWithoutAName", "年度主要任务|任务名称|主要内容|预算金额\n^||系统|120.00",
         kRuled, "1.1  {年度主要任务>} | 主要内容 = 系统 | 预算金额 = 120.00\n",
         "2 facts, 1 labels, 3 header", ""},
        {"AFigureIsNoTask", "年度主要任务|任务名称|预算金额\n^|120.00|80.00", kRuled,
         "1.1  {年度主要任务>} | ? = 120.00 | 预算金额 = 80.00\n",
         "2 facts, 1 labels, 2 header", ""},
        {"TheFirstTaskHasNoFigure",
         "年度主要任务|任务名称|预算金额\n^|运维|\n^|培训|80.00", kRuled,
         "1.1 运维\n2.1 培训 {年度主要任务>} | 预算金额 = 80.00\n",
         "1 facts, 3 labels, 2 header", ""},
        {"TheTotalEndsTheTasks",
         "年度主要任务|任务名称|预算金额\n^|运维|80.00\n^|金额合计|80.00\n填报人数|5|",
         kRuled,
         "1.1 运维 {年度主要任务>} | 预算金额 = 80.00\n2.1 金额合计 | 预算金额 = "
         "80.00\n"
         "3.1 填报人数 | 填报人数 = 5\n",
         "3 facts, 4 labels, 2 header", ""},
        {"AHeaderOfTwoRows",
         "年度主要任务|任务名称|预算金额|<\n^|^|财政拨款|其他\n^|运维|80.00|1.00",
         kRuled,
         "1.1 运维 {年度主要任务>} | 预算金额/财政拨款 = 80.00 | 预算金额/其他 = "
         "1.00\n",
         "2 facts, 2 labels, 4 header", ""},
    }),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Indicators, FormAccountTest,
    testing::ValuesIn(std::vector<FormCase>{
        {"AFigureIsNoIndicator", INDICATORS "^|产出指标|数量指标|30.5|≥4个|15", kRuled,
         "1.1  {产出指标>数量指标} | ? = 30.5 | 指标值 = ≥4个 | 权重 = 15\n",
         "3 facts, 3 labels, 5 header", ""},
        {"AFigureIsNoLevel",
         INDICATORS "^|产出指标|数量指标|甲|≥4个|15\n^|^|2.50|乙|≥5个|10", kRuled,
         "1.1 甲 {产出指标>数量指标} | 指标值 = ≥4个 | 权重 = 15\n"
         "2.1 乙 {产出指标>数量指标} | ? = 2.50 | 指标值 = ≥5个 | 权重 = 10\n",
         "5 facts, 5 labels, 5 header", ""},
        {"ANewFirstLevelEndsTheSecond",
         INDICATORS "^|产出指标|数量指标|甲|≥4个|15\n^|效益指标||乙|≥5个|10", kRuled,
         "1.1 甲 {产出指标>数量指标} | 指标值 = ≥4个 | 权重 = 15\n"
         "2.1 乙 {效益指标>} | 指标值 = ≥5个 | 权重 = 10\n",
         "4 facts, 6 labels, 5 header", ""},
        // Only the order of the cells tells their columns.
        {"ARowThatFitsNoColumns",
         "绩效指标|一级指标|二级指标|三级指标|指标值|备注\n|产出指标|数量指标|甲|≥4个|"
         "\n"
         "丙||≥5个|是||",
         kText,
         "1.1 甲 {产出指标>数量指标} | 指标值 = ≥4个\n"
         "2.1 丙 {产出指标>数量指标} | 指标值 ~ ≥5个 | 备注 ~ 是\n",
         "3 facts, 5 labels, 5 header", ""},
        {"AValueUnderNoHead",
         "绩效指标|一级指标|二级指标|三级指标|指标值||\n^|产出指标|数量指标|甲|≥4个|15|"
         "是",
         kRuled, "1.1 甲 {产出指标>数量指标} | 指标值 = ≥4个 | ? = 15 | ? = 是\n",
         "3 facts, 4 labels, 4 header", ""},
        {"NumbersOfIndicators",
         "序号|一级指标|二级指标|三级指标|指标值\n1|产出指标|数量指标|甲|≥4个", kRuled,
         "1.1 甲 {产出指标>数量指标} | 指标值 = ≥4个\n",
         "1 facts, 3 labels, 5 header, 1 ignored", ""},
        // A page break has eaten blank cells, and the row has one value too many.
        {"AFigureInTheOrderOfCells",
         "一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|甲|≥4个\n5.00|6|丙|",
         kText,
         "1.1 甲 {产出指标>数量指标} | 指标值 = ≥4个\n"
         "2.1  {产出指标>数量指标} | ? = 5.00 | ? = 6 | ? = 丙\n",
         "4 facts, 3 labels, 4 header", ""},
        {"AFigureInTheHeader",
         "一级指标|二级指标|三级指标|指标值|12.50\n产出指标|数量指标|甲|≥4个|", kRuled,
         "1.1  | ? = 12.50\n2.1 甲 {产出指标>数量指标} | 指标值 = ≥4个\n",
         "2 facts, 3 labels, 4 header", ""},
        // The rest of a row behind a page break, in a column that was blank above it.
        {"AValueThatGoesOnWhereNoneStood",
         "一级指标|二级指标|三级指标|指标值|备注\n产出指标|数量指标|甲|约四\n|||个|"
         "见附件",
         kText, "1.1 甲 {产出指标>数量指标} | 指标值 = 约四个 | 备注 = 见附件\n",
         "3 facts, 3 labels, 5 header", ""},
    }),
    [](const auto& test) { return std::string(test.param.name); });

#undef INDICATORS

// Cells with glyphs that cannot be read: a value is reported, the values beside a label
// are not certain.
TEST(ReadFormTest, GlyphsInDoubt) {
  Fragment fragment = GridOf(
      "项目名称|甲||\n项目资金（万元）|年度资金总额|12.50|8.00\n^|其他资金|1.00|");
  for (Cell& cell : fragment.cells) {
    cell.doubtful = cell.raw == "12.50" || cell.raw == "其他资金";
  }
  std::string account;
  const Table table = ReadForm(table::Grid(std::move(fragment)), &account);
  EXPECT_EQ("  cells: 3 facts, 4 labels, 1 unreadable", account) << Show(table);
  EXPECT_EQ(TableStatus::kPartial, table.status);
  ASSERT_EQ(3U, table.facts.size());
  EXPECT_EQ(Certainty::kPrinted, table.facts[1].certainty);
  EXPECT_EQ("8.00", table.facts[1].value);
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[2].certainty);
  EXPECT_EQ("the label cannot be read", table.facts[2].note);
}

// The year and the phase of a column: its own, else the table's.
TEST(ReadFormTest, ColumnsHaveYearAndPhase) {
  Table table;
  table.fiscal_year = 2024;
  form::ReadForm(
      table::Grid(GridOf("项目资金（万元）|名称|2023年执行数|年初预算数\n"
                         "^|年度资金总额|3.00|4.00\n"
                         "一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|甲|5")),
      *Template("mof-budget"), &table);
  ASSERT_EQ(4U, table.columns.size());
  EXPECT_EQ(2023, table.columns[1].fiscal_year);
  EXPECT_EQ(Phase::kExecuted, table.columns[1].phase);
  EXPECT_EQ(2024, table.columns[2].fiscal_year);
  EXPECT_EQ(Phase::kApproved, table.columns[2].phase);
  EXPECT_EQ(2024, table.columns[3].fiscal_year);
  EXPECT_EQ(Phase::kTarget, table.columns[3].phase);
}

// What has no column says so.
// Beside the sums stand their rate and its score, which are no money.
TEST(ReadFormTest, ColumnsAreOfTheKindThatTheirHeadsSay) {
  std::string account;
  Table table =
      ReadForm(table::Grid(GridOf("项目资金（万元）||全年预算数|分值|执行率|得分\n"
                                  "^|年度资金总额|12.50|10|80.00|8.00",
                                  kRuled)),
               &account);
  table.unit = "万元";
  std::string kinds;
  for (const Fact& fact : table.facts) {
    const Meaning meaning = MeaningOf(table, fact);
    kinds += fact.value + " " + std::string(NameOf(meaning.kind)) + " " +
             std::string(meaning.unit) + "\n";
  }
  EXPECT_EQ("12.50 amount 万元\n10 count \n80.00 percent %\n8.00 count \n", kinds);
}

TEST(ReadFormTest, FactsWithoutAColumnAreAmbiguous) {
  std::string account;
  const Table table = ReadForm(table::Grid(GridOf("项目名称|甲|3.50")), &account);
  ASSERT_EQ(2U, table.facts.size());
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[1].certainty);
  EXPECT_EQ("no label stands beside it", table.facts[1].note);
}

// Forms of words and figures thrown together: no figure vanishes or becomes a name, and
// no cell ends twice.
TEST(ReadFormTest, NoFigureIsLost) {
  static constexpr const char* kWords[] = {"项目名称",
                                           "甲",
                                           "项目资金（万元）",
                                           "年度资金总额",
                                           "执行率分值（10）",
                                           "年度主要任务",
                                           "任务名称",
                                           "预算金额",
                                           "金额合计",
                                           "年度总体目标",
                                           "一级指标",
                                           "二级指标",
                                           "三级指标",
                                           "指标值",
                                           "产出指标",
                                           "数量指标",
                                           "绩效指标",
                                           "序号",
                                           "-",
                                           ""};
  for (unsigned seed = 1; seed <= 500; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t limit) {
      return static_cast<std::size_t>(random()) % limit;
    };
    const std::size_t columns = 2 + below(6);
    const bool ruled = below(2) == 0;
    std::string text;
    std::vector<std::string> figures;
    for (int row = 0; row < 6; ++row) {
      for (std::size_t column = 0; column < columns; ++column) {
        if (column > 0) text += '|';
        const std::size_t what = below(10);
        if (what < 3) {
          figures.push_back(std::to_string(1000 + figures.size()) + ".25");
          text += figures.back();
        } else if (ruled && what == 3 && row > 0) {
          text += '^';
        } else {
          text += kWords[below(std::size(kWords))];
        }
      }
      text += '\n';
    }
    std::string account;
    const Table table =
        ReadForm(table::Grid(GridOf(text, ruled ? kRuled : kText)), &account);
    EXPECT_EQ(TableStatus::kComplete, table.status) << text << table.note;
    for (const std::string& figure : figures) {
      const auto holds = [&](const Fact& fact) {
        return fact.value.find(figure) != std::string::npos;
      };
      EXPECT_EQ(1, std::ranges::count_if(table.facts, holds)) << figure << '\n' << text;
    }
    for (const Row& row : table.rows) {
      EXPECT_FALSE(script::ParseNumber(row.item_name)) << row.item_name << '\n' << text;
    }
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace budget::bind
