// Pages with a table of four columns and four rows, for tests of what is found on them.

#ifndef TESTS_PAGE_PAGE_CASES_H_
#define TESTS_PAGE_PAGE_CASES_H_

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/page/page_builder.h"

namespace budget::page {

inline const std::vector<float> kXs{50, 130, 250, 330, 410};
inline const std::vector<float> kYs{100, 120, 140, 160, 180};
inline const std::vector<std::vector<std::string>> kRows{
    {"编码", "科目名称", "基本支出", "项目支出"},
    {"201", "一般公共服务支出", "1,234.50", ""},
    {"20106", "财政事务", "1,200.00", "34.50"},
    {"", "合计", "2,434.50", "34.50"},
};
inline constexpr char kGrid[] =
    "[编码|科目名称|基本支出|项目支出; 201|一般公共服务支出|1,234.50|_; "
    "20106|财政事务|1,200.00|34.50; _|合计|2,434.50|34.50]";

// The cells of the table without a rule.
inline PageBuilder Table() {
  PageBuilder page;
  page.Rows(kXs, kYs.front(), kRows);
  return page;
}

// What Show gives of the page.
struct PageCase {
  const char* name;
  std::function<PageBuilder()> build;
  std::string want;
};

// Its tests stand in page_content_test.cc.
class PageContentTest : public testing::TestWithParam<PageCase> {};

inline std::string NameOfCase(const testing::TestParamInfo<PageCase>& test) {
  return test.param.name;
}

}  // namespace budget::page

#endif  // TESTS_PAGE_PAGE_CASES_H_
