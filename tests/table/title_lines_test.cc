#include "pipeline/table/title_lines.h"

#include <gtest/gtest.h>

#include <utility>

namespace budget::table {
namespace {

// A line of 20 points from x0 to x1 whose top is at y0.
Line LineAt(float x0, float x1, float y0, float size = 20) {
  Line line;
  line.text = "情况";
  line.size = size;
  line.place = {.page = 1, .box = {.x0 = x0, .y0 = y0, .x1 = x1, .y1 = y0 + size}};
  return line;
}

struct Case {
  const char* name;
  Line second;
  bool want;
};

TEST(TitleLinesTest, AreSetAlikeAroundOneCentre) {
  const Line first = LineAt(100, 500, 100);
  Line bold = LineAt(200, 400, 126);
  bold.bold = true;
  Line other_page = LineAt(200, 400, 126);
  other_page.place.page = 2;
  const Case cases[] = {
      {"below", LineAt(200, 400, 126), true},
      {"a centre of one size away", LineAt(219, 419, 126), true},
      {"another centre", LineAt(225, 425, 126), false},
      {"two pitches", LineAt(200, 400, 139), true},
      {"a gap", LineAt(200, 400, 142), false},
      {"smaller", LineAt(200, 400, 126, 16), false},
      {"bold", bold, false},
      {"another page", other_page, false},
      {"above", LineAt(200, 400, 74), false},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(test.want, AreOneTitle(first, test.second)) << test.name;
  }
  // Read upwards, or downwards, on a page that is turned.
  const auto turned = [](const Line& line) {
    const Box& box = line.place.box;
    Line other = line;
    other.place.box = {.x0 = box.y0, .y0 = box.x0, .x1 = box.y1, .y1 = box.x1};
    return other;
  };
  const Line up = turned(first);
  EXPECT_TRUE(AreOneTitle(up, turned(LineAt(200, 400, 126))));
  EXPECT_TRUE(AreOneTitle(up, turned(LineAt(200, 400, 74))));
  EXPECT_FALSE(AreOneTitle(up, turned(LineAt(225, 425, 126))));
  EXPECT_FALSE(AreOneTitle(up, turned(LineAt(200, 400, 142))));
  EXPECT_FALSE(AreOneTitle(up, LineAt(200, 400, 126)));
  Line text;  // a line of a text
  EXPECT_FALSE(AreOneTitle(text, text));
}

TEST(TitleLinesTest, Brackets) {
  const std::pair<const char*, bool> cases[] = {
      {"（按项目分地区）", true}, {" (代编) ", true},      {"（一）收入（二）", false},
      {"（一）收入", false},      {"收入（草案）", false}, {"（）", false}};
  for (const auto& [text, want] : cases) {
    Line line;
    line.text = text;
    EXPECT_EQ(want, IsBracketed(line)) << text;
  }
}

}  // namespace
}  // namespace budget::table
