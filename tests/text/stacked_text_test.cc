// Tables that are printed one cell a line.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/page/show_content.h"

namespace budget::text {
namespace {

class StackedTest : public testing::TestWithParam<page::TextCase> {};

TEST_P(StackedTest, Finds) {
  EXPECT_EQ(GetParam().want, page::ShowText(GetParam().text));
}

std::string NameOf(const testing::TestParamInfo<page::TextCase>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Stacked, StackedTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"BlankCells",
         "单位：万元\n\n编码\n名称\n合计\n\n合计\n6.00\n201\n行政\n6.00\n202\n外交\n\n",
         "1+单位：万元\ntabs 4x3 3-13\n [编码][名称][合计]\n [][合计][6.00]\n"
         " [201][行政][6.00]\n [202][外交][]\n"},
        {"HeaderOfTwoRows",
         "科目\n\n支出\n\n编码\n名称\n基本\n项目\n201\n行政\n1.00\n2."
         "00\n202\n外交\n\n2.00\n合计\n"
         "\n1.00\n4.00\n",
         "tabs 5x4 1-20\n [科目][][支出][]\n [编码][名称][基本][项目]\n"
         " [201][行政][1.00][2.00]\n [202][外交][][2.00]\n [合计][][1.00][4.00]\n"},
        {"DoubleSpaced",
         "单位：万元\n\n编码\n\n名称\n\n合计\n\n\n\n合计\n\n6.00\n\n201\n\n行政\n\n6."
         "00\n"
         "\n202\n\n外交\n\n7.00\n",
         "1+单位：万元\ntabs 4x3 3-25\n [编码][名称][合计]\n [][合计][6.00]\n"
         " [201][行政][6.00]\n [202][外交][7.00]\n"},
        {"BlankLinesBetweenRows",
         "支出表\n\n编码\n名称\n合计\n\n201\n行政\n6.00\n\n202\n外交\n7.00\n\n"
         "203\n国防\n8.00\n",
         "1+支出表\ntabs 4x3 3-17\n [编码][名称][合计]\n [201][行政][6.00]\n"
         " [202][外交][7.00]\n [203][国防][8.00]\n"},
        {"TitlesAround",
         "支出表\n\n编码\n名称\n合计\n201\n行政\n6.00\n202\n外交\n7.00\n203\n国防\n8."
         "00\n"
         "\n收入表\n",
         "1+支出表\ntabs 4x3 3-14\n [编码][名称][合计]\n [201][行政][6.00]\n"
         " [202][外交][7.00]\n [203][国防][8.00]\n16+收入表\n"},
    }),
    NameOf);

TEST(StackTest, FiguresThatMakeNoTableAreSaid) {
  const auto codes = [](const std::string& text) {
    std::string said;
    for (const Diagnostic& d : FindTextContent(page::TextPage(text)).diagnostics) {
      said += d.code + " " + std::to_string(d.where.line) + ";";
    }
    return said;
  };
  EXPECT_EQ("", codes("项目\n合计\n行政\n6.00\n外交\n7.00\n国防\n8.00\n"));
  EXPECT_EQ("cells-not-read 3;", codes("行政\n外交\n6.00\n国防\n8.00\n"));
  EXPECT_EQ("", codes("第一部分\n2025\n3\n说明\n1.50\n"));
}

// Rows that are numbered: the number of each stands behind the values of the one above.
TEST(StackTest, NumbersOfRowsAreNoValues) {
  const std::string text =
      "序号\n项目\n合计\n基本\n其他\n1\n行政\n6.00\n1.00\n2\n外交\n7.00\n2."
      "00\n"
      "3\n国防\n8.00\n3.00\n";
  EXPECT_EQ(std::string::npos, page::ShowText(text).find("flow"));
}

}  // namespace
}  // namespace budget::text
