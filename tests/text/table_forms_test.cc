// The same table in every form in which text prints it.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/text/line_kinds.h"
#include "tests/page/show_content.h"

namespace budget::text {
namespace {

class FormTest : public testing::TestWithParam<page::TextCase> {};

TEST_P(FormTest, Finds) { EXPECT_EQ(GetParam().want, page::ShowText(GetParam().text)); }

std::string NameOf(const testing::TestParamInfo<page::TextCase>& test) {
  return test.param.name;
}

// What tabs, bars and commas give.
std::string Rows(const std::string& lines) {
  return "tabs 3x3 " + lines +
         "\n [科目][合计][项目支出]\n [201][1,669.17][]\n"
         " [20105][434.61][434.61]\n";
}

INSTANTIATE_TEST_SUITE_P(
    Separated, FormTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"Tabs", "科目\t合计\t项目支出\n201\t1,669.17\t\n20105\t434.61\t434.61\n",
         Rows("1-3")},
        {"OuterBars",
         "| 科目 | 合计 | 项目支出 |\n|---|---|---|\n| 201 | 1,669.17 | |\n"
         "| 20105 | 434.61 | 434.61 |\n",
         Rows("1-4")},
        {"NoOuterBars",
         "科目 | 合计 | 项目支出\n--- | :---: | ---:\n201 | 1,669.17 | \n"
         "20105 | 434.61 | 434.61\n",
         Rows("1-4")},
        {"NoLineUnderTheHeader",
         "科目 | 合计 | 项目支出\n201 | 1,669.17 | \n20105 | 434.61 | 434.61\n",
         Rows("1-3")},
        {"LeftBarsOnly",
         "| 科目 | 合计 | 项目支出\n| 201 | 1,669.17 |\n| 20105 | 434.61 | 434.61\n",
         Rows("1-3")},
        {"WideBars",
         "｜科目｜合计｜项目支出｜\n｜201｜1,669.17｜｜\n"
         "｜20105｜434.61｜434.61｜\n",
         Rows("1-3")},
        {"BrokenBars", "科目¦合计¦项目支出\n201¦1,669.17¦\n20105¦434.61¦434.61\n",
         Rows("1-3")},
        {"WideCommas", "科目，合计，项目支出\n201，1,669.17，\n20105，434.61，434.61\n",
         Rows("1-3")},
        {"Quoted",
         "\"科目\",\"合计\",\"项目支出\"\n\"201\",\"1,669.17\",\"\"\n"
         "\"20105\",\"434.61\",\"434.61\"\n",
         Rows("1-3")},
        {"QuotedWhereNeeded",
         "科目,合计,项目支出\n201,\"1,669.17\",\n20105,434.61,434.61\n", Rows("1-3")},
        // No rest of a figure that a comma groups: those have three digits.
        {"YearsInTheHeads",
         "科目,2024年决算数,2025年预算数\n201,\"1,669.17\",\n20105,434.61,434.61\n",
         "tabs 3x3 1-3\n [科目][2024年决算数][2025年预算数]\n [201][1,669.17][]\n"
         " [20105][434.61][434.61]\n"},
        {"BarsADoubleSpaceApart",
         "| 科目 | 合计 | 项目支出 |\n\n|---|---|---|\n\n| 201 | 1,669.17 | |\n\n"
         "| 20105 | 434.61 | 434.61 |\n\n| 202 | 1.00 | |\n\n| 203 | 2.00 | |\n",
         "tabs 5x3 1-11\n [科目][合计][项目支出]\n [201][1,669.17][]\n"
         " [20105][434.61][434.61]\n [202][1.00][]\n [203][2.00][]\n"},
        {"Semicolons", "科目;合计;项目支出\n201;1,669.17;\n20105;434.61;434.61\n",
         Rows("1-3")},
        {"Carets", "科目^合计^项目支出\n201^1,669.17^\n20105^434.61^434.61\n",
         Rows("1-3")},
        {"QuotesInQuotesAndLines",
         "名称,说明,金额\n\"甲\",\"一\n二\",1.00\n\"乙\"\"丙\",,2.00\n",
         "tabs 3x3 1-4\n [名称][说明][金额]\n [甲][一\n二][1.00]\n [乙\"丙][][2.00]\n"},
        {"ANumberOfAPageBetweenRows",
         "科目,合计,项目支出\n201,\"1,669.17\",\n\n- 3 -\n\n20105,434.61,434.61\n"
         "202,1.00,1.00\n",
         "tabs 2x3 1-2\n [科目][合计][项目支出]\n [201][1,669.17][]\n4+- 3 -\n"
         "tabs 2x3 6-7\n [20105][434.61][434.61]\n [202][1.00][1.00]\n"},
        {"TitlesInTheSheet",
         "部门支出总表,,\n单位：万元,,\n科目,合计,项目支出\n201,1.00,\n202,2.00,2.00\n",
         "1+部门支出总表\n2 单位：万元\ntabs 3x3 3-5\n [科目][合计][项目支出]\n"
         " [201][1.00][]\n [202][2.00][2.00]\n"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    NotSeparated, FormTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"LinksWithBars", "首页 | 新闻 | 联系\n", "1+首页 | 新闻 | 联系\n"},
        {"CommasThatGroupDigits", "甲 1,959.27 1,524.66\n乙 1,669.17 1,234.56\n",
         "flow 2x3 1-2\n [甲][1,959.27][1,524.66]\n [乙][1,669.17][1,234.56]\n"},
        {"Clauses", "一是收入, 二是支出\n三是结转, 四是结余\n五是 1, 六是 2\n",
         "1+一是收入, 二是支出\n2 三是结转, 四是结余\n3 五是 1, 六是 2\n"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Merged, FormTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"FilledHeads",
         "科目\t合计\t其中\t其中\n科目\t合计\t基本\t项目\n201\t3\t1\t2\n",
         "tabs 3x4 1-3\n [科目][合计][其中][]\n [][][基本][项目]\n [201][3][1][2]\n"},
        {"FilledTitle", "支出表\t支出表\t支出表\n科目\t基本\t项目\n201\t1\t2\n",
         "1+支出表\ntabs 2x3 2-3\n [科目][基本][项目]\n [201][1][2]\n"},
        {"EqualHeadsOfTwoColumns", "科目\t2024年\t2025年\n\t金额\t金额\n201\t1\t2\n",
         "tabs 3x3 1-3\n [科目][2024年][2025年]\n [][金额][金额]\n [201][1][2]\n"},
        {"EqualTextOfRows", "指标\t目标\n次数\t1次\n批数\t1次\n人数\t20\n",
         "tabs 4x2 1-4\n [指标][目标]\n [次数][1次]\n [批数][1次]\n [人数][20]\n"},
        {"EqualHeadsSideBySide", "项目\t金额\t金额\n甲\t无\t无\n乙\t1\t2\n",
         "tabs 3x3 1-3\n [项目][金额][金额]\n [甲][无][无]\n [乙][1][2]\n"},
        {"EqualLabelsOfRows", "科目\t性质\t数\n甲\t专项\t1\n乙\t专项\t2\n",
         "tabs 3x3 1-3\n [科目][性质][数]\n [甲][专项][1]\n [乙][专项][2]\n"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Broken, FormTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"RestBelow",
         "编码\t名称\t数\n201\t行政\t1\n208\t机关养老保险\t2\n\t缴费支出\t\n"
         "210\t卫生\t3\n",
         "tabs 4x3 1-5\n [编码][名称][数]\n [201][行政][1]\n"
         " [208][机关养老保险\n缴费支出][2]\n [210][卫生][3]\n"},
        {"AroundItsFigures",
         "编码\t名称\t数\n201\t行政\t1\n\t机关养老保险\t\n208\t\t2\n\t缴费支出\t\n"
         "210\t卫生\t3\n",
         "tabs 4x3 1-6\n [编码][名称][数]\n [201][行政][1]\n"
         " [208][机关养老保险\n缴费支出][2]\n [210][卫生][3]\n"},
        {"ClosesABracket", "项目\t数\n甲（含乙\t1\n和丙）\t\n丁\t2\n",
         "tabs 3x2 1-4\n [项目][数]\n [甲（含乙\n和丙）][1]\n [丁][2]\n"},
        {"GroupsAreNoRests", "项目\t数\n甲\t1\n一、乙类\t\n丙\t2\n",
         "tabs 4x2 1-4\n [项目][数]\n [甲][1]\n [一、乙类][]\n [丙][2]\n"},
        {"NothingSaysThatItIsARest", "项目\t数\n甲\t1\n乙类\t\n丙\t2\n",
         "tabs 4x2 1-4\n [项目][数]\n [甲][1]\n [乙类][]\n [丙][2]\n"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Drawn, FormTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"Box",
         "┌────┬──────┐\n│科目│ 合计 │\n├────┼──────┤\n│201 │ 1.00 │\n└────┴──────┘\n",
         "tabs 2x2 1-5\n [科目][合计]\n [201][1.00]\n"},
        {"DoubleLines",
         "╔════╦══════╗\n║科目║ 合计 ║\n╠════╬══════╣\n║201 ║      ║\n╚════╩══════╝\n",
         "tabs 2x2 1-5\n [科目][合计]\n [201][]\n"},
        {"Plus",
         "+----+------+\n|科目| 合计 |\n+====+======+\n|201 | 1.00 |\n+----+------+\n",
         "tabs 2x2 1-5\n [科目][合计]\n [201][1.00]\n"},
        {"Spans",
         "┌────┬───────────┐\n│    │   支出    │\n│科目├─────┬─────┤\n│    │基本 │项目 "
         "│\n"
         "├────┼─────┼─────┤\n│201 │1.00 │     │\n└────┴─────┴─────┘\n",
         "cells 3x3 1-7\n [科目]^2[支出]2\n [基本][项目]\n [201][1.00][]\n"},
        {"HeadsThatHadRoom",
         "单位：万元\n┌────────────┬────────┐\n│支出        │支出    │\n"
         "│项目        │合计    │\n├────────────┼────────┤\n│甲          │1.00    │\n"
         "└────────────┴────────┘\n",
         "1+单位：万元\ntabs 3x2 2-7\n [支出][]\n [项目][合计]\n [甲][1.00]\n"},
        {"LevelsOfAHead",
         "┌────┬────┬────┐\n│科目│支出│    │\n│    │基本│项目│\n├────┼────┼────┤\n"
         "│201 │1.00│2.00│\n└────┴────┴────┘\n",
         "tabs 3x3 1-6\n [科目][支出][]\n [][基本][项目]\n [201][1.00][2.00]\n"},
        {"WrappedHeads",
         "┌────┬────┬────┐\n│科目│基本│项目│\n│名称│支出│支出│\n├────┼────┼────┤\n"
         "│201 │1.00│2.00│\n└────┴────┴────┘\n",
         "tabs 2x3 1-6\n [科目\n名称][基本\n支出][项目\n支出]\n [201][1.00][2.00]\n"},
        {"NumbersOfColumns",
         "┌────┬────────┐\n│科目│预算    │\n│栏次│1       │\n├────┼────────┤\n"
         "│其他│1.00    │\n└────┴────────┘\n",
         "tabs 3x2 1-6\n [科目][预算]\n [栏次][1]\n [其他][1.00]\n"},
        {"FiguresWithUnits",
         "┌────┬────────┐\n│科目│预算    │\n├────┼────────┤\n│其他│1.00万元│\n"
         "│公用│2.00万元│\n└────┴────────┘\n",
         "tabs 3x2 1-6\n [科目][预算]\n [其他][1.00万元]\n [公用][2.00万元]\n"},
        {"HeadsThatWereFull",
         "┌────────────┬────────┐\n│一般公共预算│合计    │\n│拨款收入    │        │\n"
         "├────────────┼────────┤\n│甲          │1.00    │\n└────────────┴────────┘\n",
         "tabs 2x2 1-6\n [一般公共预算\n拨款收入][合计]\n [甲][1.00]\n"},
        {"SignsInOpenRules",
         "┌────┬──────┐\n│科目│合计  │\n├────┼──────┤\n│201 │行政  │\n├────┤-1.00 "
         "│\n│202 │      │\n"
         "└────┴──────┘\n",
         "cells 3x2 1-7\n [科目][合计]\n [201][行政\n-1.00]^2\n [202]\n"},
        {"RowsWithoutRules",
         "┌────┬──────┐\n│科目│ 合计 │\n├────┼──────┤\n│201 │ 1.00 │\n│202 │ 2.00 │\n"
         "└────┴──────┘\n",
         "tabs 3x2 1-6\n [科目][合计]\n [201][1.00]\n [202][2.00]\n"},
        {"LinesOfOneCell",
         "┌────┬──────┐\n│行政│ 1.00 │\n│运行│      │\n├────┼──────┤\n│其他│ 2.00 │\n"
         "└────┴──────┘\n",
         "tabs 2x2 2-6\n [行政\n运行][1.00]\n [其他][2.00]\n"},
        {"IdeographsOneWide",
         "┌────┬──────┐\n│科目  │ 合计   │\n├────┼──────┤\n│201 │ 1.00 "
         "│\n└────┴──────┘\n",
         "tabs 2x2 1-5\n [科目][合计]\n [201][1.00]\n"},
        {"BarsThatDoNotMeet",
         "┌────┬──────┐\n│科目 │ 合计 │\n├────┼──────┤\n│201│1.00│\n└────┴──────┘\n",
         "tabs 2x2 1-5\n [科目][合计]\n [201][1.00]\n"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    LaidOut, FormTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"RightAligned",
         "单位：万元\n编码    名称            合计      项目\n201     行政运行    "
         "1,669.17\n"
         "20105   统计          345.60     345.60\n",
         "1+单位：万元\naligned 3x4 2-4\n [编码][名称][合计][项目]\n"
         " [201][行政运行][1,669.17][]\n [20105][统计][345.60][345.60]\n"},
        {"LeftAligned",
         "编码    名称      合计        项目\n201     行政运行  1,669.17\n"
         "20105   统计      345.60      345.60\n",
         "aligned 3x4 1-3\n [编码][名称][合计][项目]\n"
         " [201][行政运行][1,669.17][]\n [20105][统计][345.60][345.60]\n"},
        {"HeadOverTwoColumns",
         "                            支出\n名称          合计      基本      项目\n"
         "行政          3.00      1.00      2.00\n统计          3.00                "
         "3.00\n",
         "aligned 4x4 1-4\n [名称]^2[合计]^2[支出]2\n [基本][项目]\n"
         " [行政][3.00][1.00][2.00]\n [统计][3.00][][3.00]\n"},
        {"HeadsASingleBlankApart",
         "编码 名称         合计  项目\n201  行政         3.00  1.00\n"
         "208  社会保障     3.00  2.00\n",
         "aligned 3x4 1-3\n [编码][名称][合计][项目]\n [201][行政][3.00][1.00]\n"
         " [208][社会保障][3.00][2.00]\n"},
        {"BlankColumn",
         "名称          合计      基本      项目\n行政          3.00      3.00\n"
         "统计          3.00      3.00\n",
         "aligned 3x4 1-3\n [名称][合计][基本][项目]\n [行政][3.00][3.00][]\n"
         " [统计][3.00][3.00][]\n"},
        {"BrokenLabel",
         "编码    名称        合计      项目\n201     行政        3.00      1.00\n"
         "208     机关养老    3.00      3.00\n        保险缴费\n210     卫生        "
         "3.00\n",
         "aligned 4x4 1-5\n [编码][名称][合计][项目]\n [201][行政][3.00][1.00]\n"
         " [208][机关养老\n保险缴费][3.00][3.00]\n [210][卫生][3.00][]\n"},
        {"BrokenLabelOfTheLastRow",
         "编码    名称        合计\n201     行政        3.00\n208     机关养老    "
         "3.00\n"
         "        保险缴费\n说明\n",
         "aligned 3x3 1-4\n [编码][名称][合计]\n [201][行政][3.00]\n"
         " [208][机关养老\n保险缴费][3.00]\n5 说明\n"},
        {"TabsAndBlanks",
         "编码\t名称        合计    项目\n201     行政        3.00    1.00\n"
         "202\t外交\t    3.00\n",
         "aligned 3x4 1-3\n [编码][名称][合计][项目]\n [201][行政][3.00][1.00]\n"
         " [202][外交][3.00][]\n"},
        {"CommasThatGroupDigits",
         "甲      1,959.27  1,524.66    434.61\n乙      1,669.17  1,234.56\n"
         "丙      1,669.17  1,234.56\n",
         "aligned 3x4 1-3\n [甲][1,959.27][1,524.66][434.61]\n"
         " [乙][1,669.17][1,234.56][]\n [丙][1,669.17][1,234.56][]\n"},
        {"PageBreak",
         "名称      合计      项目\n甲        1.00      1.00\n乙                  "
         "2.00\n\n"
         "丙        3.00\n",
         "aligned 4x3 1-5\n [名称][合计][项目]\n [甲][1.00][1.00]\n [乙][][2.00]\n"
         " [丙][3.00][]\n"},
        {"SignsApart",
         "名称            合计      基本\n甲              9.27      4.66\n"
         "乙            - 4.46    - 4.46\n丙            △ 3.00      1.00\n",
         "aligned 4x3 1-4\n [名称][合计][基本]\n [甲][9.27][4.66]\n"
         " [乙][- 4.46][- 4.46]\n [丙][△ 3.00][1.00]\n"},
        // A dash below figures is a blank cell of their column.
        {"DashesOfAColumn",
         "名称     年初   合计\n甲       2.00   9.27\n乙          - 1,004.46\n"
         "丙       3.00   1.00\n",
         "aligned 4x3 1-4\n [名称][年初][合计]\n [甲][2.00][9.27]\n"
         " [乙][-][1,004.46]\n [丙][3.00][1.00]\n"},
        {"UnitsBehindFigures",
         "项目            2025年预算数\n出国费              12.00万元\n"
         "保有量                    5辆\n",
         "aligned 3x2 1-3\n [项目][2025年预算数]\n [出国费][12.00万元]\n"
         " [保有量][5辆]\n"},
        {"NarrowWhiteInFigures",
         "名称         合计       基本\n甲      1\u2009959.27   1\u00A0524.66\n"
         "乙         34.00\n",
         "aligned 3x3 1-3\n [名称][合计][基本]\n"
         " [甲][1\u2009959.27][1\u00A0524.66]\n [乙][34.00][]\n"},
        {"CodesBeforeNames",
         "科目                    合计    基本\n合计                    9.00    6.00\n"
         "201 公共服务            4.00    3.00\n2010501 行政运行        3.00\n"
         "20805 养老              2.00    3.00\n",
         "aligned 5x3 1-5\n [科目][合计][基本]\n [合计][9.00][6.00]\n"
         " [201 公共服务][4.00][3.00]\n [2010501 行政运行][3.00][]\n"
         " [20805 养老][2.00][3.00]\n"},
        {"AGroupAboveTheFirstRow",
         "编码    名称        合计      项目\n一、本级\n201     行政        3.00      "
         "1.00\n208     养老        3.00\n二、下属\n210     卫生        3.00\n",
         "aligned 6x4 1-6\n [编码][名称][合计][项目]\n [一、本级][][][]\n"
         " [201][行政][3.00][1.00]\n [208][养老][3.00][]\n [二、下属][][][]\n"
         " [210][卫生][3.00][]\n"},
        {"HeadsThatRepeatUnderTwo",
         "收入              支出\n项目      预算数    项目      预算数\n"
         "甲          3.00    乙          1.00\n丙          4.00    丁          6.00\n",
         "aligned 4x4 1-4\n [收入]2[支出]2\n [项目][预算数][项目][预算数]\n"
         " [甲][3.00][乙][1.00]\n [丙][4.00][丁][6.00]\n"},
        {"AHeadSetOverTheFirstOfItsColumns",
         "名称      合计      其中\n                    基本      项目\n"
         "甲        3.00      1.00      2.00\n乙        4.00      4.00\n",
         "aligned 4x4 1-4\n [名称]^2[合计]^2[其中]2\n [基本][项目]\n"
         " [甲][3.00][1.00][2.00]\n [乙][4.00][4.00][]\n"},
        {"PageNumberBetweenRows",
         "名称      合计      项目\n甲        1.00      1.00\n乙                  "
         "2.00\n\n第 3 页\n\n丙        3.00\n丁        4.00\n",
         "5+第 3 页\naligned 5x3 1-8\n [名称][合计][项目]\n [甲][1.00][1.00]\n"
         " [乙][][2.00]\n [丙][3.00][]\n [丁][4.00][]\n"},
        {"BlanksThatSayNothing",
         "名称  合计  项目\n行政运行  1,669.17  3.00\n统计  5.00\n其他支出类  7.00  "
         "8.00\n",
         "flow 4x3 1-4\n=[名称][合计][项目]\n [行政运行][1,669.17][3.00]\n"
         " [统计][5.00]\n [其他支出类][7.00][8.00]\n"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Markup, FormTest,
    testing::ValuesIn(std::vector<page::TextCase>{
        {"Spans",
         "表\n<table><tr><td rowspan=\"2\">科目</td><td colspan=2>支出</td></tr>\n"
         "<tr><td>基本</td><td>项目</td></tr>\n<tr><td>201</td><td>1.00</td><td></td></"
         "tr>"
         "</table>\n注：无。\n",
         "1+表\ncells 3x3 2-4\n [科目]^2[支出]2\n [基本][项目]\n [201][1.00][]\n"
         "5 注：无。\n"},
        {"NothingIsClosed",
         "<TABLE>\n<TR><TD>科目<TD>数\n<TR><TD>201<TD>1.00\n\n注：无。\n",
         "tabs 2x2 1-3\n [科目][数]\n [201][1.00]\n5+注：无。\n"},
    }),
    NameOf);

TEST(LimitsTest, LinesThatAreNoTableAreSaid) {
  const auto codes = [](const std::string& text) {
    std::string said;
    for (const Diagnostic& d : FindTextContent(page::TextPage(text)).diagnostics) {
      said += d.code + " " + std::to_string(d.where.line) + ";";
    }
    return said;
  };
  EXPECT_EQ("", codes("甲\t1\n乙\t2\n"));
  EXPECT_EQ("line-too-wide 2;", codes("甲\n" + std::string(20000, '\t') + "x\n"));
  EXPECT_EQ("line-too-long 1;", codes(std::string(kLongestLine + 1, 'x') + "\n"));
}

}  // namespace
}  // namespace budget::text
