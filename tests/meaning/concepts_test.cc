#include "pipeline/meaning/concepts.h"

#include <gtest/gtest.h>

#include <cctype>
#include <string>
#include <vector>

#include "pipeline/script/text.h"
#include "pipeline/table/classify_row.h"
#include "schemas/load/load_schemas.h"

namespace budget::meaning {
namespace {

const schemas::Schema& Budget() {
  static const Result<schemas::SchemaSet> kSchemas = schemas::LoadSchemas({});
  static const auto kSchema = kSchemas.value().Find("mof-budget");
  return *kSchema;
}

struct Line {
  const char* code;
  const char* name;
};

struct RowsCase {
  const char* name;
  const char* table_id;
  Direction direction;
  std::vector<Line> rows;
  std::vector<std::string> want;  // concepts
};

Table TableOf(const RowsCase& test) {
  Table table;
  table.table_id = test.table_id;
  for (const Line& line : test.rows) {
    Row row{
        .direction = test.direction, .item_code = line.code, .item_name = line.name};
    table::ClassifyRow(Budget(), table.table_id, &row);
    table.rows.push_back(row);
  }
  ApplyConcepts(Budget(), &table);
  return table;
}

TEST(ConceptsTest, OfRows) {
  constexpr Direction kIn = Direction::kRevenue;
  constexpr Direction kOut = Direction::kExpenditure;
  const RowsCase cases[] = {
      {"one thing in tables of departments and governments",
       "gov_general_expenditure",
       kOut,
       {{"", "一、卫生健康支出"},
        {"210", "卫生健康支出"},
        {"", "医疗卫生与计划生育支出"}},
       {"expenditure.health", "expenditure.health", "expenditure.health"}},
      {"one name, two things: a tax office's revenue, a department's appropriation",
       "gov_general_revenue",
       kIn,
       {{"", "国有资本经营收入"}, {"", "上级补助收入"}, {"", "其他收入"}},
       {"revenue.nontax.state_capital", "transfer.received", "revenue.nontax.other"}},
      {"the same names of a department",
       "revenue_summary",
       kIn,
       {{"", "国有资本经营收入"}, {"", "上级补助收入"}, {"", "其他收入"}},
       {"revenue.state_capital", "revenue.superior_subsidy", "revenue.other"}},
      {"the longest limit: of the book before that of all governments",
       "gov_state_capital_revenue",
       kIn,
       {{"", "国有资本经营收入"}},
       {"state_capital.revenue"}},
      {"whose and of when is no part of a name",
       "gov_general_balance",
       kIn,
       {{"", "市本级一般公共预算收入合计"},
        {"", "其中：增值税"},
        {"", "另外：再融资一般债券收入"}},
       {"revenue.general", "revenue.tax.vat", "debt.revenue.refinancing_general"}},
      {"a part of a department's table stays without one: it would count twice",
       "revenue_summary",
       kIn,
       {{"", "其中：政府性基金"}},
       {""}},
      {"without codes, by the rows above",
       "gov_general_expenditure",
       kOut,
       {{"", "公共安全支出"},
        {"", "公安"},
        {"", "行政运行"},
        {"", "检察"},
        {"", "行政运行"},
        {"", "教育支出"},
        {"", "行政运行"}},
       {"expenditure.public_security", "functional.20402", "functional.2040201",
        "functional.20404", "functional.2040401", "expenditure.education", ""}},
      {"items that every group may have: in the last one, in the order of their codes",
       "gov_general_expenditure",
       kOut,
       {{"", "一般公共服务支出"},
        {"", "审计事务"},
        {"", "行政运行"},
        {"", "机关服务"},
        {"", "信息化建设"},
        {"", "事业运行"},
        {"", "新设的事务"},
        {"", "行政运行"}},
       {"expenditure.general_public_services", "functional.20108", "functional.2010801",
        "functional.2010803", "functional.2010806", "functional.2010850", "", ""}},
      {"items marked with their level",
       "gov_general_expenditure",
       kOut,
       {{"", "节能环保支出"}, {"", "能源节约利用（款）"}, {"", "能源节约利用（项）"}},
       {"expenditure.environment", "functional.21110", "functional.2111001"}},
      {"an item that no list has, by its group; not one whose group none has",
       "gov_general_expenditure",
       kOut,
       {{"2010177", "新设的项"}, {"2017701", "行政运行"}},
       {"functional.2010177", ""}},
      {"items of state capital without their class",
       "gov_state_capital_expenditure",
       kOut,
       {{"", "社会保障和就业支出"},
        {"", "二、解决历史遗留问题及改革成本支出"},
        {"", "国有企业改革成本支出"},
        {"", "本年支出合计"}},
       {"expenditure.social_security_employment", "state_capital.expenditure.legacy",
        "functional.2230107", "state_capital.expenditure.book"}},
      {"aid to regions has items with names of classes",
       "gov_general_expenditure",
       kOut,
       {{"", "援助其他地区支出"}, {"", "教育"}, {"", "住房保障支出"}},
       {"expenditure.aid_to_regions", "functional.21902", "expenditure.housing"}},
      {"an item with the name of its class",
       "gov_general_expenditure",
       kOut,
       {{"", "其他支出"}, {"", "年初预留"}, {"", "其他支出"}},
       {"expenditure.other", "functional.22902", "functional.22999"}},
      {"economic classes, not items of the same name",
       "gov_general_basic",
       kOut,
       {{"", "机关工资福利支出"}, {"", "住房公积金"}, {"", "工资奖金津补贴"}},
       {"gov_economic.501", "gov_economic.50103", "gov_economic.50101"}},
      {"parts of what the row above is",
       "gov_debt_limit_balance",
       Direction::kNone,
       {{"", "一、2024年末地方政府债务余额实际数"},
        {"", "其中：一般债务"},
        {"", "专项债务"},
        {"", "二、2025年地方政府债务限额"},
        {"", "一般债务"},
        {"", "三、2025年地方政府债务还本额"},
        {"", "专项债务"}},
       {"debt.balance", "debt.balance.general", "debt.balance.special", "debt.limit",
        "debt.limit.general", "expenditure.debt_principal",
        "expenditure.debt_principal.special"}},
      {"funds without their classes",
       "gov_fund_expenditure",
       kOut,
       {{"", "国家电影事业发展专项资金安排的支出"},
        {"", "国有土地使用权出让收入安排的支出"}},
       {"fund.expenditure.film", "fund.expenditure.land_transfer"}},
      {"funds of social insurance under the names that they had",
       "gov_social_revenue",
       kIn,
       {{"", "一、企业职工基本养老保险基金收入"},
        {"10201", "企业职工基本养老保险基金收入"},
        {"", "城镇职工基本医疗保险（含生育保险）基金收入"},
        {"", "其中：财政补贴收入"}},
       {"social.enterprise_pension.revenue", "social.enterprise_pension.revenue",
        "social.employee_medical.revenue", "social.revenue.fiscal_subsidy"}},
  };
  for (const RowsCase& test : cases) {
    std::vector<std::string> got;
    for (const Row& row : TableOf(test).rows) got.push_back(row.concept_id);
    EXPECT_EQ(got, test.want) << test.name;
  }
}

struct ColumnCase {
  const char* name;
  const char* row;
  std::vector<std::string> path;  // of its head
  const char* want;
};

// The same in a column as in a row; the row's own comes first.
TEST(ConceptsTest, OfColumns) {
  const ColumnCase cases[] = {
      {"三公 items as columns",
       "某局",
       {"2025年预算数", "公务接待费"},
       "three_public.reception"},
      {"its phase below it",
       "某局",
       {"因公出国（境）费", "预算数"},
       "three_public.abroad"},
      {"districts as rows",
       "甲子区",
       {"2025年债务限额", "一般债务限额"},
       "debt.limit.general"},
      {"a part of what stands above it",
       "甲子区",
       {"2025年末债务余额执行数", "一般债务"},
       "debt.balance.general"},
      {"a level as a whole",
       "市级合计",
       {"政府债务还本", "合计"},
       "expenditure.debt_principal"},
      {"revenue beside expenditure, over districts",
       "甲子区",
       {"政府性基金预算收入", "金额"},
       "revenue.fund"},
      {"a whole is no name", "甲子区", {"合计"}, ""},
      {"the row's own", "教育支出", {"公务接待费"}, "expenditure.education"},
      {"an item, though not a known one: the column tells an aspect of it",
       "2177706",
       {"项目支出"},
       ""},
      {"a source is none of a spending", "甲项目", {"一般公共预算"}, ""},
  };
  for (const ColumnCase& test : cases) {
    Table table;
    table.table_id = "gov_three_public";
    const bool coded = std::isdigit(static_cast<unsigned char>(test.row[0])) != 0;
    Row row{.direction = Direction::kExpenditure,
            .item_code = coded ? test.row : "",
            .item_name = coded ? "" : test.row};
    table::ClassifyRow(Budget(), table.table_id, &row);
    table.rows.push_back(row);
    std::vector<HeaderLabel> labels;
    for (const std::string& label : test.path)
      labels.push_back(script::ReadLabel(label));
    table.columns.push_back({.path = HeaderPath(labels)});
    table.facts.push_back({.row = 0, .column = 0});
    ApplyConcepts(Budget(), &table);
    EXPECT_EQ(MeaningOf(table, table.facts[0]).concept_id, test.want) << test.name;
  }
}

}  // namespace
}  // namespace budget::meaning
