// Rows that no rule divides: labels broken over lines beside figures, and what is not
// certain about them.

#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "pipeline/page/find_page_content.h"
#include "tests/page/page_cases.h"

namespace budget::page {
namespace {

// A ruled head over one ruled band of 160 points, with the figures of five rows in it.
PageBuilder Band() {
  PageBuilder page;
  page.Grid({50, 170, 250, 330}, {100, 120, 280});
  page.Text(80, 114, "项目").Text(190, 114, "预算数").Text(270, 114, "决算数");
  for (int row = 0; row < 5; ++row) {
    const float baseline = 140 + 30 * static_cast<float>(row);
    page.RightText(247, baseline, std::to_string(1100 + row) + ".50");
    page.RightText(327, baseline, std::to_string(2200 + row) + ".50");
  }
  return page;
}

// Broken labels at the second and the fourth row; `first` is the height of their first
// line above the figures.
PageBuilder Labelled(float first) {
  PageBuilder page = Band();
  for (int row = 0; row < 5; ++row) {
    const float baseline = 140 + 30 * static_cast<float>(row);
    if (row % 2 == 0) {
      page.Text(53, baseline, "教育支出");
      continue;
    }
    page.Text(53, baseline - first, "社会保障和就业支出其");
    page.Text(53, baseline - first + 13, "他支出");
  }
  return page;
}

constexpr char kLabelled[] =
    "[项目|预算数|决算数; 教育支出|1100.50|2200.50; "
    "社会保障和就业支出其/他支出|1101.50|2201.50; 教育支出|1102.50|2202.50; "
    "社会保障和就业支出其/他支出|1103.50|2203.50; 教育支出|1104.50|2204.50]";

INSTANTIATE_TEST_SUITE_P(
    Rows, PageContentTest,
    testing::Values(
        PageCase{"LabelsAtTheMiddle", [] { return Labelled(6.5F); }, kLabelled},
        PageCase{"LabelsAtTheTop", [] { return Labelled(0); }, kLabelled},
        PageCase{"LabelsAtTheBottom", [] { return Labelled(13); }, kLabelled},
        // A row whose values are blank is none that goes on.
        PageCase{"RowWithoutValues",
                 [] {
                   PageBuilder page;
                   page.Grid({50, 170, 250}, {100, 120, 240});
                   page.Text(80, 114, "项目").Text(190, 114, "预算数");
                   page.Text(53, 140, "教育支出").RightText(247, 140, "12.50");
                   page.Text(53, 160, "其中：");
                   page.Text(53, 180, "普通教育").RightText(247, 180, "8.50");
                   page.Text(53, 200, "职业教育").RightText(247, 200, "4.00");
                   return page;
                 },
                 "[项目|预算数; 教育支出|12.50; 其中：|_; 普通教育|8.50; "
                 "职业教育|4.00]"},
        // Heights of figures and labels differ with their fonts.
        PageCase{"FiguresALittleLower",
                 [] {
                   PageBuilder page;
                   page.Grid({50, 170, 250}, {100, 120, 240});
                   page.Text(80, 114, "项目").Text(190, 114, "预算数");
                   for (int row = 0; row < 6; ++row) {
                     const float baseline = 135 + 18 * static_cast<float>(row);
                     page.Text(53, baseline, "教育" + std::to_string(row));
                     page.RightText(247, baseline + static_cast<float>(row % 2) * 4,
                                    std::to_string(10 + row) + ".50");
                   }
                   return page;
                 },
                 "[项目|预算数; 教育0|10.50; 教育1|11.50; 教育2|12.50; "
                 "教育3|13.50; 教育4|14.50; 教育5|15.50]"},
        // A label of the whole band, before the labels of its rows.
        PageCase{"LabelOfABand",
                 [] {
                   PageBuilder page;
                   page.Grid({50, 110, 190, 270}, {100, 120, 190, 260});
                   page.Text(60, 114, "项目").Text(130, 114, "类型");
                   page.Text(210, 114, "余额");
                   for (int band = 0; band < 2; ++band) {
                     const float top = 120 + 70 * static_cast<float>(band);
                     page.Text(53, top + 38.5F, "债券");
                     page.Text(113, top + 15, "合计").RightText(267, top + 15, "5.40");
                     page.Text(113, top + 38, "新增").RightText(267, top + 38, "2.10");
                     page.Text(113, top + 61, "其他").RightText(267, top + 61, "3.30");
                   }
                   return page;
                 },
                 "[项目|类型|余额; 3x1:债券|合计|5.40; 新增|2.10; 其他|3.30; "
                 "3x1:债券|合计|5.40; 新增|2.10; 其他|3.30]"},
        // Text alone: the column whose lines stand apart tells the rows.
        PageCase{"RowsOfText",
                 [] {
                   PageBuilder page;
                   page.Grid({50, 170, 250}, {100, 120, 240});
                   page.Text(80, 114, "项目").Text(190, 114, "等级");
                   for (int row = 0; row < 4; ++row) {
                     const float baseline = 138 + 28 * static_cast<float>(row);
                     page.Text(200, baseline, "优");
                     page.Text(53, baseline - 6, "某部门预算整体绩效的");
                     page.Text(53, baseline + 6, "评价");
                   }
                   return page;
                 },
                 "[项目|等级; 某部门预算整体绩效的/评价|优; "
                 "某部门预算整体绩效的/评价|优; 某部门预算整体绩效的/评价|优; "
                 "某部门预算整体绩效的/评价|优]"},
        // A figure broken over two lines, around the height of its row.
        PageCase{"BrokenFigure",
                 [] {
                   PageBuilder page;
                   page.Grid({50, 170, 220, 300}, {100, 120, 240});
                   page.Text(80, 114, "项目").Text(175, 114, "预算数");
                   page.Text(240, 114, "决算数");
                   for (int row = 0; row < 4; ++row) {
                     const float baseline = 140 + 25 * static_cast<float>(row);
                     page.Text(53, baseline, "教育" + std::to_string(row));
                     page.RightText(297, baseline, "31" + std::to_string(row) + ".50");
                     if (row == 1) continue;
                     page.RightText(217, baseline, "12" + std::to_string(row) + ".50");
                   }
                   page.RightText(217, 159, "12345678").RightText(217, 171, "9");
                   return page;
                 },
                 "[项目|预算数|决算数; 教育0|120.50|310.50; "
                 "教育1|123456789|311.50; 教育2|122.50|312.50; "
                 "教育3|123.50|313.50]"},
        // No rules at all, and one label only beside its figure.
        PageCase{"LabelsBesideNoFigure",
                 [] {
                   PageBuilder page;
                   page.Text(80, 114, "项目").Text(190, 114, "预算数");
                   for (int row = 0; row < 4; ++row) {
                     const float baseline = 140 + 30 * static_cast<float>(row);
                     page.RightText(247, baseline, "12" + std::to_string(row) + ".50");
                     if (row == 3) continue;
                     page.Text(53, baseline - 6, "社会保障和就业支出其");
                     page.Text(53, baseline + 6, "他支出");
                   }
                   return page.Text(53, 230, "合计");
                 },
                 "[项目|预算数; 社会保障和就业支出其/他支出|120.50; "
                 "社会保障和就业支出其/他支出|121.50; "
                 "社会保障和就业支出其/他支出|122.50; 合计|123.50]"},
        // 2025年预算 stands above the only line of the other heads, 数 below it.
        PageCase{"FirstLineOfAHead",
                 [] {
                   PageBuilder page;
                   page.Text(60, 114, "科目编码").Text(140, 114, "科目名称");
                   page.Text(260, 108, "2025年预算").Text(280, 120, "数");
                   return page.Rows({50, 130, 250, 330}, 126,
                                    {{"201", "公共服务", "12.50"},
                                     {"20101", "人大事务", "7.50"},
                                     {"", "合计", "20.00"}});
                 },
                 "[科目编码|科目名称|2025年预算/数; 201|公共服务|12.50; "
                 "20101|人大事务|7.50; _|合计|20.00]"},
        // A head of all figures, one of a group, and heads beside the group over both
        // levels.
        PageCase{
            "HeadsOfThreeLevels",
            [] {
              PageBuilder page;
              page.Text(300, 80, "2025年预算数").Text(310, 100, "财政拨款");
              page.Text(63, 100, "项目").Text(190, 110, "合计");
              page.Text(254, 120, "小计").Text(323, 120, "一般").Text(388, 120, "基金");
              page.Text(448, 110, "其他");
              return page.Rows({50, 170, 235, 300, 365, 430, 495}, 126,
                               {{"教育", "10.50", "9.50", "5.50", "4.00", "1.00"},
                                {"农林", "10.50", "9.50", "5.50", "4.00", "1.00"},
                                {"合计", "21.00", "19.00", "11.00", "8.00", "2.00"}});
            },
            "[3x1:项目|1x5:2025年预算数; 2x1:合计|1x3:财政拨款|2x1:其他; "
            "小计|一般|基金; 教育|10.50|9.50|5.50|4.00|1.00; "
            "农林|10.50|9.50|5.50|4.00|1.00; 合计|21.00|19.00|11.00|8.00|2.00]"},
        // Three rows that go on from the page before, below its word for it.
        PageCase{"RowsBelowACaption",
                 [] {
                   PageBuilder page;
                   page.Text(280, 50, "续表", 12);
                   return page.Rows({50, 170, 250, 330}, 60,
                                    {{"教育", "12.50", "1.50"},
                                     {"农林", "7.50", "2.50"},
                                     {"合计", "20.00", "4.00"}});
                 },
                 "续表\n[教育|12.50|1.50; 农林|7.50|2.50; 合计|20.00|4.00]"},
        // Labels whose rules are missing beside ruled figures.
        PageCase{"LabelsWithoutTheirRules",
                 [] {
                   PageBuilder page;
                   page.H(100, 50, 330).H(120, 50, 330).H(160, 50, 330);
                   page.H(140, 200, 330);
                   page.V(50, 100, 160).V(130, 100, 160).V(200, 100, 160);
                   page.V(330, 100, 160);
                   return page.Rows({50, 130, 200, 330}, 100,
                                    {{"项目", "公式", "金额"},
                                     {"一般债务", "B", "12.50"},
                                     {"专项债务", "C", "7.50"}});
                 },
                 "[项目|公式|金额; 一般债务|B|12.50; 专项债务|C|7.50]"},
        PageCase{"LabelOfTwoRuledRows",
                 [] {
                   PageBuilder page;
                   page.H(100, 50, 330).H(120, 50, 330).H(160, 50, 330);
                   page.H(140, 200, 330);
                   page.V(50, 100, 160).V(200, 100, 160).V(330, 100, 160);
                   page.Text(53, 137, "社会保障和就业支").Text(53, 149, "出");
                   return page.Rows({50, 200, 330}, 100,
                                    {{"项目", "金额"}, {"", "12.50"}, {"", "7.50"}});
                 },
                 "[项目|金额; 2x1:社会保障和就业支/出|12.50; 7.50]"},
        // The title and the unit of a table inside its frame are no head.
        PageCase{"TitleInTheFrame",
                 [] {
                   PageBuilder page;
                   page.H(80, 50, 330).V(50, 80, 100).V(330, 80, 100);
                   page.Text(150, 94, "主要指标");
                   return page.Grid({50, 170, 250, 330}, {100, 120, 140})
                       .Rows({50, 170, 250, 330}, 100,
                             {{"项目", "金额", "占比"}, {"合计", "41.50", "3.20"}});
                 },
                 "主要指标\n[项目|金额|占比; 合计|41.50|3.20]"},
        // Over rows with figures it names these.
        PageCase{"GroupOverFigures",
                 [] {
                   PageBuilder page;
                   page.H(80, 50, 330).V(50, 80, 100).V(330, 80, 100);
                   page.Text(150, 94, "一级项目");
                   return page.Grid({50, 170, 250, 330}, {100, 120, 140})
                       .Rows({50, 170, 250, 330}, 100,
                             {{"教育", "11.50", "1.20"}, {"合计", "41.50", "3.20"}});
                 },
                 "[1x3:一级项目; 教育|11.50|1.20; 合计|41.50|3.20]"},
        PageCase{"TwoTablesWithCaptionsOfTheirOwn",
                 [] {
                   PageBuilder page;
                   page.Text(150, 60, "甲表").Text(380, 60, "乙表");
                   page.Text(210, 80, "单位：万元").Text(290, 80, "部门：某局");
                   page.Text(450, 80, "单位：元");
                   return page.Grid({50, 170, 270}, {100, 120, 140})
                       .Grid({290, 400, 490}, {100, 120, 140})
                       .Rows({50, 170, 270}, 100, {{"项目", "金额"}, {"合计", "1.50"}})
                       .Rows({290, 400, 490}, 100,
                             {{"项目", "金额"}, {"合计", "2.50"}});
                 },
                 "甲表\n单位：万元\n[项目|金额; 合计|1.50]\n"
                 "乙表\n部门：某局\n单位：元\n[项目|金额; 合计|2.50]"},
        // One caption for both is not divided.
        PageCase{"TwoTablesUnderOneCaption",
                 [] {
                   PageBuilder page;
                   page.Text(50, 80, "部门：某局").Text(450, 80, "单位：元");
                   return page.Grid({50, 170, 270}, {100, 120, 140})
                       .Grid({290, 400, 490}, {100, 120, 140})
                       .Rows({50, 170, 270}, 100, {{"项目", "金额"}, {"合计", "1.50"}})
                       .Rows({290, 400, 490}, 100,
                             {{"项目", "金额"}, {"合计", "2.50"}});
                 },
                 "部门：某局\n单位：元\n[项目|金额; 合计|1.50]\n"
                 "[项目|金额; 合计|2.50]"}),
    NameOfCase);

// The doubt of each cell with text: "text ?row".
std::string Doubts(const Page& page) {
  std::string shown;
  for (const Item& item : FindPageContent(page).items) {
    const auto* fragment = std::get_if<Fragment>(&item);
    if (fragment == nullptr) continue;
    for (const Cell& cell : fragment->cells) {
      if (cell.layout == LayoutDoubt::kNone) continue;
      shown += cell.raw + (cell.layout == LayoutDoubt::kRow ? " ?row;" : " ?figures;");
    }
  }
  return shown;
}

TEST(LayoutDoubtTest, CertainWhereOneAlignmentExplains) {
  EXPECT_EQ("", Doubts(Labelled(6.5F).page()));
  EXPECT_EQ("", Doubts(Labelled(0).page()));
  EXPECT_EQ("", Doubts(Labelled(13).page()));
}

// Codes stand beside the figures, and the lines of the labels as near as rows: the
// first two could be one label and the last two another, or the last three.
TEST(LayoutDoubtTest, RowsWhoseLinesTwoAlignmentsExplain) {
  PageBuilder page;
  page.Grid({50, 110, 210, 270}, {100, 120, 240});
  page.Text(60, 114, "编码").Text(130, 114, "名称").Text(220, 114, "金额");
  const float heights[] = {134, 146, 170, 194, 206};
  for (int row = 0; row < 5; ++row) {
    page.Text(53, heights[row], "2010" + std::to_string(row));
    page.RightText(267, heights[row], std::to_string(11 + row) + ".50");
  }
  page.Text(113, 134, "住房公积金甲").Text(113, 146, "养老支出甲乙");
  page.Text(113, 158, "机关事业单位").Text(113, 170, "基本养老保险");
  page.Text(113, 182, "缴费支出").Text(113, 194, "卫生健康支出");
  page.Text(113, 206, "住房保障支出");
  EXPECT_NE(std::string::npos, Doubts(page.page()).find("13.50 ?row"));
}

TEST(LayoutDoubtTest, SeveralFiguresInOneCell) {
  PageBuilder page;
  page.Grid({50, 130, 200}, {100, 140, 160});
  page.Text(53, 122, "行政运行").RightText(197, 114, "12.50").RightText(197, 134, "7");
  page.Text(53, 154, "合计").RightText(197, 154, "3.00");
  EXPECT_EQ("12.50\n7 ?figures;", Doubts(page.page()));
}

// Where the only table of a page comes from.
GridSource SourceOf(const Page& page) {
  for (const Item& item : FindPageContent(page).items) {
    if (const auto* fragment = std::get_if<Fragment>(&item)) return fragment->source;
  }
  return GridSource::kFlow;
}

// Two figures that each fill their column, as far from each other as rows are.
TEST(LayoutDoubtTest, FiguresOfTwoRowsThatFillTheirColumn) {
  PageBuilder page;
  page.Grid({50, 130, 180, 220}, {100, 120, 200, 220});
  page.Text(53, 114, "项目").Text(133, 114, "决算数").Text(183, 114, "年初数");
  page.Text(53, 142, "调出资金", 11).Text(53, 182, "年终结余", 11);
  page.RightText(177, 142, "258421", 12).RightText(177, 182, "63858", 12);
  page.RightText(217, 142, "168249")
      .Text(53, 214, "总计")
      .RightText(177, 214, "570723");
  EXPECT_EQ(
      "[项目|决算数|年初数; 调出资金|258421|168249; 年终结余|63858|_; "
      "总计|570723|_]",
      Show(FindPageContent(page.page())));
  EXPECT_EQ("", Doubts(page.page()));
}

// What two lines of figures in one cell are.
TEST(LayoutDoubtTest, FiguresBelowEachOther) {
  struct {
    const char* name;
    const char* above;
    const char* below;
    const char* want;
  } const cases[] = {
      {"only the whole is grouped", "1,234,", "567.00", ""},
      {"a fraction begins no figure", "1,234,56", "7.00", ""},
      {"each could be one", "1234567", "89", "123456789 ?row;"},
      {"each could be one with a fraction", "1234.5", "0", "1234.50 ?row;"},
      {"the lower one is hardly one", "1,234", ".50", "1,234.50 ?row;"},
      {"each is one", "1234567", "1234567", "1234567\n1234567 ?figures;"},
  };
  for (const auto& test : cases) {
    PageBuilder page;
    page.Grid({50, 130, 175, 230}, {100, 120, 150, 170});
    page.Text(53, 114, "项目").Text(133, 114, "决算数").Text(183, 114, "年初数");
    page.Text(53, 136, "行政运行")
        .Text(133, 130, test.above)
        .Text(133, 142, test.below);
    page.RightText(227, 136, "16.00").Text(53, 164, "总计").RightText(172, 164, "5.00");
    EXPECT_EQ(test.want, Doubts(page.page())) << test.name;
  }
}

// The white between the figures of two columns separates no thousands.
TEST(LayoutDoubtTest, FiguresFarApartOnOneLine) {
  PageBuilder page;
  page.Grid({50, 130, 230}, {100, 120, 140, 160, 180});
  page.Text(53, 114, "项目").Text(133, 114, "决算数");
  page.Text(53, 134, "行政运行").Text(133, 134, "12").Text(160, 134, "345");
  page.Text(53, 154, "项目支出").RightText(227, 154, "3.00");
  page.Text(53, 174, "总计").RightText(227, 174, "15.00");
  EXPECT_EQ("12 345 ?figures;", Doubts(page.page()));
}

// A page of few words and with rules, askew: the rules tell the merged label.  The same
// rules on straight text are none.
TEST(StraightenTest, TurnsTheRulesOfASkewedPage) {
  constexpr float kSlope = 0.03F;
  PageBuilder builder;
  builder.Grid({50, 170, 250}, {100, 120, 140, 160}).Text(60, 114, "项目支出");
  builder.Text(190, 114, "本年预算")
      .Text(53, 134, "运转保障")
      .Text(53, 154, "行政运行");
  builder.RightText(247, 134, "1,234.00").RightText(247, 154, "5,678.00");
  const Page straight = builder.page();
  const auto fall = [&](float x, float y) {
    return kSlope * (x - straight.width / 2) + y;
  };
  const auto go = [&](float x, float y) {
    return x - kSlope * (y - straight.height / 2);
  };
  Page page = straight;
  for (Ruling& ruling : page.rulings) {
    const float middle = (ruling.from + ruling.to) / 2;
    const float half = (ruling.to - ruling.from) / 2;
    const float x = ruling.horizontal ? middle : ruling.position;
    const float y = ruling.horizontal ? ruling.position : middle;
    const float along = ruling.horizontal ? go(x, y) : fall(x, y);
    ruling = {ruling.horizontal, ruling.horizontal ? fall(x, y) : go(x, y),
              along - half,      along + half,
              ruling.width,      kSlope};
  }
  EXPECT_EQ(GridSource::kAligned, SourceOf(page));
  for (Glyph& glyph : page.glyphs) {
    const float x = go(glyph.box.x0, glyph.baseline);
    const float y = fall(glyph.box.x0, glyph.baseline);
    glyph.box = {x, glyph.box.y0 + y - glyph.baseline, x + glyph.box.width(),
                 glyph.box.y1 + y - glyph.baseline};
    glyph.baseline = y;
  }
  EXPECT_EQ(GridSource::kLattice, SourceOf(page));
  EXPECT_EQ(Show(FindPageContent(straight)), Show(FindPageContent(page)));
}

// A page askew by a degree and a half reads like the straight one.
TEST(StraightenTest, ReadsASkewedPage) {
  for (const float slope : {0.026F, -0.026F, 0.052F}) {
    Page page = Table().Text(60, 60, "某部门的收支总表").page();
    Page straight = page;
    for (Glyph& glyph : page.glyphs) {
      const float down = slope * (glyph.box.x0 - page.width / 2);
      glyph.box.y0 += down;
      glyph.box.y1 += down;
      glyph.baseline += down;
    }
    EXPECT_EQ(Show(FindPageContent(straight)), Show(FindPageContent(page))) << slope;
  }
}

}  // namespace
}  // namespace budget::page
