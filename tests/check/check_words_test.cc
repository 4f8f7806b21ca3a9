// Rules on years, names, headings, empty tables and sections: each with a document that
// breaks it and one that does not.

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/check/check_document.h"
#include "pipeline/prose/statements/statements.h"
#include "tests/check/table_text.h"
#include "tests/prose/prose_text.h"

namespace budget::check {
namespace {

struct Words {
  std::vector<std::string> contents;
  std::vector<std::string> headings;    // a/b stands below a
  std::vector<std::string> paragraphs;  // of the last heading
  std::string tables;                   // as tests/check/table_text.h has them
  std::string note;                     // of the last table
};

struct WordsCase {
  const char* name;
  Words words;
  const char* want;  // "year-title 2029 -> 2030; ..."; passes as "id pass"
  ReportKind report = ReportKind::kBudget;
};

Section SectionOf(const std::string& path, int number) {
  Section section;
  section.section_no = number;
  const std::size_t slash = path.rfind('/');
  section.level = slash == std::string::npos ? 1 : 2;
  section.heading = slash == std::string::npos ? path : path.substr(slash + 1);
  section.path = path;
  section.place.line = number;
  return section;
}

DocumentData DocumentOf(const Words& words, ReportKind report) {
  DocumentData document = check::DocumentOf(words.tables);
  document.info.issuer = "云屏市水务局";
  document.info.fiscal_year = 2030;
  document.info.report_kind = report;
  for (Table& table : document.tables) {
    if (table.facts.empty()) table.status = TableStatus::kEmpty;
  }
  if (!words.note.empty()) document.tables.back().notes = {words.note};
  document.outline = statements::OutlineOf("说明", words.paragraphs);
  std::vector<Section>& sections = document.outline.sections;
  for (const std::string& path : words.headings) {
    sections.push_back(SectionOf(path, static_cast<int>(sections.size()) + 1));
  }
  for (const std::string& entry : words.contents) {
    document.outline.contents.push_back(
        {.text = entry, .printed_page = 0, .place = {}});
  }
  const schemas::Schema& schema = statements::BaseSchema();
  document.statements = statements::ReadStatements(document.outline, schema.prose,
                                                   *schema.vocabulary, 2030)
                            .statements;
  return document;
}

class CheckWordsTest : public testing::TestWithParam<WordsCase> {};

TEST_P(CheckWordsTest, Finds) {
  DocumentData document = DocumentOf(GetParam().words, GetParam().report);
  CheckAll(&document);
  std::string found;
  for (const Check& check : document.checks) {
    const bool words =
        check.check_id.starts_with("year-") || check.check_id.starts_with("name-") ||
        check.check_id.starts_with("heading-") || check.check_id == "units-listed" ||
        check.check_id == "table-twice" || check.check_id == "weights" ||
        check.check_id == "contents-order" || check.check_id.starts_with("empty-") ||
        check.check_id.starts_with("text-");
    if (!words) continue;
    if (!found.empty()) found += "; ";
    found += check.check_id;
    found += check.outcome == Outcome::kPass ? " pass" : " " + check.found;
    if (!check.expected.empty()) found += " -> " + check.expected;
  }
  EXPECT_EQ(found, GetParam().want);
}

void PrintTo(const WordsCase& test, std::ostream* out) { *out << test.name; }

std::string NameOfCase(const testing::TestParamInfo<WordsCase>& test) {
  return test.param.name;
}

constexpr const char* kBudget = "云屏市水务局2030年部门预算";
constexpr const char* kTables = "第二部分2030年部门预算表";
constexpr const char* kProse = "第三部分2030年部门预算情况说明";

INSTANTIATE_TEST_SUITE_P(
    Years, CheckWordsTest,
    testing::ValuesIn(std::vector<WordsCase>{
        {"OneYear", {.headings = {kBudget, kTables, kProse}}, ""},
        {"OtherHeading",
         {.headings = {kBudget, kTables, "第三部分2029年部门预算情况说明"}},
         "year-title 2029 -> 2030"},
        {"OtherTitle",
         {.headings = {kBudget, kTables, kProse},
          .tables =
              "table other 2027年部门收入预算表 万元 2030\ncolumns 预算数=amount\n"
              "| 合计 | 1.00\n"},
         "year-title 2027 -> 2030"},
        {"OtherEntryOfTheContents",
         {.contents = {"第二部分2031年部门预算表"},
          .headings = {kBudget, kTables, kProse}},
         "year-title 2031 -> 2030"},
        // The cover is the one that is wrong where all other titles agree.
        {"OtherCover",
         {.headings = {"云屏市水务局2030年部门预算", "2029年部门预算表",
                       "2029年部门预算说明", "2029年收入预算", "2029年支出预算"}},
         "year-title 2030 -> 2029"},
        {"OfAGovernment",
         {.headings = {kBudget, kTables, "第三部分2029年部门预算情况说明",
                       "2029年预算执行情况和2030年预算草案"}},
         ""},
        {"NoMajority", {.headings = {kBudget, "2029年部门预算表"}}, ""},
        {"ComparedInATitle",
         {.headings = {kBudget, kTables, "一、2030年预算与2029年预算比较情况"}},
         ""},
        {"ExecutionOfTheYearBefore",
         {.headings = {kBudget, kTables, "一、2029年预算执行情况"}},
         ""},
        {"HeadOfAColumn",
         {.headings = {kBudget, kTables},
          .tables = "table expenditure_summary 支出表 万元 2030\ncolumns "
                    "2003年预算数=total@2030 | 2029年执行数=total@2029\n"
                    "208 | 社会保障和就业支出 | 1.00 | 1.00\n | 合计 | 1.00 | 1.00\n"},
         "year-column 2003"},
        {"FigureOfAnotherYear",
         {.headings = {kBudget, kTables}, .paragraphs = {"2003年收入预算10.00万元。"}},
         "year-clause 2003"},
        {"FigureOfTheYearBefore",
         {.headings = {kBudget, kTables}, .paragraphs = {"2029年收入预算10.00万元。"}},
         ""},
        {"ComparedWithALongPast",
         {.headings = {kBudget, kTables},
          .paragraphs = {"收入预算10.00万元，比2019年增加1.00万元。"}},
         "year-clause 2019"},
        {"YearsOfNamesAndPlans",
         {.headings = {kBudget, kTables},
          .paragraphs = {"按照《关于2021年预算编制的通知》安排支出10.00万元。",
                         "2021-2035年规划经费10.00万元，其中2027年结转资金3.00万元。"}},
         ""},
        {"BudgetOfAnotherYear",
         {.headings = {kBudget, kTables},
          .paragraphs = {"纳入2031年部门预算的单位如下："}},
         "year-budget 2031"},
        {"NothingInAnotherYear",
         {.headings = {kBudget, kTables},
          .paragraphs = {"2032年度无国有资本经营收入。"}},
         "year-budget 2032"},
        {"NothingInAnotherYearSaysANote",
         {.headings = {kBudget, kTables, kProse},
          .tables = "table government_fund_expenditure 政府性基金表 万元 2030\n"
                    "columns 合计=total\n",
          .note = "注：云屏市水务局2032年没有使用政府性基金安排的支出。"},
         "year-budget 2032; empty-table-note pass"},
        {"ComparedWithAnotherYear",
         {.headings = {kBudget, kTables},
          .paragraphs = {"差旅费与2027年预算保持一致。"}},
         "year-compare 2027"},
        {"ComparedWithTheYearBefore",
         {.headings = {kBudget, kTables},
          .paragraphs = {"差旅费与2029年预算保持一致。"}},
         ""},
        {"SomethingNewInAYearToCome",
         {.headings = {kBudget, kTables}, .paragraphs = {"该项目为2034年新增项目。"}},
         "year-future 2034"},
        {"PlansForYearsToCome",
         {.headings = {kBudget, kTables},
          .paragraphs = {"该项目计划到2034年新增泵站3座，实施周期为2030-2034年。",
                         "2027年新增泵站1座。"}},
         ""},
        {"BudgetThatIsPrepared",
         {.headings = {kBudget, kTables},
          .paragraphs = {"做好2031年部门预算编制工作。"}},
         ""},
        {"ClosingDateOfAccounts",
         {.headings = {"2030年部门决算"},
          .paragraphs = {"截至2029年12月31日，共有车辆3辆。"}},
         "year-closing 2029 -> 2030",
         ReportKind::kFinalAccounts},
        {"RightClosingDate",
         {.headings = {"2030年部门决算"},
          .paragraphs = {"截至2030年12月31日，共有车辆3辆。"}},
         "",
         ReportKind::kFinalAccounts},
        {"ClosingDateOfABudget",
         {.headings = {kBudget}, .paragraphs = {"截至2029年6月底，共有车辆3辆。"}},
         ""},
        {"ClosingDateLongPast",
         {.headings = {kBudget}, .paragraphs = {"截至2027年6月底，共有车辆3辆。"}},
         "year-closing-budget 2027"}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Names, CheckWordsTest,
    testing::ValuesIn(std::vector<WordsCase>{
        {"Misprint",
         {.headings = {kBudget, "云屏市水务局2030年度部门概况", "云屏市水务局主要职责",
                       "云屏市水利局2030年部门预算说明"}},
         "name-issuer 云屏市水利局 -> 云屏市水务局"},
        {"InShort",
         {.headings = {kBudget, "云屏市水务局2030年度部门概况", "水务局主要职责"}},
         ""},
        {"OfAUnit",
         {.headings = {kBudget, "云屏市水务局2030年度部门概况",
                       "云屏市水务局机关服务中心2030年单位概况"}},
         ""},
        {"UnitForDepartment",
         {.headings = {kBudget, kTables, kProse, "2030年单位预算收支总表"}},
         "name-entity 单位 -> 部门"},
        {"BothOften",
         {.headings = {kBudget, kTables, "2030年单位预算收支总表",
                       "2030年单位预算说明"}},
         ""}}),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Headings, CheckWordsTest,
    testing::ValuesIn(std::vector<WordsCase>{
        {"Twice",
         {.headings = {"第三部分说明", "第三部分说明/一、收入情况",
                       "第三部分说明/一、收入情况"}},
         "heading-twice 一、收入情况"},
        {"BelowOthers",
         {.headings = {"第二部分甲", "第二部分甲/一、收入情况", "第三部分乙",
                       "第三部分乙/一、收入情况"}},
         ""},
        {"OtherWordsThanListed",
         {.contents = {"第三部分说明", "一、收入情况", "九、政府采购预算情况说明"},
          .headings = {"第三部分说明", "第三部分说明/一、收入情况",
                       "第三部分说明/九、政府采购安排情况说明"}},
         "heading-wording 九、政府采购安排情况说明 -> 九、政府采购预算情况说明"},
        {"AsListed",
         {.contents = {"第三部分说明", "一、收入情况"},
          .headings = {"第三部分说明", "第三部分说明/一、收入情况"}},
         ""}}),
    NameOfCase);

constexpr const char* kFund =
    "table government_fund_expenditure 政府性基金预算支出表 万元 2030\n"
    "columns 合计=total\n";
constexpr const char* kCapital =
    "table state_capital_expenditure 国有资本经营预算支出表 万元 2030\n"
    "columns 合计=total\n";

INSTANTIATE_TEST_SUITE_P(
    Lists, CheckWordsTest,
    testing::ValuesIn(std::vector<WordsCase>{
        {"UnitsInASentence",
         {.headings = {kBudget, kTables},
          .paragraphs = {"纳入编制范围的预算单位共2家，包括：云屏市水务局本级、云屏市河"
                         "道中心。"}},
         "units-listed pass -> 2"},
        {"UnitsInASentenceThatAreMore",
         {.headings = {kBudget, kTables},
          .paragraphs =
              {"纳入编制范围的预算单位共计一家，包括：云屏市水务局本级、云屏市"
               "河道中心。"}},
         "units-listed 1 -> 2"},
        {"UnitsBelow",
         {.headings = {kBudget, kTables},
          .paragraphs = {"本部门中，行政单位1家，事业单位1家，具体包括：",
                         "1.云屏市水务局本级。", "2.云屏市河道中心。"}},
         "units-listed pass -> 2"},
        {"UnitsBelowThatAreFewer",
         {.headings = {kBudget, kTables},
          .paragraphs = {"本部门中，行政单位1家，事业单位3家，具体包括：",
                         "1.云屏市水务局本级。", "2.云屏市河道中心。"}},
         "units-listed 4 -> 2"},
        {"UnitsThatAreNotListed",
         {.headings = {kBudget, kTables},
          .paragraphs = {"本部门包括本级以及下属5家预算单位的综合收支计划。"}},
         ""},
        {"Weights",
         {.headings = {kBudget, kTables, kProse},
          .tables = "table performance_targets 绩效目标表 万元 2030\n"
                    "columns 权重（90）=weight\n"
                    "| 甲 | 40\n| 乙 | 20\n| 丙 | 20\n| 丁 | 10\n"},
         "weights pass -> 90"},
        {"WeightsThatAreLess",
         {.headings = {kBudget, kTables, kProse},
          .tables = "table performance_targets 绩效目标表 万元 2030\n"
                    "columns 权重=weight\n"
                    "| 甲 | 40\n| 乙 | 20\n| 丙 | 25\n| 丁 | 10\n"},
         "weights 95 -> 100"},
        {"TablesInAnotherOrder",
         {.contents = {"一、部门收入总表", "二、部门支出总表"},
          .headings = {kBudget, kTables, kProse},
          .tables = "table expenditure_summary 部门支出总表 万元 2030\n"
                    "columns 合计=total\n| 合计 | 1.00\n"
                    "table revenue_summary 部门收入总表 万元 2030\n"
                    "columns 合计=total\n| 合计 | 1.00\n"},
         "contents-order 部门支出总表 -> 部门收入总表"},
        {"HeadingOfAnotherNumber",
         {.contents = {"一、主要职能", "二、机构设置", "三、收支总体情况"},
          .headings = {kBudget, kBudget + std::string("/一、主要职能"),
                       kBudget + std::string("/二、机构设置"),
                       kBudget + std::string("/四、收支总体情况")}},
         "heading-number 四、收支总体情况 -> 三、收支总体情况"},
    }),
    NameOfCase);

INSTANTIATE_TEST_SUITE_P(
    EmptyTables, CheckWordsTest,
    testing::ValuesIn(std::vector<WordsCase>{
        {"WithoutAReason",
         {.paragraphs = {"办公费3.00万元。"}, .tables = kFund},
         "empty-table "},
        {"InAFileWithoutProse", {.tables = kFund}, ""},
        {"SaidBelow",
         {.tables = kFund, .note = "注：本部门没有政府性基金预算支出，故本表为空表。"},
         "empty-table-note pass"},
        {"SaidInProse",
         {.paragraphs = {"2030年无政府性基金预算支出。办公费3.00万元。"},
          .tables = kFund},
         "empty-table pass"},
        {"NoteOfAnotherTable",
         {.tables = kCapital, .note = "注：本部门无政府性基金预算支出，故本表为空表。"},
         "empty-table-note 注：本部门无政府性基金预算支出，故本表为空表。"},
        {"SaysItIsEmpty",
         {.tables = std::string(kFund) + "212 | 城乡社区支出 | 5.00\n | 合计 | 5.00\n",
          .note = "注：本部门无政府性基金预算支出，故本表为空表。"},
         "empty-table-figures 注：本部门无政府性基金预算支出，故本表为空表。"},
        {"EmptyOnACondition",
         {.tables = std::string(kFund) + "212 | 城乡社区支出 | 5.00\n | 合计 | 5.00\n",
          .note = "注：如本表为空表，则没有此项支出。"},
         ""}}),
    NameOfCase);

// What a disclosure must explain is asked of whole ones alone.
TEST(CheckSections, MissesWhatNoSectionExplains) {
  Words words;
  for (int i = 0; i < 50; ++i) {
    words.paragraphs.push_back("2030年办公费" + std::to_string(i + 1) + ".50万元。");
  }
  words.headings = {"一、部门职责",     "二、机构设置",     "三、“三公”经费",
                    "四、机关运行经费", "五、国有资产占用", "六、预算绩效",
                    "七、名词解释"};
  DocumentData document = DocumentOf(words, ReportKind::kBudget);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail", "section-procurement"),
            "section-procurement fail : government procurement is not explained: "
            "\"\"\n");
  EXPECT_EQ(ShowChecks(document, "fail", "section-terms"), "");
  words.headings.emplace_back("八、政府采购情况");
  document = DocumentOf(words, ReportKind::kBudget);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail", "section-procurement"), "");
  words.paragraphs.resize(3);
  words.headings.pop_back();
  document = DocumentOf(words, ReportKind::kBudget);
  CheckAll(&document);
  EXPECT_EQ(ShowChecks(document, "fail", "section-procurement"), "");
}

}  // namespace
}  // namespace budget::check
