// Tables whose blank cells have vanished: which values have a column.

#include "pipeline/flow/read_flow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/bind/close_account.h"
#include "pipeline/script/text.h"
#include "pipeline/table/stitch_tables.h"
#include "tests/table/grid_text.h"

namespace budget::bind {
namespace {

// Lines with cells separated by '|'; those that begin with '=' are the header.
Fragment FlowOf(const std::string& text) {
  Fragment fragment;
  fragment.source = GridSource::kFlow;
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    if (line.starts_with('=')) {
      ++fragment.header_rows;
      line.erase(0, 1);
    }
    std::istringstream cells(line);
    std::string cell;
    int column = 0;
    while (std::getline(cells, cell, '|')) {
      Cell& added = fragment.cells.emplace_back();
      added.row = fragment.rows;
      added.column = column++;
      added.raw = cell;
      added.place.line = fragment.rows + 1;
    }
    fragment.columns = std::max(fragment.columns, column);
    ++fragment.rows;
  }
  return fragment;
}

schemas::TableLayout LayoutOf(std::vector<std::string> columns) {
  schemas::TableLayout layout;
  layout.id = "test";
  layout.table_id = "expenditure_summary";
  for (const std::string& column : columns) {
    std::string folded;
    for (std::size_t i = 0; i <= column.size();) {
      const std::size_t end = std::min(column.find_first_of("/|?", i), column.size());
      folded += script::Fold(column.substr(i, end - i));
      if (end < column.size()) folded += column[end];
      i = end + 1;
    }
    layout.printed_columns.push_back(folded);
  }
  return layout;
}

// "row.block code name | path = value | ? = value" with a line for each row.
std::string ShowRows(const Table& table) {
  std::string shown;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const Row& row = table.rows[r];
    shown += std::to_string(row.row_no) + "." + std::to_string(row.block) +
             (row.item_code.empty() ? "" : " " + row.item_code) +
             (row.item_name.empty() ? "" : " " + row.item_name);
    for (const Fact& fact : table.facts) {
      if (fact.row != static_cast<int>(r)) continue;
      const bool known = fact.column >= 0;
      EXPECT_EQ(known ? Certainty::kPrinted : Certainty::kAmbiguous, fact.certainty);
      shown += " | ";
      shown += known ? table.ColumnOf(fact)->path.printed() : "?";
      shown += " = " + fact.value;
    }
    shown += "\n";
  }
  return shown;
}

struct FlowCase {
  const char* name;
  std::vector<std::string> columns;  // none: no layout
  const char* text;
  std::string want;
  const char* account = nullptr;  // null: only that nothing is lost
};

class ReadFlowTest : public testing::TestWithParam<FlowCase> {};

TEST_P(ReadFlowTest, Reads) {
  const FlowCase& test = GetParam();
  const schemas::TableLayout layout = LayoutOf(test.columns);
  Table table;
  table.fiscal_year = 2020;
  const Fragment fragment = FlowOf(test.text);
  const table::Ledger ledger = flow::ReadFlowTable(
      fragment, test.columns.empty() ? nullptr : &layout,
      *Template("mof-final-accounts"),
      {.fiscal_year = 2020, .usual_phase = Phase::kExecuted}, &table);
  EXPECT_EQ(test.want, ShowRows(table));
  EXPECT_TRUE(ledger.Lost().empty()) << ExplainAccount(ledger);
  if (test.account != nullptr) {
    EXPECT_EQ(std::string("  cells: ") + test.account, ExplainAccount(ledger));
  }
}

const std::vector<std::string> kUse = {"项目/科目编码", "项目/科目名称",
                                       "本年支出/小计", "本年支出/基本支出",
                                       "本年支出/项目支出"};
const char* const kUseHeader =
    "=项目|本年支出\n=科目编码|科目名称|小计|基本支出|项目支出\n=栏次|1|2|3\n";

