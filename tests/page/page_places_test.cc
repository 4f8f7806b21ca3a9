// Where on a page its tables and lines are said to stand, and in which order.

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <variant>

#include "pipeline/page/find_page_content.h"
#include "tests/page/page_builder.h"
#include "tests/page/page_cases.h"

namespace budget::page {
namespace {

TEST(PagePlacesTest, PlacesCellsWhereTheyStand) {
  const PageContent content = FindPageContent(Table().Grid(kXs, kYs).page());
  ASSERT_EQ(1U, content.items.size());
  const auto& fragment = std::get<Fragment>(content.items[0]);
  EXPECT_EQ(1, fragment.place.page);
  EXPECT_EQ((Box{50, 100, 410, 180}), fragment.place.box);
  const Cell& cell = fragment.cells[6];
  EXPECT_EQ("1,234.50", cell.raw);
  EXPECT_EQ((Box{250, 120, 330, 140}), cell.place.box);
}

// By its first line: the second of a long label begins at the frame again.
TEST(PagePlacesTest, SaysHowFarTextsAreIndented) {
  PageBuilder builder;
  builder.Grid({50, 150, 250}, {100, 120, 140, 170})
      .Text(53, 114, "税收收入")
      .Text(63, 134, "增值税")
      .Text(73, 153, "国内增值税")
      .Text(53, 165, "（其中）")
      .RightText(247, 114, "12.00")
      .RightText(247, 134, "7.00")
      .RightText(247, 153, "5.00");
  const PageContent content = FindPageContent(builder.page());
  ASSERT_EQ(1U, content.items.size());
  const auto& cells = std::get<Fragment>(content.items[0]).cells;
  ASSERT_EQ(6U, cells.size());
  EXPECT_NEAR(0.3, cells[0].indent, 0.01);
  EXPECT_NEAR(1.3, cells[2].indent, 0.01);
  EXPECT_NEAR(2.3, cells[4].indent, 0.01);
}

TEST(PagePlacesTest, PlacesCellsOfATurnedTableOnThePage) {
  const PageBuilder builder = Table().Grid(kXs, kYs);
  const PageContent content = FindPageContent(builder.Turned());
  ASSERT_EQ(1U, content.items.size());
  const auto& fragment = std::get<Fragment>(content.items[0]);
  // (x, y) of the upright page is (800 - y, x) of the turned one.
  EXPECT_EQ((Box{620, 50, 700, 410}), fragment.place.box);
  EXPECT_EQ((Box{660, 250, 680, 330}), fragment.cells[6].place.box);
}

TEST(PagePlacesTest, ReadsATurnedTableAmongUprightText) {
  Page page = Table().Grid(kXs, kYs).Turned();
  const Page prose = PageBuilder()
                         .Text(50, 40, "说明一：以下是支出总表，请旋转后阅读，谢谢。")
                         .Text(50, 700, "说明二：以上是支出总表，请旋转后阅读，谢谢。")
                         .page();
  for (Glyph glyph : prose.glyphs) {
    glyph.run += 1000;
    page.glyphs.push_back(glyph);
  }
  EXPECT_EQ("说明一：以下是支出总表，请旋转后阅读，谢谢。\n" + std::string(kGrid) +
                "\n说明二：以上是支出总表，请旋转后阅读，谢谢。",
            Show(FindPageContent(page)));
}

TEST(PagePlacesTest, TellsSizeWeightAndBlankLines) {
  PageBuilder builder;
  builder.Text(50, 60, "标题", 18);
  for (int i = 0; i < 6; ++i) {
    builder.Text(50, 120 + 16.0F * static_cast<float>(i), "正文正文正文");
  }
  builder.Text(50, 240, "下一段");
  Page page = builder.page();
  for (int i = 0; i < 2; ++i) page.glyphs[static_cast<std::size_t>(i)].bold = true;
  const PageContent content = FindPageContent(page);
  ASSERT_EQ(8U, content.items.size());
  const auto& title = std::get<Line>(content.items[0]);
  EXPECT_EQ(18, title.size);
  EXPECT_TRUE(title.bold);
  EXPECT_TRUE(std::get<Line>(content.items[1]).blank_before);
  EXPECT_FALSE(std::get<Line>(content.items[2]).blank_before);
  EXPECT_FALSE(std::get<Line>(content.items[2]).bold);
  EXPECT_TRUE(std::get<Line>(content.items[7]).blank_before);
}

TEST(PagePlacesTest, SaysNothingOfAnEmptyPage) {
  EXPECT_EQ("", Show(FindPageContent(PageBuilder().page())));
}

}  // namespace
}  // namespace budget::page
