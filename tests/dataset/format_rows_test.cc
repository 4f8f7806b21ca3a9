#include "pipeline/dataset/format_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/dataset/amount_in_yuan.h"
#include "tests/dataset/sample_document.h"

namespace budget::dataset {
namespace {

struct AmountCase {
  const char* name;
  const char* value;
  const char* unit;
  std::string want;
};

class AmountInYuanTest : public testing::TestWithParam<AmountCase> {};

TEST_P(AmountInYuanTest, IsExact) {
  const AmountCase& test = GetParam();
  const schemas::Vocabulary vocabulary = SampleVocabulary();
  EXPECT_EQ(AmountInYuan(Decimal::Parse(test.value), vocabulary.FindUnit(test.unit)),
            test.want);
}

INSTANTIATE_TEST_SUITE_P(Values, AmountInYuanTest,
                         testing::ValuesIn(std::vector<AmountCase>{
                             {"TenThousands", "5873.35", "万元", "58733500"},
                             {"MoreDecimalsThanTheUnit", "0.123456", "万元", "1234.56"},
                             {"Yuan", "189767551", "元", "189767551"},
                             {"YuanAndFen", "12.30", "元", "12.3"},
                             {"Thousands", "1.5", "千元", "1500"},
                             {"HundredMillions", "-2.0500", "亿元", "-205000000"},
                             {"Zero", "0.00", "万元", "0"},
                             {"NoLossInManyDigits", "1234567890123456.78", "亿元",
                              "123456789012345678000000"},
                             {"PercentIsNoMoney", "12.5", "%", ""},
                             {"UnknownUnit", "12.5", "两", ""},
                             {"NoUnit", "12.5", "", ""},
                             {"NoNumber", "-", "万元", ""},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

std::string Rows(const DocumentData& document, DatasetFile file) {
  DatasetRows rows;
  FormatRows(document, SampleVocabulary(), "9.9", &rows);
  return rows[file].text();
}

TEST(FormatRowsTest, Documents) {
  EXPECT_EQ(Rows(SampleDocument(), DatasetFile::kDocuments),
            "0123456789abcdef,\"reports/云山市, 2023.pdf\",0123456789abcdef" +
                std::string(48, '0') +
                ",1234,application/pdf,ok,,mof-budget@1,云山市水务局,,,,2023,budget,3,"
                "full,2,3,1,1,1,9.9,,1\n");
}

TEST(FormatRowsTest, ADuplicateHasNoId) {
  DocumentData document;
  document.info.source = "b.txt";
  document.info.sha256 = std::string(64, 'a');
  document.info.bytes = 5;
  document.info.status = DocumentStatus::kSkipped;
  document.info.error = "duplicate: a.txt";
  EXPECT_EQ(Rows(document, DatasetFile::kDocuments),
            ",b.txt," + std::string(64, 'a') +
                ",5,,skipped,duplicate: a.txt,,,,,,,,,,0,0,0,0,0,9.9,,0\n");
}

TEST(FormatRowsTest, AnUnreadableFileHasNoSize) {
  DocumentData document;
  document.info.source = "gone.pdf";
  document.info.status = DocumentStatus::kFailed;
  document.info.error = "unreadable: No such file or directory";
  EXPECT_EQ(Rows(document, DatasetFile::kDocuments),
            ",gone.pdf,,,,failed,unreadable: No such file or directory,,,,,,,,,,"
            "0,0,0,0,0,9.9,,0\n");
}

TEST(FormatRowsTest, Findings) {
  EXPECT_EQ(Rows(SampleDocument(), DatasetFile::kFindings),
            "0123456789abcdef,1,percent,error,likely,2,,部门支出总表,30%,20%,"
            "印为 30%，应为 20%,\"prints 30%, should be 20%\",2,1:2:1:?\n");
}

TEST(FormatRowsTest, Tables) {
  EXPECT_EQ(Rows(SampleDocument(), DatasetFile::kTables),
            "0123456789abcdef,1,expenditure_summary,部门支出总表,万元,2023,2,2,,,2,4,"
            "complete,,,,0.50\n"
            "0123456789abcdef,,three_public_expenditure,“三公”经费支出表,,,,,,,,,"
            "listed_but_missing,,,,\n");
}

TEST(FormatRowsTest, Facts) {
  EXPECT_EQ(
      Rows(SampleDocument(), DatasetFile::kFacts),
      "0123456789abcdef,1,expenditure_summary,1,1,,expenditure,21301,农业农村,2,"
      "expenditure.agriculture,合计,total,approved,2023,5873.350,amount,万元,"
      "58733500,printed,2,100.00,200.50,150.13,212.00,,,,\"5,873.350\",,1,0,,,,3,,\n"
      "0123456789abcdef,1,expenditure_summary,2,1,,,,合计,,,增减/%,"
      "change_percent,,,-16.9,percent,%,,printed,2,100.00,200.50,150.13,212.00,"
      ",,,-16.9%,,0,0,,,,4,,\n"
      "0123456789abcdef,1,expenditure_summary,2,1,,,,合计,,,,,,,12,amount,万元,"
      "120000,ambiguous,2,100.00,200.50,150.13,212.00,,,,12,合计 | 增减/%,0,0,,,,,,\n");
}

TEST(FormatRowsTest, AFactOfATextHasALineAndNoBox) {
  DocumentData document = SampleDocument();
  document.tables[0].facts = {{.row = 0,
                               .column = 1,
                               .value = "不低于95%",
                               .raw = "不低于95%",
                               .kind = Kind::kText,
                               .place = {.line = 17}}};
  document.tables[0].targets.clear();
  document.checks.clear();
  document.findings.clear();
  EXPECT_EQ(Rows(document, DatasetFile::kFacts),
            "0123456789abcdef,1,expenditure_summary,1,1,,expenditure,21301,农业农村,2,"
            "expenditure.agriculture,增减/%,change_percent,,,不低于95%,text,,,printed,,"
            ",,,,17,,,不低于95%,,0,0,,,,4,,\n");
}

TEST(FormatRowsTest, Statements) {
  EXPECT_EQ(Rows(SampleDocument(), DatasetFile::kStatements),
            "0123456789abcdef,1,一、收支情况,支出,,value,5873.35,万元,58733500,2023,"
            "increase,1,,支出5873.35万元,\n");
}

TEST(FormatRowsTest, Sections) {
  EXPECT_EQ(Rows(SampleDocument(), DatasetFile::kSections),
            "0123456789abcdef,1,1,一、收支情况,一、收支情况,1,,"
            "\"支出5873.35万元。\n下一段\"\n");
}

TEST(FormatRowsTest, Checks) {
  EXPECT_EQ(Rows(SampleDocument(), DatasetFile::kChecks),
            "0123456789abcdef,1,total-is-sum,hierarchy,pass,,5873.35,5873.35,0,0.005,"
            "1:1:1:3 1:2:1:?,2,,\n"
            "0123456789abcdef,2,share,narrative,fail,,,,,,,,,\n");
}

}  // namespace
}  // namespace budget::dataset
