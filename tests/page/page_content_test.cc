// What is found on pages made by hand.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/page/find_page_content.h"
#include "tests/page/page_builder.h"
#include "tests/page/page_cases.h"

namespace budget::page {
namespace {

TEST_P(PageContentTest, Finds) {
  EXPECT_EQ(GetParam().want, Show(FindPageContent(GetParam().build().page())));
}

// A table that reads downwards on its page is the same table.
TEST_P(PageContentTest, FindsTheSameTurned) {
  const PageBuilder builder = GetParam().build();
  const Page turned = builder.Turned();
  const PageContent content = FindPageContent(turned);
  EXPECT_EQ(GetParam().want, Show(content));
  for (const Item& item : content.items) {
    const auto* fragment = std::get_if<Fragment>(&item);
    if (fragment == nullptr) continue;
    EXPECT_LE(fragment->place.box.x1, turned.width);
    EXPECT_LE(fragment->place.box.y1, turned.height);
    EXPECT_GT(fragment->place.box.x0, turned.width / 2) << "the top is at the right";
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cells, PageContentTest,
    testing::ValuesIn(std::vector<PageCase>{
        {"Merged",
         [] {
           // The first column over two rows, the head of the others over both.
           PageBuilder page;
           page.H(100, 50, 290).H(120, 130, 290).H(140, 50, 290).H(160, 50, 290);
           page.V(50, 100, 160).V(130, 100, 160).V(210, 120, 160).V(290, 100, 160);
           page.Text(70, 124, "项目").Text(200, 114, "支出");
           page.Text(140, 134, "基本支出").Text(220, 134, "项目支出");
           return page.Text(53, 154, "合计").RightText(207, 154, "1.00");
         },
         "[2x1:项目|1x2:支出; 基本支出|项目支出; 合计|1.00|_]"},
        {"MoreRulesInTheBodyThanInTheHeader",
         [] {
           PageBuilder page;
           page.H(100, 50, 290).H(120, 50, 290).H(140, 50, 290);
           page.V(50, 100, 140).V(130, 120, 140).V(210, 100, 140).V(250, 120, 140);
           page.V(290, 100, 140);
           page.Text(110, 114, "科目").Text(240, 114, "金额");
           page.Text(53, 134, "201").Text(133, 134, "教育").Text(213, 134, "1.0");
           return page.Text(253, 134, "2.0");
         },
         "[1x2:科目|1x2:金额; 201|教育|1.0|2.0]"},
        {"BlankRowsAndColumnsAreKept",
         [] {
           return PageBuilder()
               .Grid({50, 130, 210, 290}, {100, 120, 140, 160})
               .Text(53, 114, "项目")
               .Text(133, 114, "金额");
         },
         "[项目|金额|_; _|_|_; _|_|_]"},
        {"LinesInACell",
         [] {
           return PageBuilder()
               .Grid({50, 130, 210}, {100, 130, 150})
               .Text(53, 112, "机关事业单位")
               .Text(53, 124, "养老保险")
               .RightText(207, 118, "12.00")
               .Text(53, 144, "合计");
         },
         "[机关事业单位/养老保险|12.00; 合计|_]"},
        {"SpreadLabelKeepsItsGap",
         [] {
           return PageBuilder()
               .Grid({50, 130, 210}, {100, 120, 140})
               .Text(55, 114, "合")
               .Text(105, 114, "计")
               .Text(133, 114, "New York")
               .Text(133, 134, "2022 年度");
         },
         "[合 计|New York; _|2022年度]"},
        {"NumberThatOverflowsToTheLeft",
         [] {
           return PageBuilder()
               .Grid({50, 130, 160, 190}, {100, 120, 140})
               .Text(53, 114, "行政运行")
               .RightText(159, 114, "12,345,678.90")
               .RightText(189, 114, "1.00")
               .Text(53, 134, "合计");
         },
         "[行政运行|12,345,678.90|1.00; 合计|_|_]"},
        {"LabelThatOverflowsToTheRight",
         [] {
           return PageBuilder()
               .Grid({50, 90, 170, 210}, {100, 120, 140})
               .Text(52, 114, "机关事业单位养老")
               .RightText(209, 114, "1.00")
               .Text(53, 134, "合计");
         },
         "[机关事业单位养老|_|1.00; 合计|_|_]"},
        {"NumberShownCharacterByCharacter",
         [] {
           return PageBuilder()
               .Grid({50, 130, 160, 190}, {100, 120, 140})
               .Text(53, 114, "行政运行")
               .Singly(109, 114, "123,456.78")
               .Singly(170, 114, "1.00")
               .Text(53, 134, "合计");
         },
         "[行政运行|123,456.78|1.00; 合计|_|_]"},
        {"NumbersThatTouchAreTwo",
         [] {
           return PageBuilder()
               .Grid({50, 130, 160, 190}, {100, 120, 140})
               .Text(53, 114, "行政运行")
               .Text(130, 114, "123.45")
               .Text(160, 114, "678.90")
               .Text(53, 134, "合计");
         },
         "[行政运行|123.45|678.90; 合计|_|_]"},
        {"NumberBrokenInANarrowCell",
         [] {
           return PageBuilder()
               .Grid({50, 130, 190}, {100, 130, 160, 190})
               .Text(53, 112, "行政运行")
               .RightText(188, 112, "1,234,567.8")
               .RightText(188, 124, "9")
               .Text(53, 144, "财政事务")
               .RightText(188, 144, "1,234,567.")
               .RightText(188, 156, "89")
               .Text(53, 174, "合计")
               .RightText(188, 174, "1,234,56")
               .RightText(188, 186, "7.89");
         },
         "[行政运行|1,234,567.89; 财政事务|1,234,567.89; 合计|1,234,567.89]"},
        {"TwoNumbersInOneCell",
         [] {
           return PageBuilder()
               .Grid({50, 130, 230}, {100, 130, 160})
               .Text(53, 118, "行政运行")
               .RightText(227, 112, "12.50")
               .RightText(227, 124, "7")
               .Text(53, 148, "合计");
         },
         "[行政运行|12.50/7; 合计|_]"},
        {"CurrencySignSetApart",
         [] {
           return PageBuilder()
               .Grid({50, 130, 230}, {100, 120, 140})
               .Text(53, 114, "教育")
               .Text(133, 114, "￥")
               .RightText(227, 114, "12.50")
               .Text(53, 134, "合计")
               .Text(133, 134, "￥")
               .RightText(227, 134, "12.50");
         },
         "[教育|￥ 12.50; 合计|￥ 12.50]"},
        {"BlocksWithOneRuleBetween",
         [] {
           PageBuilder page;
           page.H(100, 50, 410).H(140, 50, 410).H(200, 50, 410).V(230, 100, 200);
           page.Text(130, 114, "收入").Text(310, 114, "支出");
           return page.Rows({50, 150, 230, 330, 410}, 120,
                            {{"项目名称", "　预算数", "项目名称", "　预算数"},
                             {"财政拨款", "12.00", "教育支出", "7.00"},
                             {"其他收入", "", "科学支出", "5.00"},
                             {"收入总计", "12.00", "支出总计", "12.00"}});
         },
         "[1x2:收入|1x2:支出; 项目名称|预算数|项目名称|预算数; "
         "财政拨款|12.00|教育支出|7.00; "
         "其他收入|_|科学支出|5.00; 收入总计|12.00|支出总计|12.00]"},
        {"LabelsWithoutValues",
         [] {
           const std::vector<float> xs{50, 170, 250, 330};
           return PageBuilder()
               .H(100, 50, 330)
               .H(120, 50, 330)
               .H(220, 50, 330)
               .Rows(xs, 100,
                     {{"项目", "　预算数", "　决算数"},
                      {"一、基本支出", "", ""},
                      {"其中：人员经费", "3.00", "2.00"},
                      {"二、项目支出", "", ""},
                      {"其他", "1.00", "1.00"},
                      {"合计", "4.00", "3.00"}});
         },
         "[项目|预算数|决算数; 一、基本支出|_|_; 其中：人员经费|3.00|2.00; "
         "二、项目支出|_|_; 其他|1.00|1.00; 合计|4.00|3.00]"},
        {"GlyphsWithoutMappingAreTold",
         [] {
           return PageBuilder()
               .Grid({50, 130, 210}, {100, 120, 140})
               .Text(53, 114, "合计")
               .Text(140, 114, "12.")
               .Unmapped(155, 114)
               .Text(133, 134, "1.00");
         },
         "[合计|12.?; _|1.00]"},
        {"WordsUnderAHeadWithoutRules",
         [] {
           PageBuilder page;
           page.H(80, 50, 410).H(120, 50, 410).H(180, 50, 410).H(100, 250, 410);
           page.Text(290, 94, "本年支出").Text(60, 104, "编码").Text(140, 104, "名称");
           page.Text(270, 114, "合计").Text(350, 114, "基本");
           return page.Rows(kXs, 120, {kRows.begin() + 1, kRows.end()});
         },
         "[2x1:编码|2x1:名称|1x2:本年支出; 合计|基本; "
         "201|一般公共服务支出|1,234.50|_; 20106|财政事务|1,200.00|34.50; "
         "_|合计|2,434.50|34.50]"},
        {"LabelsOfTwoLinesWithoutRules",
         [] {
           PageBuilder page;
           page.Rows({50, 200, 300}, 80, {{"项目", "金额"}});
           page.Text(53, 118, "机关事业单位基本").Text(53, 130, "养老保险");
           page.RightText(297, 124, "12.00");
           page.Text(53, 154, "行政运行").RightText(297, 154, "3.00");
           return page.Text(53, 184, "合计").RightText(297, 184, "15.00");
         },
         "[项目|金额; 机关事业单位基本/养老保险|12.00; 行政运行|3.00; 合计|15.00]"},
        {"BlankColumnAtAnOpenSide",
         [] {
           PageBuilder page;
           for (const float y : {100.0F, 120.0F, 140.0F}) page.H(y, 50, 330);
           return page.V(150, 100, 140)
               .V(250, 100, 140)
               .Rows({50, 150, 250, 330}, 100,
                     {{"教育", "23.00", ""}, {"合计", "23.00", ""}});
         },
         "[教育|23.00|_; 合计|23.00|_]"},
        {"BlankColumnOfAThreeLineTable",
         [] {
           PageBuilder page;
           page.H(100, 50, 410).H(120, 50, 410).H(160, 50, 410);
           return page.Rows(
               kXs, 100, {kRows[0], {"201", "教育", "5.00", ""}, {"合计", "", "5.00"}});
         },
         "[编码|科目名称|基本支出|项目支出; 201|教育|5.00|_; 合计|_|5.00|_]"},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Pages, PageContentTest,
    testing::ValuesIn(std::vector<PageCase>{
        {"LinesInReadingOrder",
         [] {
           return PageBuilder()
               .Text(50, 130, "第二行。")
               .Text(50, 110, "增加 12.5 万元，")
               .Text(50, 60, "部门：某局")
               .Text(400, 60, "单位：万元");
         },
         "部门：某局\n单位：万元\n增加12.5万元，\n第二行。"},
        {"TitleSpreadOverThePage",
         [] { return PageBuilder().Text(200, 60, "目").Text(300, 60, "录"); }, "目 录"},
        {"CaptionsAroundATable",
         [] {
           return Table()
               .Grid(kXs, kYs)
               .Text(180, 70, "支出总表", 16)
               .Text(350, 92, "单位：万元")
               .Text(50, 198, "注：无。");
         },
         std::string("支出总表\n单位：万元\n") + kGrid + "\n注：无。"},
        {"TwoTablesStacked",
         [] {
           return PageBuilder()
               .Grid({50, 130, 210}, {100, 120, 140})
               .Rows({50, 130, 210}, 100, {{"项目", "金额"}, {"合计", "1.00"}})
               .Text(50, 152, "单位：元")
               .Grid({50, 130, 210}, {156, 176, 196})
               .Rows({50, 130, 210}, 156, {{"名称", "数量"}, {"车辆", "2"}});
         },
         "[项目|金额; 合计|1.00]\n单位：元\n[名称|数量; 车辆|2]"},
        {"TwoThreeLineTablesStacked",
         [] {
           PageBuilder page;
           for (const float y : {100.0F, 120.0F, 160.0F, 200.0F, 220.0F, 260.0F}) {
             page.H(y, 50, 210);
           }
           page.Rows({50, 130, 210}, 100, {{"项目", "金额"}, {"教育", "1.00"}});
           page.RightText(207, 154, "1.00").Text(53, 154, "合计");
           page.Text(100, 178, "支出总表").Text(140, 194, "单位：元");
           page.Rows({50, 130, 210}, 200, {{"名称", "数量"}, {"车辆", "2"}});
           return page.RightText(207, 254, "3").Text(53, 254, "合计");
         },
         "[项目|金额; 教育|1.00; 合计|1.00]\n支出总表\n单位：元\n"
         "[名称|数量; 车辆|2; 合计|3]"},
        {"TwoTablesSideBySide",
         [] {
           return PageBuilder()
               .Grid({50, 130, 210}, {100, 120, 140})
               .Rows({50, 130, 210}, 100, {{"项目", "金额"}, {"合计", "1.00"}})
               .Grid({230, 310, 390}, {100, 120, 140})
               .Rows({230, 310, 390}, 100, {{"名称", "数量"}, {"车辆", "2"}});
         },
         "[项目|金额; 合计|1.00]\n[名称|数量; 车辆|2]"},
        {"FrameOfThePage",
         [] {
           return Table().Grid(kXs, kYs).Grid({20, 580}, {20, 780});
         },
         kGrid},
        {"BoxAroundProse",
         [] {
           return PageBuilder()
               .Grid({50, 400}, {100, 160})
               .Text(60, 120, "收入预算")
               .Text(60, 140, "1,234.50万元。");
         },
         "收入预算\n1,234.50万元。"},
        {"UnderlinesInProse",
         [] {
           return PageBuilder()
               .Text(50, 100, "收入总计 1,234.50 万元，比上年增加 5.00 万元，")
               .Text(50, 120, "支出总计 1,234.50 万元，比上年增加 5.00 万元，")
               .H(102, 90, 180)
               .H(122, 90, 180)
               .H(142, 90, 180);
         },
         "收入总计1,234.50万元，比上年增加5.00万元，\n"
         "支出总计1,234.50万元，比上年增加5.00万元，"},
        {"UnderlinesInCells",
         [] { return Table().Grid(kXs, kYs).H(136, 54, 80).H(156, 340, 400); }, kGrid},
        {"ContentsAreNoTable",
         [] {
           return PageBuilder()
               .Text(50, 100, "一、部门概况")
               .RightText(400, 100, "3")
               .Text(50, 120, "二、部门预算表")
               .RightText(400, 120, "5")
               .Text(50, 140, "三、情况说明")
               .RightText(400, 140, "12");
         },
         "一、部门概况\n3\n二、部门预算表\n5\n三、情况说明\n12"},
        {"Watermark",
         [] { return Table().Grid(kXs, kYs).Text(60, 170, "内部资料", 60); },
         std::string(kGrid) + "\nfurniture: 内部资料"},
        {"BlankGridAtTheTopGoesOnFromThePageBefore",
         [] {
           return PageBuilder()
               .Grid({50, 130, 210}, {70, 90})
               .Text(50, 120, "注：无。")
               .Grid({50, 130, 210}, {300, 320});
         },
         "[_|_]\n注：无。"},
    }),
    NameOfCase);

}  // namespace
}  // namespace budget::page
