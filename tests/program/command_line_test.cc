// The program as its users meet it: exit status, what goes where, what is left behind.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
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

// There is no line to show of what cannot be read.
TEST(CommandLineTest, AMissingSchemaIsNamed) {
  EXPECT_EQ(RunProgram({"--schema", "shenzen", "a.txt"}).error,
            "shenzen:1:1: error: cannot read the schema [schema-unreadable]\n"
            "hint: did you mean 'shenzhen'?\n");
}

TEST(CommandLineTest, ChecksASchemaWithoutADocument) {
  const TemporaryFolder folder;
  const std::string good =
      folder.Write("good.yaml", "schema: 1\nid: good\nextends: mof-budget\n");
  const ProgramResult fine = RunProgram({"--check-schema", good});
  EXPECT_EQ(fine.exit_code, 0);
  EXPECT_EQ(fine.output, "1 schema, no mistakes\n");
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

TEST(CommandLineTest, ADocumentInWhichNothingIsFoundSaysSo) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.txt", "一封信，没有表格和数字。\n");
  const ProgramResult result = RunProgram({"-o", folder / "out", file});
  EXPECT_EQ(result.exit_code, 1);
  const dataset::CsvTable documents =
      dataset::ReadCsv(ReadWholeFile(folder / "out/documents.csv"));
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[1][5], "partial");
  EXPECT_EQ(documents[1][6],
            "nothing-found: no table and no figure was found in the document");
}

// The only schema given reads what it does not claim, and says so.
TEST(CommandLineTest, ADocumentOfAnotherIssuerSaysSo) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.txt", kReport);
  const ProgramResult other = RunProgram({"--schema", "shenzhen", file});
  EXPECT_EQ(other.exit_code, 1);
  EXPECT_THAT(other.error, HasSubstr("a.txt: warning: the schema 'shenzhen' does not "
                                     "claim this document"));
  EXPECT_EQ(dataset::ReadCsv(other.output).size(), 14U);
  const ProgramResult own = RunProgram({"--schema", "mof-budget", file});
  EXPECT_EQ(own.exit_code, 0) << own.error;
  const ProgramResult all = RunProgram({file});
  EXPECT_EQ(all.exit_code, 0) << all.error;
}

TEST(CommandLineTest, SpeaksChinese) {
  const TemporaryFolder folder;
  folder.Write("empty.txt", "");
  folder.Write("image.pdf", "\x89PNG\r\n\x1A\n");
  folder.Write("letter.txt", "一封信，没有表格和数字。\n");
  const ProgramResult result =
      RunProgram({"-o", "out", "gone.pdf", "empty.txt", "image.pdf", "letter.txt"},
                 {.folder = folder.path(), .locale = "zh_CN.UTF-8"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.error,
            "gone.pdf: 错误: 没有此文件或文件夹 [unreadable]\n"
            "empty.txt: 错误: 文件为空 [empty]\n"
            "image.pdf: 错误: 文件是图片 [unknown-format]\n"
            "建议：请先做文字识别，生成带文本层的 PDF\n"
            "letter.txt: 警告: 文件中没有找到任何表格或数字 [nothing-found]\n"
            "建议：请确认它是公开文件；--explain 说明读取的经过\n"
            "extract: 4 个文件：部分 1，失败 3；0 个数字（0 张表）\n"
            "extract: 问题：empty 1，nothing-found 1，unknown-format 1，unreadable 1\n"
            "extract:   gone.pdf：unreadable: 没有此文件或文件夹\n"
            "extract:   empty.txt：empty: 文件为空\n"
            "extract:   image.pdf：unknown-format: 文件是图片\n"
            "extract:   letter.txt：nothing-found: 文件中没有找到任何表格或数字\n"
            "extract: 详见 out/documents.csv 的 error 列；各代码的含义见 README\n");
  // The dataset is in English, wherever it is made.
  EXPECT_THAT(ReadWholeFile(folder / "out/documents.csv"),
              HasSubstr("nothing-found: no table and no figure"));
}

TEST(CommandLineTest, SaysInChineseThatItWasStopped) {
  const TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += kReport;
  const ProgramResult result = RunProgram(
      {"--lang", "zh", "-j", "0", "--timeout", "0.01", folder.Write("long.txt", text)});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.error, HasSubstr(": 错误: 已在"));
  EXPECT_THAT(result.error, HasSubstr("建议：如果信任此文件，可给它更多时间"));
}

TEST(CommandLineTest, LogsAsJson) {
  const TemporaryFolder folder;
  folder.Write("a\x1B.txt", "");
  const ProgramResult result =
      RunProgram({"--log-json", "-o", "out", "a\x1B.txt"}, {.folder = folder.path()});
  std::istringstream lines(result.error);
  std::vector<nlohmann::json> events;
  for (std::string line; std::getline(lines, line);) {
    events.push_back(nlohmann::json::parse(line));
  }
  ASSERT_EQ(events.size(), 2U) << result.error;
  EXPECT_EQ(events[0]["level"], "error");
  EXPECT_EQ(events[0]["code"], "empty");
  EXPECT_EQ(events[0]["file"], "a\\x1B.txt");
  EXPECT_EQ(events[0]["message"], "the file is empty");
  EXPECT_EQ(events[1]["event"], "summary");
  EXPECT_EQ(events[1]["failed"], 1);
  EXPECT_EQ(events[1]["errors"]["empty"], 1);
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
