#include "pipeline/prose/statements/targets.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/prose/prose_text.h"

namespace budget::statements {
namespace {

struct TargetCase {
  const char* printed;
  const char* want;  // comparison|number|unit
};

TEST(Targets, Parse) {
  for (const TargetCase& c : std::vector<TargetCase>{{"≥90%", ">=|90|%"},
                                                     {"≥2,000 家", ">=|2000|家"},
                                                     {"≥ 400\n人次", ">=|400|人次"},
                                                     {"＞＝90％", ">=|90|％"},
                                                     {"约 440 万页", "~|440|万页"},
                                                     {"≤3 月", "<=|3|月"},
                                                     {"95%以上", ">=|95|%"},
                                                     {"5天以内", "<=|5|天"},
                                                     {"不少于12次/年", ">=|12|次/年"},
                                                     {"不超过0.5%", "<=|0.5|%"},
                                                     {"控制在5%以内", "<=|5|%"},
                                                     {"大于10人", ">|10|人"},
                                                     {"小于10人", "<|10|人"},
                                                     {"=100", "=|100|"},
                                                     {"30个左右", "~|30|个"},
                                                     {"3-5次", "|3-5|次"},
                                                     {"100%", "|100|%"},
                                                     {"32 个", "|32|个"},
                                                     {"0.8", "|0.8|"},
                                                     {"≥50 家次（含）", ">=|50|家次"},
                                                     {"提高", "||"},
                                                     {"优", "||"},
                                                     {"2022 年底完成", "||"},
                                                     {"12月底前", "||"},
                                                     {"完成3次检查和5次培训", "||"},
                                                     {"", "||"}}) {
    const Target target = ParseTarget(c.printed, BaseSchema().prose.targets);
    EXPECT_EQ(c.want, target.comparison + "|" + target.number + "|" + target.unit)
        << c.printed;
  }
}

TEST(Targets, LeaveDescriptionsAlone) {
  const std::string text(100000, '1');
  EXPECT_EQ("", ParseTarget(text, BaseSchema().prose.targets).number);
}

}  // namespace
}  // namespace budget::statements
