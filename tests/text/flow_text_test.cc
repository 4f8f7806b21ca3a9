// Tables in text whose blank cells have vanished, and prose that must not become one.

#include "pipeline/text/flow_text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/page/show_content.h"

namespace budget::text {
namespace {

class FlowTest : public testing::TestWithParam<page::TextCase> {};

TEST_P(FlowTest, Finds) { EXPECT_EQ(GetParam().want, page::ShowText(GetParam().text)); }

INSTANTIATE_TEST_SUITE_P(
    Tables, FlowTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"Numbered",
         "收入决算表\n公开 02表\n部门：某局 单位：万元\n项目 本年收入\n合计\n财政拨款\n"
         "收入\n科目编码 科目名称\n栏次 1 2\n合计 35.98 35.27\n210 卫生健康支出 35.66\n"
         "21099 其他支出\n注：本表反映收入情况。\n",
         "1+收入决算表\n2 公开 02表\n3 部门：某局 单位：万元\nflow 9x3 4-12\n"
         "=[项目][本年收入]\n=[合计]\n=[财政拨款]\n=[收入]\n=[科目编码][科目名称]\n"
         "=[栏次][1][2]\n [合计][35.98][35.27]\n [210][卫生健康支出][35.66]\n "
         "[21099][其他支出]\n13 注：本表反映收入情况。\n"},
        {"DoubleSpaced",
         "部门：某局 单位：万元\n\n项 目 行次 决算数\n\n栏 次 1 2\n\n一、财政拨款 1 "
         "3.27\n\n"
         "二、事业收入 2\n\n总计 3 3.27\n\n注：空。\n",
         "1+部门：某局 单位：万元\nflow 5x3 3-11\n=[项 目][行次][决算数]\n=[栏 "
         "次][1][2]\n "
         "[一、财政拨款][1][3.27]\n [二、事业收入][2]\n "
         "[总计][3][3.27]\n13+注：空。\n"},
        {"Empty",
         "部门：某局 单位：万元\n项目\n年初结余 本年收入\n栏次 1 2 3\n合计\n注：无。\n",
         "1+部门：某局 单位：万元\nflow 4x4 2-5\n=[项目]\n=[年初结余][本年收入]\n"
         "=[栏次][1][2][3]\n [合计]\n6 注：无。\n"},
        {"LabelsBetweenRows",
         "单位：万元\n项目 金额\n栏次 1 2\n一、收入 5.00\n二、事业收入\n其中：拨款\n"
         "三、其他 1.00 2.00\n下一张表\n",
         "1+单位：万元\nflow 6x3 2-7\n=[项目][金额]\n=[栏次][1][2]\n "
         "[一、收入][5.00]\n "
         "[二、事业收入]\n [其中：拨款]\n [三、其他][1.00][2.00]\n8 下一张表\n"},
        {"TwoTables",
         "单位：万元\n项目 甲\n栏次 1 2\n合计 1.00 2.00\n支出表\n单位：万元\n项目 乙\n"
         "栏次 1 2\n合计 3.00 4.00\n",
         "1+单位：万元\nflow 3x3 2-4\n=[项目][甲]\n=[栏次][1][2]\n [合计][1.00][2.00]\n"
         "5 支出表\n6 单位：万元\nflow 3x3 7-9\n=[项目][乙]\n=[栏次][1][2]\n "
         "[合计][3.00][4.00]\n"},
        {"WideLineOfLabels",
         "单位：万元\n项目 本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 "
         "附属单位上缴收入\n科目编码 科目名称\n栏次 1 2 3 4 5 6\n合计 1.00 2.00\n",
         "1+单位：万元\nflow 4x7 2-5\n=[项目][本年收入合计][财政拨款收入]"
         "[上级补助收入][事业收入][经营收入][附属单位上缴收入]\n=[科目编码][科目名称]\n"
         "=[栏次][1][2][3][4][5][6]\n [合计][1.00][2.00]\n"},
        {"HeaderBelowTheNearestCaption",
         "单位：万元\n科目编码 科目名称 决算数\n301 工资 1.27\n302 商品 1.41\n"
         "303 补助 2.11\n经费表\n单位：万元\n合计 出国费 接待费\n1 2 3\n3.00 1.00 "
         "2.00\n",
         "1+单位：万元\nflow 4x3 2-5\n=[科目编码][科目名称][决算数]\n "
         "[301][工资][1.27]\n [302][商品][1.41]\n [303][补助][2.11]\n6 经费表\n"
         "7 单位：万元\nflow 3x3 8-10\n=[合计][出国费][接待费]\n=[1][2][3]\n "
         "[3.00][1.00][2.00]\n"},
        {"CodesWithoutNumbering",
         "单位：万元\n科目编码\n科目名称 决算数\n301 工资 1.27 302 商品 185.41\n"
         "30101 基本工资 0.26 30201 办公费\n30103 奖金 30203 咨询费\n",
         "1+单位：万元\nflow 5x6 2-6\n=[科目编码]\n=[科目名称][决算数]\n "
         "[301][工资][1.27][302][商品][185.41]\n "
         "[30101][基本工资][0.26][30201][办公费]\n "
         "[30103][奖金][30203][咨询费]\n"},
        {"SmallWithFigures",
         "评分情况如下：\n评价指标 权重(%) 得分\n决策 20.00 18.00\n过程 20.00 19.07\n"
         "指标分析\n",
         "1+评分情况如下：\nflow 3x3 2-4\n=[评价指标][权重(%)][得分]\n "
         "[决策][20.00][18.00]\n [过程][20.00][19.07]\n5 指标分析\n"},
        {"SmallWithRanges",
         "分为两个等级：\n等级 分值区间\n优 90(含)-100\n差 0-60\n（三）过程\n",
         "1+分为两个等级：\nflow 3x2 2-4\n=[等级][分值区间]\n [优][90(含)-100]\n "
         "[差][0-60]\n5 （三）过程\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

// None of these has a table.
class ProseTest : public testing::TestWithParam<page::TextCase> {};

TEST_P(ProseTest, StaysProse) {
  const std::string shown = page::ShowText(GetParam().text);
  EXPECT_EQ(std::string::npos, shown.find("flow ")) << shown;
  EXPECT_EQ(std::string::npos, shown.find("tabs ")) << shown;
}

INSTANTIATE_TEST_SUITE_P(
    Lines, ProseTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"BrokenParagraph",
         "2020 年度收入、支出总计 47037.42 万元，与 2019 年度\n相比，收、支总计各增加 "
         "3188.1 万元，增长 7.3%，主要是\n年初结转和结余的增加。\n",
         ""},
        {"FigureAtTheEnd",
         "年初预算为 5228.39 万元，支出决算为 3425.84\n万元，完成年初预算的 65.5%\n",
         ""},
        {"Contents",
         "目 录\n第一部分 概况\n第二部分 2022年部门预算表\n第三部分 2022年情况说明\n",
         ""},
        {"ContentsWithPages",
         "目 录\n一、主要职责 3\n二、机构设置 4\n三、收支总表 5\n四、收入总表 7\n", ""},
        {"MarkdownContents",
         "## 目 录\n- 第一部分 部门概况\n- (一) 收支总表\n- (二) 收入总表\n", ""},
        {"Headings", "一、概况\n（一）职责\n1.办公室\n2.规划财务司\n3.待遇保障司\n",
         ""},
        {"PageNumbers", "第 1 页 共 2 页\n某局概况\n第 2 页 共 2 页\n", ""},
        {"OneLineWithFigures", "合计 12.00 13.00\n以上数据来自决算。\n", ""},
        {"UnitLines", "部门：某局 单位：万元\n收支总表\n部门：某局 单位：万元\n", ""},
    }),
    [](const auto& test) { return std::string(test.param.name); });

