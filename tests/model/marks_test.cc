#include "pipeline/script/marks.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::script {
namespace {

TEST(MarksTest, LabelsWithoutTheirNotes) {
  const std::pair<const char*, const char*> cases[] = {
      {"行政运行①", "行政运行"},
      {"行政运行*", "行政运行"},
      {"行政运行 ¹²", "行政运行"},
      {"行政运行\u207D¹\u207E", "行政运行"},
      {"行政运行[1]", "行政运行"},
      {"行政运行〔12〕", "行政运行"},
      {"①基本工资", "①基本工资"},  // the number of an item
      {"收入（1）", "收入（1）"},  // this may be one, too
      {"行政[甲]", "行政[甲]"},    // words
      {"行政[1", "行政[1"},
      {"合计[]", "合计[]"},
      {"①", "①"},  // a mark of nothing
      {"* *", "* *"},
      {"", ""},
  };
  for (const auto& [label, want] : cases) EXPECT_EQ(want, WithoutNotes(label)) << label;
}

TEST(MarksTest, Raises) {
  const std::pair<char32_t, char32_t> cases[] = {
      {U'1', U'¹'}, {U'９', U'\u2079'}, {U'(', U'\u207D'}, {U']', U'\u207E'},
      {U'①', U'①'}, {U'注', U'\0'},     {U'.', U'\0'}};
  for (const auto& [c, want] : cases) EXPECT_EQ(want, RaisedOf(c));
}

}  // namespace
}  // namespace budget::script
