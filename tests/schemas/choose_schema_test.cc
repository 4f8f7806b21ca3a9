#include "schemas/load/choose_schema.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace budget::schemas {
namespace {

struct Given {
  std::string id;
  std::string applies_to;
  bool is_template = false;
  std::vector<std::string> ancestors;
};

SchemaSet MakeSet(const std::vector<Given>& given) {
  std::vector<SchemaCandidate> candidates;
  for (const Given& g : given) {
    candidates.push_back({.id = g.id,
                          .file = g.id + ".yaml",
                          .is_template = g.is_template,
                          .applies_to = Pattern(g.applies_to, Location()),
                          .ancestors = g.ancestors});
  }
  return SchemaSet(candidates, std::make_shared<Vocabulary>(),
                   [candidates](std::size_t index) {
                     Schema schema;
                     schema.id = candidates[index].id;
                     return std::make_shared<const Schema>(std::move(schema));
                   });
}

std::string Show(const SchemaChoice& choice) {
  if (choice.schema == nullptr) {
    std::string tied = "none";
    for (const SchemaCandidate& candidate : choice.tied) tied += " " + candidate.id;
    return tied;
  }
  std::string shown = choice.schema->id;
  if (!choice.claimed) shown += " unclaimed";
  for (const auto& [name, text] : choice.captures) shown += " " + name + "=" + text;
  return shown;
}

struct ChooseCase {
  const char* name;
  std::vector<Given> schemas;
  std::string text;
  std::string want;
};

class ChooseSchemaTest : public testing::TestWithParam<ChooseCase> {};

TEST_P(ChooseSchemaTest, Chooses) {
  EXPECT_EQ(GetParam().want,
            Show(ChooseSchema(MakeSet(GetParam().schemas), GetParam().text)));
}

const Given kEast = {
    "east", R"((?P<year>20\d\d)年东市(?P<issuer>.+局)预算)", false, {}};
const Given kWest = {"west", "西市.+局预算", false, {}};
const Given kBudget = {"budget", R"((?P<year>20\d\d)年.{0,20}预算)", true, {}};
const Given kFinal = {"final", R"((?P<year>20\d\d)年.{0,20}决算)", true, {}};

INSTANTIATE_TEST_SUITE_P(
    Sets, ChooseSchemaTest,
    testing::ValuesIn(std::vector<ChooseCase>{
        {"Issuer",
         {kEast, kWest, kBudget},
         "2022年东市教育局预算",
         "east year=2022 "
         "issuer=教育局"},
        {"Template",
         {kEast, kWest, kBudget, kFinal},
         "2021年南市财政局决算",
         "final year=2021"},
        {"TemplateOfTheTitle",
         {kEast, kBudget, kFinal},
         "2022年南市财政局预算目录2021年南市财政局决算",
         "budget year=2022"},
        {"Nobody", {kEast, kWest}, "会议纪要", "none"},
        {"NoSchemas", {}, "2022年东市教育局预算", "none"},
        {"OnlyOneNeedNotClaim", {kWest}, "会议纪要", "west unclaimed"},
        {"TheFirstMatchWins",
         {kEast, kWest},
         "西市卫生局预算参照2022年东市教育局预算",
         "west"},
        {"LongestOfOverlapping",
         {{"city", "东市", false, {}}, {"bureau", "东市教育局", false, {}}},
         "东市教育局",
         "bureau"},
        {"Tie",
         {{"one", "东市.*局", false, {}}, {"two", "东市教育.", false, {}}, kBudget},
         "东市教育局",
         "none one two"},
        {"ChildBeforeParent",
         {{"one", "东市.*局", false, {}}, {"two", "市教育局", false, {"zero", "one"}}},
         "东市教育局",
         "two"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ExplainNoChoiceTest, NamesAllThatTie) {
  const SchemaSet set = MakeSet({{"one", "甲", false, {}}, {"two", "甲", false, {}}});
  const Diagnostic tie = ExplainNoChoice(ChooseSchema(set, "甲"), {});
  EXPECT_EQ("ambiguous-schema", tie.code);
  EXPECT_EQ("several schemas claim this document: one (one.yaml) two (two.yaml)",
            tie.message);
  EXPECT_EQ("no-schema", ExplainNoChoice(ChooseSchema(set, "乙"), {}).code);
}

}  // namespace
}  // namespace budget::schemas
