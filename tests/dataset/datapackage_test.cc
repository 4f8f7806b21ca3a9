#include "pipeline/dataset/datapackage.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/dataset/dataset_files.h"
#include "pipeline/dataset/dictionary.h"
#include "pipeline/dataset/format_rows.h"
#include "pipeline/model/names.h"
#include "tests/dataset/sample_document.h"

namespace budget::dataset {
namespace {

using Json = nlohmann::json;

Json Package() {
  return Json::parse(FormatDatapackage(SampleVocabulary(), "9.9",
                                       FileDigests{{{.bytes = 3, .sha256 = "ab"}}}));
}

const FieldSpec& Field(DatasetFile file, std::string_view name) {
  for (const FieldSpec& field : SpecOf(file).fields) {
    if (field.name == name) return field;
  }
  throw std::runtime_error("no field " + std::string(name));
}

TEST(DatapackageTest, BothGenerationsOfValidatorsKnowIt) {
  const Json package = Package();
  EXPECT_EQ(package["$schema"],
            "https://datapackage.org/profiles/2.0/datapackage.json");
  EXPECT_EQ(package["profile"], "tabular-data-package");
  ASSERT_EQ(package["resources"].size(), 7U);
  for (const Json& resource : package["resources"]) {
    EXPECT_EQ(resource["profile"], "tabular-data-resource");
    EXPECT_EQ(resource["type"], "table");
    EXPECT_EQ(resource["schema"]["missingValues"], Json::array({""}));
  }
  EXPECT_EQ(package["resources"][0]["bytes"], 3);
  EXPECT_EQ(package["resources"][0]["hash"], "sha256:ab");
}

TEST(DatapackageTest, UnitsOfTablesAreThoseOfTheVocabulary) {
  const Json fields = Package()["resources"][1]["schema"]["fields"];
  EXPECT_EQ(fields[4]["name"], "unit");
  EXPECT_EQ(fields[4]["constraints"]["enum"],
            Json::array({"元", "千元", "万元", "亿元"}));
}

TEST(DatapackageTest, IdsOfTablesAreThoseOfTheVocabulary) {
  for (const int resource : {1, 2}) {
    const Json fields = Package()["resources"][resource]["schema"]["fields"];
    EXPECT_EQ(fields[2]["name"], "table_id");
    EXPECT_EQ(
        fields[2]["constraints"]["enum"],
        Json::array({"expenditure_summary", "three_public_expenditure", "other"}));
  }
}

TEST(DatapackageTest, FactsPointAtTheirTableAlone) {
  const Json keys = Package()["resources"][2]["schema"]["foreignKeys"];
  ASSERT_EQ(keys.size(), 1U);
  EXPECT_EQ(keys[0]["reference"]["resource"], "tables");
  EXPECT_EQ(keys[0]["fields"], Json::array({"document_id", "table_no"}));
}

// Fiscal Data Package 1.0rc1: each concept is one column of the denormalised table, of
// the data type that the taxonomy of budgets asks for, or declared in the package.
TEST(DatapackageTest, IsAFiscalDataPackage) {
  const Json package = Package();
  std::map<std::string, std::string> known = {
      {"value", "number"},
      {"value-kind:code", "string"},
      {"value-currency:code", "string"},
      {"date:fiscal-year", "integer"},
      {"phase:id", "string"},
      {"direction", "string"},
      {"geo-source:target:code", "string"},
      {"administrative-classification:generic:level1:code", "string"},
      {"administrative-classification:generic:level1:label", "string"},
      {"administrative-classification:generic:level2:label", "string"}};
  for (const Json& declared : package["columnTypes"]) {
    if (declared.is_object()) known[declared["name"]] = declared["dataType"];
  }
  std::map<std::string, std::string> used;
  for (const Json& resource : package["resources"]) {
    const Json& schema = resource["schema"];
    for (const char* list : {"fields", "extraFields"}) {
      for (const Json& field : schema.value(list, Json::array())) {
        if (!field.contains("columnType")) continue;
        EXPECT_TRUE(used.emplace(field["columnType"], field["type"]).second) << field;
      }
    }
  }
  EXPECT_EQ(used, known);
}

TEST(DatapackageTest, TypesFollowFromTheGetters) {
  EXPECT_EQ(Field(DatasetFile::kFacts, "row_no").type, FieldType::kInteger);
  EXPECT_EQ(Field(DatasetFile::kFacts, "x0").type, FieldType::kNumber);
  EXPECT_EQ(Field(DatasetFile::kFacts, "amount_cny").type, FieldType::kNumber);
  // 2400.00 is not 2400.
  EXPECT_EQ(Field(DatasetFile::kFacts, "value").type, FieldType::kString);
  EXPECT_EQ(Field(DatasetFile::kChecks, "fact_refs").type, FieldType::kString);
}

// The documentation of the columns is made from their list.
TEST(DictionaryTest, ColumnsMdIsUpToDate) {
  const std::string path =
      std::string(BUDGET_SOURCE_DIR) + "/pipeline/dataset/columns.md";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
    std::ofstream(path, std::ios::binary) << FormatDictionary();
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), FormatDictionary())
      << "UPDATE_GOLDEN=1 build/fast/tests/dataset/dataset_test "
         "--gtest_filter='Dictionary*'";
}

