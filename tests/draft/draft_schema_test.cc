#include "pipeline/draft/draft_schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pipeline/draft/proposals.h"
#include "schemas/load/load_schemas.h"

namespace budget::draft {
namespace {

using testing::HasSubstr;
using testing::Not;

// A budget of an issuer that no schema knows, whose columns have heads of its own.
std::string Document(const std::string& issuer) {
  return "2023年" + issuer +
         "部门预算\n\n部门支出总表\n\n单位：万元\n\n"
         "科目编码\t科目名称\t合计\t基本支出\t项目支出\t面向中小企业的政府采购\t未知之"
         "数\n"
         "201\t一般公共服务支出\t30.00\t10.00\t20.00\t5.00\t1.00\n"
         "205\t教育支出\t30.00\t10.00\t20.00\t5.00\t1.00\n"
         "合计\t\t60.00\t20.00\t40.00\t10.00\t2.00\n";
}

const schemas::SchemaSet& Bundled() {
  static const Schemas kSchemas = LoadSchemas().value();
  return *kSchemas;
}

Draft DraftOf(const std::vector<std::string>& texts) {
  std::vector<Source> sources;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    sources.push_back({.name = std::to_string(i) + ".txt", .bytes = texts[i]});
  }
  return DraftSchema(sources, Bundled());
}

Diagnostics MistakesOf(const std::string& yaml) {
  return schemas::LoadSchemaTexts({{.file = "draft.yaml", .text = yaml}}).diagnostics();
}

TEST(DraftSchemaTest, RaisesWhatIsRecognised) {
  const Draft draft = DraftOf({Document("东湖市水务局")});
  EXPECT_TRUE(MistakesOf(draft.yaml).empty()) << draft.yaml;
  EXPECT_EQ(draft.before.documents, 0U);
  EXPECT_EQ(draft.after.documents, 1U);
  EXPECT_EQ(draft.after.tables, draft.before.tables);
  EXPECT_EQ(draft.after.columns, draft.before.columns + 1) << draft.yaml;
  EXPECT_THAT(draft.yaml, HasSubstr("extends: mof-budget"));
  EXPECT_THAT(
      draft.yaml,
      HasSubstr("- { id: own_procurement_small_medium, header: "
                "'面向中小企业的政府采购', measure: procurement_small_medium }  "
                "# 0.txt, line 7"));
}

TEST(DraftSchemaTest, MarksWhatIsNotCertain) {
  const Draft draft = DraftOf({Document("东湖市水务局")});
  EXPECT_THAT(draft.yaml, HasSubstr("# ? - { id: own_column, header: '未知之数'"));
}

TEST(DraftSchemaTest, SaysThatNothingNeedsToBeAdded) {
  std::string text = Document("东湖市水务局");
  const std::string odd = "\t面向中小企业的政府采购\t未知之数";
  text.erase(text.find(odd), odd.size());
  for (const char* cells : {"\t5.00\t1.00", "\t5.00\t1.00", "\t10.00\t2.00"}) {
    text.erase(text.find(cells), std::string(cells).size());
  }
  const Draft draft = DraftOf({text});
  EXPECT_TRUE(MistakesOf(draft.yaml).empty()) << draft.yaml;
  EXPECT_THAT(draft.yaml, HasSubstr("No table and no column needs to be added"));
  EXPECT_THAT(draft.yaml, Not(HasSubstr("tables:")));
}

// What the names of several have in common claims the others, too, whole.
TEST(DraftSchemaTest, ClaimsAllDocumentsOfTheIssuers) {
  const std::vector<std::string> issuers = {"东湖市水务局", "东湖市教育局",
                                            "东湖市民政局"};
  std::vector<std::string> texts;
  for (const std::string& issuer : issuers) texts.push_back(Document(issuer));
  // One that names its year and its issuer in lines of their own.
  texts.back() = "2023年部门预算\n\n预算部门：东湖市民政局\n\n" +
                 texts.back().substr(texts.back().find("\n\n") + 2);
  const Draft draft = DraftOf(texts);
  EXPECT_THAT(draft.yaml, HasSubstr("(?P<issuer>东湖市\\p{Han}{2,30}?)"));
  EXPECT_EQ(draft.after.documents, 3U) << draft.yaml;
  const auto drafted =
      schemas::LoadSchemaTexts({{.file = "draft.yaml", .text = draft.yaml}});
  ASSERT_TRUE(drafted.ok()) << draft.yaml;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const DocumentData read = ExtractDocument(texts[i], "a.txt", drafted.value());
    EXPECT_EQ(read.info.issuer, issuers[i]) << draft.yaml;
    EXPECT_EQ(read.info.fiscal_year, 2023);
  }
}

