#include "pipeline/bind/missing_tables.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "schemas/load/load_schemas.h"

namespace budget::bind {
namespace {

const schemas::Schema& BudgetSchema() {
  static const std::shared_ptr<const schemas::Schema> schema =
      schemas::LoadSchemas({}).value().Find("mof-budget");
  return *schema;
}

// "id title" of each table that is listed and not there, joined with " | ".
std::string Missing(const std::vector<std::string>& entries,
                    const std::vector<Table>& tables = {},
                    const std::vector<std::string>& headings = {}) {
  Outline outline;
  for (const std::string& entry : entries) outline.contents.push_back({entry, 1, {}});
  for (const std::string& heading : headings) {
    outline.sections.emplace_back().heading = heading;
  }
  std::string missing;
  for (const auto& [before, table] :
       FindMissingTables(outline, BudgetSchema(), 2025, tables)) {
    EXPECT_EQ(TableStatus::kListedButMissing, table.status);
    if (!missing.empty()) missing += " | ";
    missing += table.table_id + " " + table.title;
  }
  return missing;
}

Table TableOf(const char* id, const char* title) {
  Table table;
  table.table_id = id;
  table.title = title;
  return table;
}

TEST(MissingTablesTest, ReadsTitlesOfEntries) {
  struct EntryCase {
    const char* entry;
    const char* want;
  };
  const std::vector<EntryCase> cases = {
      {"一、部门收支总表", "revenue_expenditure_summary 部门收支总表"},
      {"（二）部门收入总表", "revenue_summary 部门收入总表"},
      {"《部门收入总表》", "revenue_summary 部门收入总表"},
      {"3.《部门收入总表》", "revenue_summary 部门收入总表"},
      {"表一：部门收支总表", "revenue_expenditure_summary 部门收支总表"},
      {"表1.部门收支总表", "revenue_expenditure_summary 部门收支总表"},
      {"表10 2025年部门收支总表", "revenue_expenditure_summary 2025年部门收支总表"},
      {"表102025年部门收支总表", "revenue_expenditure_summary 2025年部门收支总表"},
      {"表12025年部门收支总表", "revenue_expenditure_summary 2025年部门收支总表"},
      {"附表1-2：部门收入总表", "revenue_summary 部门收入总表"},
      {"一、信息系统运行表", "other 信息系统运行表"},
      {"一、部门职责", ""},
  };
  for (const EntryCase& c : cases) EXPECT_EQ(c.want, Missing({c.entry})) << c.entry;
}

TEST(MissingTablesTest, NamesTablesOfUnknownKind) {
  const std::vector<std::string> entries = {"一、部门收支总表", "二、信息系统运行表"};
  const Table known = TableOf("revenue_expenditure_summary", "收支总表");
  EXPECT_EQ("other 信息系统运行表", Missing(entries, {known}));
  EXPECT_EQ("", Missing(entries, {known, TableOf("other", "2025年信息系统运行表")}));
  EXPECT_EQ("", Missing(entries, {known}, {"二、信息系统运行表"}));
}

// A table is found by its kind too, not only by its title.
TEST(MissingTablesTest, FindsTablesByKind) {
  EXPECT_EQ("", Missing({"一、部门收支总表"},
                        {TableOf("revenue_expenditure_summary", "总表")}));
  EXPECT_EQ("revenue_summary 部门收入总表",
            Missing({"一、部门收入总表"},
                    {TableOf("revenue_expenditure_summary", "部门收支总表")}));
}

// The name of the part with the tables is missed only where nothing else names one.
TEST(MissingTablesTest, TakesPartsForNoTables) {
  const std::string part = "第二部分 2025年部门预算表";
  EXPECT_EQ("other 2025年部门预算表", Missing({part, "一、部门职责"}));
  EXPECT_EQ("", Missing({part}, {TableOf("other", "某表")}));
  EXPECT_EQ("revenue_summary 部门收入总表", Missing({part, "一、部门收入总表"}));
  // Its heading is there, and what stands below it is for the reader to see.
  EXPECT_EQ("", Missing({part, "一、部门职责"}, {}, {"第二部分2025年部门预算表"}));
}

}  // namespace
}  // namespace budget::bind
