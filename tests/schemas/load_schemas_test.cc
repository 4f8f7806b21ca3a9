#include "schemas/load/load_schemas.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "schemas/load/choose_schema.h"
#include "tests/schemas/show.h"

namespace budget::schemas {
namespace {

struct LoadCase {
  const char* name;
  std::string text;    // of a.yaml
  std::string parent;  // of b.yaml; may be empty
  std::string want;    // errors, or empty
};

class LoadErrorTest : public testing::TestWithParam<LoadCase> {};

TEST_P(LoadErrorTest, Reports) {
  std::vector<SchemaText> texts = {{"a.yaml", GetParam().text}};
  if (!GetParam().parent.empty()) texts.push_back({"b.yaml", GetParam().parent});
  EXPECT_EQ(GetParam().want, Show(LoadSchemaTexts(texts).diagnostics()));
}

INSTANTIATE_TEST_SUITE_P(
    Schemas, LoadErrorTest,
    testing::ValuesIn(std::vector<LoadCase>{
        {"Good",
         "schema: 1\nid: a\ntables: { revenue_summary: { caption: 收入总表 } }\n", "",
         ""},
        {"UnknownKey",
         "schema: 1\nid: a\ntables:\n  revenue_summary:\n    captoin: 'x'\n    "
         "by_header: true\n",
         "",
         "a.yaml:5:5 schema-unknown-key: unknown key 'captoin' in table (did you mean "
         "'caption'?)\n"},
        {"AllErrorsAtOnce",
         "schema: 1\nid: a\ntemplate: maybe\ntables:\n  revenue_summary: { caption: "
         "'a(b', unit: 万圆 "
         "}\n",
         "",
         "a.yaml:3:11 schema-wrong-type: 'template' must be true or false (for "
         "example: "
         "template: true)\n"
         "a.yaml:5:31 schema-bad-pattern: bad pattern: missing ): a(b\n"
         "a.yaml:5:44 schema-unknown-id: unknown unit '万圆' (did you mean '万元'?)\n"},
        {"BadRepeat", "schema: 1\nid: a\nrows: { total: '合计|**' }\n", "",
         "a.yaml:3:20 schema-bad-pattern: bad pattern: no argument for repetition "
         "operator: *\n"},
        {"SpaceInPattern", "schema: 1\nid: a\nrows: { total: '合 计' }\n", "",
         "a.yaml:3:18 schema-pattern-space: a space in a pattern never matches (leave "
         "it "
         "out: text is matched without its spaces)\n"},
        {"EscapedParenthesis", "schema: 1\nid: a\nrows: { total: '合\\(计' }\n", "",
         "a.yaml:3:18 schema-pattern-escape: '\\(' never matches folded text (write "
         "the "
         "full-width （, which needs no backslash)\n"},
        {"MissingParent", "schema: 1\nid: a\nextends: bb\n", "schema: 1\nid: b\n",
         "a.yaml:3:10 schema-missing-parent: no schema has the id 'bb' (did you mean "
         "'b'?)\n"},
        {"Cycle", "schema: 1\nid: a\nextends: b\n", "schema: 1\nid: b\nextends: a\n",
         "b.yaml:3:10 schema-cycle: 'a' is its own ancestor, through 'b' (a chain of "
         "parents must end)\n"},
        {"UnknownPattern",
         "schema: 1\nid: a\npatterns: { year: '20' }\nrows: { total: '${yaer}${year}' "
         "}\n",
         "",
         "a.yaml:4:16 schema-unknown-pattern: unknown pattern 'yaer' (did you mean "
         "'year'?)\n"},
        {"PatternCycle",
         "schema: 1\nid: a\npatterns: { x: '${y}', y: '${x}' }\nrows: { total: '${x}' "
         "}\n",
         "", "a.yaml:3:16 schema-pattern-cycle: pattern 'y' contains itself\n"},
        {"UnusedPattern", "schema: 1\nid: a\napplies_to: x\npatterns: { year: '20' }\n",
         "",
         "a.yaml:4:13 schema-unused-pattern: pattern 'year' is never used (insert it "
         "as "
         "${year}, or remove it)\n"},
        {"NothingInherited", "schema: 1\nid: a\nrows: { total: '${inherited}|x' }\n",
         "",
         "a.yaml:3:16 schema-nothing-inherited: there is nothing to inherit here (the "
         "parent has no such value; remove ${inherited})\n"},
        {"NotAMap", "- a\n", "",
         "a.yaml:1:1 schema-wrong-type: a schema must be a map of keys (begin with "
         "'schema: 1' and 'id: my-schema')\n"},
        {"NoId", "schema: 1\n", "",
         "a.yaml:1:1 schema-missing-key: 'id' is missing in this schema (for example: "
         "id: "
         "shenzhen)\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

// A folder of its own for files of a test.
class LoadFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("schemas_") + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& text) {
    const std::filesystem::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

  // Errors without the folder.
  std::string Errors(const Diagnostics& diagnostics) const {
    std::string shown = Show(diagnostics);
    const std::string prefix = folder_.string() + "/";
    for (std::size_t at; (at = shown.find(prefix)) != std::string::npos;) {
      shown.erase(at, prefix.size());
    }
    return shown;
  }

  static std::string Ids(const SchemaSet& set) {
    std::string shown;
    for (const SchemaCandidate& candidate : set.candidates()) {
      shown += (shown.empty() ? "" : " ") + candidate.id;
    }
    return shown;
  }

  std::filesystem::path folder_;
};

TEST_F(LoadFilesTest, ParentsStandBesideTheChild) {
  Write("base.yaml",
        "schema: 1\nid: base\nreport_kind: budget\ntables:\n"
        "  revenue_summary: { caption: 收入表, unit: 元 }\n");
  const std::string child =
      Write("child.yaml",
            "schema: 1\nid: child\nextends: base\ntables:\n"
            "  revenue_summary: { caption: '${inherited}|收 入总表' }\n");
  EXPECT_EQ(
      "child.yaml:5:46 schema-pattern-space: a space in a pattern never matches "
      "(leave it out: text is matched without its spaces)\n",
      Errors(LoadSchemas({child}).diagnostics()));
  Write("child.yaml",
        "schema: 1\nid: child\nextends: base\ntables:\n"
        "  revenue_summary: { caption: '${inherited}|收入总表' }\n");
  const Result<SchemaSet> set = LoadSchemas({child});
  ASSERT_EQ("", Errors(set.diagnostics()));
  EXPECT_EQ("child", Ids(set.value()));
  const std::shared_ptr<const Schema> schema = set.value().Load(0);
  ASSERT_NE(nullptr, schema);
  EXPECT_EQ(ReportKind::kBudget, schema->report_kind);
  EXPECT_EQ(child, schema->file);
  ASSERT_EQ(1U, schema->tables.size());
  EXPECT_EQ("收入表|收入总表", schema->tables[0].caption.source());
  EXPECT_EQ("元", schema->tables[0].unit);
}

TEST_F(LoadFilesTest, ErrorsOfAllFilesAtOnce) {
  Write("a.yaml", "schema: 1\nid: a\nx: 1\n");
  Write("b.yaml", "schema: 1\nid: b\nextends: c\nrows: { total: '(' }\n");
  Write("c.yaml", "schema: 1\nid: c\nrows: { skip: ')' }\n");
  Write("d.yaml", "schema: 1\nid: d: e\n");
  Write("e.yaml", "schema: 1\nid: a\n");
  Write("notes.txt", "no schema");
  const Result<SchemaSet> set = LoadSchemas({folder_.string()});
  std::string codes;
  for (const Diagnostic& d : set.diagnostics()) {
    codes +=
        std::filesystem::path(d.where.file).filename().string() + " " + d.code + "\n";
  }
  EXPECT_EQ(
      "a.yaml schema-unknown-key\n"
      "b.yaml schema-bad-pattern\n"
      "c.yaml schema-bad-pattern\n"
      "d.yaml schema-syntax\n"
      "e.yaml schema-duplicate-id\n",
      codes);
}

TEST_F(LoadFilesTest, SeveralSchemasBringTheTemplates) {
  const std::string one = Write("one.yaml", "schema: 1\nid: one\napplies_to: 甲市\n");
  const std::string two = Write("two.yaml", "schema: 1\nid: two\napplies_to: 乙市\n");
  EXPECT_EQ("one", Ids(LoadSchemas({one}).value()));
  const Result<SchemaSet> set = LoadSchemas({one, two, one});
  ASSERT_TRUE(set.ok()) << Errors(set.diagnostics());
  EXPECT_EQ("one two mof-budget mof-final-accounts", Ids(set.value()));
  EXPECT_EQ("two", ChooseSchema(set.value(), "乙市财政局").schema->id);
  EXPECT_EQ("mof-budget", ChooseSchema(set.value(), "丙市2022年部门预算").schema->id);
}

TEST_F(LoadFilesTest, NamedPatternsOfTheChildChangeTheParents) {
  Write("base.yaml",
        "schema: 1\nid: base\npatterns: { year: '\\d\\d', plan: '${year}年预算' }\n"
        "rows: { total: '${plan}数' }\n");
  const std::string child =
      Write("child.yaml",
            "schema: 1\nid: child\nextends: base\npatterns: { year: '二〇..' }\n");
  const Result<SchemaSet> set = LoadSchemas({child});
  ASSERT_EQ("", Errors(set.diagnostics()));
  EXPECT_EQ("(?:(?:二〇..)年预算)数", set.value().Load(0)->rows.total.source());
}

TEST_F(LoadFilesTest, WhatASchemaSaysOfItselfIsNotInherited) {
  Write("base.yaml",
        "schema: 1\nid: base\nversion: '7'\ntemplate: true\napplies_to: 甲\n"
        "issuer: { level: county }\n");
  const std::string child = Write(
      "child.yaml", "schema: 1\nid: child\nextends: base\nissuer: { name: 丙局 }\n");
  const Result<SchemaSet> set = LoadSchemas({child});
  ASSERT_EQ("", Errors(set.diagnostics()));
  const std::shared_ptr<const Schema> schema = set.value().Load(0);
  EXPECT_EQ("child", schema->id);
  EXPECT_EQ("", schema->version);
  EXPECT_FALSE(schema->is_template);
  EXPECT_TRUE(schema->applies_to.empty());
  EXPECT_EQ(GovernmentLevel::kCounty, schema->issuer.level);
  EXPECT_EQ("丙局", schema->issuer.name);
}

TEST_F(LoadFilesTest, ASchemaAddsToTheVocabulary) {
  const std::string file =
      Write("a.yaml",
            "schema: 1\nid: a\nvocabulary:\n  concepts:\n"
            "  - { id: expenditure.health, names: ['${inherited}', 大健康支出] }\n"
            "  - { id: expenditure.lantern, zh: 灯会支出, en: Lanterns }\n"
            "  measures: [{ id: lanterns, zh: 灯笼, en: Lanterns }]\n"
            "columns: [{ id: x, header: 灯笼数, measure: lanterns }]\n");
  const Result<SchemaSet> set = LoadSchemas({file});
  ASSERT_EQ("", Errors(set.diagnostics()));
  const Vocabulary& own = *set.value().Load(0)->vocabulary;
  const auto id = [](const Concept* item) {
    return item == nullptr ? "none" : item->id;
  };
  EXPECT_EQ("expenditure.health",
            id(own.FindConcept("大健康支出", Direction::kExpenditure, "x")));
  EXPECT_EQ("expenditure.health",
            id(own.FindConcept("卫生健康支出", Direction::kExpenditure, "x")));
  EXPECT_EQ("expenditure.lantern",
            id(own.FindConcept("灯会支出", Direction::kNone, "x")));
  EXPECT_FALSE(own.codes.empty());
  const Vocabulary& shared = *set.value().vocabulary();
  EXPECT_EQ(nullptr, shared.FindConcept("灯会支出", Direction::kNone, "x"));
}

TEST_F(LoadFilesTest, AVocabularyBesideTheSchemaReplacesTheBundledOne) {
  Write("vocabulary.yaml",
        "vocabulary: 1\nmeasures: [{ id: only, zh: 甲, en: Only }]\nconcepts: []\n");
  const std::string file = Write(
      "a.yaml", "schema: 1\nid: a\ncolumns: [{ id: x, header: 甲, measure: onyl }]\n");
  EXPECT_EQ(
      "a.yaml:3:40 schema-unknown-id: unknown measure 'onyl' (did you mean "
      "'only'?)\n",
      Errors(LoadSchemas({file}).diagnostics()));
}

// From any folder, as long as no file of that name is there.
TEST_F(LoadFilesTest, ABundledSchemaIsFoundByItsName) {
  for (const char* name : {"shenzhen", "shenzhen.yaml"}) {
    const Result<SchemaSet> schemas = LoadSchemas({name});
    ASSERT_TRUE(schemas.ok()) << Errors(schemas.diagnostics());
    ASSERT_EQ(schemas.value().candidates().size(), 1U);
    EXPECT_EQ(schemas.value().candidates().front().id, "shenzhen");
  }
  EXPECT_EQ(
      "shenzen:1:1 schema-unreadable: cannot read the schema (did you mean 'shenzhen'?)"
      "\n",
      Errors(LoadSchemas({"shenzen"}).diagnostics()));
  EXPECT_FALSE(LoadSchemas({"vocabulary"}).ok());
}

TEST_F(LoadFilesTest, WhatCannotBeReadIsAnError) {
  const std::string missing = (folder_ / "none.yaml").string();
  EXPECT_EQ(
      "none.yaml:1:1 schema-unreadable: cannot read the schema (give a file, a folder "
      "of schemas, or a name of --list-schemas)\n",
      Errors(LoadSchemas({missing}).diagnostics()));
  EXPECT_EQ(1U, LoadSchemas({folder_.string()}).diagnostics().size());
  EXPECT_FALSE(LoadSchemas({"/dev/null"}).ok());
}

TEST_F(LoadFilesTest, ResolvesForPrinting) {
  const std::string file = Write("a.yaml", "schema: 1\nid: a\nextends: mof\n");
  const Result<std::vector<ResolvedSchema>> resolved = ResolveSchemas({file});
  ASSERT_TRUE(resolved.ok());
  ASSERT_EQ(1U, resolved.value().size());
  EXPECT_EQ("a", resolved.value()[0].id);
  const YamlNode* columns = resolved.value()[0].tree.Find("columns");
  ASSERT_NE(nullptr, columns);
  EXPECT_EQ("schemas/mof.yaml", columns->items.at(0).where.file());
}

// Small files that ask for much: each ends soon, with an error.
TEST(LoadBoundsTest, WorkIsBounded) {
  const auto lines = [](int count, const std::function<std::string(int)>& line) {
    std::string all;
    for (int i = 0; i < count; ++i) all += line(i) + "\n";
    return all;
  };
  const std::string head = "schema: 1\nid: a\n";
  const std::vector<std::string> texts = {
      // Unknown keys, each with a hint to look for.
      head + lines(20'000, [](int i) { return "key" + std::to_string(i) + ": 1"; }),
      // Unknown measures.
      head + "columns:\n" +
          lines(20'000,
                [](int i) {
                  return "- {id: c" + std::to_string(i) + ", header: x, measure: totl}";
                }),
      // Each name twice the one before.
      head + "patterns:\n  p0: aaaaaaaaaaaaaaaa\n" +
          lines(60,
                [](int i) {
                  const std::string before = "${p" + std::to_string(i) + "}";
                  return "  p" + std::to_string(i + 1) + ": '" + before + before + "'";
                }) +
          "rows: {total: '${p60}'}\n",
      // Many large programs.
      head + "columns:\n" +
          lines(2'000,
                [](int i) {
                  return "- {id: c" + std::to_string(i) +
                         ", header: '(?:甲.{900}){1,2}'}";
                }),
      // Many long insertions.
      head + "patterns: {p: '" + std::string(7000, 'x') + "'}\ncolumns:\n" +
          lines(5'000,
                [](int i) {
                  return "- {id: c" + std::to_string(i) + ", header: '${p}'}";
                }),
  };
  for (const std::string& text : texts) {
    const Result<SchemaSet> set = LoadSchemaTexts({{"a.yaml", text}});
    EXPECT_FALSE(set.ok()) << text.substr(0, 80);
    EXPECT_LE(set.diagnostics().size(), 1000U);
  }
}

}  // namespace
}  // namespace budget::schemas
