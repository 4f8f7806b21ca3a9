// Tables whose columns go on on the facing page, where no labels stand.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/table/stitch_tables.h"
#include "tests/table/grid_text.h"

namespace budget::table {
namespace {

struct PrintedPage {
  std::vector<std::string> lines;
  const char* grid;
  float top = 100;  // of the grid, points
  float left = 50;
};

struct Case {
  const char* name;
  std::vector<PrintedPage> pages;
  const char* wanted;  // "title rows x columns" of each table
};

PageContent ContentOf(const PrintedPage& printed, int number) {
  constexpr float kWidth = 60;
  constexpr float kHeight = 12;
  PageContent page;
  page.page = number;
  for (const std::string& text : printed.lines) {
    Line line;
    line.text = text;
    line.place.page = number;
    page.items.emplace_back(line);
  }
  Fragment fragment = bind::GridOf(printed.grid);
  for (Cell& cell : fragment.cells) {
    const float x = printed.left + kWidth * static_cast<float>(cell.column);
    const float y = printed.top + kHeight * static_cast<float>(cell.row);
    cell.place = {number,
                  0,
                  {x, y, x + kWidth * static_cast<float>(cell.column_span),
                   y + kHeight * static_cast<float>(cell.row_span)}};
    fragment.place.box = Union(fragment.place.box, cell.place.box);
  }
  fragment.place.page = number;
  page.items.emplace_back(fragment);
  return page;
}

class FacingPagesTest : public testing::TestWithParam<Case> {};

TEST_P(FacingPagesTest, AreJoined) {
  const auto schema = bind::Template("mof-budget");
  Stitcher stitcher(*schema);
  std::vector<WholeTable> wholes;
  int number = 0;
  for (const PrintedPage& page : GetParam().pages) {
    stitcher.Add(ContentOf(page, ++number), &wholes);
  }
  stitcher.Finish(&wholes);
  std::string shown;
  for (const WholeTable& whole : wholes) {
    shown += whole.title + " " + std::to_string(whole.grid.rows()) + "x" +
             std::to_string(whole.grid.columns()) + " " + whole.unit + "\n";
  }
  EXPECT_EQ(GetParam().wanted, shown);
}

const PrintedPage kFirst = {{"2025年部门支出总表", "单位：万元"},
                            "科目编码|科目名称|合计\n201|公共服务|9.00\n|合计|9.00"};

const std::vector<Case> kCases = {
    {"Alone",
     {kFirst, {{}, "基本支出|项目支出\n4.00|5.00\n4.00|5.00", 102, 50}},
     "2025年部门支出总表 3x5 万元\n"},
    {"UnderTheTitle",
     {kFirst, {{"2025年部门支出总表"}, "基本支出|项目支出\n4.00|5.00\n|5.00"}},
     "2025年部门支出总表 3x5 万元\n"},
    {"RowsLeftOut",
     {kFirst, {{}, "基本支出|项目支出\n|\n4.00|5.00"}},
     "2025年部门支出总表 3x5 万元\n"},
    {"UnitOnTheFacingPage",
     {{{"2025年部门支出总表"}, "科目编码|科目名称|合计\n201|公共服务|9.00\n|合计|9.00"},
      {{"单位：万元"}, "基本支出|项目支出\n4.00|5.00\n4.00|5.00"}},
     "2025年部门支出总表 3x5 万元\n"},
    {"TitleWithoutItsBrackets",
     {{{"2025年部门支出总表", "（按项目分地区）", "单位：万元"},
       "科目名称|备注\n公共服务|一次性\n外交|按实结算"},
      {{"2025年部门支出总表"}, "国防|一次性\n教育|按实结算"}},
     "2025年部门支出总表（按项目分地区） 5x2 万元\n"},
    {"TitleWithoutBracketsOfAnotherTable",
     {{{"2025年部门支出总表", "（按项目分地区）", "单位：万元"},
       "科目名称|合计\n公共服务|9.00"},
      {{"2025年部门支出总表"}, "科目名称|合计\n国防|8.00"}},
     "2025年部门支出总表（按项目分地区） 2x2 万元\n2025年部门支出总表 2x2 \n"},
    {"RestOfTheTitle",
     {kFirst, {{"支出总表"}, "基本支出|项目支出\n4.00|5.00\n4.00|5.00"}},
     "2025年部门支出总表 3x5 万元\n"},
    {"TitleThatEndsAlike",
     {kFirst, {{"支出总表"}, "科目编码|科目名称|合计\n201|公共服务|9.00"}},
     "2025年部门支出总表 3x3 万元\n支出总表 2x3 \n"},
    {"BelowANote",
     {kFirst, {{"注：含上年结转。"}, "基本支出|项目支出\n4.00|5.00\n4.00|5.00"}},
     "2025年部门支出总表 3x5 万元\n"},
    {"MoreRowsOfTheHeader",
     {kFirst, {{}, "本年支出|<\n基本支出|项目支出\n4.00|5.00\n4.00|5.00", 88}},
     "2025年部门支出总表 4x5 万元\n"},
    {"AtOtherHeights",
     {kFirst, {{}, "基本支出|项目支出\n4.00|5.00\n4.00|5.00", 180}},
     "2025年部门支出总表 3x3 万元\n 3x2 \n"},
    {"OfOtherRows",
     {kFirst, {{}, "基本支出|项目支出\n4.00|5.00\n4.00|5.00\n8.00|10.00"}},
     "2025年部门支出总表 3x3 万元\n 4x2 \n"},
    {"WithLabels",
     {kFirst, {{}, "项目|项目支出\n甲|5.00\n乙|5.00"}},
     "2025年部门支出总表 3x3 万元\n 3x2 \n"},
};

INSTANTIATE_TEST_SUITE_P(Pages, FacingPagesTest, testing::ValuesIn(kCases),
                         [](const auto& param) { return param.param.name; });

}  // namespace
}  // namespace budget::table
