// Tables with tabs or bars, and what looks like them.

#include "pipeline/text/delimited_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/text/separated_lines.h"
#include "tests/page/show_content.h"

namespace budget::text {
namespace {

class DelimitedTest : public testing::TestWithParam<page::TextCase> {};

TEST_P(DelimitedTest, Finds) {
  EXPECT_EQ(GetParam().want, page::ShowText(GetParam().text));
}

INSTANTIATE_TEST_SUITE_P(
    Tables, DelimitedTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"Plain", "项目\t预算数\n一、收入\t12.00\n",
         "tabs 2x2 1-2\n [项目][预算数]\n "
         "[一、收入][12.00]\n"},
        {"Ragged", "项目\t数\t额\n收入\t1\n合计\t\t2\t\n",
         "tabs 3x4 1-3\n [项目][数][额][]\n [收入][1][][]\n [合计][][2][]\n"},
        {"LinesAround", "部门收支总表\n\n单位：万元\n项目\t数\n收入\t1\n注：空表。\n",
         "1+部门收支总表\n3+单位：万元\ntabs 2x2 4-5\n [项目][数]\n [收入][1]\n"
         "6 注：空表。\n"},
        {"BlankLineCuts", "a\tb\nc\td\n\ne\tf\n",
         "tabs 2x2 1-2\n [a][b]\n [c][d]\ntabs 1x2 4-4\n [e][f]\n"},
        {"RestAfterAPageBreak", "名称\t数\t目标\n社工\t135\t发挥社会\n\n\t\t工作优势\n",
         "tabs 2x3 1-2\n [名称][数][目标]\n [社工][135][发挥社会]\ntabs 1x3 4-4\n "
         "[][][工作优势]\n"},
        {"RestBeforeRows", "\t\t事务\t\n13\t2101501\t行政运行\t903.22\n",
         "tabs 2x4 1-2\n [][][事务][]\n [13][2101501][行政运行][903.22]\n"},
        {"OneWideRow", "本年收入合计\t12\t本年支出合计\t12\n",
         "tabs 1x4 1-1\n [本年收入合计][12][本年支出合计][12]\n"},
        {"BlankRow", "a\tb\tc\n\t\t\nd\te\tf\n",
         "tabs 1x3 1-1\n [a][b][c]\ntabs 1x3 3-3\n [d][e][f]\n"},
        {"Paragraphs", "目标\t<p>一。</p> <p>二。</p>\n名称\t**局**\n",
         "tabs 2x2 1-2\n [目标][一。\n二。]\n [名称][局]\n"},
        {"DoubleSpaced",
         "项目\t数\n\n一\t1\n\n二\t2\n\n三\t3\n\n四\t4\n\n五\t5\n\n六\t6\n",
         "tabs 7x2 1-13\n [项目][数]\n [一][1]\n [二][2]\n [三][3]\n [四][4]\n "
         "[五][5]\n "
         "[六][6]\n"},
        {"TitlesInTheSheet",
         "部门收支总表\t\t\n部门：某局\t\t单位：万元\n项目\t年初\t合计\n收入\t1\t2\n",
         "1+部门收支总表\n2 部门：某局 单位：万元\ntabs 2x3 3-4\n [项目][年初][合计]\n "
         "[收入][1][2]\n"},
        {"Bars", "| 项目 | 数 |\n|:---|---:|\n| **合计** | 1 |\n",
         "tabs 2x2 1-3\n [项目][数]\n [合计][1]\n"},
        {"BarsWithEscape", "| a\\|b | c |\n|---|---|\n| d |  |\n",
         "tabs 2x2 1-3\n [a\\|b][c]\n [d][]\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Prose, DelimitedTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"Contents", "部门收支总表.....\t3\n部门收入总表……\t5\n",
         "1+部门收支总表..... 3\n2 部门收入总表…… 5\n"},
        {"ContentsWithFieldCodes",
         "一、部门收支总表\tPAGEREF _Toc12347 \\h 5\n二、概况\tPAGEREF _Toc12348 h 6\n",
         "1+一、部门收支总表 PAGEREF _Toc12347 \\h 5\n2 二、概况 PAGEREF _Toc12348 h "
         "6\n"},
        {"ContentsWithoutLeaders", "概况\t1\n一、职责\t1\n二、机构\t2\n三、说明\t9\n",
         "1+概况 1\n2 一、职责 1\n3 二、机构 2\n4 三、说明 9\n"},
        {"List", "1.\t办公室\n2.\t规划司\n", "1+1. 办公室\n2 2. 规划司\n"},
        {"Indent", "\t根据规定，编制预算。\n", "1+根据规定，编制预算。\n"},
        {"CaptionLine", "部门：某局\t\t单位：万元\n", "1+部门：某局 单位：万元\n"},
        {"OneTab", "联系人：张某\t电话\n", "1+联系人：张某 电话\n"},
        {"TabAtTheEnd", "说明\t\n", "1+说明\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DelimitedTest, ManyTabsOverManyLinesStaySmall) {
  std::string text(kMostColumns - 1, '\t');
  text += "x\n";
  for (int i = 0; i < 20000; ++i) text += "a\tb\n";
  std::size_t cells = 0;
  for (const Item& item : FindTextContent(page::TextPage(text)).items) {
    if (const auto* fragment = std::get_if<Fragment>(&item)) {
      EXPECT_EQ(fragment->cells.size(),
                static_cast<std::size_t>(fragment->rows) *
                    static_cast<std::size_t>(fragment->columns));
      cells += fragment->cells.size();
    }
  }
  EXPECT_LT(cells, 3000000U);
  EXPECT_GT(cells, 40000U);  // and nothing is lost
}

// A random table, printed with tabs among lines of prose, comes back as it was.
class RandomTable {
 public:
  explicit RandomTable(unsigned seed) : random_(seed) {
    rows_ = Between(2, 30);
    columns_ = Between(3, 15);
    for (int r = 0; r < rows_; ++r) {
      for (int c = 0; c < columns_; ++c) cells_.push_back(RandomCell(r, c));
    }
  }

