#include "pipeline/findings/find_findings.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "pipeline/check/check_document.h"
#include "pipeline/model/names.h"
#include "pipeline/narrative/check_statements.h"
#include "pipeline/prose/statements/statements.h"
#include "tests/check/table_text.h"
#include "tests/prose/prose_text.h"

namespace budget::findings {
namespace {

// "code error proved 支出总表 / 2102599 其他: 2102599 -> 2101599 (5)", a line each; the
// number of failures that it explains in brackets.
std::string Show(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += std::string(NameOf(finding.kind)) + " ";
    text += std::string(NameOf(finding.severity)) + " ";
    text += std::string(NameOf(finding.confidence)) + " " + finding.where;
    text += ": " + finding.printed + " -> " + finding.suggested + " (";
    text += std::to_string(finding.checks.size()) + ")\n";
  }
  return text;
}

// Tables as tests/check/table_text.h has them, and paragraphs of one section.
std::vector<Finding> FindIn(const std::string& tables,
                            const std::vector<std::string>& text, Stop stop = {}) {
  DocumentData document = check::DocumentOf(tables);
  document.info.fiscal_year = tables.empty() ? 2030 : 2022;
  const schemas::Schema& schema = statements::BaseSchema();
  document.outline = statements::OutlineOf("说明", text);
  document.statements =
      statements::ReadStatements(document.outline, schema.prose, *schema.vocabulary,
                                 document.info.fiscal_year)
          .statements;
  check::CheckAll(&document);
  check::AddChecks(
      narrative::CheckStatements(schema.prose, schema.identities, *schema.vocabulary,
                                 Language::kEnglish, document),
      &document);
  return FindFindings(schema.identities, document, stop);
}

struct FindingCase {
  const char* name;
  std::string tables;
  std::vector<std::string> text;
  const char* want;
};

class FindFindingsTest : public testing::TestWithParam<FindingCase> {};

TEST_P(FindFindingsTest, Finds) {
  EXPECT_EQ(Show(FindIn(GetParam().tables, GetParam().text)), GetParam().want);
}

void PrintTo(const FindingCase& test, std::ostream* out) { *out << test.name; }

using check::kExpenditure;
using check::Replaced;

INSTANTIATE_TEST_SUITE_P(
    OneForEachMistake, FindFindingsTest,
    testing::ValuesIn(std::vector<FindingCase>{
        {"Nothing", kExpenditure, {}, ""},
        // One digit breaks its row, its parent and the total.
        {"Digit",
         Replaced(kExpenditure, "2101502 | 一般行政管理事务 | 61.95",
                  "2101502 | 一般行政管理事务 | 67.95"),
         {},
         "figure error proved 支出总表 / 2101502 一般行政管理事务 / 合计: 67.95 -> "
         "61.95 "
         "(2)\n"},
        // Two digits are two findings.
        {"TwoDigits",
         Replaced(Replaced(kExpenditure, "2101502 | 一般行政管理事务 | 61.95",
                           "2101502 | 一般行政管理事务 | 67.95"),
                  "| 30.24 | 30.24", "| 30.24 | 80.24"),
         {},
         "figure error proved 支出总表 / 2080505 机关事业单位基本养老保险缴费支出 / "
         "基本支出: 80.24 -> 30.24 (2)\n"
         "figure error proved 支出总表 / 2101502 一般行政管理事务 / 合计: 67.95 -> "
         "61.95 "
         "(2)\n"},
        {"Code",
         Replaced(kExpenditure, "2101504 | 信息化建设", "2102504 | 信息化建设"),
         {},
         "code error proved 支出总表 / 2102504 信息化建设: 2102504 -> 2101504 (3)\n"},
        {"Percentage",
         "",
         {"办公费30.00万元，比上年增加5.00万元，增长30%。"},
         "percent error likely 说明 / 办公费: 30% -> 20% (1)\n"},
        {"LastDigit",
         "",
         {"办公费30000.00万元，比上年增加7000.00万元，增长30.44%。"},
         "percent note likely 说明 / 办公费: 30.44% -> 30.43% (1)\n"},
        {"Direction",
         "",
         {"办公费40.00万元，较2029年35.00万元减少5.00万元。"},
         "direction error likely 说明 / 办公费: 5.00万元 ->  (1)\n"},
        // The second figure contradicts the first, and its own growth.
        {"RepeatAndGrowth",
         "",
         {"住房保障支出（类）住房改革支出（款）住房公积金（项）350."
          "35万元。2029年预算执行"
          "数为348.52万元，2030年预算安排352.67万元，比2029年预算执行数增加0.53%。"},
         "figure error likely 说明 / "
         "住房保障支出（类）住房改革支出（款）住房公积金（项）"
         "预算: 352.67万元 -> 350.35万元 (2)\n"},
        // One clause, two subjects, one percentage.
        {"OneClauseOfTwoSubjects",
         "",
         {"收入、支出预算总计各100.00万元，与上年相比收、支预算总计各增加20."
          "00万元，增长"
          "20%。"},
         "percent error likely 说明 / 收预算总计: 20% -> 25% (2)\n"}}),
    [](const testing::TestParamInfo<FindingCase>& test) { return test.param.name; });

// Secret expenditure is left out: the parts of a code may add up to less, not to more.
TEST(FindFindings, TakesALackBelowACodeForLessThanASurplus) {
  const std::string table =
      "table general_budget_expenditure 支出表 万元 2022\ncolumns 合计=total\n"
      "204 | 公共安全支出 | 100.00\n20402 | 公安 | 100.00\n"
      "2040201 | 行政运行 | 60.00\n2040202 | 一般行政管理事务 | 30.00\n"
      "205 | 教育支出 | 20.00\n20501 | 教育管理事务 | 20.00\n | 合计 | 120.00\n";
  EXPECT_EQ(Show(FindIn(table, {})),
            "figure warning possible 支出表 / 20402 公安 / 合计: 100.00 ->  (1)\n");
  EXPECT_EQ(Show(FindIn(Replaced(table, "30.00", "47.31"), {})),
            "figure error possible 支出表 / 20402 公安 / 合计: 100.00 ->  (1)\n");
}

// No figure says that a row is missing: every other code has its own below it.
TEST(FindFindings, WarnsOfACodeWithoutAnyBelowIt) {
  const std::string table =
      "table general_budget_expenditure 支出表 万元 2022\ncolumns 合计=total\n"
      "208 | 社会保障和就业支出 | 30.00\n20805 | 行政事业单位养老支出 | 30.00\n"
      "210 | 卫生健康支出 | 20.00\n21015 | 医疗保障管理事务 | 20.00\n"
      "2101501 | 行政运行 | 20.00\n221 | 住房保障支出 | 6.00\n"
      "22102 | 住房改革支出 | 3.00\n2210201 | 住房公积金 | 3.00\n"
      "22103 | 城乡社区住宅 | 3.00\n2210399 | 其他城乡社区住宅支出 | 3.00\n"
      " | 合计 | 56.00\n";
  EXPECT_EQ(
      Show(FindIn(table, {})),
      "row warning possible 支出表 / 20805 行政事业单位养老支出:  -> a code below "
      "20805 (1)\n");
}

// Messages come in both languages, whatever the language of the run.
TEST(FindFindings, SpeaksBothLanguages) {
  const std::vector<Finding> found =
      FindIn("", {"办公费30.00万元，比上年增加5.00万元，增长30%。"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message_zh, "印为 30%，应为 20%（增长率＝增减额÷上年数）");
  EXPECT_EQ(found[0].message_en,
            "prints 30%, should be 20% (growth = change / figure of the year before)");
}

TEST(FindFindings, GivesUpWhenAsked) {
  const std::vector<std::string> text = {
      "办公费30.00万元，比上年增加5.00万元，增长30%。"};
  const std::atomic<bool> asked = true;
  EXPECT_EQ(FindIn("", text).size(), 1U);
  EXPECT_TRUE(FindIn("", text, Stop(asked)).empty());
}

}  // namespace
}  // namespace budget::findings
