// The schemas that are part of the program, with every check that a run leaves out.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "pipeline/model/ids.h"
#include "pipeline/script/text.h"
#include "schemas/load/choose_schema.h"
#include "schemas/load/load_schemas.h"
#include "tests/schemas/show.h"

namespace budget::schemas {
namespace {

TEST(BundledSchemasTest, AreGood) {
  for (const Diagnostic& d : CheckSchemas({}).diagnostics) {
    ADD_FAILURE() << d.where.file << ":" << d.where.line << ":" << d.where.column
                  << ": " << d.message << " [" << d.code << "]\n"
                  << d.hint;
  }
}

// The first layout whose caption a title matches; empty: none.
std::string TableOf(const Schema& schema, const std::string& title) {
  for (const TableLayout& layout : schema.tables) {
    if (layout.caption.MatchesAll(script::Fold(title))) return layout.table_id;
  }
  return "";
}

TEST(BundledSchemasTest, TellTablesByTheirTitles) {
  struct Case {
    std::string title;
    std::string wanted;
  };
  const std::vector<Case> cases = {
      {"2026年市级一般公共预算支出表（草案）", "gov_general_expenditure"},
      {"各县（市、区）政府性基金预算收支执行情况表", "gov_by_region"},
      {"省级社会保险基金收入决算表", "gov_social_revenue"},
      {"省对市县税收返还和转移支付预算表", "gov_transfers_paid"},
      {"省对东湖市税收返还及转移支付情况表", "gov_transfers_received"},
      {"东湖市档案馆一般公共预算支出表", "general_budget_expenditure"},
      {"一般公共预算支出表（按项目）", "general_budget_expenditure"},
      {"一般公共预算项目支出情况表", "project_expenditure_summary"},
      {"财政项目支出绩效目标填报表", "performance_targets"},
      {"部门收入总体情况表", "revenue_summary"},
      // Of a part only, or of several things.
      {"东湖市档案馆2024年度支出决算明细表", "expenditure_summary"},
      {"东湖市水利局支出预算总表", "expenditure_summary"},
      {"高等学校收支决算总表", "revenue_expenditure_summary"},
      {"专项业务经费支出表", "other"},
      {"财政专户管理资金预算支出表", "other"},
      {"一般公共预算收入预算表", "other"},
      {"事业收入预算表", "other"},
      {"财政专户管理资金收入支出决算表", ""},
      {"项目收入支出决算表", ""},
      {"项目支出绩效信息表", "other"},
      {"新增资产配置表", ""},
      {"固定资产情况表", "fixed_assets"},
      {"十二、政府采购预算表", "government_procurement"},
      {"机构运行经费支出、国有资产占用情况及政府采购支出信息表", "other"},
      // The same under other names.
      {"公共财政预算支出表", "general_budget_expenditure"},
      {"一般公共预算财政拨款收入支出决算表", "general_budget_expenditure"},
      {"一般公共预算财政拨款收入支出决算总表", "fiscal_appropriation_summary"},
      {"一般公共预算基本支出表-人员经费", "general_budget_basic_expenditure"}};
  const Result<SchemaSet> set = LoadSchemas({});
  ASSERT_TRUE(set.ok());
  for (std::size_t i = 0; i < set.value().candidates().size(); ++i) {
    if (set.value().candidates()[i].id != "mof-budget") continue;
    for (const Case& c : cases) {
      EXPECT_EQ(c.wanted, TableOf(*set.value().Load(i), c.title)) << c.title;
    }
    return;
  }
  FAIL() << "no schema mof-budget";
}

TEST(BundledSchemasTest, LoadAndDecode) {
  const Result<SchemaSet> set = LoadSchemas({});
  ASSERT_TRUE(set.ok());
  ASSERT_FALSE(set.value().candidates().empty());
  for (std::size_t i = 0; i < set.value().candidates().size(); ++i) {
    const std::shared_ptr<const Schema> schema = set.value().Load(i);
    ASSERT_NE(nullptr, schema);
    EXPECT_EQ(set.value().candidates()[i].id, schema->id);
    EXPECT_FALSE(schema->tables.empty()) << schema->id;
    EXPECT_FALSE(schema->applies_to.empty()) << schema->id;
  }
}

// What code knows by name is there.
TEST(BundledSchemasTest, HaveTheIdsOfTheCode) {
  const Result<SchemaSet> set = LoadSchemas({});
  ASSERT_TRUE(set.ok());
  const Vocabulary& vocabulary = *set.value().vocabulary();
  EXPECT_TRUE(vocabulary.HasMeasure(ids::kTotal));
  EXPECT_TRUE(vocabulary.HasMeasure(ids::kAmount));
  EXPECT_TRUE(vocabulary.HasMeasure(ids::kTargetValue));
  EXPECT_TRUE(std::ranges::any_of(vocabulary.tables, [](const TableName& table) {
    return table.id.starts_with(ids::kGovernmentTables);
  }));
  EXPECT_NE(std::ranges::find(vocabulary.tables, ids::kOtherTable, &TableName::id),
            vocabulary.tables.end());
}

// What a title says that names two years.
TEST(BundledSchemasTest, TellTheYearOfAReport) {
  struct Case {
    const char* title;
    const char* schema;
    const char* year;
  };
  const Result<SchemaSet> set = LoadSchemas({});
  ASSERT_TRUE(set.ok());
  for (const Case& test : std::vector<Case>{
           {"石潭市2025年预算执行情况和2026年预算草案", "mof-budget", "2026"},
           {"关于2025年财政预算执行情况 与2026年财政预算草案的报告", "mof-budget",
            "2026"},
           {"石潭市2025年预算执行情况表", "mof-budget", "2025"},
           {"石潭市2025年部门预算", "mof-budget", "2025"},
           {"关于2024年财政决算和2025年上半年预算执行情况的报告", "mof-final-accounts",
            "2024"},
       }) {
    const SchemaChoice choice = ChooseSchema(set.value(), script::Fold(test.title));
    ASSERT_NE(nullptr, choice.schema) << test.title;
    EXPECT_EQ(test.schema, choice.schema->id) << test.title;
    EXPECT_EQ(test.year, Captured(choice.captures, "year")) << test.title;
  }
}

// The line above a table, or a title, that names who publishes.
TEST(BundledSchemasTest, NameTheIssuer) {
  struct Case {
    const char* line;
    const char* issuer;
  };
  const Result<SchemaSet> set = LoadSchemas({});
  ASSERT_TRUE(set.ok());
  const std::shared_ptr<const Schema> schema = set.value().Load(0);
  for (const Case& test : std::vector<Case>{
           {"部门：石潭县档案馆", "石潭县档案馆"},
           {"编制单位：石潭县水利局（本级）      单位：万元", "石潭县水利局（本级）"},
           {"公开01表 部门：石潭县档案馆 金额单位：元", "石潭县档案馆"},
           {"第二部分 石潭县档案馆2022年部门预算表", "石潭县档案馆"},
           {"2022年度石潭县档案馆部门决算公开", "石潭县档案馆"},
           {"第二部分 2022年度部门决算表", ""},
           {"单位：万元", ""},
           {"单位：人民币万元", ""},
           {"纳入石潭县档案馆2022年部门预算编制范围的单位：", ""},
           {"部门：", ""},
       }) {
    const auto captures = schema->lines.issuer.Match(script::Fold(test.line));
    EXPECT_EQ(captures ? Captured(*captures, "issuer") : "", test.issuer) << test.line;
  }
}

// The blocks of YAML in schemas/README.md: the first is a schema, each of the others
// goes on from it.
TEST(SchemaReadmeTest, ExamplesLoad) {
  std::ifstream stream(std::string(BUDGET_SOURCE_DIR) + "/schemas/README.md");
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  std::vector<std::string> blocks;
  const std::string fence = "```yaml\n";
  for (std::size_t at = text.find(fence); at != std::string::npos;
       at = text.find(fence, at + 1)) {
    const std::size_t start = at + fence.size();
    blocks.push_back(text.substr(start, text.find("```", start) - start));
  }
  ASSERT_GE(blocks.size(), 3U);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string schema = i == 0 ? blocks[0] : blocks[0] + blocks[i];
    const Result<SchemaSet> set = LoadSchemaTexts({{"README.md", schema}});
    EXPECT_TRUE(set.ok()) << i << "\n" << Show(set.diagnostics());
  }
}

// Changed at random, a schema gives errors with places, and nothing worse.
TEST(HostileSchemasTest, DamagedFilesGiveErrors) {
  std::mt19937 random(7);
  const std::string pieces = "{}[]:,-'\"&*!|>?#\n ~$(\\\x80\xE6";
  std::vector<std::string> texts;
  for (const char* name : {"mof.yaml", "shenzhen.yaml", "mof-identities.yaml"}) {
    std::ifstream stream(std::string(BUDGET_SOURCE_DIR) + "/schemas/" + name);
    texts.emplace_back(std::istreambuf_iterator<char>(stream),
                       std::istreambuf_iterator<char>());
  }
  int refused = 0;
  for (int round = 0; round < 150; ++round) {
    std::string text = texts[random() % texts.size()];
    for (auto n = random() % 3 + 1; n > 0; --n) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = pieces[random() % pieces.size()];
          break;
        case 1:
          text.erase(at, random() % 40);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 80));
      }
    }
    const Result<SchemaSet> set = LoadSchemaTexts({{"damaged.yaml", text}});
    if (set.ok()) continue;
    ++refused;
    for (const Diagnostic& diagnostic : set.diagnostics()) {
      EXPECT_FALSE(diagnostic.message.empty());
      EXPECT_GT(diagnostic.where.line, 0);
    }
  }
  EXPECT_GT(refused, 50);
}

}  // namespace
}  // namespace budget::schemas
