#include "pipeline/solve/solve_document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <string>

#include "tests/check/table_text.h"

namespace budget::check {
namespace {

struct SolveCase {
  const char* name;
  const char* document;
  const char* want;
};

constexpr const char* kColumns =
    "columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure | "
    "上缴上级支出=payment_to_superior\n";

TEST(SolveDocument, FindsLostColumns) {
  const std::string head =
      std::string("table expenditure_summary 支出总表 万元 2020\n") + kColumns;
  const struct {
    const char* name;
    const char* rows;
    const char* want;
  } cases[] = {
      {"as many figures as columns",
       "~ 210 | 卫生健康支出 | 10.00 | 4.00 | 5.00 | 1.00\n", ""},
      {"only one subset makes the column",
       "210 | 卫生健康支出 | 53.11 | 16.05 | 37.06 |\n"
       "~ 21001 | 甲 | 16.00 | 16.00\n"
       "~ 21002 | 乙 | 34.25 | 34.25\n"
       "~ 21003 | 丙 | 2.81 | 2.81\n"
       "~ 21004 | 丁 | 0.05 | 0.05\n",
       "甲: 16.00 合计 inferred; 16.00 基本支出 inferred;\n"
       "乙: 34.25 合计 inferred; 34.25 项目支出 inferred;\n"
       "丙: 2.81 合计 inferred; 2.81 项目支出 inferred;\n"
       "丁: 0.05 合计 inferred; 0.05 基本支出 inferred;"},
      {"two subsets do",
       "210 | 卫生健康支出 | 20.00 | 10.00 | 10.00 |\n"
       "~ 21001 | 甲 | 10.00 | 10.00\n"
       "~ 21002 | 乙 | 10.00 | 10.00\n",
       "甲: 10.00 合计 inferred; 10.00 ? ambiguous;\n"
       "乙: 10.00 合计 inferred; 10.00 ? ambiguous;"},
      {"nothing to go by", "~ 210 | 卫生健康支出 | 10.00 | 4.00 | 6.00\n",
       "卫生健康支出: 10.00 合计 inferred; 4.00 ? ambiguous; 6.00 ? ambiguous;"},
      {"column numbers balance too",
       "210 | 卫生健康支出 | 7 | 3 | 4 |\n"
       "~ 21001 | 甲 | 3 | 3\n"
       "~ 21002 | 乙 | 4 | 4\n",
       "甲: 3 ? ambiguous; 3 ? ambiguous;\n"
       "乙: 4 ? ambiguous; 4 ? ambiguous;"},
      {"a row that agrees with nothing",
       "210 | 卫生健康支出 | 53.11 | 16.05 | 37.06 |\n"
       "~ 21001 | 甲 | 16.00 | 16.09\n"
       "~ 21002 | 乙 | 37.11 | 37.06 | 0.05\n",
       "甲: 16.00 ? ambiguous; 16.09 ? ambiguous;\n"
       "乙: 37.11 合计 inferred; 37.06 ? ambiguous; 0.05 ? ambiguous;"},
      {"a figure whose column is known is an anchor",
       "210 | 卫生健康支出 | 16.05 | | 16.05 |\n"
       "~ 21001 | 甲 | 16.05 | 16.05\n",
       "甲: 16.05 合计 inferred; 16.05 项目支出 inferred;"}};
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document = DocumentOf(head + c.rows);
    Solve(&document);
    EXPECT_EQ(ShowLost(document), c.want);
  }
}

TEST(SolveDocument, NamesTheIdentitiesThatDecided) {
  DocumentData document = DocumentOf(
      std::string("table expenditure_summary 支出总表 万元 2020\n") + kColumns +
      "210 | 卫生健康支出 | 53.11 | 16.05 | 37.06 |\n"
      "~ 21001 | 甲 | 16.05 | 16.05\n"
      "~ 21002 | 乙 | 37.06 | 37.06\n");
  Solve(&document);
  EXPECT_EQ(
      document.tables[0].facts[3].note,
      "column found by: total = basic + project + other expenditure; a code = the "
      "codes below it");
}

TEST(SolveDocument, ListsTheColumnsThatArePossible) {
  DocumentData document = DocumentOf(
      std::string("table expenditure_summary 支出总表 万元 2020\n") + kColumns +
      "210 | 卫生健康支出 | 20.00 | 10.00 | 10.00 |\n"
      "~ 21001 | 甲 | 10.00 | 10.00\n"
      "~ 21002 | 乙 | 10.00 | 10.00\n");
  Solve(&document);
  EXPECT_EQ(document.tables[0].facts[4].note,
            "column not determined, it may be: 基本支出 | 项目支出");
  EXPECT_EQ(document.tables[0].facts[4].column, -1);
}

// The general budget is part of all expenditure: its 基本支出 cannot be more.
TEST(SolveDocument, UsesOtherTables) {
  DocumentData document = DocumentOf(
      std::string("table expenditure_summary 支出总表 万元 2020\n") + kColumns +
      "~ 210 | 卫生健康支出 | 29623.30 | 1605.54 | 28017.76\n"
      "~ 21015 | 医疗保障管理事务 | 29623.30 | 1605.54 | 28017.76\n"
      "~ 2101501 | 行政运行 | 1605.54 | 1605.54\n"
      "~ 2101502 | 一般行政管理事务 | 28017.76 | 28017.76\n"
      "table general_budget_expenditure 一般公共预算支出表 万元 2020\n"
      "columns 合计=total | 基本支出=basic_expenditure | 项目支出=project_expenditure\n"
      "210 | 卫生健康支出 | 29600.00 | 1600.00 | 28000.00\n");
  Solve(&document);
  EXPECT_EQ(
      ShowLost(document),
      "卫生健康支出: 29623.30 合计 inferred; 1605.54 基本支出 inferred; 28017.76 "
      "项目支出 inferred;\n"
      "医疗保障管理事务: 29623.30 合计 inferred; 1605.54 基本支出 inferred; 28017.76 "
      "项目支出 inferred;\n"
      "行政运行: 1605.54 合计 inferred; 1605.54 基本支出 inferred;\n"
      "一般行政管理事务: 28017.76 合计 inferred; 28017.76 项目支出 inferred;");
}

// What a column means that nothing claims is not known: its figures may be addends.
TEST(SolveDocument, DoesNotPassOverColumnsThatNothingClaims) {
  DocumentData document = DocumentOf(
      "table revenue_summary 收入总表 万元 2020\n"
      "columns 合计=total | 上年结转=carryover | 甲= | 其他收入=other_revenue\n"
      "~ 208 | 社会保障和就业支出 | 98.64 | 98.64\n");
  Solve(&document);
  EXPECT_EQ(ShowLost(document),
            "社会保障和就业支出: 98.64 ? ambiguous; 98.64 ? ambiguous;");
}

// 公务用车运行费 is at least what 基本支出 pays of it; nothing else is known of the
// row.
TEST(SolveDocument, DoesNotTakeABoundForAnIdentity) {
  DocumentData document = DocumentOf(
      "table general_budget_basic_expenditure 基本支出表 万元 2020\n"
      "columns 合计=total\n"
      "30231 | 公务用车运行维护费 | 25.50\n"
      "table three_public_expenditure “三公”经费支出表 万元 2020\n"
      "columns 购置费=vehicle_purchase | 运行费=vehicle_operation | 其他=\n"
      "~ | | 246.80 | 20.50\n");
  Solve(&document);
  EXPECT_EQ(ShowLost(document), ": 246.80 ? ambiguous; 20.50 ? ambiguous;");
}

// 预算数 and 决算数 have the same columns; only the prose says which it is.
struct SaidCase {
  const char* name;
  const char* section;
  const char* value;
  Phase phase;
  const char* want;
};

TEST(SolveDocument, UsesTheProse) {
  constexpr const char* kTable = R"(
table three_public_expenditure “三公”经费支出决算表 万元 2020
columns 预算数/合计=total#approved | 预算数/出国=abroad#approved | 预算数/接待=reception#approved | 决算数/合计=total#executed | 决算数/出国=abroad#executed | 决算数/接待=reception#executed
~ | | 117.16 | 106.76 | 10.40
)";
  constexpr const char* kOpen =
      ": 117.16 ? ambiguous; 106.76 ? ambiguous; 10.40 ? ambiguous;";
  constexpr const char* kSection = "七、“三公”经费支出情况说明";
  const SaidCase cases[] = {
      {"budget", kSection, "1171600", Phase::kApproved,
       ": 117.16 预算数/合计 inferred; 106.76 预算数/出国 inferred; 10.40 预算数/接待 "
       "inferred;"},
      {"outturn", kSection, "1171600", Phase::kExecuted,
       ": 117.16 决算数/合计 inferred; 106.76 决算数/出国 inferred; 10.40 决算数/接待 "
       "inferred;"},
      {"a part", kSection, "1067600", Phase::kApproved,
       ": 117.16 预算数/合计 inferred; 106.76 预算数/出国 inferred; 10.40 预算数/接待 "
       "inferred;"},
      {"no phase", kSection, "1171600", Phase::kNone, kOpen},
      {"another phase", kSection, "1171600", Phase::kAdjusted, kOpen},
      {"another amount", kSection, "1171601", Phase::kApproved, kOpen},
      {"an amount that says little", kSection, "104000", Phase::kApproved, kOpen},
      {"a section about something else", "八、政府采购", "1171600", Phase::kApproved,
       kOpen}};
  for (const SaidCase& c : cases) {
    SCOPED_TRACE(c.name);
    DocumentData document = DocumentOf(kTable, "final_accounts");
    document.outline.sections.push_back({.section_no = 1, .path = c.section});
    Statement said{.value = c.value,
                   .number = Decimal::Parse(c.value),
                   .unit = "元",
                   .fiscal_year = 2020,
                   .phase = c.phase};
    said.quote = "支出预算为117.16万元";
    document.statements.push_back(said);
    Solve(&document);
    EXPECT_EQ(ShowLost(document), c.want);
    if (c.want == kOpen) continue;
    EXPECT_NE(document.tables[0].facts[0].note.find("the prose: \"支出预算为"),
              std::string::npos)
        << document.tables[0].facts[0].note;
  }
}