INSTANTIATE_TEST_SUITE_P(
    OneBlock, ReadFlowTest,
    testing::ValuesIn(std::vector<FlowCase>{
        {"CountDecides", kUse,
         "=项目|本年支出\n=科目编码|科目名称|小计|基本支出|项目支出\n=栏次|1|2|3\n"
         "合计|29.89|1.33|28.56\n210|卫生健康支出|29.89|1.33|28.56\n"
         "2101501|行政运行|1.33|1.33\n21099|其他支出\n",
         "1.1 合计 | 本年支出/小计 = 29.89 | 本年支出/基本支出 = 1.33 | "
         "本年支出/项目支出 "
         "= 28.56\n2.1 210 卫生健康支出 | 本年支出/小计 = 29.89 | 本年支出/基本支出 = "
         "1.33 | 本年支出/项目支出 = 28.56\n3.1 2101501 行政运行 | ? = 1.33 | ? = "
         "1.33\n"
         "4.1 21099 其他支出\n"},
        {"NewerColumnLeftOut",
         {"项目/科目编码", "项目/科目名称", "合计", "基本支出", "国有资本经营支出"},
         "=项目|合计\n=科目编码|科目名称|基本支出\n=栏次|1|2\n210|卫生|2.00|1.00\n",
         "1.1 210 卫生 | 合计 = 2.00 | 基本支出 = 1.00\n"},
        {"LabelThatSomePrintOtherwise",
         {"项目/功能分类科目编码|科目编码", "项目/科目名称", "合计", "决算数|金额"},
         "=项目|合计\n=科目编码|科目名称|金额\n=栏次|1|2\n210|卫生|2.00|1.00\n",
         "1.1 210 卫生 | 合计 = 2.00 | 金额 = 1.00\n"},
        {"HeaderOfAnotherTable", kUse,
         "=收入来源\n=财政拨款|事业收入|其他收入\n=栏次|1|2|3\n合计|1.00|2.00|3.00\n",
         "1.1 合计 | ? = 1.00 | ? = 2.00 | ? = 3.00\n"},
        {"AnotherNumberOfColumns", kUse,
         "=项目|本年支出\n=科目编码|科目名称|小计|基本支出|项目支出|上缴\n=栏次|1|2|3|"
         "4\n"
         "合计|1.00|2.00|3.00\n",
         "1.1 合计 | ? = 1.00 | ? = 2.00 | ? = 3.00\n"},
        {"BrokenLabelBeforeFigures", kUse,
         "=项目|本年支出\n=科目编码|科目名称|小计|基本支出|项目支出\n=栏次|1|2|3\n"
         "2080505|机关事业单位基本养老\n保险缴费支出|3.00|1.00|2.00\n",
         "1.1 2080505 机关事业单位基本养老保险缴费支出 | 本年支出/小计 = 3.00 | "
         "本年支出/基本支出 = 1.00 | 本年支出/项目支出 = 2.00\n"},
        {"BrokenLabelAfterFigures", kUse,
         "=项目|本年支出\n=科目编码|科目名称|小计|基本支出|项目支出\n=栏次|1|2|3\n"
         "2080505|机关事业单位基本养老|3.00|1.00|2.00\n保险缴费支出\n221|住房\n",
         "1.1 2080505 机关事业单位基本养老保险缴费支出 | 本年支出/小计 = 3.00 | "
         "本年支出/基本支出 = 1.00 | 本年支出/项目支出 = 2.00\n2.1 221 住房\n"},
        {"BrokenLabelAroundFigures", kUse,
         "=项目|本年支出\n=科目编码|科目名称|小计|基本支出|项目支出\n=栏次|1|2|3\n"
         "机关事业单位基本养老\n2080505|3.00|1.00|2.00\n保险缴费支出\n",
         "1.1 2080505 机关事业单位基本养老保险缴费支出 | 本年支出/小计 = 3.00 | "
         "本年支出/基本支出 = 1.00 | 本年支出/项目支出 = 2.00\n"},
        {"PercentageAnchors",
         {"项目", "预算数", "增减额", "增减(%)", "合计"},
         "=项目|预算数|增减额|增减(%)|合计\n=栏次|1|2|3|4\n合计|5.00|2.5%|9.00\n",
         "1.1 合计 | ? = 5.00 | 增减(%) = 2.5 | 合计 = 9.00\n"},
        {"NoLabels",
         {"预算数/合计", "预算数/公务接待费", "决算数/合计", "决算数/公务接待费"},
         "=预算数|决算数\n=合计|公务\n=接待费|合计\n=公务|接待费\n=1|2|3|4\n"
         "7.16|0.40\n",
         "1.1 | ? = 7.16 | ? = 0.40\n"},
        {"NoLayoutOneLineHeader",
         {},
         "=等级|分值区间\n优|90(含)-100\n差|0-60\n",
         "1.1 优 | 分值区间 = 90(含)-100\n2.1 差 | 分值区间 = 0-60\n"},
        {"NoLayoutBlanksVanished",
         {},
         "=编码|名称|合计|基本|其他\n合计|6.00|4.00|2.00\n201|行政|3.00|1.00|2.00\n"
         "202|外交|3.00|2.00|1.00\n20201|经费|3.00|1.00\n",
         "1.1 合计 | 合计 = 6.00 | 基本 = 4.00 | 其他 = 2.00\n"
         "2.1 201 行政 | 合计 = 3.00 | 基本 = 1.00 | 其他 = 2.00\n"
         "3.1 202 外交 | 合计 = 3.00 | 基本 = 2.00 | 其他 = 1.00\n"
         "4.1 20201 经费 | ? = 3.00 | ? = 1.00\n"},
        {"NoLayoutRowsAreWider",
         {},
         "=基本|项目\n201|行政|3.00|2.00\n202|外交|1.00\n",
         "1.1 201 行政 | ? = 3.00 | ? = 2.00\n2.1 202 外交 | ? = 1.00\n"},
        {"NoLayoutScrambledHeader",
         {},
         "=项目\n=合计|其他\n=栏次|1|2\n合计|1.00\n",
         "1.1 合计 | ? = 1.00\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

const std::vector<std::string> kTwoBlocks = {"收入/项目", "收入/行次", "收入/金额",
                                             "支出/项目", "支出/行次", "支出/合计",
                                             "支出/基金"};
const std::vector<std::string> kThreeBlocks = {"科目编码", "科目名称", "决算数",
                                               "科目编码", "科目名称", "决算数",
                                               "科目编码", "科目名称", "决算数"};

INSTANTIATE_TEST_SUITE_P(
    Blocks, ReadFlowTest,
    testing::ValuesIn(std::vector<FlowCase>{
        {"LineNumbers", kTwoBlocks,
         "=收入|支出\n=项目\n=行\n=次\n=金额|项目|行次|合计\n=基金\n=栏 次|1|栏次|2|3\n"
         "一、拨款|1|35.27|一、一般公共服务|5\n二、事业收入|2|二、外交|6\n"
         "3|九、卫生|7|9.30|9.30\n4|8\n总计|9|1.00|总计|10|7.00|7.00\n",
         "1.1 一、拨款 | 收入/金额 = 35.27\n1.2 一、一般公共服务\n2.1 二、事业收入\n"
         "2.2 二、外交\n3.2 九、卫生 | 支出/合计 = 9.30 | 支出/基金 = 9.30\n"
         "4.1 总计 | 收入/金额 = 1.00\n4.2 总计 | ? = 10 | ? = 7.00 | ? = 7.00\n"},
        {"LineNumbersOfAllRows", kTwoBlocks,
         "=收入|支出\n=项目|行次|金额|项目|行次|合计\n=基金\n=栏次|1|栏次|2|3\n"
         "一、拨款|1|35.27|一、一般公共服务|4\n2|九、卫生|5|9.30\n"
         "总计|3|35.27|总计|6|9.30|9.30\n",
         "1.1 一、拨款 | 收入/金额 = 35.27\n1.2 一、一般公共服务\n2.2 九、卫生 | ? = "
         "9.30\n"
         "3.1 总计 | 收入/金额 = 35.27\n3.2 总计 | 支出/合计 = 9.30 | 支出/基金 = "
         "9.30\n"},
        {"SpannersAndABlockThatGoesOnAlone",
         {"人员?/科目编码", "人员?/科目名称", "人员?/决算数", "公用?/科目编码",
          "公用?/科目名称", "公用?/决算数"},
         "=人员|公用\n=科目编码|科目名称|决算数|科目编码|科目名称|决算数\n"
         "301|工资|6.27|302|商品|5.41\n30101|基本工资|6.27|30211|差旅费|5.41\n"
         "303|补助|1.00\n30302|退休费|1.00\n",
         "1.1 301 工资 | 决算数 = 6.27\n1.2 302 商品 | 决算数 = 5.41\n"
         "2.1 30101 基本工资 | 决算数 = 6.27\n2.2 30211 差旅费 | 决算数 = 5.41\n"
         "3.2 303 补助 | 决算数 = 1.00\n4.2 30302 退休费 | 决算数 = 1.00\n"},
        {"ABlockThatHasEndedStaysSo",
         {"人员?/科目编码", "人员?/科目名称", "人员?/决算数", "公用?/科目编码",
          "公用?/科目名称", "公用?/决算数"},
         "=科目编码|科目名称|决算数|科目编码|科目名称|决算数\n"
         "301|工资|6.27|302|商品|5.41\n30101|基本工资|6.27|30211|差旅费|5.41\n"
         "30110|医疗|2.00\n30113|公积金|2.00\n303|补助|1.00\n",
         "1.1 301 工资 | 决算数 = 6.27\n1.2 302 商品 | 决算数 = 5.41\n"
         "2.1 30101 基本工资 | 决算数 = 6.27\n2.2 30211 差旅费 | 决算数 = 5.41\n"
         "3.1 30110 医疗 | 决算数 = 2.00\n4.1 30113 公积金 | 决算数 = 2.00\n"
         "5.1 303 补助 | 决算数 = 1.00\n"},
        {"Codes", kThreeBlocks,
         "=科目编码\n=科目名称|决算数\n=科目编码\n=科目名称|决算数\n=科目编码\n"
         "=科目名称|决算数\n301|工资|6.27|302|商品|5.41|307|利息\n"
         "30101|基本工资|6.26|30201|办公费|30701|国内\n30239|交通|74.77\n"
         "30199|其他工资|310|资本|0.66\n人员经费合计|6.27|公用经费合计|6.07\n",
         "1.1 301 工资 | 决算数 = 6.27\n1.2 302 商品 | 决算数 = 5.41\n1.3 307 利息\n"
         "2.1 30101 基本工资 | 决算数 = 6.26\n2.2 30201 办公费\n2.3 30701 国内\n"
         "3.2 30239 交通 | 决算数 = 74.77\n4.1 30199 其他工资\n4.3 310 资本 | 决算数 = "
         "0.66\n"
         "5.1 人员经费合计 | 决算数 = 6.27\n5.3 公用经费合计 | 决算数 = 6.07\n"},
        {"Labels",
         {"收入/项目", "收入/预算数", "支出/项目", "支出/预算数"},
         "=收 入|支 出\n=项目|预算数|项目|预算数\n四、事业收入|2.40|四、教育支出\n"
         "五、经营收入|五、科学支出|3.00\n七、社会保障和就业支出|4.60\n其他|5.00\n"
         "收 入 总 计|9.91|支 出 总 计|9.91\n",
         "1.1 四、事业收入 | 收入/预算数 = 2.40\n1.2 四、教育支出\n2.1 五、经营收入\n"
         "2.2 五、科学支出 | 支出/预算数 = 3.00\n"
         "3.2 七、社会保障和就业支出 | 支出/预算数 = 4.60\n4.1 其他 | ? = 5.00\n"
         "5.1 收入总计 | 收入/预算数 = 9.91\n5.2 支出总计 | 支出/预算数 = 9.91\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

const schemas::TableLayout& LayoutNamed(const schemas::Schema& schema, const char* id) {
  const auto found = std::ranges::find(schema.tables, id, &schemas::TableLayout::id);
  EXPECT_NE(schema.tables.end(), found) << id;
  return *found;
}

// A form whose cells are broken over lines, of every part that forms have.
constexpr const char* kForm =
    "项 目 名\n称\n某项目\n主 管 部\n门\n某局\n"
    "项 目 资\n金 ( 万|元)\n年 初 预\n算数\n全 年 预\n算数\n全年执行\n数\n"
    "分值|执行率|得分\n"
    "年 度 资 金\n总额：\n3.37|2.21|1.56|10.0|70.6%|7.06\n"
    "其中：拨款\n2.90|2.00|--|68.9%\n"
    "年\n度\n总\n体\n目\n标\n建立制度，\n加强监督。\n"
    "一\n级\n指\n标\n二 级\n指标\n三级指标\n年 度 指\n标值\n实际完成\n值\n分值|得分\n"
    "偏 差 原\n因 分 析\n及 改 进\n措施\n"
    "绩\n效\n指\n标\n产\n出\n指\n标\n"
    "数 量\n指标\n召开各类工\n作会议次数\n多次\n8次|7|2.0|1.8\n"        // one line each
    "数 量\n指标\n参加培训的\n人数\n≥ 400\n人次\n≥400人次|5.0|5.0\n"    // the same text
    "质 量\n指标\n合格比例\n指 标 完\n整、可靠\n部分\n指标\n5.0|4.0\n"  // nothing tells
    "成 本\n指标\n年度总成本\n合计\n≤50 万\n元\n49.5|5.0|5.0\n"  // a name of both
                                                                 // levels
    "时 效\n指标\n按期完成的\n比例\n≥90 万\n元|92|5.0|5.0\n"
    "满\n意\n度\n指\n标\n服 务\n对 象\n满 意\n度 指\n标\n对象满意度\n≥90%|95%|9.0|9.0\n"
    "总分|100|97.50";

// Where each cell ends.
INSTANTIATE_TEST_SUITE_P(
    Accounts, ReadFlowTest,
    testing::ValuesIn(std::vector<FlowCase>{
        {"HeaderLabelsAndValues", kUse,
         "=项目|本年支出\n=科目编码|科目名称|小计|基本支出|项目支出\n=栏次|1|2|3\n"
         "210|卫生健康|支出|29.89|1.33|28.56\n栏次|1|2|3\n",
         "1.1 210 卫生健康支出 | 本年支出/小计 = 29.89 | 本年支出/基本支出 = 1.33 | "
         "本年支出/项目支出 = 28.56\n",
         "3 facts, 3 labels, 11 header, 4 ignored"},
        // It keeps its place: the other values have their columns.
        {"AFigureInDoubtIsNoLabel", kUse,
         "=项目|本年支出\n=科目编码|科目名称|小计|基本支出|项目支出\n=栏次|1|2|3\n"
         "210|卫生|l,959.27|1.33|28.56\n",
         "1.1 210 卫生 | 本年支出/基本支出 = 1.33 | 本年支出/项目支出 = 28.56\n",
         "2 facts, 2 labels, 11 header, 1 unreadable"},
        {"LineNumbers", kTwoBlocks,
         "=收入|支出\n=项目\n=行\n=次\n=金额|项目|行次|合计\n=基金\n=栏 次|1|栏次|2|3\n"
         "一、拨款|1|35.27|一、一般公共服务|4\n2|九、卫生|5|9.30|9.30\n"
         "三、收入|3|六、其他|6\n",
         "1.1 一、拨款 | 收入/金额 = 35.27\n1.2 一、一般公共服务\n"
         "2.2 九、卫生 | 支出/合计 = 9.30 | 支出/基金 = 9.30\n"
         "3.1 三、收入\n3.2 六、其他\n",
         "3 facts, 5 labels, 15 header, 6 ignored"},
        // A figure before its number is no label of that row.
        {"AFigureBeforeALineNumber", kTwoBlocks,
         "=收入|支出\n=项目\n=行\n=次\n=金额|项目|行次|合计\n=基金\n=栏 次|1|栏次|2|3\n"
         "一、拨款|1|35.27|一、公共|4\n7.50|2|九、卫生|5|9.30|9.30\n"
         "三、收入|3|六、其他|6\n",
         "1.1 一、拨款 | 收入/金额 = 35.27\n1.2 一、公共\n2.1 | 收入/金额 = 7.50\n"
         "2.2 九、卫生 | 支出/合计 = 9.30 | 支出/基金 = 9.30\n3.1 三、收入\n"
         "3.2 六、其他\n"},
        {"TextBehindTheNumbersAlone", kTwoBlocks,
         "=收入|支出\n=项目\n=行\n=次\n=金额|项目|行次|合计\n=基金\n=栏 次|1|栏次|2|3\n"
         "一、拨款|1|35.27|一、公共|4\n2|5|九、卫生\n三、收入|3|六、其他|6\n",
         "1.1 一、拨款 | 收入/金额 = 35.27\n1.2 一、公共\n2.2 | ? = 九、卫生\n"
         "3.1 三、收入\n3.2 六、其他\n"},
        {"ATotalWithoutANumberIsARow", kTwoBlocks,
         "=收入|支出\n=项目\n=行\n=次\n=金额|项目|行次|合计\n=基金\n=栏 次|1|栏次|2|3\n"
         "一、拨款|1|35.27|一、公共|4\n二、收入|2|五、卫生|5\n三、收入|3|六、其他|6\n"
         "合计\n",
         "1.1 一、拨款 | 收入/金额 = 35.27\n1.2 一、公共\n2.1 二、收入\n2.2 五、卫生\n"
         "3.1 三、收入\n3.2 六、其他\n4.1 合计\n"},
        // Its number was the amount of the row.
        {"TheNumberOfOneBlockAlone", kTwoBlocks,
         "=收入|支出\n=项目\n=行\n=次\n=金额|项目|行次|合计\n=基金\n=栏 次|1|栏次|2|3\n"
         "一、拨款|1|35.27|一、公共|4\n二、收入|2|五、卫生|5\n三、收入|3\n3.50|"
         "六、其他|6\n",
         "1.1 一、拨款 | 收入/金额 = 35.27\n1.2 一、公共\n2.1 二、收入\n2.2 五、卫生\n"
         "3.1 三、收入\n4.1 | 收入/金额 = 3.50\n4.2 六、其他\n"},
        {"ColumnsThatAreNotKnown",
         {},
         "=项目\n=合计|其他\n=栏次|1|2\n201|行政|1.00\n栏次|1|2\n",
         "1.1 201 行政 | ? = 1.00\n",
         "1 facts, 2 labels, 6 header, 3 ignored"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

// The block's direction; without columns, the layout's.
TEST(ReadFlowTest, RowsHaveADirection) {
  const std::shared_ptr<const schemas::Schema> schema = Template("mof-final-accounts");
  schemas::TableLayout layout = LayoutOf(kTwoBlocks);
  layout.direction = Direction::kExpenditure;
  const Fragment blocks = FlowOf(
      "=收入|支出\n=项目|行次|金额|项目|行次|合计\n=基金\n=栏次|1|栏次|2|3\n"
      "一、拨款|1|35.27|一、公共|3\n二、收入|2|九、卫生|4\n");
  Table table;
  flow::ReadFlowTable(blocks, &layout, *schema, {}, &table);
  ASSERT_EQ(4U, table.rows.size());
  EXPECT_EQ(Direction::kRevenue, table.rows[0].direction);
  EXPECT_EQ(Direction::kExpenditure, table.rows[1].direction);
  EXPECT_EQ("", table.note);

  const Fragment unknown = FlowOf("=甲\n=乙|丙\n201|行政|1.00\n");
  Table other;
  flow::ReadFlowTable(unknown, &layout, *schema, {}, &other);
  ASSERT_EQ(1U, other.rows.size());
  EXPECT_EQ(Direction::kExpenditure, other.rows[0].direction);
  EXPECT_EQ("the columns of its figures do not follow from its header", other.note);
}

TEST(ReadFlowTest, ReadsABrokenForm) {
  const std::shared_ptr<const schemas::Schema> schema = Template("mof-final-accounts");
  const schemas::TableLayout& layout = LayoutNamed(*schema, "self_assessment");
  const Fragment form = FlowOf(kForm);
  EXPECT_TRUE(flow::FlowFits(form, layout, *schema));
  EXPECT_FALSE(
      flow::FlowFits(FlowOf("项 目\n名称\n某项目\n总分|100"), layout, *schema));
  Table table;
  const table::Ledger ledger = flow::ReadFlowTable(form, &layout, *schema, {}, &table);
  EXPECT_TRUE(ledger.Lost().empty());
  EXPECT_EQ(
      "1.1 项目名称 | 项目名称 = 某项目\n2.1 主管部门 | 主管部门 = 某局\n"
      "3.1 年度资金总额： | 项目资金(万元)/年初预算数 = 3.37 | "
      "项目资金(万元)/全年预算数 = 2.21 | 项目资金(万元)/全年执行数 = 1.56 | "
      "项目资金(万元)/分值 = 10.0 | 项目资金(万元)/执行率 = 70.6 | "
      "项目资金(万元)/得分 = 7.06\n"
      // Blanks are lost; the percentage can stand in its column only.
      "4.1 其中：拨款 | ? = 2.90 | ? = 2.00 | ? = -- | 项目资金(万元)/执行率 = 68.9\n"
      "5.1 年度总体目标 | 年度总体目标 = 建立制度，加强监督。\n"
      "6.1 召开各类工作会议次数多次 | 年度指标值 = 8次 | 实际完成值 = 7 | 分值 = 2.0 | "
      "得分 = 1.8\n"
      "7.1 参加培训的人数 | 年度指标值 = ≥ 400人次 | 实际完成值 = ≥400人次 | 分值 = "
      "5.0 | "
      "得分 = 5.0\n"
      "8.1 合格比例 | ? = 指标完整、可靠 | ? = 部分 | ? = 指标 | 分值 = 5.0 | 得分 = "
      "4.0\n"
      "9.1 年度总成本合计 | 年度指标值 = ≤50 万元 | 实际完成值 = 49.5 | 分值 = 5.0 | "
      "得分 = "
      "5.0\n"
      "10.1 按期完成的比例 | 年度指标值 = ≥90 万元 | 实际完成值 = 92 | 分值 = 5.0 | "
      "得分 = 5.0\n"
      "11.1 对象满意度 | 年度指标值 = ≥90% | 实际完成值 = 95% | 分值 = 9.0 | 得分 = "
      "9.0\n"
      "12.1 总分 | 分值 = 100 | 得分 = 97.50\n",
      ShowRows(table));
  ASSERT_EQ(12U, table.rows.size());
  EXPECT_EQ("产出指标>数量指标", table.rows[5].level1 + ">" + table.rows[5].level2);
  EXPECT_EQ("产出指标>成本指标", table.rows[8].level1 + ">" + table.rows[8].level2);
  EXPECT_EQ("满意度指标>服务对象满意度指标",
            table.rows[10].level1 + ">" + table.rows[10].level2);
}

TEST(ReadFlowTest, AFormWithoutEndIsReadToItsEnd) {
  const std::shared_ptr<const schemas::Schema> schema = Template("mof-final-accounts");
  const schemas::TableLayout& layout = LayoutNamed(*schema, "self_assessment");
  const std::string form = kForm;
  // Cut anywhere, it is read without harm, and no number is lost.
  for (std::size_t end = 0; end < form.size(); end += 7) {
    std::size_t cut = end;
    while (cut > 0 && script::ContinuesCharacter(form[cut])) --cut;
    Fragment fragment = FlowOf(form.substr(0, cut));
    Table table;
    const table::Ledger ledger =
        flow::ReadFlowTable(fragment, &layout, *schema, {}, &table);
    EXPECT_EQ(table.row_count == 0, fragment.cells.empty()) << cut;
    EXPECT_TRUE(ledger.Lost().empty()) << cut << ExplainAccount(ledger);
  }
}

struct FlowFormCase {
  const char* name;
  const char* text;
  const char* want;  // the last rows
  std::size_t reported = 0;
};

class FlowFormTest : public testing::TestWithParam<FlowFormCase> {};

constexpr const char* kIndicatorHeader =
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n"
    "偏差原因分析及改进措施\n";

// Each after the same header of indicators.
TEST_P(FlowFormTest, EachCellEndsOnce) {
  const FlowFormCase& test = GetParam();
  const std::shared_ptr<const schemas::Schema> schema = Template("mof-final-accounts");
  const schemas::TableLayout& layout = LayoutNamed(*schema, "self_assessment");
  const Fragment form =
      FlowOf(std::string("项目资金(万元)\n年初预算数|全年预算数|全年执行数|分值|执行率|"
                         "得分\n年度资金总额\n3.37\n") +
             kIndicatorHeader + test.text);
  Table table;
  const table::Ledger ledger = flow::ReadFlowTable(form, &layout, *schema, {}, &table);
  EXPECT_TRUE(ledger.Lost().empty()) << ExplainAccount(ledger);
  EXPECT_EQ(test.reported, ledger.Reported().size());
  EXPECT_EQ("1.1 年度资金总额 | ? = 3.37\n" + std::string(test.want), ShowRows(table));
}

INSTANTIATE_TEST_SUITE_P(
    Forms, FlowFormTest,
    testing::ValuesIn(std::vector<FlowFormCase>{
        {"AsItShouldBe", "产出指标\n数量指标\n会议|≥8次|8次|2.0|1.8\n",
         "2.1 会议 | 年度指标值 = ≥8次 | 实际完成值 = 8次 | 分值 = 2.0 | 得分 = 1.8\n"},
        // Before the first known name of a level: all of it was taken for a header.
        {"ALevelThatIsNotKnown", "会议|≥8次|8次|2.0|1.8\n",
         "2.1 会议 | 年度指标值 = ≥8次 | 实际完成值 = 8次 | 分值 = 2.0 | 得分 = 1.8\n"},
        {"AFigureIsNoName", "产出指标\n数量指标\n3.50\n会议\n≥8次|8次|2.0|1.8\n",
         "2.1 | ? = 3.50 | ? = 会议 | ? = ≥8次 | ? = 8次 | 分值 = 2.0 | 得分 = 1.8\n"},
        // More texts than columns beside a line above: the cells begin at their top,
        // and nothing tells the last lines apart.
        {"CellsThatBeginAtTheirTop",
         "产出指标\n数量指标\n会议\n次数|≥8次|8次|2.0|1.8\n次数\n培训|≥9次|9次|2.0|1."
         "8\n",
         "2.1 会议 | ? = 次数 | ? = ≥8次 | ? = 8次 | 分值 = 2.0 | 得分 = 1.8\n"
         "3.1 次数 | ? = 培训 | ? = ≥9次 | ? = 9次 | 分值 = 2.0 | 得分 = 1.8\n"},
        // And then no row's texts are certain, not even those of one line: what seems
        // to be its name can be the end of the row above.
        {"BesideCellsThatBeginAtTheirTop",
         "产出指标\n数量指标\n会议\n次数|≥8次|8次|2.0|1.8\n培训|≥9次|9次|2.0|1.8\n",
         "2.1 会议 | ? = 次数 | ? = ≥8次 | ? = 8次 | 分值 = 2.0 | 得分 = 1.8\n"
         "3.1 培训 | ? = ≥9次 | ? = 9次 | 分值 = 2.0 | 得分 = 1.8\n"},
        {"AScoreInDoubt", "产出指标\n数量指标\n会议|≥8次|8次|2.0|1.8l\n",
         "2.1 会议 | 年度指标值 = ≥8次 | 实际完成值 = 8次 | 分值 = 2.0\n", 1},
    }),
    [](const auto& test) { return std::string(test.param.name); });

// A random table with blanks, printed without them: no value gets a column that it did
// not stand in, and every full row has all of its columns.
TEST(ReadFlowTest, NoColumnIsGuessed) {
  const std::shared_ptr<const schemas::Schema> schema = Template("mof-final-accounts");
  const schemas::TableLayout layout = LayoutOf(kUse);
  int known = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    std::string text = kUseHeader;
    std::vector<std::vector<std::string>> cells;
    for (int r = 0; r < 20; ++r) {
      std::vector<std::string>& row = cells.emplace_back();
      text += std::to_string(20800 + r) + "|支出";
      for (int c = 0; c < 3; ++c) {
        row.push_back(random() % 3 == 0 ? ""
                                        : std::to_string(random() % 90 + 10) + ".50");
        if (!row.back().empty()) text += "|" + row.back();
      }
      text += "\n";
    }
    Table table;
    flow::ReadFlowTable(FlowOf(text), &layout, *schema, {}, &table);
    ASSERT_EQ(20U, table.rows.size()) << text;
    for (const Fact& fact : table.facts) {
      const auto& row = cells[static_cast<std::size_t>(fact.row)];
      const bool full =
          std::ranges::none_of(row, [](auto& cell) { return cell.empty(); });
      EXPECT_EQ(full, fact.column >= 0) << text;
      if (fact.column < 0) continue;
      ++known;
      EXPECT_EQ(row[static_cast<std::size_t>(fact.column)], fact.value) << text;
    }
  }
  EXPECT_GT(known, 1000);
}

}  // namespace
}  // namespace budget::bind