TEST(DictionaryTest, SaysWhatAColumnIs) {
  const std::string text = FormatDictionary();
  EXPECT_NE(text.find("| `row_no` | integer, always there | Data row in its table, 1.. "
                      "|\n"),
            std::string::npos);
  EXPECT_NE(text.find("| `direction` | text | Of a change. One of: increase, decrease, "
                      "flat |\n"),
            std::string::npos);
}

TEST(DatasetFilesTest, EveryColumnIsNamedOnceAndDescribed) {
  for (int i = 0; i < kDatasetFileCount; ++i) {
    std::set<std::string_view> names;
    for (const FieldSpec& field : SpecOf(static_cast<DatasetFile>(i)).fields) {
      EXPECT_TRUE(names.insert(field.name).second) << field.name;
      EXPECT_FALSE(field.meaning.empty()) << field.name;
    }
  }
}

// The contract: readers of the dataset rely on these names and their order.
TEST(DatasetFilesTest, HeaderRowsAreThoseOfTheContract) {
  EXPECT_EQ(HeaderRow(DatasetFile::kDocuments),
            "document_id,source,sha256,bytes,media_type,status,error,schema,issuer,"
            "issuer_code,region_code,level,fiscal_year,report_kind,pages,text_layer,"
            "tables,facts,statements,checks_passed,checks_failed,extractor_version,"
            "entity,findings\n");
  EXPECT_EQ(HeaderRow(DatasetFile::kTables),
            "document_id,table_no,table_id,table_title,unit,fiscal_year,first_page,"
            "last_page,first_line,last_line,rows,columns,status,note,"
            "scope,notes,coverage\n");
  EXPECT_EQ(HeaderRow(DatasetFile::kFacts),
            "document_id,table_no,table_id,row_no,block,reporting_unit,direction,"
            "item_code,item_name,item_level,concept,column_path,measure,phase,"
            "fiscal_year,value,kind,unit,amount_cny,certainty,page,x0,y0,x1,y1,line,"
            "level1,level2,raw,note,checks_passed,checks_failed,target_operator,"
            "target_number,target_unit,column_no,scope,region\n");
  EXPECT_EQ(HeaderRow(DatasetFile::kStatements),
            "document_id,statement_no,section,subject,concept,measure,value,unit,"
            "amount_cny,fiscal_year,direction,page,line,quote,scope\n");
  EXPECT_EQ(HeaderRow(DatasetFile::kSections),
            "document_id,section_no,level,heading,path,first_page,first_line,text\n");
  EXPECT_EQ(
      HeaderRow(DatasetFile::kChecks),
      "document_id,check_no,check_id,kind,outcome,place,expected,found,difference,"
      "tolerance,fact_refs,page,line,message\n");
  EXPECT_EQ(HeaderRow(DatasetFile::kFindings),
            "document_id,finding_no,kind,severity,confidence,page,line,place,printed,"
            "suggested,message_zh,message_en,check_nos,fact_refs\n");
}

}  // namespace
}  // namespace budget::dataset