// Two statements of which one is wrong: what they say counts for nothing.
TEST(SolveDocument, DoesNotUseProseThatContradictsItself) {
  DocumentData document = DocumentOf(
      "table three_public_expenditure “三公”经费支出决算表 万元 2020\n"
      "columns 预算数/合计=total#approved | 预算数/接待=reception#approved | "
      "决算数/合计=total#executed | 决算数/接待=reception#executed\n"
      "~ | | 117.16 | 117.16\n",
      "final_accounts");
  document.outline.sections.push_back(
      {.section_no = 1, .path = "七、“三公”经费支出情况说明"});
  for (const Phase phase : {Phase::kApproved, Phase::kExecuted}) {
    document.statements.push_back({.value = "117.16",
                                   .number = Decimal::Parse("117.16"),
                                   .unit = "万元",
                                   .fiscal_year = 2020,
                                   .phase = phase});
  }
  Solve(&document);
  EXPECT_EQ(ShowLost(document).find("inferred"), std::string::npos)
      << ShowLost(document);
}

TEST(SolveDocument, LeavesWhatItCannotDecide) {
  DocumentData document;
  Solve(&document);
  EXPECT_TRUE(document.tables.empty());

  // No columns at all, text, more figures than columns.
  document = DocumentOf("table other 表 万元 2020\n~ 1 | 甲 | 1.00 | x\n");
  Solve(&document);
  EXPECT_EQ(ShowLost(document), "甲: 1.00 ? ambiguous; x ? ambiguous;");
  document = DocumentOf(
      std::string("table expenditure_summary 表 万元 2020\n") + kColumns +
      "~ 1 | 甲 | 1.00 | 2.00 | 3.00 | 4.00 | 5.00\n~ 2 | 乙 | 暂缺 | 1.00\n");
  Solve(&document);
  EXPECT_EQ(
      ShowLost(document),
      "甲: 1.00 ? ambiguous; 2.00 ? ambiguous; 3.00 ? ambiguous; 4.00 ? ambiguous; "
      "5.00 ? ambiguous;\n乙: 暂缺 ? ambiguous; 1.00 ? ambiguous;");
}

