#include "pipeline/draft/likeness.h"

#include <gtest/gtest.h>

namespace budget::draft {
namespace {

struct LikenessCase {
  const char* name;
  const char* a;
  const char* b;
  double want;
};

class LikenessTest : public testing::TestWithParam<LikenessCase> {};

TEST_P(LikenessTest, IsTheShareOfCommonPairs) {
  EXPECT_DOUBLE_EQ(Likeness(GetParam().a, GetParam().b), GetParam().want);
  EXPECT_DOUBLE_EQ(Likeness(GetParam().b, GetParam().a), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Texts, LikenessTest,
                         testing::ValuesIn(std::vector<LikenessCase>{
                             {"Same", "基本支出", "基本支出", 1},
                             {"Nothing", "", "基本支出", 0},
                             {"Different", "收入", "支出", 0},
                             // 基本 本支 支出 | 项目 目支 支出
                             {"OneOfThree", "基本支出", "项目支出", 2.0 / 6},
                             {"Single", "元", "元", 1},
                             // A pair that stands once is common once.
                             {"Repeated", "aaa", "aa", 2.0 / 3},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(MostAlikeTest, IsCertainOnlyWhereOneStandsOut) {
  const std::vector<Named> names = {
      {"basic", "基本支出"}, {"project", "项目支出"}, {"project", "专项支出"}};
  EXPECT_EQ(MostAlike("基本支出", names).id, "basic");
  EXPECT_TRUE(MostAlike("基本支出", names).certain);
  // Two names of one id are no rivals.
  EXPECT_EQ(MostAlike("项目支出", names).id, "project");
  EXPECT_TRUE(MostAlike("项目支出", names).certain);
  EXPECT_FALSE(MostAlike("支出", names).certain);
  EXPECT_EQ(MostAlike("收入", names).id, "");
  const std::vector<Named> rivals = {{"a", "基本支出一"}, {"b", "基本支出二"}};
  EXPECT_FALSE(MostAlike("基本支出", rivals).certain);
}

}  // namespace
}  // namespace budget::draft