  std::string Printed() const {
    std::string text = "表 1\n\n收支总表\n\n单位：万元\n\n";
    for (int r = 0; r < rows_; ++r) {
      for (int c = 0; c < columns_; ++c) text += (c > 0 ? "\t" : "") + At(r, c);
      text += "\n";
    }
    return text + "\n注：本表为空。\n";
  }

  std::string Want() const {
    std::string want = "1+表 1\n3+收支总表\n5+单位：万元\ntabs " +
                       std::to_string(rows_) + "x" + std::to_string(columns_) + " 7-" +
                       std::to_string(rows_ + 6);
    for (int r = 0; r < rows_; ++r) {
      want += "\n ";
      for (int c = 0; c < columns_; ++c) want += "[" + At(r, c) + "]";
    }
    return want + "\n" + std::to_string(rows_ + 8) + "+注：本表为空。\n";
  }

 private:
  int Between(int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random_);
  }

  // Rows with a label and at least one figure, as tables have them.
  std::string RandomCell(int row, int column) {
    static const std::vector<std::string> kWords = {
        "合 计", "基本支出", "一般公共预算 拨款收入", "其中:教育收费", "项目", "≥2 次"};
    if (column == 0) return row == 0 ? "项目" : "2080" + std::to_string(100 + row);
    if (row == 0 || column == 1) {
      return kWords[static_cast<std::size_t>(Between(0, 5))];
    }
    if (Between(0, 2) == 0) return "";
    return std::to_string(Between(-99, 9999)) + "." + std::to_string(Between(10, 99));
  }

  std::string At(int row, int column) const {
    return cells_[static_cast<std::size_t>(row * columns_ + column)];
  }

  std::mt19937 random_;
  int rows_ = 0;
  int columns_ = 0;
  std::vector<std::string> cells_;
};

TEST(DelimitedTest, RandomTablesComeBack) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    const RandomTable table(seed);
    ASSERT_EQ(table.Want(), page::ShowText(table.Printed())) << "seed " << seed;
  }
}

}  // namespace
}  // namespace budget::text
