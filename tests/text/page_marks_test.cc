#include "pipeline/text/page_marks.h"

#include <gtest/gtest.h>

#include <utility>

namespace budget::text {
namespace {

TEST(PageMarksTest, AreTheNumberOfAPageAlone) {
  const std::pair<const char*, bool> cases[] = {{"- 3 -", true},
                                                {"— 12 —", true},
                                                {"－3－", true},
                                                {"第3页", true},
                                                {"第 3 页 共 10 页", true},
                                                {"第3页/共10页", true},
                                                {"3", false},
                                                {"- 3", false},
                                                {"-3.50", false},
                                                {"2025年", false},
                                                {"- 甲 -", false},
                                                {"第3页见表2", false},
                                                {"- 12345 -", false},
                                                {"3-5", false},
                                                {"", false}};
  for (const auto& [line, want] : cases) EXPECT_EQ(want, IsPageMark(line)) << line;
}

}  // namespace
}  // namespace budget::text
