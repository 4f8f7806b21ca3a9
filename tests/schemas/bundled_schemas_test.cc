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
  EXPECT_TRUE(vocabulary.HasMeasure(ids::kTargetValue));
  EXPECT_NE(std::ranges::find(vocabulary.tables, ids::kOtherTable, &TableName::id),
            vocabulary.tables.end());
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
