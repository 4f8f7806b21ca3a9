#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "schemas/yaml/pack_node.h"
#include "schemas/yaml/yaml_node.h"
#include "tests/schemas/show.h"

namespace budget::schemas {
namespace {

struct YamlCase {
  const char* name;
  std::string text;
  std::string want;  // the tree with places, or the errors
};

class ParseYamlTest : public testing::TestWithParam<YamlCase> {};

TEST_P(ParseYamlTest, Parses) {
  const Result<YamlNode> tree = ParseYaml(GetParam().text, "f");
  EXPECT_EQ(GetParam().want,
            tree.ok() ? Show(tree.value(), true) : Show(tree.diagnostics()));
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, ParseYamlTest,
    testing::ValuesIn(std::vector<YamlCase>{
        {"Map", "a: 1\nb: 'x'\n", "{a: 1@1:4, b: 'x'@2:4}@1:1"},
        {"Nested", "a:\n  - b: ~\n  - [c, d]\n",
         "{a: [{b: null@2:8}@2:5, [c@3:6, d@3:9]@3:5]@2:3}@1:1"},
        {"ColumnsAreCodePoints", "收入: {支出: 表}\n",
         "{收入: {支出: 表@1:10}@1:5}@1:1"},
        {"ByteOrderMark",
         "\xEF\xBB\xBF"
         "a: 1\n",
         "{a: 1@1:4}@1:1"},
        {"CarriageReturns", "a: 1\r\nb: 2\r\n", "{a: 1@1:4, b: 2@2:4}@1:1"},
        {"QuotedNumberKeepsItsZeros", "a: '007'\n", "{a: '007'@1:4}@1:1"},
        {"Empty", "", "null@0:0"},
        {"CommentOnly", "# nothing\n", "null@0:0"},
        {"DuplicateKeys", "a: 1\nb: 2\na: 3\nb: 4\n",
         "f:3:1 schema-duplicate-key: key 'a' is given twice (remove one of them; the "
         "first is in line 1)\n"
         "f:4:1 schema-duplicate-key: key 'b' is given twice (remove one of them; the "
         "first is in line 2)\n"},
        {"DuplicateInFlow", "t: {x: 1, y: 2, x: 3}\n",
         "f:1:17 schema-duplicate-key: key 'x' is given twice (remove one of them; the "
         "first is in line 1)\n"},
        {"AnchorAndAlias", "a: &x 1\nb: *x\n",
         "f:1:4 schema-anchor: anchors (&x) are not part of the schema language (use "
         "'extends' for what schemas share, and ${name} for what patterns share)\n"
         "f:2:4 schema-alias: aliases (*name) are not part of the schema language "
         "(write "
         "the value again, or name a pattern and insert it as ${name})\n"},
        {"MergeKey", "a:\n  <<: {b: 1}\n",
         "f:2:3 schema-merge-key: merge keys (<<) are not part of the schema language "
         "(use 'extends': a schema merges with its parent by key and by id)\n"},
        {"Tag", "a: !!int 3\n",
         "f:1:4 schema-tag: tags (tag:yaml.org,2002:int) are not part of the schema "
         "language (leave the tag out; quote a value to make it text)\n"},
        {"TwoDocuments", "a: 1\n---\nb: 2\n",
         "f:3:1 schema-documents: a file holds one document (remove the second "
         "'---')\n"},
        {"ListAsKey", "? [a, b]\n: 1\n", "f:1:3 schema-syntax: a key must be a word\n"},
        {"Unclosed", "a: [1, 2\nb: 3\n",
         "f:2:2 schema-syntax: end of sequence flow not "
         "found\n"},
        {"Tab", "a:\n\tb: 1\n",
         "f:2:1 schema-syntax: a tab cannot indent (indent with spaces)\n"},
        {"NotUtf8", "a: 1\nb: \xB1\xED\n",
         "f:2:4 schema-encoding: this byte is not UTF-8 (save the file as UTF-8)\n"},
        {"ControlCharacter", std::string("a: 1\nb: \x04\nc: 2\n"),
         "f:2:4 schema-encoding: control character\n"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

std::string Repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(ParseYamlBoundsTest, DepthIsBounded) {
  EXPECT_TRUE(ParseYaml(Repeated("[", 60) + Repeated("]", 60), "f").ok());
  const Result<YamlNode> deep = ParseYaml(Repeated("[", 70) + Repeated("]", 70), "f");
  EXPECT_EQ("f:1:65 schema-too-deep: nested deeper than 64 levels\n",
            Show(deep.diagnostics()));
}

TEST(ParseYamlBoundsTest, SizeIsBounded) {
  const Result<YamlNode> large = ParseYaml(Repeated("a\n", (1 << 20) + 1), "f");
  EXPECT_EQ("f:1:1 schema-too-large: more than 2 MiB\n", Show(large.diagnostics()));
}

TEST(ParseYamlBoundsTest, LinesAreBounded) {
  EXPECT_TRUE(ParseYaml("a: " + Repeated("x", 8000) + "\n", "f").ok());
  const Result<YamlNode> wide = ParseYaml("b: 1\na: " + Repeated("x", 9000), "f");
  EXPECT_EQ(
      "f:2:1 schema-line-too-long: a line of more than 8 KiB (break it: lists go on in "
      "the next line)\n",
      Show(wide.diagnostics()));
}

// What would cost a careless parser quadratic time or a deep stack.
TEST(ParseYamlBoundsTest, HostileFilesEndSoon) {
  const int many = 50'000;
  const std::vector<std::string> texts = {
      Repeated("[", many),
      Repeated("{", many),
      Repeated("- ", many),
      Repeated("? ", many),
      Repeated("&a ", many),
      Repeated("'", many),
      Repeated("a: ", many),
      Repeated("[a,", many),
      Repeated("a:\n", many),
      Repeated("[a,", 1) + Repeated("a,", many),
      Repeated("- [" + Repeated("a,", 4000) + "]\n", 5),
      Repeated("!", many),
      Repeated("#", many),
      Repeated("\n", many),
      Repeated("--- a\n", 1000),
      Repeated("{a: [", many),
      "a: |\n" + Repeated(" b\n", many),
  };
  for (const std::string& text : texts) {
    const auto start = std::chrono::steady_clock::now();
    const Result<YamlNode> tree = ParseYaml(text, "f");
    const auto taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken, std::chrono::seconds(20)) << text.substr(0, 10);
    EXPECT_TRUE(tree.ok() || !tree.diagnostics().empty());
  }
}

TEST(PackNodeTest, ComesBackTheSame) {
  const std::string text =
      "收入: [1, 'two', {a: ~, b: [], c: {}}]\n'': \"x\\ny\"\nlong: |\n  a\n  b\n";
  const Result<YamlNode> tree = ParseYaml(text, "f");
  ASSERT_TRUE(tree.ok());
  const auto back = UnpackNode(PackNode(tree.value()), "g");
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(Show(tree.value(), true), Show(*back, true));
  EXPECT_EQ("g", back->where.file());
}

TEST(PackNodeTest, RefusesWhatIsNoTree) {
  const Result<YamlNode> tree = ParseYaml("a: [1, {b: 2}]\n", "f");
  const std::string bytes = PackNode(tree.value());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(UnpackNode(bytes.substr(0, size), "f").has_value()) << size;
  }
  EXPECT_FALSE(UnpackNode(bytes + "x", "f").has_value());
  EXPECT_FALSE(UnpackNode("\x07\x01\x01", "f").has_value());
}

}  // namespace
}  // namespace budget::schemas
