#include "pipeline/page/mark_furniture.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/page/page_builder.h"

namespace budget::page {
namespace {

Line MakeLine(const std::string& text, float x, float y, float size = 10) {
  Line line;
  line.text = text;
  line.size = size;
  line.place = {1, 0, {x, y, x + 60, y + size}};
  return line;
}

Fragment MakeTable(float y0, float y1) {
  Fragment fragment;
  fragment.rows = 1;
  fragment.columns = 1;
  fragment.cells.emplace_back().raw = "1.00";
  fragment.place.box = {50, y0, 550, y1};
  return fragment;
}

PageContent MakePage(int number, std::vector<Item> items) {
  PageContent page;
  page.page = number;
  page.width = 600;
  page.height = 800;
  page.items = std::move(items);
  return page;
}

// The text of the furniture, items separated by ';'.
std::string Furniture(const PageContent& page) {
  std::string shown;
  for (const Item& item : page.items) {
    const auto* line = std::get_if<Line>(&item);
    if (line == nullptr || line->role != LineRole::kFurniture) continue;
    shown += (shown.empty() ? "" : ";") + line->text;
  }
  return shown;
}

struct NumberCase {
  const char* name;
  Line line;
  bool want;
};

class PageNumberTest : public testing::TestWithParam<NumberCase> {};

TEST_P(PageNumberTest, IsToldByItsForm) {
  PageContent page = MakePage(12, {MakeLine("正文的第一行", 50, 120),
                                   MakeLine("正文的末行", 50, 660), GetParam().line});
  MarkFurniture(nullptr, &page);
  EXPECT_EQ(GetParam().want ? GetParam().line.text : "", Furniture(page));
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PageNumberTest,
    testing::ValuesIn(std::vector<NumberCase>{
        {"Bare", MakeLine("12", 290, 760), true},
        {"Dashes", MakeLine("- 12 -", 290, 760), true},
        {"BoxDrawing", MakeLine("─ 12 ─", 290, 760), true},
        {"FullWidth", MakeLine("－１２－", 290, 760), true},
        {"OfAll", MakeLine("12/30", 290, 760), true},
        {"Roman", MakeLine("xii", 290, 760), true},
        {"Worded", MakeLine("第 12 页", 290, 760), true},
        {"WordedOfAll", MakeLine("第12页 共30页", 290, 760), true},
        {"AtTheTop", MakeLine("12", 290, 30), true},
        {"OnTheLeftWithDashes", MakeLine("— 12 —", 50, 760), true},
        {"InTheMiddleOfThePage", MakeLine("12", 290, 400), false},
        {"TooLong", MakeLine("2106601", 290, 760), false},
        {"Amount", MakeLine("1,234.50", 290, 760), false},
        {"Text", MakeLine("第三部分 2022年度部门预算情况说明", 290, 760), false},
        {"AnotherPagesNumber", MakeLine("第 99 条", 290, 760), false},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(PageNumberTest, IsNotTheEndOfAParagraph) {
  PageContent page =
      MakePage(1, {MakeLine("……收入预算总计", 50, 748), MakeLine("12", 50, 760)});
  MarkFurniture(nullptr, &page);
  EXPECT_EQ("", Furniture(page));
}

TEST(PageNumberTest, IsNotTheNumberOfATable) {
  PageContent page =
      MakePage(3, {MakeLine("公开03表", 50, 40), MakeLine("收入总表", 250, 56, 20),
                   MakeTable(90, 400)});
  MarkFurniture(nullptr, &page);
  EXPECT_EQ("", Furniture(page));
}

struct RepeatCase {
  const char* name;
  std::vector<Item> before;
  std::vector<Item> after;
  std::string want;  // furniture of both pages: "before|after"
};

class RepeatedLineTest : public testing::TestWithParam<RepeatCase> {};

TEST_P(RepeatedLineTest, IsToldByItsPlace) {
  PageContent before = MakePage(4, GetParam().before);
  PageContent after = MakePage(5, GetParam().after);
  MarkFurniture(nullptr, &before);
  MarkFurniture(&before, &after);
  EXPECT_EQ(GetParam().want, Furniture(before) + "|" + Furniture(after));
}

const Line kHeader = MakeLine("某局2022年度部门预算", 50, 30);
const Line kProse = MakeLine("正文", 50, 120);

INSTANTIATE_TEST_SUITE_P(
    Places, RepeatedLineTest,
    testing::ValuesIn(std::vector<RepeatCase>{
        {"HeaderOfProse",
         {kHeader, kProse},
         {kHeader, kProse},
         "某局2022年度部门预算|某局2022年度部门预算"},
        {"FooterWithPageNumber",
         {kProse, MakeLine("部门预算公开 4", 400, 770)},
         {kProse, MakeLine("部门预算公开 5", 400, 770)},
         "部门预算公开 4|部门预算公开 5"},
        {"HeaderAboveProseAndAboveATable",
         {kHeader, kProse},
         {kHeader, MakeTable(60, 400)},
         "某局2022年度部门预算|某局2022年度部门预算"},
        {"TitleRepeatedAboveATable",
         {MakeLine("支出总表", 250, 40, 18), MakeLine("单位：万元", 480, 70),
          MakeTable(84, 700)},
         {MakeLine("支出总表", 250, 40, 18), MakeLine("单位：万元", 480, 70),
          MakeTable(84, 300)},
         "|"},
        {"HeaderAboveTitlesOfDifferentTables",
         {kHeader, MakeLine("收入总表", 250, 56, 18), MakeTable(84, 700)},
         {kHeader, MakeLine("支出总表", 250, 56, 18), MakeTable(84, 300)},
         "某局2022年度部门预算|某局2022年度部门预算"},
        {"NumbersOfTablesDiffer",
         {MakeLine("公开01表", 50, 30), MakeLine("收入总表", 250, 46, 18),
          MakeTable(84, 700)},
         {MakeLine("公开02表", 50, 30), MakeLine("支出总表", 250, 46, 18),
          MakeTable(84, 300)},
         "|"},
        {"AnotherPlace",
         {kHeader, kProse},
         {MakeLine("某局2022年度部门预算", 50, 60)},
         "|"},
        {"AnotherText",
         {kHeader, kProse},
         {MakeLine("某局情况说明", 50, 30), kProse},
         "|"},
        {"NoteBelowATable",
         {MakeTable(100, 750), MakeLine("注：本表为空表。", 50, 754)},
         {MakeTable(100, 750), MakeLine("注：本表为空表。", 50, 754)},
         "|"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace budget::page