TEST(SolveDocument, SaysThatALimitWasReached) {
  std::string text = "table revenue_summary 收入总表 万元 2020\ncolumns 合计=total";
  for (int i = 0; i < 40; ++i) text += " | 来源" + std::to_string(i) + "=amount";
  text += "\n~ 210 | 卫生健康支出";
  for (int i = 0; i < 20; ++i) text += " | 1.00";
  DocumentData document = DocumentOf(text + "\n");
  Solve(&document);
  EXPECT_NE(document.tables[0].facts[7].note.find("too many combinations"),
            std::string::npos)
      << document.tables[0].facts[7].note;
}

// What is said after a stop is no solution.
TEST(SolveDocument, InfersNothingAfterAStop) {
  const DocumentData document = DocumentOf(
      std::string("table expenditure_summary 支出总表 万元 2020\n") + kColumns +
      "210 | 卫生健康支出 | 53.11 | 16.05 | 37.06 |\n"
      "~ 21001 | 甲 | 16.05 | 16.05\n"
      "~ 21002 | 乙 | 37.06 | 37.06\n");
  const auto schema = BundledSchema("mof-budget");
  const auto inferred = [&](Stop stop) {
    return std::ranges::count_if(
        solve::SolveDocument(schema->prose, schema->identities, *schema->vocabulary,
                             Language::kEnglish, {}, document, stop),
        [](const solve::Assignment& found) { return found.column >= 0; });
  };
  const std::atomic<bool> asked = true;
  EXPECT_EQ(inferred(Stop(asked)), 0);
  EXPECT_EQ(inferred({}), 4);
}

}  // namespace
}  // namespace budget::check
