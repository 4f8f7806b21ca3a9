#include "schemas/load/merge_nodes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/schemas/show.h"

namespace budget::schemas {
namespace {

struct MergeCase {
  const char* name;
  std::string parent;  // empty: there is none
  std::string child;
  std::string want;  // the tree, then the errors
};

class MergeNodesTest : public testing::TestWithParam<MergeCase> {};

TEST_P(MergeNodesTest, Merges) {
  const Result<YamlNode> parent = ParseYaml(GetParam().parent, "p");
  const Result<YamlNode> child = ParseYaml(GetParam().child, "c");
  ASSERT_TRUE(parent.ok() && child.ok());
  Diagnostics errors;
  const YamlNode merged = MergeNodes(parent.value(), child.value(), &errors);
  EXPECT_EQ(GetParam().want, Show(merged) + "\n" + Show(errors));
}

INSTANTIATE_TEST_SUITE_P(
    Rules, MergeNodesTest,
    testing::ValuesIn(std::vector<MergeCase>{
        {"ScalarsReplace", "a: 1\nb: 2", "a: 3", "{a: 3, b: 2}\n"},
        {"MapsMergeByKey", "t: {a: 1, b: 2}", "t: {c: 4, b: 3}",
         "{t: {a: 1, b: 3, c: 4}}\n"},
        {"NullRemoves", "t: {a: 1, b: 2}\nu: 1", "t: {a: ~}\nu:", "{t: {b: 2}}\n"},
        {"NothingToRemove", "a: 1", "b: ~",
         "{a: 1}\nc:1:1 schema-nothing-to-remove: 'b' has no value (an empty value "
         "(null) "
         "removes what the parent says, and it says nothing here)\n"},
        {"MapsGoBefore", "t: {a: {k: 1}, b: {k: 2}}", "t: {c: {k: 3, before: b}}",
         "{t: {a: {k: 1}, c: {k: 3}, b: {k: 2}}}\n"},
        {"KnownMapsGoBehind", "t: {a: {k: 1}, b: {k: 2}, c: {k: 3}}",
         "t: {a: {after: b}}", "{t: {b: {k: 2}, a: {k: 1}, c: {k: 3}}}\n"},
        {"MapsBeforeNothing", "t: {left: {k: 1}}", "t: {b: {k: 2, before: lfet}}",
         "{t: {left: {k: 1}, b: {k: 2}}}\nc:1:23 schema-unknown-id: no 'lfet' in this "
         "map (did you mean 'left'?)\n"},
        {"BeforeCanBeASection", "t: {a: {before: {x: 1}}}", "t: {a: {before: {y: 2}}}",
         "{t: {a: {before: {x: 1, y: 2}}}}\n"},
        {"OtherListsReplace", "a: [1, 2]", "a: [3]", "{a: [3]}\n"},
        {"ListInheritsItems", "a: [1, 2]", "a: ['${inherited}', 3]",
         "{a: [1, 2, 3]}\n"},
        {"ItemsMergeById", "c: [{id: x, h: 1, k: 5}, {id: y, h: 2}]",
         "c: [{id: z, h: 4}, {id: x, h: 3}]",
         "{c: [{id: x, h: 3, k: 5}, {id: y, h: 2}, {id: z, h: 4}]}\n"},
        {"After", "c: [{id: x}, {id: y}]",
         "c: [{id: a, after: x}, {id: b, after: x}, {id: d, before: x}]",
         "{c: [{id: d}, {id: x}, {id: a}, {id: b}, {id: y}]}\n"},
        {"AfterTheLast", "c: [{id: x}, {id: y}]", "c: [{id: x, after: y}]",
         "{c: [{id: y}, {id: x}]}\n"},
        {"AfterNothing", "c: [{id: left}]", "c: [{id: a, after: lfet}]",
         "{c: [{id: left}, {id: a}]}\nc:1:20 schema-unknown-id: no item 'lfet' in this "
         "list (did you mean 'left'?)\n"},
        {"AfterItself", "c: [{id: x}]", "c: [{id: x, after: x}]",
         "{c: [{id: x}]}\nc:1:20 schema-unknown-id: no item 'x' in this list\n"},
        {"RemoveItem", "c: [{id: x}, {id: y}]", "c: [{id: x, remove: true}]",
         "{c: [{id: y}]}\n"},
        {"RemoveNoItem", "c: [{id: x}]", "c: [{id: xx, remove: true}]",
         "{c: [{id: x}]}\nc:1:10 schema-nothing-to-remove: the parent has no 'xx' (did "
         "you mean 'x'?)\n"},
        {"IdTwice", "", "c: [{id: x, h: 1}, {id: x, h: 2}]",
         "{c: [{id: x, h: 1}]}\nc:1:25 schema-duplicate-id: id 'x' is given twice\n"},
        {"ByName", "u: [{name: 元, p: 0}]", "u: [{name: 角, p: 1}, {name: 元, p: 2}]",
         "{u: [{name: 元, p: 2}, {name: 角, p: 1}]}\n"},
        {"InheritedAlternative", "a: '甲|乙'", "a: '${inherited}|丙'",
         "{a: '甲|乙|丙'}\n"},
        {"InheritedPart", "a: '甲|乙'", "a: 'x${inherited}y'", "{a: 'x(?:甲|乙)y'}\n"},
        {"InheritedTwice", "a: '甲'", "a: '${inherited}|${inherited}+'",
         "{a: '甲|(?:甲)+'}\n"},
        {"InheritedNothing", "b: 1", "a: '${inherited}|x'",
         "{b: 1, a: ''}\nc:1:4 schema-nothing-inherited: there is nothing to inherit "
         "here "
         "(the parent has no such value; remove ${inherited})\n"},
        {"OtherKindReplaces", "a: {b: 1}", "a: 2", "{a: 2}\n"},
        {"NewPartsAreResolvedToo", "", "t: {c: [{id: x, after: y}, {id: y}]}",
         "{t: {c: [{id: x}, {id: y}]}}\nc:1:24 schema-unknown-id: no item 'y' in this "
         "list\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(MergeNodesTest, EveryNodeIsWhereItWasWritten) {
  const Result<YamlNode> parent = ParseYaml("t: {a: 1, b: 2}", "p");
  const Result<YamlNode> child = ParseYaml("t:\n  b: 3\n  c: 4", "c");
  Diagnostics errors;
  const YamlNode merged = MergeNodes(parent.value(), child.value(), &errors);
  const YamlNode& t = *merged.Find("t");
  EXPECT_EQ("p", t.Find("a")->where.file());
  EXPECT_EQ("c", t.Find("b")->where.file());
  EXPECT_EQ(2, t.Find("b")->where.line);
  EXPECT_EQ("c", t.entries[1].key.where.file());
  EXPECT_EQ("c", t.Find("c")->where.file());
}

// Doubling at every level must not blow up.
TEST(MergeNodesTest, InheritedTextIsBounded) {
  YamlNode tree = ParseYaml("a: '" + std::string(1000, 'x') + "'", "p").value();
  Diagnostics errors;
  for (int level = 0; level < 40; ++level) {
    tree = MergeNodes(tree, ParseYaml("a: '${inherited}${inherited}'", "c").value(),
                      &errors);
    ASSERT_LT(tree.Find("a")->scalar.size(), 300'000U);
  }
  EXPECT_FALSE(errors.empty());
}

TEST(MergeNodesTest, LongListsMergeInLinearTime) {
  std::string parent = "c:\n";
  std::string child = "c:\n";
  for (int i = 0; i < 20'000; ++i) {
    parent += "- {id: x" + std::to_string(i) + "}\n";
    child += "- {id: y" + std::to_string(i) + ", after: x0}\n";
  }
  Diagnostics errors;
  const YamlNode merged = MergeNodes(ParseYaml(parent, "p").value(),
                                     ParseYaml(child, "c").value(), &errors);
  EXPECT_EQ(40'000U, merged.Find("c")->items.size());
  EXPECT_TRUE(errors.empty());
}

}  // namespace
}  // namespace budget::schemas
