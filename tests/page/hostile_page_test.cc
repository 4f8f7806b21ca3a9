// Pages made to cost much.

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <ctime>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "pipeline/model/stop.h"
#include "pipeline/page/find_page_content.h"
#include "tests/page/page_builder.h"
#include "tests/page/page_cases.h"

namespace budget::page {
namespace {

// Hostile pages must be read in bounded time; what is found there does not matter.
// Processor time: others may be at work.
double SecondsFor(const Page& page) {
  const std::clock_t start = std::clock();
  const PageContent content = FindPageContent(page);
  EXPECT_EQ(page.number, content.page);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct HostileCase {
  const char* name;
  std::function<Page()> build;
};

class HostilePageTest : public testing::TestWithParam<HostileCase> {};

TEST_P(HostilePageTest, IsBounded) { EXPECT_LT(SecondsFor(GetParam().build()), 20); }

float At(int i, float step, float limit) {
  return std::fmod(static_cast<float>(i) * step, limit);
}

Page ManyGlyphs(int count, float step_x, float step_y, const char* text, float size) {
  PageBuilder builder;
  for (int i = 0; i < count; ++i) {
    builder.Text(At(i, step_x, 590), 10 + At(i, step_y, 780), text, size);
  }
  return builder.page();
}

INSTANTIATE_TEST_SUITE_P(
    Pages, HostilePageTest,
    testing::ValuesIn(std::vector<HostileCase>{
        {"NumbersOnOneLine", [] { return ManyGlyphs(100000, 0.37F, 0, "1.5", 1); }},
        {"NumbersEverywhere", [] { return ManyGlyphs(60000, 7.1F, 0.013F, "1.5", 2); }},
        {"WordsEverywhere", [] { return ManyGlyphs(60000, 31.7F, 0.05F, "金 1", 3); }},
        {"AllInOnePlace", [] { return ManyGlyphs(100000, 0, 0, "9", 10); }},
        {"ManyRulings",
         [] {
           PageBuilder builder;
           for (int i = 0; i < 100000; ++i) {
             builder.H(At(i, 0.37F, 800), At(i, 7.3F, 500), At(i, 7.3F, 500) + 60);
             builder.V(At(i, 0.41F, 600), At(i, 5.1F, 700), At(i, 5.1F, 700) + 60);
           }
           return builder.page();
         }},
        {"FineGridWithText",
         [] {
           PageBuilder builder;
           for (int i = 0; i < 400; ++i) {
             builder.H(static_cast<float>(i) * 2, 0, 600);
             builder.V(static_cast<float>(i) * 1.5F, 0, 800);
           }
           for (int i = 0; i < 60000; ++i) {
             builder.Text(At(i, 1.5F, 600), At(i, 0.013F, 790), "1", 1);
           }
           return builder.page();
         }},
        {"ManySmallGrids",
         [] {
           PageBuilder builder;
           for (int i = 0; i < 20000; ++i) {
             const float x = At(i, 6.0F, 590);
             const float y = At(i, 0.07F, 790);
             builder.Grid({x, x + 2, x + 4}, {y, y + 1, y + 2});
             builder.Text(x, y + 1, "1", 1);
           }
           return builder.page();
         }},
        {"ManyStacksOfRules",
         [] {
           PageBuilder builder;
           for (int i = 0; i < 50000; ++i) {
             const float x = At(i, 3.0F, 300);
             builder.H(At(i, 0.4F, 790), x, x + 200);
             builder.Text(At(i, 13.0F, 590), At(i, 0.4F, 790), "1 金 2", 2);
           }
           return builder.page();
         }},
        {"NotNumbers",
         [] {
           Page page = Table().Grid(kXs, kYs).page();
           const float nan = std::numeric_limits<float>::quiet_NaN();
           const float infinity = std::numeric_limits<float>::infinity();
           for (std::size_t i = 0; i < page.glyphs.size(); i += 3) {
             page.glyphs[i].box.x0 = i % 2 == 0 ? nan : infinity;
             page.glyphs[i].baseline = nan;
           }
           for (std::size_t i = 0; i < page.rulings.size(); i += 2) {
             page.rulings[i].position = i % 4 == 0 ? nan : -infinity;
             page.rulings[i].to = infinity;
           }
           return page;
         }},
        {"NoSize",
         [] {
           Page page = Table().Grid(kXs, kYs).page();
           for (Glyph& glyph : page.glyphs) glyph.size = 0;
           return page;
         }},
        {"HugeAndNegative",
         [] {
           Page page = Table().Grid(kXs, kYs).page();
           for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
             Glyph& glyph = page.glyphs[i];
             const float sign = i % 2 == 0 ? 1.0F : -1.0F;
             glyph.box = {sign * 1e30F, -1e30F, sign * 2e30F, 1e30F};
             glyph.size = sign * 1e20F;
           }
           return page;
         }},
    }),
    [](const auto& test) { return std::string(test.param.name); });

// Says yes when it is asked for the n-th time, and then always.
class StopAt : public StopSource {
 public:
  explicit StopAt(int question) : question_(question) {}
  bool Requested() override { return ++asked_ >= question_; }
  int asked() const { return asked_; }

 private:
  int question_;
  int asked_ = 0;
};

// A stop reaches into the geometry of one page: it is asked for at each table, and ends
// the search at once.
TEST(StopOnAPage, IsAskedForAtEachTable) {
  constexpr int kTables = 12;
  constexpr int kNever = std::numeric_limits<int>::max();
  constexpr int kAsksOfOthers = 2;  // who return, and those above them
  PageBuilder builder;
  for (int i = 0; i < kTables; ++i) {
    const float y = 20 + 60 * static_cast<float>(i);
    builder.Grid({50, 130, 210}, {y, y + 20, y + 40});
    builder.Text(53, y + 14, "1").Text(133, y + 34, "2");
  }
  const Page page = builder.page();
  StopAt never(kNever);
  const PageContent whole = FindPageContent(page, Stop(never));
  ASSERT_EQ(whole.items.size(), static_cast<std::size_t>(kTables));
  // When its rules are read, when its text divides it, when its cells are read.
  EXPECT_GE(never.asked(), 3 * kTables);
  for (int at = 1; at <= never.asked(); ++at) {
    StopAt source(at);
    EXPECT_TRUE(FindPageContent(page, Stop(source)).items.empty()) << at;
    EXPECT_LE(source.asked(), at + kAsksOfOthers) << at;
  }
}

}  // namespace
}  // namespace budget::page
