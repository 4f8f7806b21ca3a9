#include "pipeline/script/han_number.h"

#include <gtest/gtest.h>

#include <vector>

namespace budget::script {
namespace {

TEST(HanNumberTest, Reads) {
  struct Case {
    const char* text;
    const char* want;  // "": no number
  };
  const std::vector<Case> cases = {
      {"五", "5"},
      {"十", "10"},
      {"十二", "12"},
      {"六十二", "62"},
      {"一百", "100"},
      {"一百零五", "105"},
      {"二〇", "20"},
      {"三点一四", "3.14"},
      {"〇点五", "0.5"},
      {"两千", "2000"},
      {"三十五万", "350000"},
      {"壹佰贰拾", "120"},
      {"点五", ""},
      {"三点", ""},
      {"三点五点一", ""},
      {"三点十", ""},
      {"五月", ""},
      {"", ""},
      {"九千九百九十九万", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(c.want, ReadHanNumber(c.text)) << c.text;
}

}  // namespace
}  // namespace budget::script
