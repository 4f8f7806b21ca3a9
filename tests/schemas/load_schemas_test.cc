#include "schemas/load_schemas.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "schemas/choose_schema.h"
#include "tests/schemas/show.h"

namespace budget {
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
         "a.yaml:5:32 schema-bad-pattern: bad pattern: missing ): a(b\n"
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

}  // namespace
}  // namespace budget