// A form whose unit line and one of whose items nothing understands.
std::string ThreePublic(const std::string& unit_line, const std::string& item) {
  return "2023年东湖市水务局部门预算\n\n一般公共预算“三公”经费支出表\n\n" + unit_line +
         "\n\n项目\t2023年预算数\n合计\t30.00\n" + item +
         "\t10.00\n公务接待费\t20.00\n";
}

TEST(DraftSchemaTest, ProposesRowsAndUnitLinesForSomebodyToDecide) {
  const Draft draft = DraftOf({ThreePublic("货币万元", "因公出国（境）费支出数")});
  EXPECT_TRUE(MistakesOf(draft.yaml).empty()) << draft.yaml;
  EXPECT_THAT(draft.yaml,
              HasSubstr("# ?   unit: '${inherited}|^货币(?P<unit_3>万元)$'  # 0.txt, "
                        "line 5"));
  EXPECT_THAT(draft.yaml,
              HasSubstr("names: ['${inherited}', '因公出国（境）费支出数'] }"));
  EXPECT_THAT(DraftOf({ThreePublic("单位：万元", "因公出国（境）费用")}).yaml,
              Not(HasSubstr("# ? vocabulary:")));
}

// A line that is proposed, with its mark taken away, gives the table its unit.
TEST(DraftSchemaTest, ProposedLinesAreLinesOfASchema) {
  const std::string text = ThreePublic("货币万元", "公务接待费用");
  std::string yaml = DraftOf({text}).yaml;
  for (const std::string_view mark : {"# ? ", "# ?"}) {
    for (std::size_t at = yaml.find(mark); at != std::string::npos;
         at = yaml.find(mark, at)) {
      yaml.erase(at, mark.size());
    }
  }
  const auto schema = schemas::LoadSchemaTexts({{.file = "mine.yaml", .text = yaml}});
  ASSERT_TRUE(schema.ok()) << schema.diagnostics().front().message << "\n" << yaml;
  const DocumentData read = ExtractDocument(text, "a.txt", schema.value());
  ASSERT_EQ(read.tables.size(), 1U);
  EXPECT_EQ(read.tables.front().unit, "万元") << yaml;
}

TEST(DraftSchemaTest, IssuersWithNothingInCommonAreNotClaimedTogether) {
  const Draft draft = DraftOf({Document("东湖市水务局"), Document("西山县民政局")});
  EXPECT_TRUE(MistakesOf(draft.yaml).empty()) << draft.yaml;
  EXPECT_THAT(draft.yaml, HasSubstr("# applies_to: "));
  EXPECT_THAT(draft.yaml, Not(HasSubstr("(?P<issuer>)")));
}

TEST(DraftSchemaTest, OfNothingReadableIsAComment) {
  const Draft draft = DraftOf({"%PDF-1.4\n"});
  EXPECT_THAT(draft.yaml, testing::StartsWith("# None of the documents"));
  EXPECT_EQ(draft.after, draft.before);
}

TEST(PatternOfTest, MatchesOtherYears) {
  EXPECT_EQ(PatternOf("2023年预算数/小计"), R"(20\d\d年预算数/小计)");
  EXPECT_EQ(PatternOf("2022年比2021年"), R"(20\d\d年比20\d\d年)");
  EXPECT_EQ(PatternOf("12023"), "12023");
  EXPECT_EQ(PatternOf("合计"), "合计");
}

}  // namespace
}  // namespace budget::draft
