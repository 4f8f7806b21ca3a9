#include <gtest/gtest.h>

#include <string>

#include "tests/check/table_text.h"

namespace budget::check {
namespace {

// Five codes of five digits, each with its own below it.
constexpr const char* kFiveParents = R"(
table expenditure_summary 支出总表 万元 2022
columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure
208 | 社会保障和就业支出 | 50.00 | 50.00 |
20805 | 行政事业单位养老支出 | 30.00 | 30.00 |
2080505 | 机关事业单位基本养老保险缴费支出 | 30.00 | 30.00 |
20899 | 其他社会保障和就业支出 | 20.00 | 20.00 |
2089999 | 其他社会保障和就业支出 | 20.00 | 20.00 |
210 | 卫生健康支出 | 22.91 | 22.91 |
21015 | 医疗保障管理事务 | 22.91 | 22.91 |
2101501 | 行政运行 | 22.91 | 22.91 |
221 | 住房保障支出 | 5.00 | 5.00 |
22102 | 住房改革支出 | 3.00 | 3.00 |
2210201 | 住房公积金 | 3.00 | 3.00 |
22103 | 城乡社区住宅 | 2.00 | 2.00 |
2210399 | 其他城乡社区住宅支出 | 2.00 | 2.00 |
)";

constexpr const char* kPensions =
    "2080505 | 机关事业单位基本养老保险缴费支出 | 30.00 | 30.00 |\n";
constexpr const char* kOthers = "2089999 | 其他社会保障和就业支出 | 20.00 | 20.00 |\n";

struct Case {
  const char* name;
  std::string table;
  const char* want;
};

TEST(CodeChildren, OneCodeWithoutAnyIsAnException) {
  const std::string dropped = Replaced(kFiveParents, kPensions, "");
  const Case cases[] = {
      {"all have", kFiveParents, ""},
      {"the only row below is missing", dropped,
       "code-children fail 支出总表 / 20805 行政事业单位养老支出: code 20805 has no "
       "code below it, all others of its level in the table have\n"},
      {"two without are no exception", Replaced(dropped, kOthers, ""), ""},
      {"its row has no figure",
       Replaced(dropped, "行政事业单位养老支出 | 30.00 | 30.00 |",
                "行政事业单位养老支出 | 0.00 | |"),
       ""},
      {"the code alone is lost", Replaced(kFiveParents, "2080505 |", " |"), ""},
      {"a code that the classification does not know",
       Replaced(dropped, "20805 |", "20870 |"), ""},
      {"another code has no parent: that is told",
       Replaced(kFiveParents, "2080505 |", "2080605 |"), ""}};
  for (const Case& c : cases) {
    DocumentData document = DocumentOf(c.table);
    CheckAll(&document);
    EXPECT_EQ(ShowChecks(document, "fail", "code-children"), c.want) << c.name;
  }
}

}  // namespace
}  // namespace budget::check
