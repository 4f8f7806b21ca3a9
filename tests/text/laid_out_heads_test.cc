// Heads of tables that are laid out with blanks: merged over columns or over lines,
// left blank or filled, set to the left or in the middle.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/page/show_content.h"

namespace budget::text {
namespace {

class LaidOutHeadTest : public testing::TestWithParam<page::TextCase> {};

TEST_P(LaidOutHeadTest, Finds) {
  EXPECT_EQ(GetParam().want, page::ShowText(GetParam().text));
}

std::string NameOf(const testing::TestParamInfo<page::TextCase>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Heads, LaidOutHeadTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        // The middle one of its columns could be its only one, but for their tops.
        {"InTheMiddleOfThree",
         "名称    合计        预算\n              小计  基本  项目\n"
         "甲      3.00  3.00  1.00  2.00\n乙      4.00  4.00  4.00\n",
         "aligned 4x5 1-4\n [名称]^2[合计]^2[预算]3\n [小计][基本][项目]\n"
         " [甲][3.00][3.00][1.00][2.00]\n [乙][4.00][4.00][4.00][]\n"},
        {"TwoSideBySide",
         "名称        预算            变动\n      小计  基本  项目    金额  比例\n"
         "甲    3.00  1.00  2.00    1.00  2.00\n乙    4.00  4.00          2.00  3.00\n",
         "aligned 4x6 1-4\n [名称]^2[预算]3[变动]2\n [小计][基本][项目][金额][比例]\n"
         " [甲][3.00][1.00][2.00][1.00][2.00]\n [乙][4.00][4.00][][2.00][3.00]\n"},
        {"OverAllBelowTheUnit",
         "单位：万元\n支出\n项目              合计\n行政运行          3.00\n"
         "其他支出          4.00\n",
         "1+单位：万元\naligned 4x2 2-5\n [支出]2\n [项目][合计]\n [行政运行][3.00]\n"
         " [其他支出][4.00]\n"},
        {"TitleAboveTheHead",
         "支出\n项目              合计\n行政运行          3.00\n其他支出          "
         "4.00\n",
         "1+支出\naligned 3x2 2-4\n [项目][合计]\n [行政运行][3.00]\n"
         " [其他支出][4.00]\n"},
        // Beside 功能 was no room for 分类.
        {"BrokenLabelOfTheFirstColumn",
         "单位：万元\n功能\n分类    合计    项目\n行政    3.00    1.00\n"
         "其他    4.00    4.00\n",
         "1+单位：万元\naligned 3x3 2-5\n [功能\n分类][合计][项目]\n"
         " [行政][3.00][1.00]\n [其他][4.00][4.00]\n"},
        {"BlocksSetToTheLeft",
         "收入                    支出\n项目        上年  今年  项目        今年\n"
         "事业收入    1.00  2.00  行政支出    3.00\n"
         "其他收入    1.00  2.00  其他支出    3.00\n",
         "aligned 4x5 1-4\n [收入]3[支出]2\n [项目][上年][今年][项目][今年]\n"
         " [事业收入][1.00][2.00][行政支出][3.00]\n"
         " [其他收入][1.00][2.00][其他支出][3.00]\n"},
        {"OverTheGapOfItsColumns",
         "          收入                      支出\n"
         "项目              预算数  项目              预算数\n"
         "甲                  3.00  乙                  1.00\n"
         "丙                  4.00  丁                  6.00\n",
         "aligned 4x4 1-4\n [收入]2[支出]2\n [项目][预算数][项目][预算数]\n"
         " [甲][3.00][乙][1.00]\n [丙][4.00][丁][6.00]\n"},
        {"Filled",
         "项目    预算数  预算数  预算数\n项目    合计    拨款    拨款\n"
         "项目    合计    一般    基金\n甲        3.00    2.00    1.00\n"
         "乙        4.00    4.00    3.00\n",
         "aligned 5x4 1-5\n [项目]^3[预算数]3\n [合计]^2[拨款]2\n [一般][基金]\n"
         " [甲][3.00][2.00][1.00]\n [乙][4.00][4.00][3.00]\n"},
        {"FilledWithRoom",
         "收入          收入      支出          支出\n"
         "项目          预算数    项目          预算数\n"
         "事业收入      1.00      行政支出      3.00\n"
         "其他收入      1.00      其他支出      3.00\n",
         "aligned 4x4 1-4\n [收入]2[支出]2\n [项目][预算数][项目][预算数]\n"
         " [事业收入][1.00][行政支出][3.00]\n [其他收入][1.00][其他支出][3.00]\n"},
        // 上年 and 预算 stand one below the other for want of room.
        {"EqualFirstLines",
         "项目  上年  上年\n      预算  决算\n甲    3.00  2.00\n乙    4.00  4.00\n",
         "aligned 3x3 1-4\n [项目][上年\n预算][上年\n决算]\n [甲][3.00][2.00]\n"
         " [乙][4.00][4.00]\n"},
        {"DoubleSpaced",
         "收入                    支出\n\n项目            预算    项目            "
         "预算\n\n"
         "甲              3.00    乙              1.00\n\n"
         "丙              4.00    丁              6.00\n",
         "aligned 4x4 1-7\n [收入]2[支出]2\n [项目][预算][项目][预算]\n"
         " [甲][3.00][乙][1.00]\n [丙][4.00][丁][6.00]\n"},
        // An East Asian terminal sets △ two columns wide.
        {"WideSigns",
         "名称            合计      基本\n甲            △3.00    △2.00\n"
         "乙            △4.00    △5.00\n丙              9.00      1.00\n"
         "丁              9.00      1.00\n戊              9.00      1.00\n",
         "aligned 6x3 1-6\n [名称][合计][基本]\n [甲][△3.00][△2.00]\n"
         " [乙][△4.00][△5.00]\n [丙][9.00][1.00]\n [丁][9.00][1.00]\n"
         " [戊][9.00][1.00]\n"},
        {"NumbersOfColumnsToTheLeft",
         "名称          合计              项目\n栏次          1                 2\n"
         "甲                    3.00            2.00\n"
         "乙                    4.00            5.00\n",
         "aligned 4x3 1-4\n [名称][合计][项目]\n [栏次][1][2]\n [甲][3.00][2.00]\n"
         " [乙][4.00][5.00]\n"},
    }),
    NameOf);

}  // namespace
}  // namespace budget::text