// A form: every cell broken over lines, figures between them.
std::string BrokenForm() {
  std::string text =
      "自评得分97.50分，情况如下：\n项 目 名\n称\n某项目\n主 管 部\n门\n某局\n"
      "总额：\n30.37 24.21 18.56 10.0 76.7% 7.70\n其中：拨款\n"
      "24.90 24.90 18.25 -- 76.6% --\n年\n度\n目\n标\n一是建章立制，\n"
      "二是监督检查。\n";
  for (int i = 0; i < 6; ++i)
    text += "数 量\n指标\n参加培训\n的人数\n≥400人次 5.0 5.0\n";
  text += "总分 100 97.50\n(2)复核自评结果\n";
  for (int i = 0; i < 8; ++i) {
    text += "现场评价时，第三方评价工作组查阅业务档案、项目支出资料及会计凭证，\n";
  }
  return text;
}

TEST(FlowTest, AFormIsOneTable) {
  const std::string shown = page::ShowText(BrokenForm());
  EXPECT_EQ(0U,
            shown.find("1+自评得分97.50分，情况如下：\nflow 47x6 2-48\n [项 目 名]\n"))
      << shown;
  EXPECT_NE(std::string::npos, shown.find("\n [一是建章立制，]\n")) << shown;
  EXPECT_NE(std::string::npos, shown.find("[总分][100][97.50]\n49 (2)复核自评结果\n"))
      << shown;
}

