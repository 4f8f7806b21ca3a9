#include "pipeline/meaning/government_prose.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/names.h"
#include "pipeline/script/text.h"
#include "schemas/load/load_schemas.h"

namespace budget::meaning {
namespace {

constexpr int kYear = 2026;  // of the budget

struct ProseCase {
  const char* path;  // headings
  const char* quote;
  const char* subject;
  const char* value;
  const char* unit;
  int year;
  const char* want;  // scope, phase, concept
};

std::string Read(const ProseCase& test) {
  static const Result<schemas::SchemaSet> kSchemas = schemas::LoadSchemas({});
  static const auto kSchema = kSchemas.value().Find("mof-budget");
  Outline outline;
  outline.sections.push_back({.section_no = 1, .path = test.path});
  Statement statement;
  statement.subject = test.subject;
  statement.key = script::Fold(test.subject);
  statement.value = test.value;
  statement.unit = test.unit;
  statement.fiscal_year = test.year;
  statement.quote = test.quote;
  const std::vector<Statement> read =
      OfGovernment(*kSchema, "甲子市", kYear, outline, {std::move(statement)});
  return std::string(NameOf(read[0].scope)) + ' ' + std::string(NameOf(read[0].phase)) +
         ' ' + read[0].concept_id;
}

TEST(GovernmentProseTest, SaysWhoseWhatAndWhichKind) {
  const ProseCase cases[] = {
      // The word of the clause.
      {"", "全市一般公共预算收入完成488.3亿元，完成预算的98.1%", "全市一般公共预算收入",
       "488.3", "亿元", 2025, "territory executed revenue.general"},
      // The name of a book says no phase; the heading does.
      {"报告/二、2026年预算草案", "市本级一般公共预算支出46亿元",
       "市本级一般公共预算支出", "46", "亿元", 2026,
       "own approved expenditure.general"},
      {"一、2025年预算执行情况", "全市政府性基金预算支出19亿元",
       "全市政府性基金预算支出", "19", "亿元", 2025,
       "territory executed expenditure.fund"},
      // Two figures in one clause: each by the words before it.
      {"一、2025年执行情况", "市本级一般公共预算支出预算数为1,021亿元，执行数为992亿元",
       "市本级一般公共预算支出", "1021", "亿元", 2025,
       "own approved expenditure.general"},
      {"一、2025年执行情况", "市本级一般公共预算支出预算数为1,021亿元，执行数为992亿元",
       "市本级一般公共预算支出", "992", "亿元", 2025,
       "own executed expenditure.general"},
      // What is to be reached in the year that is planned is no outturn.
      {"2026年全市一般公共预算收入草案的说明", "预计全市一般公共预算收入完成484300万元",
       "全市一般公共预算收入", "484300", "万元", 2026,
       "territory approved revenue.general"},
      // A heading of two years says neither.
      {"2025年预算执行情况和2026年预算草案", "全市国有资本经营预算收入7亿元",
       "全市国有资本经营预算收入", "7", "亿元", 2025,
       "territory  state_capital.revenue"},
      // Its zone's, and what is added below the line.
      {"", "合作区本级一般公共预算收入92.51亿元", "一般公共预算收入", "92.51", "亿元",
       2025, "region  revenue.general"},
      {"", "加上上级补助收入1.8亿元", "加上上级补助收入", "1.8", "亿元", 2025,
       "  transfer.received"},
  };
  for (const ProseCase& test : cases) EXPECT_EQ(Read(test), test.want) << test.quote;
}

}  // namespace
}  // namespace budget::meaning
