// The totals of a government's books in its report against its tables.

#include <gtest/gtest.h>

#include <string>

#include "pipeline/model/decimal.h"
#include "pipeline/narrative/check_statements.h"
#include "tests/check/table_text.h"
#include "tests/prose/prose_text.h"

namespace budget::check {
namespace {

struct BookCase {
  const char* name;
  const char* value;  // 亿元, of 全市, 2025, executed
  Scope scope;
  Phase phase;
  const char* more;  // a second table
  const char* want;
};

constexpr const char* kRevenue = R"(
table gov_general_revenue 2025年全市一般公共预算收入执行情况表 万元 2025
columns 执行数=amount#executed
 | 税收收入 | 70000
 | 非税收入 | 30480
 | 一般公共预算收入合计 | 100480
 | 上级补助收入 | 20000
 | 收入总计 | 120480
)";

std::string Check(const BookCase& test) {
  DocumentData data = DocumentOf(std::string(kRevenue) + test.more);
  data.info.entity = Entity::kGovernment;
  for (Table& table : data.tables) {
    table.scope = Scope::kTerritory;
    table.fiscal_year = 2025;
    for (Column& column : table.columns) column.fiscal_year = 2025;
    for (Row& row : table.rows) {
      if (row.item_name.starts_with("一般公共预算收入")) {
        row.concept_id = "revenue.general";
      }
    }
  }
  data.outline = statements::OutlineOf("一、执行情况", {"全市一般公共预算收入"});
  Statement said;
  said.subject = "全市一般公共预算收入";
  said.key = said.subject;
  said.concept_id = "revenue.general";
  said.value = test.value;
  said.number = Decimal::Parse(test.value);
  said.unit = "亿元";
  said.fiscal_year = 2025;
  said.scope = test.scope;
  said.phase = test.phase;
  said.quote = "全市一般公共预算收入完成";
  said.paragraph = 0;
  data.statements = {said};
  const schemas::Schema& schema = statements::BaseSchema();
  std::string shown;
  for (const budget::Check& check :
       narrative::CheckStatements(schema.prose, schema.identities, *schema.vocabulary,
                                  Language::kEnglish, data)) {
    if (check.check_id != "narrative-cell") continue;
    shown += std::string(shown.empty() ? "" : " | ") +
             (check.outcome == Outcome::kPass   ? "pass"
              : check.outcome == Outcome::kFail ? "fail"
                                                : "untestable") +
             " " + check.found + " " + check.expected;
  }
  return shown;
}

TEST(CheckBooks, TotalsOfTheirScopeYearAndPhase) {
  const BookCase cases[] = {
      {"within what its decimals say", "10.05", Scope::kTerritory, Phase::kExecuted, "",
       "pass 10.05 10.048"},
      {"fewer decimals than others", "10", Scope::kTerritory, Phase::kExecuted, "",
       "pass 10 10.048"},
      {"another figure", "10.50", Scope::kTerritory, Phase::kExecuted, "",
       "fail 10.50 10.048"},
      {"收入 of what the table calls 收入总计", "12.05", Scope::kTerritory,
       Phase::kExecuted, "", "untestable 12.05 12.048"},
      {"of another scope: nothing to compare with", "10.50", Scope::kOwn,
       Phase::kExecuted, "", "untestable 10.50 "},
      {"of another phase", "10.50", Scope::kTerritory, Phase::kApproved, "",
       "untestable 10.50 "},
      {"of a phase that nothing says", "10.50", Scope::kTerritory, Phase::kNone, "",
       ""},
      {"tables that disagree", "10.50", Scope::kTerritory, Phase::kExecuted,
       R"(
table gov_general_balance 2025年全市一般公共预算收支平衡表 万元 2025
columns 执行数=amount#executed
 | 一般公共预算收入 | 100999
)",
       "untestable 10.50 "},
  };
  for (const BookCase& test : cases) EXPECT_EQ(Check(test), test.want) << test.name;
}

}  // namespace
}  // namespace budget::check
