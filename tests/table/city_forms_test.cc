// What a schema can say of forms that the templates do not know.

#include <gtest/gtest.h>

#include <string>

#include "pipeline/bind/bind_table.h"
#include "schemas/load/load_schemas.h"
#include "tests/table/grid_text.h"

namespace budget::bind {
namespace {

constexpr const char* kSchema = R"(
schema: 1
id: city
extends: mof-budget
applies_to: '甲市'
vocabulary:
  tables: [{ id: bases, zh: 基础资料, en: Bases }]
rows: { group: '[省市]直部门' }
tables:
  bases:
    caption: '.*支出表'
    before: gov_general_expenditure
    under: '社会保险'
    columns:
      - { id: labels, header: '内容', role: name, direction: expenditure }
      - { id: before, header: '去年', measure: amount, year_offset: -1, phase: executed }
      - { id: meals, header: '餐饮', measure: amount, concept: three_public.reception }
      - { id: people, header: '人口', kind: count, unit: 人, phase: none }
)";

Table Bind(const char* grid, const char* headings) {
  const auto set = schemas::LoadSchemaTexts({{.file = "city.yaml", .text = kSchema}});
  EXPECT_TRUE(set.ok());
  const auto schema = set.value().Find("city");
  table::WholeTable whole;
  whole.grid = table::Grid(GridOf(grid, GridSource::kLattice));
  whole.title = "支出表";
  whole.unit = "万元";
  whole.headings = headings;
  for (const schemas::TableLayout& layout : schema->tables) {
    if (layout.caption.MatchesAll(whole.title)) whole.candidates.push_back(&layout);
  }
  return BindTable(whole, *schema, {.fiscal_year = 2024}, "test", false).table;
}

constexpr const char* kGrid =
    "内容|去年|餐饮|人口\n市直部门|||\n甲局|3.50|1.50|20\n乙局|2.50|0.50|10";

// Several captions fit: the heading tells, and what is said to come first.
TEST(CityFormsTest, TitleInTheContextOfAHeading) {
  EXPECT_EQ("bases", Bind(kGrid, "一、社会保险基金预算").table_id);
  EXPECT_EQ("expenditure_summary", Bind(kGrid, "一、部门预算").table_id);
}

TEST(CityFormsTest, ColumnsSayDirectionConceptYearAndPhase) {
  const Table table = Bind(kGrid, "一、社会保险基金预算");
  ASSERT_EQ(6U, table.facts.size());
  const Meaning before = MeaningOf(table, table.facts[0]);
  EXPECT_EQ(2023, before.fiscal_year);
  EXPECT_EQ(Phase::kExecuted, before.phase);
  EXPECT_EQ("three_public.reception", MeaningOf(table, table.facts[1]).concept_id);
  EXPECT_EQ(Direction::kExpenditure, table.RowOf(table.facts[0]).direction);
}

// Persons in a table of money: no budget figure.
TEST(CityFormsTest, FiguresThatAreNoBudgets) {
  const Table table = Bind(kGrid, "一、社会保险基金预算");
  const Meaning people = MeaningOf(table, table.facts[2]);
  EXPECT_EQ(Kind::kCount, people.kind);
  EXPECT_EQ("人", people.unit);
  EXPECT_EQ(Phase::kNone, people.phase);
}

TEST(CityFormsTest, RowsThatGroup) {
  const Table table = Bind(kGrid, "一、社会保险基金预算");
  for (const Fact& fact : table.facts) {
    EXPECT_EQ("市直部门", table.RowOf(fact).level1) << table.RowOf(fact).item_name;
  }
}

// What a dataset can hold includes what the schema adds.
TEST(CityFormsTest, TableIdsOfASchema) {
  const auto set = schemas::LoadSchemaTexts({{.file = "city.yaml", .text = kSchema}});
  ASSERT_TRUE(set.ok());
  int found = 0;
  for (const schemas::TableName& table : set.value().vocabulary()->tables) {
    found += table.id == "bases" ? 1 : 0;
  }
  EXPECT_EQ(1, found);
}

}  // namespace
}  // namespace budget::bind
