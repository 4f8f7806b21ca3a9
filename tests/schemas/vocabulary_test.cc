#include "schemas/spec/vocabulary.h"

#include <gtest/gtest.h>

#include <string>

#include "schemas/load/decode_vocabulary.h"
#include "schemas/yaml/yaml_node.h"
#include "tests/schemas/show.h"

namespace budget::schemas {
namespace {

constexpr const char* kText = R"(
concepts:
  - { id: total.revenue, zh: 收入总计, en: Total revenue, direction: revenue, names: [收 入 合 计, 合计] }
  - { id: total.expenditure, zh: 支出总计, en: Total, direction: expenditure, names: [合计] }
  - { id: three_public.total, zh: 三公合计, en: T, names: [合计], tables: [three_public] }
  - { id: expenditure.abroad, zh: 因公出国(境)费, en: Abroad }
measures:
  - { id: total, zh: 合计, en: Total }
units:
  - { name: 万元, kind: amount, power_of_ten: 4 }
  - { name: 人, kind: count }
)";

Vocabulary Decode(const std::string& text, Diagnostics* errors) {
  const Result<YamlNode> tree = ParseYaml(text, "v");
  Vocabulary vocabulary;
  PatternPool pool;
  std::size_t pattern_work = 0;
  const DecodeContext context{.vocabulary = nullptr,
                              .patterns = nullptr,
                              .pool = &pool,
                              .diagnostics = errors,
                              .pattern_work = &pattern_work,
                              .trusted_files = {}};
  DecodeVocabulary(MapReader(&tree.value(), "vocabulary", &context), &vocabulary);
  vocabulary.Index();
  return vocabulary;
}

std::string Id(const Concept* item) { return item == nullptr ? "none" : item->id; }

TEST(VocabularyTest, FindsConcepts) {
  Diagnostics errors;
  const Vocabulary v = Decode(kText, &errors);
  ASSERT_EQ("", Show(errors));
  EXPECT_EQ("total.revenue", Id(v.FindConcept("合计", Direction::kRevenue, "x")));
  EXPECT_EQ("total.expenditure",
            Id(v.FindConcept("合计", Direction::kExpenditure, "x")));
  // Limited to a table: before the others there, and nowhere else.
  EXPECT_EQ("three_public.total",
            Id(v.FindConcept("合计", Direction::kNone, "three_public")));
  EXPECT_EQ("three_public.total",
            Id(v.FindConcept("合计", Direction::kExpenditure, "three_public")));
  // In either block, and nobody knows which.
  EXPECT_EQ("none", Id(v.FindConcept("合计", Direction::kNone, "x")));
  EXPECT_EQ("total.revenue", Id(v.FindConcept("收入合计", Direction::kNone, "x")));
  EXPECT_EQ("none", Id(v.FindConcept("收入合计", Direction::kExpenditure, "x")));
  // The Chinese label is a name, folded.
  EXPECT_EQ("expenditure.abroad",
            Id(v.FindConcept("因公出国（境）费", Direction::kExpenditure, "x")));
  EXPECT_EQ("none", Id(v.FindConcept("", Direction::kNone, "x")));
  EXPECT_EQ("total.revenue", Id(v.FindConceptById("total.revenue")));
  EXPECT_EQ("none", Id(v.FindConceptById("total")));
}

TEST(VocabularyTest, FindsMeasuresAndUnits) {
  Diagnostics errors;
  const Vocabulary v = Decode(kText, &errors);
  EXPECT_TRUE(v.HasMeasure("total"));
  EXPECT_FALSE(v.HasMeasure("totals"));
  ASSERT_NE(nullptr, v.FindUnit("万元"));
  EXPECT_EQ(4, v.FindUnit("万元")->power_of_ten);
  EXPECT_EQ(Kind::kCount, v.FindUnit("人")->kind);
  EXPECT_EQ(nullptr, v.FindUnit("元"));
}

TEST(VocabularyTest, CopiesFindTheirOwn) {
  Diagnostics errors;
  Vocabulary copy;
  {
    const Vocabulary v = Decode(kText, &errors);
    copy = v;
  }
  EXPECT_EQ("total.revenue", Id(copy.FindConcept("收入合计", Direction::kNone, "")));
}

TEST(VocabularyTest, ReportsNamesThatMeanTwoThings) {
  Diagnostics errors;
  Decode(
      "concepts:\n"
      "- {id: a, zh: 甲, en: A, names: [丙]}\n"
      "- {id: b, zh: 乙, en: B, names: [丙]}\n"
      "- {id: c, zh: 丁, en: C, names: [丙], direction: revenue}\n",
      &errors);
  EXPECT_EQ(
      "v:3:8 schema-ambiguous-name: '丙' means both 'a' and 'b' (remove it from one of "
      "them, or limit one by direction or tables)\n",
      Show(errors));
}

// gov_* is all tables that begin so; the longest limit wins.
TEST(VocabularyTest, LimitsToTablesThatBeginAlike) {
  Diagnostics errors;
  const Vocabulary v = Decode(
      "concepts:\n"
      "- {id: any, zh: 甲, en: A}\n"
      "- {id: government, zh: 甲, en: B, tables: ['gov_*'], code: '101'}\n"
      "- {id: debt, zh: 甲, en: C, tables: ['gov_debt_*']}\n",
      &errors);
  EXPECT_EQ("any", Id(v.FindConcept("甲", Direction::kNone, "revenue_summary")));
  EXPECT_EQ("government",
            Id(v.FindConcept("甲", Direction::kNone, "gov_fund_revenue")));
  EXPECT_EQ("government", Id(v.FindConcept("甲", Direction::kNone, "gov_")));
  EXPECT_EQ("debt", Id(v.FindConcept("甲", Direction::kNone, "gov_debt_flow")));
  EXPECT_EQ("government", Id(v.FindConceptByCode("101")));
  EXPECT_EQ("none", Id(v.FindConceptByCode("102")));
}

TEST(VocabularyTest, ReportsLimitsToNoTable) {
  Diagnostics errors;
  Decode(
      "tables: [{id: gov_debt, zh: 甲, en: A}]\n"
      "concepts:\n"
      "- {id: a, zh: 甲, en: A, tables: ['gov_*']}\n"
      "- {id: b, zh: 乙, en: B, tables: ['dept_*']}\n",
      &errors);
  EXPECT_NE(Show(errors).find("dept_*"), std::string::npos) << Show(errors);
  EXPECT_EQ(Show(errors).find("gov_*"), std::string::npos) << Show(errors);
}

TEST(ParseCodesTest, ReadsCodes) {
  const auto codes = ParseCodes(
      "classification,code,name,level,parent,valid_from,valid_to\r\n"
      "functional,208,社会保障和就业支出,类,,,\r\n"
      "functional,20805,行政事业单位养老支出,款,208,2020,\r\n"
      "functional,20805,行政事业单位离退休,款,208,2007,2019\r\n",
      "codes.csv");
  ASSERT_TRUE(codes.ok());
  ASSERT_EQ(3U, codes.value().size());
  EXPECT_EQ("208", codes.value()[1].parent);
  EXPECT_EQ(2020, codes.value()[1].valid_from);
  EXPECT_EQ(2019, codes.value()[2].valid_to);
  Vocabulary v;
  v.codes = codes.value();
  v.Index();
  EXPECT_EQ(2U, v.FindCode("20805").size());
  EXPECT_TRUE(v.FindCode("209").empty());
  ASSERT_EQ(1U, v.FindCodesNamed("行政事业单位离退休").size());
  EXPECT_EQ("20805", v.FindCodesNamed("行政事业单位离退休").front()->code);
}

TEST(ParseCodesTest, ReportsBadLines) {
  const auto codes = ParseCodes("head\nfunctional,208\n,,,,,,\n", "codes.csv");
  EXPECT_EQ(
      "codes.csv:2:1 codes-syntax: a line must be "
      "classification,code,name,level,parent,"
      "valid_from,valid_to\n"
      "codes.csv:3:1 codes-syntax: a line must be "
      "classification,code,name,level,parent,"
      "valid_from,valid_to\n",
      Show(codes.diagnostics()));
}

}  // namespace
}  // namespace budget::schemas
