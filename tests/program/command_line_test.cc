// The program as its users meet it: exit status, what goes where, what is left behind.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/dataset/format_rows.h"
#include "tests/dataset/read_csv.h"
#include "tests/package/validate_package.h"
#include "tests/program/run_program.h"
#include "tests/program/temporary_folder.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// A disclosure in small: one table, tab-separated, and a sentence.
constexpr const char* kReport =
    "云山市水务局2023年部门预算\n"
    "\n"
    "部门支出总表\n"
    "单位：万元\n"
    "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "213\t农林水支出\t300.50\t100.00\t200.50\n"
    "21303\t水利\t300.50\t100.00\t200.50\n"
    "2130301\t行政运行\t100.00\t100.00\t\n"
    "2130306\t水利工程运行与维护\t200.50\t\t200.50\n"
    "合计\t\t300.50\t100.00\t200.50\n";

std::vector<std::string> Names(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  return names;
}

TEST(CommandLineTest, FactsGoToStandardOutputAndTheRestToStandardError) {
  const TemporaryFolder folder;
  const ProgramResult result = RunProgram({folder.Write("a.txt", kReport)});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.output,
              StartsWith(dataset::HeaderRow(dataset::DatasetFile::kFacts)));
  EXPECT_EQ(dataset::ReadCsv(result.output).size(), 14U) << result.output;
  EXPECT_THAT(result.error,
              HasSubstr("extract: 1 document: 1 ok; 13 facts in 1 table"));
}

TEST(CommandLineTest, ReadsStandardInput) {
  const ProgramResult result = RunProgram({"-"}, {.standard_input = kReport});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_EQ(dataset::ReadCsv(result.output).size(), 14U) << result.output;
}

TEST(CommandLineTest, WritesAValidDataset) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  folder.Write("in/a.txt", kReport);
  folder.Write("in/b.txt", "没有表格的一页，支出合计12.50万元。\n");
  const ProgramResult result = RunProgram({"-o", out, "in"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(dataset::ValidatePackage(out), IsEmpty());
  const dataset::CsvTable documents =
      dataset::ReadCsv(ReadWholeFile(out + "/documents.csv"));
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_EQ(documents[1][1], "in/a.txt");
  EXPECT_EQ(documents[2][1], "in/b.txt");
}

TEST(CommandLineTest, TheSameInputGivesTheSameBytes) {
  const TemporaryFolder folder;
  folder.Write("in/a.txt", kReport);
  for (const char* out : {"one", "two"}) {
    ASSERT_EQ(RunProgram({"-o", out, "in"}, {.folder = folder.path()}).exit_code, 0);
  }
  for (const std::string& name : Names(folder / "one")) {
    EXPECT_EQ(ReadWholeFile(folder / "one/" + name),
              ReadWholeFile(folder / "two/" + name))
        << name;
  }
}

TEST(CommandLineTest, ADuplicateIsSkipped) {
  const TemporaryFolder folder;
  folder.Write("in/a.txt", kReport);
  folder.Write("in/b.txt", kReport);
  const ProgramResult result =
      RunProgram({"-o", "out", "in"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  const dataset::CsvTable documents =
      dataset::ReadCsv(ReadWholeFile(folder / "out/documents.csv"));
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_EQ(documents[2][0], "");
  EXPECT_EQ(documents[2][5], "skipped");
  EXPECT_EQ(documents[2][6], "duplicate: in/a.txt");
  EXPECT_THAT(dataset::ValidatePackage(folder / "out"), IsEmpty());
}

TEST(CommandLineTest, AMissingFileIsARowAndDoesNotStopTheOthers) {
  const TemporaryFolder folder;
  folder.Write("a.txt", kReport);
  const ProgramResult result =
      RunProgram({"-o", "out", "gone.pdf", "a.txt"}, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.error, HasSubstr("gone.pdf: error: No such file or directory"));
  const dataset::CsvTable documents =
      dataset::ReadCsv(ReadWholeFile(folder / "out/documents.csv"));
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_EQ(documents[1][6], "unreadable: No such file or directory");
  EXPECT_EQ(documents[2][5], "ok");
  EXPECT_THAT(dataset::ValidatePackage(folder / "out"), IsEmpty());
}

TEST(CommandLineTest, WhatIsNoDocumentFails) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.pdf", std::string("\x7f"
                                                             "ELF\0\1\2\3\0\0",
                                                             10));
  const ProgramResult result = RunProgram({"-o", folder / "out", file});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.error, HasSubstr("a.pdf"));
  const dataset::CsvTable documents =
      dataset::ReadCsv(ReadWholeFile(folder / "out/documents.csv"));
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[1][5], "failed");
  EXPECT_THAT(documents[1][6], Not(IsEmpty()));
}

