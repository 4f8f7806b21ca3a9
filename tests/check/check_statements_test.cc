#include "pipeline/narrative/check_statements.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "pipeline/check/check_document.h"
#include "pipeline/model/decimal.h"
#include "pipeline/prose/statements/statements.h"
#include "pipeline/script/text.h"
#include "tests/prose/prose_text.h"

namespace budget::check {
namespace {

// A budget of 2030 with this prose in one section, and tables if there are any.
DocumentData DocumentOf(const std::string& heading,
                        const std::vector<std::string>& text,
                        std::vector<Table> tables = {}) {
  DocumentData data;
  data.info.fiscal_year = 2030;
  data.info.report_kind = ReportKind::kBudget;
  data.tables = std::move(tables);
  data.outline = statements::OutlineOf(heading, text);
  const schemas::Schema& schema = statements::BaseSchema();
  data.statements =
      statements::ReadStatements(data.outline, schema.prose, *schema.vocabulary, 2030)
          .statements;
  AddChecks(narrative::CheckStatements(schema.prose, schema.identities,
                                       *schema.vocabulary, Language::kEnglish, data),
            &data);
  return data;
}

// "narrative-growth fail 10.75 not 12.05", in order; nothing else that holds if `holds`
// is false.
std::string Show(const DocumentData& data, bool holds = true) {
  std::string shown;
  for (const Check& check : data.checks) {
    if (check.outcome == Outcome::kPass && !holds) continue;
    if (!shown.empty()) shown += " | ";
    shown += check.check_id;
    if (check.outcome == Outcome::kPass) shown += " pass " + check.found;
    if (check.outcome == Outcome::kUntestable) shown += " untestable";
    if (check.outcome == Outcome::kFail) {
      shown += " fail " + check.found + " not " + check.expected;
    }
  }
  return shown;
}

struct CheckCase {
  const char* name;
  std::vector<std::string> paragraphs;
  std::string want;
};

class CheckStatementsTest : public testing::TestWithParam<CheckCase> {};

TEST_P(CheckStatementsTest, Checks) {
  EXPECT_EQ(GetParam().want, Show(DocumentOf("说明", GetParam().paragraphs)));
}

void PrintTo(const CheckCase& test, std::ostream* out) { *out << test.name; }

std::string NameOfCase(const testing::TestParamInfo<CheckCase>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Growth, CheckStatementsTest,
    testing::ValuesIn(std::vector<CheckCase>{
        {"Holds",
         {"办公费30.00万元，比上年增加5.00万元，增长20%。"},
         "narrative-growth pass 20"},
        {"Rounded",
         {"会议费0.51万元，比上年减少1.00万元，减少66.23%。"},
         "narrative-growth pass 66.23"},
        {"OfThisYear",
         {"收入预算120.00万元，比上年增加20.00万元，增长16.67%。"},
         "narrative-growth fail 16.67 not 20.00"},
        {"Wrong",
         {"办公费30.00万元，比上年增加5.00万元，增长30%。"},
         "narrative-growth fail 30 not 20"},
        {"WithPriorValue",
         {"办公费30.00万元，比2029年25.00万元增加5.00万元，增长25%。"},
         "narrative-change pass 5.00 | narrative-growth fail 25 not 20"},
        {"FromNothing",
         {"办公费30.00万元，比上年增加30.00万元，增长100%。"},
         "narrative-growth untestable"},
        {"ToNothing",
         {"办公费0万元，比上年减少5.00万元，减少100%。"},
         "narrative-growth pass 100"},
        {"NothingChanged", {"办公费0万元，比上年增加（减少）0万元，增长0%。"}, ""},
        {"ReasonsAreNotTested",
         {"项目支出30.00万元，比上年增加5.00万元。原因是设备费增加50%。"},
         ""},
        {"OtherUnits",
         {"办公费30.00万元，比上年增加50000元，增长20%。"},
         "narrative-growth pass 20"}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Direction, CheckStatementsTest,
    testing::ValuesIn(std::vector<CheckCase>{
        {"Holds",
         {"办公费30.00万元，较2029年35.00万元减少5.00万元。"},
         "narrative-change pass 5.00"},
        {"Opposite",
         {"办公费40.00万元，较2029年35.00万元减少5.00万元。"},
         "narrative-direction fail -5 not 5"},
        {"WrongAmount",
         {"办公费40.00万元，较2029年35.00万元增加6.00万元。"},
         "narrative-change fail 6.00 not 5"},
        {"OfAmountAndPercentage",
         {"办公费30.00万元，比上年增加5.00万元，下降20%。"},
         "narrative-growth pass 20 | narrative-direction fail 20 not 5.00"},
        {"MoreThanItself",
         {"公务接待费30.00万元，比上年增加35.00万元。"},
         "narrative-change fail 35.00 not "},
        {"OfNothing", {"公务接待费35.00万元，比上年增加35.00万元。"}, ""},
        {"OfWhatHasNoName",
         {"公务接待费预算60.00万元，比年初预算少20.00万元，比上年增加35.00万元。"},
         ""},
        {"OfAPercentage",
         {"差旅费2029年预算执行数为8.00万元，2030年预算安排10."
          "00万元，比2029年预算执行数"
          "减少25%。"},
         "narrative-growth pass 25 | narrative-direction fail 25 not 2 | "
         "narrative-year pass 2029"}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Years, CheckStatementsTest,
    testing::ValuesIn(std::vector<CheckCase>{
        {"Before",
         {"2030年办公费30.00万元，比2029年增加5.00万元。"},
         "narrative-year pass 2029"},
        {"ItsOwn",
         {"2030年办公费30.00万元，比2030年增加5.00万元。"},
         "narrative-year fail 2030 not 2029"},
        {"NotSaid", {"2030年办公费30.00万元，比上年增加5.00万元。"}, ""}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Shares, CheckStatementsTest,
    testing::ValuesIn(std::vector<CheckCase>{
        {"OfTheTotal",
         {"支出预算50.00万元，其中：基本支出30.00万元，占60%；"
          "项目支出20.00万元，占41%。"},
         "narrative-parts pass 50.00 | narrative-share pass 60 | narrative-share fail "
         "41 not 40"},
        {"Truncated",
         {"本年支出合计29833.89万元。",
          "财政拨款支出29820.08万元，占本年支出合计的99.9%。"},
         "narrative-share fail 99.9 not 100.0"},
        {"NoSuchWhole", {"财政拨款支出40.00万元，占支出总额的99%。"}, ""},
        {"SimilarWhole",
         {"甲项目支出总额50.00万元。", "财政拨款支出40.00万元，占支出总额的99%。"},
         ""},
        {"TogetherTheWhole",
         {"“三公”经费中，出国费0万元，占“三公”经费的0%；车辆费3."
          "00万元，占“三公”经费的40"
          "%；接待费3.00万元，占“三公”经费的60%。"},
         "narrative-share pass 0 | narrative-share fail 40 not 50 | narrative-share "
         "fail 60 not 50"},
        {"OfAFigureThatOneOfThemConfirms",
         {"支出预算50.00万元。基本支出30.60万元，项目支出19.40万元，分别占61.2%和39."
          "8%。"},
         "narrative-share pass 61.2 | narrative-share fail 39.8 not 38.8"},
        {"NoneConfirmsAFigure",
         {"支出预算50.00万元。基本支出30.60万元，项目支出19.40万元，分别占63.2%和39."
          "8%。"},
         ""},
        {"TooFewDigitsConfirmNothing",
         {"支出预算50.00万元。基本支出30.00万元，项目支出20.00万元，分别占60%和41%。"},
         ""},
        {"Completed",
         {"支出年初预算10.00万元，支出决算为9.00万元，完成年初预算的91%。"},
         "narrative-share fail 91 not 90"}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Parts, CheckStatementsTest,
    testing::ValuesIn(std::vector<CheckCase>{
        {"Hold",
         {"采购总额10.01万元，其中：货物2.00万元、工程3.00万元、服务5.00万元。"},
         "narrative-parts pass 10.01"},
        {"WholeSetFails",
         {"采购总额12.00万元，其中：货物2.00万元、工程3.00万元、服务5.00万元。"},
         "narrative-parts fail 12.00 not 10"},
        {"MoreThanTheTotal",
         {"支出预算4.00万元，其中：基本支出3.00万元，项目支出2.00万元。"},
         "narrative-parts fail 4.00 not 5"},
        {"SomeOfThem", {"办公经费12.00万元，其中：水费2.00万元、电费3.00万元。"}, ""},
        {"AllOfThem",
         {"某中心预算12.00万元，包括水费2.00万元、电费3.00万元。"},
         "narrative-parts fail 12.00 not 5"},
        {"DividedByItsKind",
         {"支出预算13.00万元。按支出性质分，基本支出8.00万元，项目支出4.00万元。"},
         "narrative-parts fail 13.00 not 12"},
        {"NotDivided", {"差旅费13.00万元，按规定支付的部分8.00万元。"}, ""},
        {"Counts",
         {"共有车辆3辆，其中：部级领导干部用车0辆、执法用车1辆、其他用车1辆。"},
         "narrative-parts pass 3"},
        {"OfAChange",
         {"收入预算99.00万元，比上年增加10.00万元，其中：财政拨款7.00万元，其他资金3."
          "00万元。"},
         "narrative-parts pass 10.00"}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Repeats, CheckStatementsTest,
    testing::ValuesIn(std::vector<CheckCase>{
        {"Same",
         {"住房公积金（项）35.00万元。主要用于住房。2030年预算安排35.00万元。"},
         "narrative-repeat pass 35.00"},
        {"Other",
         {"住房公积金（项）35.00万元。主要用于住房。2030年预算安排53.00万元。"},
         "narrative-repeat fail 53.00 not 35"},
        {"OtherYear", {"水费5.00万元。2029年水费4.00万元。"}, ""},
        {"OtherParagraph", {"水费5.00万元。", "水费4.00万元。"}, ""}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Verdicts, CheckStatementsTest,
    testing::ValuesIn(std::vector<CheckCase>{
        {"More",
         {"办公费年初预算为10.00万元，支出决算为12.00万元。决算数大于预算数的主要原因是"
          "人员增加。"},
         "narrative-verdict pass 12.00"},
        {"NotMore",
         {"办公费年初预算为10.00万元，支出决算为9.00万元。决算数大于预算数的主要原因是"
          "人员增加。"},
         "narrative-verdict fail 9.00 not 10"},
        {"NotLess",
         {"办公费年初预算为10.00万元，支出决算为12.00万元。决算数小于年初预算数。"},
         "narrative-verdict fail 12.00 not 10"},
        {"Equal",
         {"办公费年初预算为10.00万元，支出决算为10.00万元。决算数等于预算数。"},
         "narrative-verdict pass 10.00"},
        {"NotEqual",
         {"办公费年初预算为10.00万元，支出决算为9.00万元。决算数与预算数持平。"},
         "narrative-verdict fail 9.00 not 10"},
        {"NearlyEqual",
         {"办公费年初预算为10.00万元，支出决算为9.90万元。决算数与预算数基本持平。"},
         "narrative-verdict pass 9.90"},
        {"NotNearlyEqual",
         {"办公费年初预算为10.00万元，支出决算为5.00万元。决算数与预算数基本持平。"},
         "narrative-verdict fail 5.00 not 10"},
        {"OfSomethingElse",
         {"办公费年初预算为10.00万元，差旅费支出决算为9.00万元。决算数大于预算数。"},
         ""}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Bounds, CheckStatementsTest,
    testing::ValuesIn(std::vector<CheckCase>{
        {"ShareOfMoreThanAll",
         {"财政拨款支出40.00万元，占支出总额的102.5%。"},
         "narrative-share-range fail 102.5 not "},
        {"PlanMoreThanFulfilled",
         {"财政拨款支出40.00万元，完成年初预算的102.5%。"},
         ""},
        {"SmallWithinMedium",
         {"政府采购支出总额50.00万元。授予中小企业合同金额40."
          "00万元，其中：授予小微企业合"
          "同金额30.00万元。"},
         "narrative-at-most pass 40.00 | narrative-at-most pass 30.00"},
        {"SmallMoreThanMedium",
         {"政府采购支出总额50.00万元。授予中小企业合同金额20."
          "00万元，其中：授予小微企业合"
          "同金额30.00万元。"},
         "narrative-at-most pass 20.00 | narrative-at-most fail 30.00 not 20"},
        {"MoreThanAll",
         {"政府采购支出总额50.00万元。授予中小企业合同金额60.00万元。"},
         "narrative-at-most fail 60.00 not 50"}}),
    NameOfCase);

// A table with rows of names and amounts in one column.
Table TableOf(const std::string& id, const std::string& unit,
              const std::vector<std::pair<std::string, std::string>>& rows) {
  Table table;
  table.table_no = 1;
  table.table_id = id;
  table.title = id;
  table.unit = unit;
  table.fiscal_year = 2030;
  Column column;
  column.path = HeaderPath({script::ReadLabel("预算数")});
  column.measure = "amount";
  table.columns.push_back(column);
  for (const auto& [name, value] : rows) {
    Row row;
    row.row_no = static_cast<int>(table.rows.size()) + 1;
    row.item_name = name;
    Fact fact;
    fact.row = static_cast<int>(table.rows.size());
    fact.column = 0;
    fact.value = fact.raw = value;
    fact.number = Decimal::Parse(fact.value);
    fact.kind = Kind::kAmount;
    table.rows.push_back(row);
    table.facts.push_back(fact);
  }
  return table;
}

TEST(CheckStatementCells, TieProseToTheTable) {
  const DocumentData data =
      DocumentOf("关于收支总表的说明", {"办公费1.50万元，水费2.00万元，杂费9.00万元。"},
                 {TableOf("revenue_expenditure_summary", "元",
                          {{"办公费", "15000"}, {"水费", "19000"}, {"其他", "5"}})});
  EXPECT_EQ("narrative-cell pass 1.50 | narrative-cell fail 2.00 not 1.9", Show(data));
  EXPECT_EQ(1, data.tables[0].facts[0].checks_passed);
  EXPECT_EQ(1, data.tables[0].facts[1].checks_failed);
  EXPECT_EQ(0, data.tables[0].facts[2].checks_passed);
}

TEST(CheckStatementCells, FailOnlyInTheTableThatTheSectionDescribes) {
  EXPECT_EQ("", Show(DocumentOf("其他事项", {"水费2.00万元。"},
                                {TableOf("other", "万元", {{"水费", "1.90"}})})));
}

// The column says the item, and each row whose figure it is: none of them is the whole.
TEST(CheckStatementCells, TakeNoUnitForTheWhole) {
  Table table = TableOf("three_public_expenditure", "万元",
                        {{"水务局本级", "1.44"}, {"水文站", "0.68"}});
  table.columns[0].concept_id = "three_public.reception";
  const auto checks = [&] {
    return Show(DocumentOf("“三公”经费情况", {"公务接待费2.12万元。"}, {table}));
  };
  EXPECT_EQ("", checks());
  table.rows[0].row_kind = RowKind::kTotal;
  EXPECT_EQ("narrative-cell fail 2.12 not 1.44", checks());
}

// That some cell has the amount is no proof that it is the one that is meant.
TEST(CheckStatementCells, DoNotAgreeWithACellOfAnotherName) {
  const struct {
    const char* name;
    const char* text;
    const char* want;
  } cases[] = {
      {"its own cell", "甲资金1,234.56万元。", "narrative-cell pass 1234.56"},
      {"that of another", "甲资金6,543.21万元。", "narrative-cell untestable"},
      {"no cell at all", "甲资金7,777.77万元。", ""},
      {"a name that no row has", "丙资金1,234.56万元。", "narrative-cell untestable"},
  };
  for (const auto& c : cases) {
    const DocumentData data = DocumentOf(
        "其他事项", {c.text},
        {TableOf("other", "万元", {{"甲资金", "1234.56"}, {"乙资金", "6543.21"}})});
    EXPECT_EQ(c.want, Show(data)) << c.name;
    EXPECT_EQ(0, data.tables[0].facts[1].checks_passed) << c.name;
  }
}

// A change is compared with the column of changes in the row of its value.
TEST(CheckStatementCells, CompareAChangeWithItsColumn) {
  Table table = TableOf("other", "万元", {{"甲资金", "1234.56"}});
  Column change;
  change.path = HeaderPath({script::ReadLabel("增减额")});
  change.measure = "change_amount";
  table.columns.push_back(change);
  Fact fact;
  fact.column = 1;
  fact.value = fact.raw = "-34.56";
  fact.number = Decimal::Parse(fact.value);
  fact.kind = Kind::kAmount;
  table.facts.push_back(fact);
  const std::string value = "narrative-cell pass 1234.56 | narrative-cell ";
  EXPECT_EQ(
      value + "pass -34.56",
      Show(DocumentOf("说明", {"甲资金1,234.56万元，比上年减少34.56万元。"}, {table})));
  EXPECT_EQ(
      value + "fail -43.56 not -34.56",
      Show(DocumentOf("说明", {"甲资金1,234.56万元，比上年减少43.56万元。"}, {table})));
  EXPECT_EQ(
      value + "fail 34.56 not -34.56",
      Show(DocumentOf("说明", {"甲资金1,234.56万元，比上年增加34.56万元。"}, {table})));
}

// Whatever section it stands in: the name of an item says which row it is.
TEST(CheckStatementCells, KnowAnItemByItsPath) {
  Table table =
      TableOf("general_budget_expenditure", "万元", {{"行政运行", "1234.56"}});
  table.rows[0].item_code = "2010301";
  const std::string path = "一般公共服务支出（类）政府办公厅（款）行政运行（项）";
  EXPECT_EQ("narrative-cell pass 1234.56",
            Show(DocumentOf("其他", {path + "1,234.56万元。"}, {table})));
  EXPECT_EQ("narrative-cell fail 1243.56 not 1234.56",
            Show(DocumentOf("其他", {path + "1,243.56万元。"}, {table})));
  EXPECT_EQ("narrative-cell fail 1234.56 not 12345600",
            Show(DocumentOf("其他", {"行政运行1,234.56元。"}, {table})));
  // Two tables that differ: it may be of either.
  Table other = table;
  other.facts[0].value = other.facts[0].raw = "1300.00";
  other.facts[0].number = Decimal::Parse("1300.00");
  EXPECT_EQ("", Show(DocumentOf("其他", {path + "1,277.56万元。"}, {table, other})));
}

// 2029 in a budget of 2030 whose table has the figure for 2030.
TEST(CheckStatementCells, KnowTheYearOfAFigureByItsCell) {
  const Table table = TableOf("other", "万元", {{"甲资金", "1234.56"}});
  EXPECT_EQ("narrative-year-cell fail 2029 not 2030",
            Show(DocumentOf("说明", {"2029年甲资金1,234.56万元。"}, {table})));
  EXPECT_EQ("narrative-cell pass 1234.56",
            Show(DocumentOf("说明", {"2030年甲资金1,234.56万元。"}, {table})));
  EXPECT_EQ("", Show(DocumentOf("说明", {"2029年甲资金1,334.56万元。"}, {table})));
}

TEST(CheckStatements, SayWhatIsWrongAndWhere) {
  const DocumentData data =
      DocumentOf("一、说明", {"收入预算120.00万元，比上年增加20.00万元，增长16.67%。"});
  ASSERT_EQ(1U, data.checks.size());
  const Check& check = data.checks[0];
  EXPECT_EQ(1, check.check_no);
  EXPECT_EQ(CheckKind::kNarrative, check.kind);
  EXPECT_EQ("一、说明 / 收入预算", check.where);
  EXPECT_EQ(2, check.place.line);
  const auto difference = Decimal::Parse(check.difference);
  ASSERT_TRUE(difference.has_value());
  EXPECT_EQ("3.33", difference->Abs().ToString());
  EXPECT_NE(std::string::npos, check.message.find("of the figure of this year"));
  EXPECT_EQ(3U, check.statements.size());
}

}  // namespace
}  // namespace budget::check
