// Label columns, codes and groups by what stands in the columns; the account of cells.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/bind/bind_table.h"
#include "tests/table/grid_text.h"

namespace budget::bind {
namespace {

BoundTable Bind(const char* grid, GridSource source = GridSource::kLattice) {
  const auto schema = Template("mof-budget");
  table::WholeTable whole;
  whole.grid = table::Grid(GridOf(grid, source));
  return BindTable(whole, *schema, {.fiscal_year = 2024}, "test", false);
}

bool Reports(const BoundTable& bound, const char* code) {
  return std::ranges::any_of(bound.diagnostics, [code](const Diagnostic& diagnostic) {
    return diagnostic.code == code;
  });
}

struct Case {
  const char* name;
  const char* grid;
  const char* want;
};

// Several rows and no label: nothing tells what the figures are of.
TEST(LabelColumnsTest, FiguresOfRowsWithoutLabelsAreInDoubt) {
  const BoundTable bound = Bind("甲区|乙区\n570|34\n530|30");
  ASSERT_EQ(4U, bound.table.facts.size());
  for (const Fact& fact : bound.table.facts) {
    EXPECT_EQ(Certainty::kAmbiguous, fact.certainty) << fact.value;
  }
  for (const Fact& fact : Bind("甲区|乙区\n570|34").table.facts) {
    EXPECT_EQ(Certainty::kPrinted, fact.certainty) << fact.value;
  }
}

TEST(LabelColumnsTest, ReadsLabelsByWhatStandsInThem) {
  const Case cases[] = {
      {"several: the deepest is the name",
       "地区|种类|型|余额\n全市|甲类|合计|3.50\n^|^|新增|1.50\n市级|乙类|合计|2.00",
       "1.1 合计 {全市/甲类>} | 余额 = 3.50\n"
       "2.1 新增 {全市/甲类>} | 余额 = 1.50\n"
       "3.1 合计 {市级/乙类>} | 余额 = 2.00\n"},
      {"what says less of the rows than the name is a value",
       "名目|领域|余额\n甲桥|交通|3.50\n乙路|交通|1.50\n丙库|水利|2.00",
       "1.1 甲桥 | 领域 = 交通 | 余额 = 3.50\n"
       "2.1 乙路 | 领域 = 交通 | 余额 = 1.50\n"
       "3.1 丙库 | 领域 = 水利 | 余额 = 2.00\n"},
      {"the last line of a head in the row of the total",
       "科目编码|<|<|科目名称|余额\n类|款|项|合计|3.50\n201|||甲类|3.50\n201|06||甲款|"
       "3.50",
       "1.1 合计 | 余额 = 3.50\n2.1 201 甲类 | 余额 = 3.50\n"
       "3.1 20106 甲款 | 余额 = 3.50\n"},
      {"words between figures open a block",
       "收方|余额|支方|余额\n甲|3.50|丙|1.50\n乙|2.50|丁|4.50",
       "1.1 甲 | 余额 = 3.50\n1.2 丙 | 余额 = 1.50\n"
       "2.1 乙 | 余额 = 2.50\n2.2 丁 | 余额 = 4.50\n"},
      {"quantities between figures are values",
       "项目|债券|期限|利率（%）\n甲|3.50|30年|2.42\n乙|1.50|10年|1.95",
       "1.1 甲 | 债券 = 3.50 | 期限 = 30年 | 利率（%） = 2.42\n"
       "2.1 乙 | 债券 = 1.50 | 期限 = 10年 | 利率（%） = 1.95\n"},
      {"figures name no rows", "甲区|乙区\n570|34\n530|30\n40|4",
       "1.1  | 甲区 = 570 | 乙区 = 34\n2.1  | 甲区 = 530 | 乙区 = 30\n"
       "3.1  | 甲区 = 40 | 乙区 = 4\n"},
      {"a label printed once, below a head of two rows",
       "类别|项目名称|支出|<\n^|^|基本|资本\n民生类|甲|3.50|1.00\n|乙|1.50|2.00",
       "1.1 甲 {民生类>} | 支出/基本 = 3.50 | 支出/资本 = 1.00\n"
       "2.1 乙 {民生类>} | 支出/基本 = 1.50 | 支出/资本 = 2.00\n"},
      {"codes under any header",
       "门类|事项|余额\n201|甲|3.50\n20106|乙|2.50\n2010601|丙|1.50",
       "1.1 201 甲 | 余额 = 3.50\n2.1 20106 乙 | 余额 = 2.50\n"
       "3.1 2010601 丙 | 余额 = 1.50\n"},
      {"parts of a code, each with those before it",
       "类|款|项|科目名称|余额\n201|20106|2010601|甲|3.50\n||2010602|乙|1.50",
       "1.1 2010601 甲 | 余额 = 3.50\n2.1 2010602 乙 | 余额 = 1.50\n"},
      {"a label over all columns groups the rows below",
       "科目编码|科目名称|合计\n本级|<|<\n201|甲|3.50\n中心|<|<\n201|乙|1.50\n"
       "合计|<|5.00",
       "1.1 本级\n2.1 201 甲 {本级>} | 合计 = 3.50\n3.1 中心\n"
       "4.1 201 乙 {中心>} | 合计 = 1.50\n5.1 合计 | 合计 = 5.00\n"},
      {"a total over numbers and names",
       "序号|项目|合计\n1|甲|3.50\n2|乙|1.50\n合计|<|5.00",
       "1.1 甲 | 合计 = 3.50\n2.1 乙 | 合计 = 1.50\n3.1 合计 | 合计 = 5.00\n"},
      {"formulas and a header printed again are no data",
       "事项|甲数|乙数\n公式|A=B|B\n一类|3.50|3.50\n事项|甲数|乙数\n二类|1.50|1.50",
       "1.1 一类 | 甲数 = 3.50 | 乙数 = 3.50\n2.1 二类 | 甲数 = 1.50 | 乙数 = 1.50\n"},
  };
  for (const Case& c : cases) {
    const BoundTable bound = Bind(c.grid);
    EXPECT_EQ(c.want, Show(bound.table)) << c.name;
    EXPECT_FALSE(Reports(bound, "unread-cell")) << c.name;
  }
}

TEST(LabelColumnsTest, ACellThatHasNoPlaceIsReported) {
  const Case cases[] = {
      {"a figure merged with its label", "科目名称|合计\n甲|1.00\n乙 12.34|<",
       "1.1 甲 | 合计 = 1.00\n"},
      {"a figure where a label is expected",
       "科目编码|科目名称|合计\n201|甲|1.00\n202|3.25|2.00\n203|丙|4.00",
       "1.1 201 甲 | 合计 = 1.00\n2.1 202  | 合计 = 2.00\n3.1 203 丙 | 合计 = 4.00\n"},
  };
  for (const Case& c : cases) {
    const BoundTable bound = Bind(c.grid);
    EXPECT_EQ(c.want, Show(bound.table)) << c.name;
    EXPECT_TRUE(Reports(bound, "unread-cell")) << c.name;
    EXPECT_EQ(TableStatus::kPartial, bound.table.status) << c.name;
  }
}

TEST(LabelColumnsTest, WordsBesideANameAreNotLost) {
  EXPECT_EQ("1.1 甲 {其他>} | 合计 = 1.00\n2.1 201 乙 | 合计 = 2.00\n",
            Show(Bind("科目编码|科目名称|合计\n其他|甲|1.00\n201|乙|2.00").table));
}

TEST(LabelColumnsTest, AFigureWithoutALabelIsNotCertain) {
  const Table table = Bind("科目名称|合计\n甲|1.00\n|2.00").table;
  ASSERT_EQ(2U, table.facts.size());
  EXPECT_EQ(Certainty::kPrinted, table.facts[0].certainty);
  EXPECT_EQ(Certainty::kAmbiguous, table.facts[1].certainty);
}

}  // namespace
}  // namespace budget::bind
