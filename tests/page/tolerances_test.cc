// Tolerances of the geometry, each a little inside and a little outside.  Font size 10:
// a tenth of it is a point.

#include "pipeline/runs/tolerances.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "pipeline/aligned/text_rows.h"
#include "pipeline/page/find_page_content.h"
#include "pipeline/page/straighten.h"
#include "tests/page/page_cases.h"

namespace budget::page {
namespace {

constexpr float kSize = 10;
constexpr float kLittle = 0.2F;

struct ToleranceCase {
  const char* name;
  float tolerance;                          // in font sizes
  std::function<PageBuilder(float)> build;  // with the distance, points
  std::string inside;
  std::string outside;
};

class ToleranceTest : public testing::TestWithParam<ToleranceCase> {};

TEST_P(ToleranceTest, HoldsOnBothSides) {
  const float at = GetParam().tolerance * kSize;
  EXPECT_EQ(GetParam().inside,
            Show(FindPageContent(GetParam().build(at - kLittle).page())));
  EXPECT_EQ(GetParam().outside,
            Show(FindPageContent(GetParam().build(at + kLittle).page())));
}

PageBuilder TwoTexts(float right, float down) {
  return PageBuilder().Text(50, 100, "甲乙").Text(70 + right, 100 + down, "丙丁");
}

INSTANTIATE_TEST_SUITE_P(
    Page, ToleranceTest,
    testing::Values(
        ToleranceCase{"LinesApart", runs::tolerance::kLinesApart,
                      [](float gap) { return TwoTexts(gap, 0); }, "甲乙 丙丁",
                      "甲乙\n丙丁"},
        ToleranceCase{"SameBaseline", runs::tolerance::kSameBaseline,
                      [](float down) { return TwoTexts(0, down); }, "甲乙丙丁",
                      "甲乙\n丙丁"},
        ToleranceCase{"CjkGap", runs::tolerance::kCjkGap,
                      [](float gap) { return TwoTexts(gap, 0); }, "甲乙丙丁",
                      "甲乙 丙丁"},
        ToleranceCase{
            "DigitGap", runs::tolerance::kDigitGap,
            [](float gap) {
              return PageBuilder().Text(50, 100, "12").Text(60 + gap, 100, "34");
            },
            "1234", "12 34"},
        // A blank strip between two rules is no column if it is too narrow for text.
        ToleranceCase{
            "Sliver", runs::tolerance::kSliver,
            [](float width) {
              PageBuilder page;
              page.Grid({50, 100, 150, 150 + width}, {100, 120, 140});
              return page.Rows({50, 100, 150}, 100, {{"甲", "乙"}, {"丙", "丁"}});
            },
            "[甲|乙; 丙|丁]", "[甲|乙|_; 丙|丁|_]"},
        // Units of two tables beside each other, at both sides of their gutter.
        ToleranceCase{"GutterGap", runs::tolerance::kGutterGap,
                      [](float gap) {
                        PageBuilder page;
                        page.RightText(300 - gap / 2, 90, "单位万元");
                        page.Text(300 + gap / 2, 90, "单位千元");
                        page.Grid({50, 170, 295}, {100, 120, 140});
                        page.Grid({305, 400, 490}, {100, 120, 140});
                        return page
                            .Rows({50, 170, 295}, 100, {{"甲", "乙"}, {"丙", "丁"}})
                            .Rows({305, 400, 490}, 100, {{"甲", "乙"}, {"丙", "丁"}});
                      },
                      "单位万元 单位千元\n[甲|乙; 丙|丁]\n[甲|乙; 丙|丁]",
                      "单位万元\n单位千元\n[甲|乙; 丙|丁]\n[甲|乙; 丙|丁]"}),
    [](const testing::TestParamInfo<ToleranceCase>& test) { return test.param.name; });

TEST(RowGapTest, HoldsOnBothSides) {
  aligned::TextRow above;
  above.size = kSize;
  above.baseline = 100;
  aligned::TextRow below = above;
  const float limit =
      100 + kSize * (runs::tolerance::kRowGap + runs::tolerance::kDescent +
                     runs::tolerance::kAscent);
  below.baseline = limit - kLittle;
  EXPECT_TRUE(aligned::Follows(above, below));
  below.baseline = limit + kLittle;
  EXPECT_FALSE(aligned::Follows(above, below));
}

Page Sloping(float slope) {
  Page page = Table().page();
  for (Glyph& glyph : page.glyphs) glyph.baseline += slope * glyph.box.x0;
  return page;
}

// Three degrees at most, and a sixth of a degree at least.
TEST(SkewTest, HoldsOnBothSides) {
  EXPECT_EQ(0, SkewOf(Sloping(0.0025F)));
  EXPECT_NEAR(0.0035F, SkewOf(Sloping(0.0035F)), 1e-4);
  EXPECT_NEAR(-0.052F, SkewOf(Sloping(-0.052F)), 1e-4);
  EXPECT_EQ(0, SkewOf(Sloping(0.0535F)));
}

}  // namespace
}  // namespace budget::page
