// Grids from all kinds of rules and from none: the same table each time.

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

#include "tests/page/page_builder.h"
#include "tests/page/page_cases.h"

namespace budget::page {
namespace {

INSTANTIATE_TEST_SUITE_P(
    Rules, PageContentTest,
    testing::ValuesIn(std::vector<PageCase>{
        {"Full", [] { return Table().Grid(kXs, kYs); }, kGrid},
        {"LoneColumn",
         [] {
           PageBuilder page;
           page.Rows({50, 130}, 100, {{"项目支出"}, {"434.61"}, {""}, {"89.01"}});
           return page.Grid({50, 130}, kYs);
         },
         "[项目支出; 434.61; _; 89.01]"},
        {"LoneColumnOfOneRow",
         [] {
           PageBuilder page;
           page.Rows({50, 130}, 100, {{"项目支出"}, {"434.61"}});
           return page.Grid({50, 130}, {100, 120, 140});
         },
         "[项目支出; 434.61]"},
        // The rows of the facing page, where the labels stand: 20 points apart.
        {"FiguresAlone",
         [] {
           PageBuilder page;
           page.Rows({50, 130, 210}, 100,
                     {{"基本支出", "项目支出"},
                      {"9.00", "434.61"},
                      {"", "12.00"},
                      {"", ""},
                      {"4.00", "89.01"}});
           return page.Grid({50, 130, 210}, {100, 120, 200});
         },
         "[基本支出|项目支出; 9.00|434.61; _|12.00; _|_; 4.00|89.01]"},
        {"FiguresAloneBetweenThreeLines",
         [] {
           PageBuilder page;
           page.Rows({50, 150}, 100,
                     {{"执行数"}, {"434.61"}, {""}, {"89.01"}, {"7.00"}, {""}});
           return page.H(100, 50, 150).H(120, 50, 150).H(220, 50, 150);
         },
         "[执行数; 434.61; _; 89.01; 7.00; _]"},
        // One figure that is broken, not two.
        {"BrokenFigureAlone",
         [] {
           PageBuilder page;
           page.Text(60, 114, "执行数").Text(60, 132, "29013").Text(70, 144, "7");
           return page.H(100, 50, 150).H(120, 50, 150).H(150, 50, 150);
         },
         "执行数\n29013\n7"},
        {"HeadsWithoutRules",
         [] {
           PageBuilder page;
           page.Text(70, 114, "项").Text(100, 114, "目").Text(180, 114, "公式");
           page.Text(280, 114, "本级").Text(360, 114, "下级");
           page.Rows(kXs, 120, {{"一、限额", "A=B+C", "9.00", "8.00"}});
           page.H(100, 50, 410).H(120, 50, 410).H(140, 50, 410);
           page.V(50, 100, 140).V(410, 100, 140);
           return page.V(130, 120, 140).V(250, 120, 140).V(330, 120, 140);
         },
         "[项 目|公式|本级|下级; 一、限额|A=B+C|9.00|8.00]"},
        // One head, spread over the columns that it belongs to.
        {"SpreadHeadOverColumns",
         [] {
           PageBuilder page;
           page.Text(185, 114, "收").Text(285, 114, "入").Text(55, 124, "项目");
           page.Rows(kXs, 120, {{"", "预算数", "决算数"}, {"拨款", "9.00", "8.00"}});
           page.H(100, 50, 330).H(120, 130, 330).H(140, 50, 330).H(160, 50, 330);
           page.V(50, 100, 160).V(330, 100, 160).V(130, 100, 160);
           return page.V(250, 120, 160);
         },
         "[2x1:项目|1x2:收 入; 预算数|决算数; 拨款|9.00|8.00]"},
        {"TextRunsOverTheRuleBelow",
         [] {
           PageBuilder page;
           page.Text(53, 114, "项目").Text(60, 134, "甲").RightText(205, 134, "9.00");
           page.Text(133, 103, "政府性").Text(133, 113, "基金预").Text(133, 123, "算");
           return page.Grid({50, 130, 210}, {95, 120, 140});
         },
         "[项目|政府性/基金预/算; 甲|9.00]"},
        // The only row of its band: the figure is broken.
        {"BrokenFigureInOneRow",
         [] {
           PageBuilder page = Table();
           page.RightText(327, 194, "261556")
               .Text(53, 194, "206")
               .Text(133, 194, "科学");
           return page.Text(380, 194, "29013")
               .Text(380, 204, "7")
               .Grid(kXs, {100, 120, 140, 160, 180, 210});
         },
         "[编码|科目名称|基本支出|项目支出; 201|一般公共服务支出|1,234.50|_; "
         "20106|财政事务|1,200.00|34.50; _|合计|2,434.50|34.50; "
         "206|科学|261556|290137]"},
        {"StrokesOfEachCell",
         [] {
           PageBuilder page = Table();
           for (std::size_t x = 1; x < kXs.size(); ++x) {
             for (const float y : kYs) page.H(y, kXs[x - 1], kXs[x]);
           }
           for (std::size_t y = 1; y < kYs.size(); ++y) {
             for (const float x : kXs) page.V(x, kYs[y - 1], kYs[y]);
           }
           return page;
         },
         kGrid},
        {"Dashed",
         [] {
           PageBuilder page = Table();
           for (const float y : kYs) {
             for (float x = 50; x < 410; x += 10) page.H(y, x, x + 6);
           }
           for (const float x : kXs) {
             for (float y = 100; y < 180; y += 10) page.V(x, y, y + 6);
           }
           return page;
         },
         kGrid},
        {"Dotted",
         [] {
           PageBuilder page = Table();
           for (const float y : kYs) {
             for (float x = 50; x < 410; x += 3) page.H(y, x, x + 0.5F);
           }
           for (const float x : kXs) page.V(x, 100, 180);
           return page;
         },
         kGrid},
        {"Doubled",
         [] {
           PageBuilder page = Table();
           for (const float y : kYs) page.H(y - 1, 49, 411).H(y + 1, 49, 411);
           for (const float x : kXs) page.V(x - 1, 99, 181).V(x + 1, 99, 181);
           return page;
         },
         kGrid},
        {"FrameDrawnTwice",
         [] {
           return Table()
               .Grid(kXs, kYs)
               .Grid({46, 414}, {96, 184})
               .Grid({44, 416}, {94, 186});
         },
         kGrid},
        {"GapsAtTheCorners",
         [] {
           PageBuilder page = Table();
           for (std::size_t x = 1; x < kXs.size(); ++x) {
             for (const float y : kYs) page.H(y, kXs[x - 1] + 2, kXs[x] - 2);
           }
           for (std::size_t y = 1; y < kYs.size(); ++y) {
             for (const float x : kXs) page.V(x, kYs[y - 1] + 2, kYs[y] - 2);
           }
           return page;
         },
         kGrid},
        {"SlightlyMisaligned",
         [] {
           PageBuilder page = Table();
           for (std::size_t x = 1; x < kXs.size(); ++x) {
             const float off = x % 2 == 0 ? 0.4F : -0.4F;
             for (const float y : kYs) page.H(y + off, kXs[x - 1], kXs[x]);
           }
           for (const float x : kXs) page.V(x, 100.5F, 179.5F);
           return page;
         },
         kGrid},
        {"BoxesWithSpaceBetween",
         [] {
           PageBuilder page = Table();
           for (std::size_t x = 1; x < kXs.size(); ++x) {
             for (std::size_t y = 1; y < kYs.size(); ++y) {
               page.Grid({kXs[x - 1] + 1, kXs[x] - 1}, {kYs[y - 1] + 1, kYs[y] - 1});
             }
           }
           return page;
         },
         kGrid},
        {"OpenAtTheSides",
         [] {
           PageBuilder page = Table();
           for (const float y : kYs) page.H(y, 50, 410);
           for (std::size_t x = 1; x + 1 < kXs.size(); ++x) page.V(kXs[x], 100, 180);
           return page;
         },
         kGrid},
        {"OpenAllAround",
         [] {
           PageBuilder page = Table();
           for (std::size_t y = 1; y + 1 < kYs.size(); ++y) page.H(kYs[y], 50, 410);
           for (std::size_t x = 1; x + 1 < kXs.size(); ++x) page.V(kXs[x], 100, 180);
           return page;
         },
         kGrid},
        {"ColumnsOnly",
         [] {
           PageBuilder page = Table();
           page.H(100, 50, 410).H(120, 50, 410).H(180, 50, 410);
           for (const float x : kXs) page.V(x, 100, 180);
           return page;
         },
         kGrid},
        {"RowsOnly",
         [] {
           PageBuilder page = Table();
           for (const float y : kYs) page.H(y, 50, 410);
           return page;
         },
         kGrid},
        {"ThreeLines",
         [] { return Table().H(100, 50, 410, 1).H(120, 50, 410).H(180, 50, 410, 1); },
         kGrid},
        {"RulesOfTheHeaderOnly", [] { return Table().H(100, 50, 410).H(120, 50, 410); },
         kGrid},
        {"GridOfTheHeaderOnly",
         [] {
           return Table().Grid(kXs, {100, 120});
         },
         kGrid},
        {"None", [] { return Table(); }, kGrid},
    }),
    NameOfCase);

}  // namespace
}  // namespace budget::page