TEST(CommandLineTest, AnUnwritablePlaceIsAMistakeOfUsage) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.txt", kReport);
  const ProgramResult result = RunProgram({"-o", file + "/below", file});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr("cannot write: Not a directory"));
  EXPECT_EQ(result.output, "");
}

TEST(CommandLineTest, ABadSchemaIsAMistakeOfUsage) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.txt", kReport);
  const std::string schema =
      folder.Write("bad.yaml", "schema: 1\nid: bad\nextends: mof-budget\ntabels: {}\n");
  const ProgramResult result =
      RunProgram({"--schema", schema, "-o", folder / "out", file});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr("bad.yaml:4:1: error:"));
  EXPECT_THAT(result.error, HasSubstr("did you mean 'tables'?"));
  EXPECT_FALSE(fs::exists(folder / "out"));
}

TEST(CommandLineTest, ChecksASchemaWithoutADocument) {
  const TemporaryFolder folder;
  const std::string good =
      folder.Write("good.yaml", "schema: 1\nid: good\nextends: mof-budget\n");
  EXPECT_EQ(RunProgram({"--check-schema", good}).exit_code, 0);
  const std::string bad = folder.Write("bad.yaml", "schema: 1\nid: [\n");
  const ProgramResult result = RunProgram({"--check-schema", good, bad});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr("bad.yaml:"));
  EXPECT_THAT(result.error, Not(HasSubstr("good.yaml:")));
}

TEST(CommandLineTest, TheBundledSchemasAreGood) {
  const ProgramResult result = RunProgram({"--check-schema"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
}

TEST(CommandLineTest, PrintsASchemaWithTheOriginOfItsKeys) {
  const TemporaryFolder folder;
  const std::string schema =
      folder.Write("mine.yaml", "schema: 1\nid: mine\nextends: mof-budget\n");
  const ProgramResult result = RunProgram({"--print-schema", schema});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.output, HasSubstr("id: mine"));
  EXPECT_THAT(result.output, HasSubstr("tables:"));
  EXPECT_THAT(result.output, HasSubstr("mine.yaml:2"));
  EXPECT_THAT(result.output, HasSubstr("mof-budget.yaml:"));
}

TEST(CommandLineTest, ListsTheSchemas) {
  const ProgramResult result = RunProgram({"--list-schemas"});
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.output, HasSubstr("shenzhen             extends mof-budget, mof"));
  EXPECT_THAT(result.output, HasSubstr("any issuer: "));
}

TEST(CommandLineTest, AClosedPipeIsSuccess) {
  const TemporaryFolder folder;
  const ProgramResult result =
      RunProgram({folder.Write("a.txt", kReport)}, {.close_output = true});
  EXPECT_EQ(result.exit_code, 0) << result.error;
}

TEST(CommandLineTest, AWarningShowsTheLine) {
  const TemporaryFolder folder;
  std::string text = kReport;
  text.replace(text.find("项目支出\n"), std::string("项目支出").size(), "奇怪的一栏");
  const ProgramResult result = RunProgram({folder.Write("a.txt", text)});
  EXPECT_EQ(result.exit_code, 1) << result.error;
  EXPECT_THAT(result.error, HasSubstr("a.txt:5:"));
  EXPECT_THAT(result.error, HasSubstr("科目编码 科目名称"));
}

TEST(CommandLineTest, UsageIsExplained) {
  const ProgramResult nothing = RunProgram({});
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_EQ(nothing.output, "");
  EXPECT_THAT(nothing.error, HasSubstr("extract --help"));
  const ProgramResult version = RunProgram({"--version"});
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_EQ(version.output, "extract " BUDGET_VERSION "\n");
}

}  // namespace
}  // namespace budget::program