// A random table printed as flow text is found whole, header and body.
TEST(FlowTest, RandomNumberedTablesAreFound) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const auto between = [&](int low, int high) {
      return std::uniform_int_distribution<int>(low, high)(random);
    };
    const int columns = between(2, 12);
    const int rows = between(1, 40);
    const bool double_spaced = between(0, 1) == 1;
    std::vector<std::string> lines = {"收入决算表", "部门：某局 单位：万元", "项目"};
    std::string numbering = "栏次";
    for (int c = 1; c <= columns; ++c) {
      lines.push_back(between(0, 1) == 1 ? "上级补助收" : "合计 收入");
      numbering += " " + std::to_string(c);
    }
    lines.push_back(numbering);
    for (int r = 0; r < rows; ++r) {
      std::string row = r == 0 ? "合计" : std::to_string(20800 + r) + " 支出";
      for (int c = 0; c < columns; ++c) {
        if (c == 0 || between(0, 2) == 0) {
          row += " " + std::to_string(between(1, 9)) + ",00" +
                 std::to_string(between(1, 9)) + ".50";
        }
      }
      lines.push_back(row);
    }
    lines.push_back("注：本表反映情况，单位为万元。");
    std::string text;
    for (const std::string& line : lines)
      text += line + (double_spaced ? "\n\n" : "\n");

    const PageContent content = FindTextContent(page::TextPage(text));
    ASSERT_EQ(4U, content.items.size()) << text << page::Show(content);
    const auto* fragment = std::get_if<Fragment>(&content.items[2]);
    ASSERT_NE(nullptr, fragment) << text;
    EXPECT_EQ(columns + 2, fragment->header_rows) << text << page::Show(content);
    EXPECT_EQ(columns + 2 + rows, fragment->rows) << text << page::Show(content);
  }
}

// Real documents: how many tables of either kind each one has.
TEST(FlowSharedTest, FindsTheTablesOfTheSourcesAndNoOthers) {
  const char* shared = std::getenv("BUDGET_SHARED");
  const std::filesystem::path folder =
      (shared != nullptr ? std::filesystem::path(shared)
                         : std::filesystem::path(BUDGET_SOURCE_DIR) / ".." / "shared") /
      "sources";
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "no documents in " << folder << ": not tested";
  }
  const auto count = [&](const char* name) {
    std::ifstream file(folder / name, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    std::pair<int, int> counts;
    for (const Item& item : FindTextContent(page::TextPage(text)).items) {
      const auto* fragment = std::get_if<Fragment>(&item);
      if (fragment == nullptr) continue;
      ++(fragment->source == GridSource::kFlow ? counts.first : counts.second);
    }
    return counts;
  };
  using Counts = std::pair<int, int>;  // flow, delimited
  EXPECT_EQ(Counts(0, 0), count("chibi-2022-budget.txt"));
  EXPECT_EQ(Counts(0, 23), count("handan-2022-budget.txt"));
  EXPECT_EQ(Counts(0, 13), count("nhsa-2022-budget.txt"));
  EXPECT_EQ(Counts(12, 0), count("nhsa-2020-final-accounts.txt"));
  EXPECT_EQ(Counts(0, 25), count("shenzhen-2022-budget.txt"));
}

}  // namespace
}  // namespace budget::text
