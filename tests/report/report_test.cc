// What the generator of the report page writes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <sstream>
#include <string>

#include "pipeline/report/collect_report.h"
#include "pipeline/report/draw_pages.h"
#include "pipeline/report/json_text.h"
#include "pipeline/report/read_csv.h"
#include "pipeline/report/write_report.h"
#include "tests/program/temporary_folder.h"

namespace budget::report {
namespace {

using program::ReadWholeFile;
using program::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

std::string Shown(std::string_view text) {
  CsvReader csv(
      dataset::CsvRecords(std::make_unique<std::istringstream>(std::string(text))));
  std::string shown;
  while (csv.Next()) {
    shown +=
        "<" + std::string(csv.Field("a")) + "|" + std::string(csv.Field("b")) + ">";
  }
  return shown;
}

TEST(CsvReaderTest, ReadsRows) {
  const struct {
    std::string name, input, wanted;
  } cases[] = {
      {"plain", "a,b\n1,2\n", "<1|2>"},
      {"no line feed at the end", "a,b\n1,2", "<1|2>"},
      {"quoted", "a,b\n\"1,\n\"\"x\"\"\",2\n", "<1,\n\"x\"|2>"},
      {"by name, not by place", "b,c,a\n1,2,3\n", "<3|1>"},
      {"a column that is not there", "a\n1\n", "<1|>"},
      {"a short row", "a,b\n1\n", "<1|>"},
      {"with a mark and CRLF",
       "\xEF\xBB\xBF"
       "a,b\r\n1,2\r\n",
       "<1|2>"},
      {"no rows", "a,b\n", ""},
      {"nothing", "", ""},
  };
  for (const auto& test : cases) {
    EXPECT_EQ(Shown(test.input), test.wanted) << test.name;
  }
}

TEST(JsonTextTest, NothingEndsAScript) {
  const struct {
    std::string name, input, wanted;
  } cases[] = {
      {"plain", "部门", "\"部门\""},
      {"markup", "</script>&", "\"\\u003c/script\\u003e\\u0026\""},
      {"quotes", "a\"\\b", "\"a\\u0022\\u005cb\""},
      {"controls", "a\n\t", "\"a\\u000a\\u0009\""},
  };
  for (const auto& test : cases) {
    std::string json;
    AppendString(test.input, &json);
    EXPECT_EQ(json, test.wanted) << test.name;
  }
}

// A dataset of one document, whose table has a figure that no identity proves and one
// that an identity does.
void WriteDataset(const TemporaryFolder& folder) {
  folder.Write("documents.csv",
               "document_id,source,sha256,status,issuer\n"
               "d1,a.txt,00,ok,</script><script>alert(1)</script>\n"
               ",b.txt,,failed,\n");
  folder.Write("tables.csv", "document_id,table_no,table_id\nd1,1,revenue_summary\n");
  folder.Write("facts.csv",
               "document_id,table_no,table_id,row_no,block,column_no,value,kind,"
               "checks_passed,checks_failed\n"
               "d1,1,revenue_summary,1,1,2,5,amount,1,0\n"
               "d1,1,revenue_summary,2,1,2,6,amount,0,\n"
               "d1,1,revenue_summary,3,1,2,7,amount,2,1\n"
               "d1,1,revenue_summary,4,1,2,8,count,1,0\n");
  folder.Write("checks.csv", "document_id,check_id,outcome\nd1,sum,pass\n");
  folder.Write("findings.csv", "document_id,finding_no,severity\nd1,1,error\n");
  folder.Write("statements.csv", "document_id,value\nd1,5\n");
}

TEST(CollectReportTest, CountsWhatIdentitiesProve) {
  const TemporaryFolder folder;
  WriteDataset(folder);
  const auto data = CollectReport(folder.path(), "");
  ASSERT_TRUE(data.ok());
  EXPECT_THAT(data.value().run, HasSubstr("\"proved\":[[1,3],[0,0]]"));
  ASSERT_EQ(data.value().documents.size(), 2U);
  EXPECT_THAT(data.value().documents[0], HasSubstr("\"drawn\":{}"));
  EXPECT_THAT(data.value().documents[1], HasSubstr("\"facts\":[]"));
}

TEST(CollectReportTest, SaysWhichFileIsMissing) {
  const TemporaryFolder folder;
  WriteDataset(folder);
  std::filesystem::remove(folder / "checks.csv");
  const auto data = CollectReport(folder.path(), "");
  ASSERT_FALSE(data.ok());
  EXPECT_EQ(data.diagnostics().front().code, "unreadable");
  EXPECT_EQ(data.diagnostics().front().where.file, folder / "checks.csv");
}

// The file has other bytes than those that were read: its lines are not these.
TEST(CollectReportTest, DrawsOnlyTheBytesThatWereRead) {
  const TemporaryFolder folder;
  WriteDataset(folder);
  folder.Write("a.txt", "other\n");
  const auto data = CollectReport(folder.path(), folder.path());
  ASSERT_TRUE(data.ok());
  EXPECT_THAT(data.value().documents[0], HasSubstr("\"drawn\":{}"));
}

TEST(DrawPagesTest, TextHasItsLines) {
  EXPECT_EQ(DrawPages("收入 5\n支出 <6>\n", "a.txt"),
            "{\"lines\":[\"收入 5\",\"支出 \\u003c6\\u003e\"]}");
}

TEST(DrawPagesTest, PdfHasItsRunsAndRules) {
  const std::string drawn =
      DrawPages(ReadWholeFile(BUDGET_SOURCE_DIR "/samples/pdf-ruled-budget/report.pdf"),
                "report.pdf");
  EXPECT_THAT(drawn, HasSubstr("\"4\":{\"w\":595.3,\"h\":841.9"));
  EXPECT_THAT(drawn, HasSubstr("\"323,457,600\""));
  EXPECT_THAT(drawn, Not(HasSubstr("\"rules\":[]},\"5\"")));
}

TEST(DrawPagesTest, WhatCannotBeOpenedIsNotDrawn) {
  EXPECT_EQ(DrawPages("%PDF-1.7 and nothing", "a.pdf"), "{}");
}

TEST(RenderPageTest, NothingOfADocumentIsMarkup) {
  const TemporaryFolder folder;
  WriteDataset(folder);
  const std::string page =
      RenderPage(CollectReport(folder.path(), "").value(), /*embed=*/true, "x");
  EXPECT_THAT(page, Not(HasSubstr("alert(1)</script>")));
  EXPECT_THAT(page, HasSubstr("default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(page, Not(HasSubstr("{{")));
  EXPECT_THAT(page, Not(HasSubstr("http-equiv=\"refresh\"")));
  EXPECT_THAT(page, Not(HasSubstr(" src=\"http")));
}

TEST(WriteReportTest, LargeDocumentsStandBesideThePage) {
  const TemporaryFolder folder;
  WriteDataset(folder);
  const ReportData data = CollectReport(folder.path(), "").value();
  EXPECT_FALSE(WriteReport(data, folder / "r.html", /*embedded_bytes=*/1));
  EXPECT_THAT(ReadWholeFile(folder / "r.html"), Not(HasSubstr("id=\"document-0\"")));
  EXPECT_THAT(ReadWholeFile(folder / "r.data/0.js"), HasSubstr("extractReport(0,{"));
  EXPECT_FALSE(WriteReport(data, folder / "s.html"));
  EXPECT_THAT(ReadWholeFile(folder / "s.html"), HasSubstr("id=\"document-0\""));
  EXPECT_FALSE(std::filesystem::exists(folder / "s.data"));
}

TEST(WriteReportTest, SaysThatItCannotWrite) {
  const auto problem = WriteReport({}, "/nowhere/at/all.html");
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->code, "output");
}

}  // namespace
}  // namespace budget::report
