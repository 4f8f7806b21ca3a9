// Slips of the pen in prose, units that cannot be meant, rates, sums over paragraphs
// and names of items: each with prose that breaks the rule and prose that does not.

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/check/check_document.h"
#include "pipeline/narrative/check_statements.h"
#include "pipeline/prose/statements/statements.h"
#include "tests/prose/prose_text.h"

namespace budget::check {
namespace {

// The failures of a budget of 2030 with this prose and one table of amounts in 万元.
struct SlipCase {
  const char* name;
  std::vector<std::string> paragraphs;
  std::string want;  // "narrative-repeat 1243.56 not 1234.56 | ..."
  std::vector<std::pair<std::string, std::string>> rows = {};  // "2010301 行政运行"
};

Table TableOf(const std::vector<std::pair<std::string, std::string>>& rows) {
  Table table;
  table.table_id = "general_budget_expenditure";
  table.title = table.table_id;
  table.unit = "万元";
  table.fiscal_year = 2030;
  table.columns.emplace_back();
  table.columns[0].measure = "total";
  table.columns[0].phase = Phase::kApproved;
  for (const auto& [label, value] : rows) {
    const std::size_t space = label.find(' ');
    Row row;
    row.item_code = label.substr(0, space);
    row.item_name = label.substr(space + 1);
    Fact fact;
    fact.row = static_cast<int>(table.rows.size());
    fact.column = 0;
    fact.kind = Kind::kAmount;
    fact.value = fact.raw = value;
    fact.number = Decimal::Parse(value);
    table.rows.push_back(row);
    table.facts.push_back(fact);
  }
  return table;
}

std::string Failures(const SlipCase& test) {
  DocumentData data;
  data.info.fiscal_year = 2030;
  data.info.report_kind = ReportKind::kBudget;
  if (!test.rows.empty()) data.tables.push_back(TableOf(test.rows));
  data.outline = statements::OutlineOf("其他说明", test.paragraphs);
  const schemas::Schema& schema = statements::BaseSchema();
  data.statements =
      statements::ReadStatements(data.outline, schema.prose, *schema.vocabulary, 2030)
          .statements;
  std::string shown;
  for (const Check& check :
       narrative::CheckStatements(schema.prose, schema.identities, *schema.vocabulary,
                                  Language::kEnglish, data)) {
    if (check.outcome != Outcome::kFail) continue;
    if (!shown.empty()) shown += " | ";
    shown += check.check_id + " " + check.found + " not " + check.expected;
  }
  return shown;
}

class CheckSlipsTest : public testing::TestWithParam<SlipCase> {};

TEST_P(CheckSlipsTest, Finds) { EXPECT_EQ(Failures(GetParam()), GetParam().want); }

void PrintTo(const SlipCase& test, std::ostream* out) { *out << test.name; }

std::string NameOfCase(const testing::TestParamInfo<SlipCase>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Repeats, CheckSlipsTest,
    testing::ValuesIn(std::vector<SlipCase>{
        {"Same", {"“三公”经费1,234.56万元。", "“三公”经费预算1,234.56万元。"}, ""},
        {"Slip",
         {"“三公”经费1,234.56万元。", "“三公”经费预算1,243.56万元。"},
         "narrative-repeat 1243.56 not 1234.56"},
        {"TheOneThatNoOtherRepeats",
         {"“三公”经费1,243.56万元。", "“三公”经费预算1,234.56万元。",
          "“三公”经费1,234.56万元。"},
         "narrative-repeat 1243.56 not 1234.56"},
        // Of something else, or of another year.
        {"FarApart", {"“三公”经费1,234.56万元。", "“三公”经费982.10万元。"}, ""},
        {"OtherYear",
         {"“三公”经费1,234.56万元。", "2029年“三公”经费1,243.56万元。"},
         ""},
        {"RoundFigures", {"“三公”经费1,200万元。", "“三公”经费1,300万元。"}, ""},
        // A part of what stands before it is no second statement of it.
        {"PartOfAFigure",
         {"安排“三公”经费15万元中，7.42万元用于公务接待费，5.00万元用于因公出国。"},
         ""},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Cells, CheckSlipsTest,
    testing::ValuesIn(std::vector<SlipCase>{
        {"Same", {"行政运行1,234.56万元。"}, "", {{"2010301 行政运行", "1234.56"}}},
        {"Slip",
         {"行政运行1,234.66万元。"},
         "narrative-cell 1234.66 not 1234.56",
         {{"2010301 行政运行", "1234.56"}}},
        {"OfSomethingElse",
         {"行政运行934.16万元。"},
         "",
         {{"2010301 行政运行", "1234.56"}}},
        // 社会保障（类） is the only class that begins so.
        {"Class",
         {"社会保障（类）支出210.59万元。"},
         "",
         {{"208 社会保障和就业支出", "210.59"}}},
        {"SlipOfAClass",
         {"社会保障（类）支出210.69万元。"},
         "narrative-cell 210.69 not 210.59",
         {{"208 社会保障和就业支出", "210.59"}}},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Parts, CheckSlipsTest,
    testing::ValuesIn(std::vector<SlipCase>{
        {"MoreThanTheTotal",
         {"“三公”经费10.00万元，其中：因公出国（境）费8.00万元，公务接待费5.00万元。"},
         "narrative-parts 10.00 not 13"},
        {"NotAll",
         {"“三公”经费10.00万元，其中：因公出国（境）费3.00万元，公务接待费5.00万元。"},
         ""},
        {"TwoOfThreeThatAreAll",
         {"政府采购预算总额1,211.49万元，其中：政府采购货物预算441.18万元，政府采购服务"
          "预算770.24万元。"},
         "narrative-parts 1211.49 not 1211.42"},
        {"TwoOfThree",
         {"政府采购预算总额1,531.42万元，其中：政府采购货物预算441.18万元，政府采购服务"
          "预算770.24万元。"},
         ""},
        {"InParagraphs",
         {"“三公”经费10.00万元。", "因公出国（境）费3.00万元。",
          "公务用车购置及运行费2.00万元。", "公务接待费5.00万元。"},
         ""},
        {"InParagraphsThatDoNotAddUp",
         {"“三公”经费10.00万元。", "因公出国（境）费3.00万元。",
          "公务用车购置及运行费2.00万元。", "公务接待费6.00万元。"},
         "narrative-sum 10.00 not 11"},
        {"OneOfThemIsNotSaid",
         {"“三公”经费10.00万元。", "因公出国（境）费3.00万元。",
          "公务接待费6.00万元。"},
         ""},
        {"ChangesInParagraphs",
         {"“三公”经费10.00万元，比上年减少1.00万元。",
          "因公出国（境）费3.00万元，比上年减少2.00万元。",
          "公务用车购置及运行费2.00万元，比上年增加1.00万元。",
          "公务接待费5.00万元，与上年持平。"},
         ""},
        {"ChangeTheOtherWay",
         {"“三公”经费10.00万元，比上年增加1.00万元。",
          "因公出国（境）费3.00万元，比上年减少2.00万元。",
          "公务用车购置及运行费2.00万元，比上年增加1.00万元。",
          "公务接待费5.00万元，与上年持平。"},
         "narrative-direction 1.00 not -1"},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Rates, CheckSlipsTest,
    testing::ValuesIn(std::vector<SlipCase>{
        {"Holds", {"全年预算200.00万元，执行150.00万元，执行率75.0%。"}, ""},
        {"Fails",
         {"全年预算200.00万元，执行150.00万元，执行率85.0%。"},
         "narrative-rate 85.0 not 75.0"},
        {"OfCounts",
         {"本年度设置产出指标11个，完成10个，完成率90.19%。"},
         "narrative-rate 90.19 not 90.91"},
        {"OfTwoOfThree",
         {"全年预算200.00万元，财政拨款120.00万元，执行150.00万元，执行率75.0%。"},
         ""},
        {"AnyOfThree",
         {"全年预算200.00万元，财政拨款120.00万元，执行150.00万元，执行率71.0%。"},
         ""},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Units, CheckSlipsTest,
    testing::ValuesIn(std::vector<SlipCase>{
        {"Same", {"公务接待费49.00万元，比上年增加3.50万元。"}, ""},
        {"OfAChange",
         {"公务接待费49.00万元，比上年增加3.50元。"},
         "narrative-unit 3.50元 not 3.50万元"},
        {"OfAPart",
         {"“三公”经费800.00万元，其中：公务接待费50.00元。"},
         "narrative-unit 50.00元 not 50.00万元"},
        {"OfACell",
         {"上级专项资金1,293元。"},
         "narrative-unit 1293元 not 1293万元",
         {{"2010301 专项转移支付", "1293"}}},
        {"OfNoCell", {"上级专项资金1,293元。"}, "", {{"2010301 专项转移支付", "1294"}}},
        {"SmallAndRight", {"公务接待费1.20万元，比上年增加3,500元。"}, ""},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Names, CheckSlipsTest,
    testing::ValuesIn(std::vector<SlipCase>{
        {"Known",
         {"一般公共服务支出（类）人大事务（款）一般行政管理事务（项）5.00万元。"},
         ""},
        {"OtherOrder",
         {"一般公共服务支出（类）人大事务（款）一般行政事务管理（项）5.00万元。"},
         "narrative-name 一般行政事务管理 not 一般行政管理事务"},
        {"OfTheTable",
         {"一般公共服务支出（类）数字事务（款）数字城巿运行（项）5.00万元。"},
         "narrative-name 数字城巿运行 not 数字城市运行",
         {{"2019901 数字城市运行", "6.00"}}},
        {"LikeNone",
         {"一般公共服务支出（类）人大事务（款）星际航行管理（项）5.00万元。"},
         ""},
    }),
    NameOfCase);

}  // namespace
}  // namespace budget::check
