// `extract export`: a dataset in other formats, read back and compared with its CSV.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/dataset/dataset_files.h"
#include "tests/dataset/read_csv.h"
#include "tests/program/run_program.h"
#include "tests/program/temporary_folder.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;
using dataset::CsvTable;
using dataset::DatasetFile;
using dataset::FieldType;
using dataset::FileSpec;
using dataset::SpecOf;
using testing::HasSubstr;

// The samples, extracted once.
class ExportTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    std::vector<std::string> arguments = {"-q", "-o", *folder_ / "data"};
    for (const char* sample :
         {"pdf-ruled-budget/report.pdf", "gb18030-budget/report.txt",
          "tabbed-budget/report.txt", "flow-final-accounts/report.txt"}) {
      arguments.push_back("samples/" + std::string(sample));
    }
    ASSERT_LE(RunProgram(arguments, {.folder = BUDGET_SOURCE_DIR}).exit_code, 1);
  }
  static void TearDownTestSuite() { delete folder_; }

  static ProgramResult Export(const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"export", "data"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunProgram(arguments, {.folder = folder_->path()});
  }
  static CsvTable Csv(const FileSpec& file) {
    std::ifstream stream(*folder_ / ("data/" + std::string(file.file_name)));
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    return dataset::ReadCsv(text);
  }
  static TemporaryFolder* folder_;
};
TemporaryFolder* ExportTest::folder_ = nullptr;

// All rows of a query, as text; numbers as SQLite prints them.
CsvTable Query(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr),
            SQLITE_OK);
  CsvTable table;
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
      << sqlite3_errmsg(handle);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::vector<std::string>& row = table.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const unsigned char* text = sqlite3_column_text(statement, i);
      row.emplace_back(text == nullptr ? "" : reinterpret_cast<const char*>(text));
    }
  }
  sqlite3_finalize(statement);
  sqlite3_close(handle);
  return table;
}

// "72.00" and "72.0" are the same number; what is printed is compared as text.
std::string Canonical(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

TEST_F(ExportTest, ADatabaseHoldsAllValues) {
  const ProgramResult result = Export({"--format", "sqlite", "-o", "all.db"});
  ASSERT_EQ(result.exit_code, 0) << result.error;
  for (int i = 0; i < dataset::kDatasetFileCount; ++i) {
    const FileSpec& file = SpecOf(static_cast<DatasetFile>(i));
    CsvTable want = Csv(file);
    want.erase(want.begin());
    CsvTable got = Query(*folder_ / "all.db",
                         "SELECT * FROM " + std::string(file.name) + " ORDER BY rowid");
    for (CsvTable* table : {&want, &got}) {
      for (std::vector<std::string>& row : *table) {
        for (std::size_t c = 0; c < row.size(); ++c) {
          if (file.fields[c].type == FieldType::kNumber) row[c] = Canonical(row[c]);
        }
      }
    }
    ASSERT_GT(want.size(), 0U) << file.name;
    EXPECT_EQ(got, want) << file.name;
  }
  EXPECT_FALSE(fs::exists(*folder_ / "all.db.part"));
}

TEST_F(ExportTest, ItsViewsAnswer) {
  ASSERT_EQ(Export({"--format", "sqlite", "-o", "views.db"}).exit_code, 0);
  const auto ask = [&](const std::string& sql) {
    return Query(*folder_ / "views.db", sql);
  };
  // One row an item and year, in each document.
  for (const char* view : {"expenditure", "revenue"}) {
    EXPECT_EQ(ask("SELECT count(*) > 20 FROM " + std::string(view)), CsvTable{{"1"}});
    EXPECT_EQ(
        ask("SELECT source, item_code, fiscal_year, phase, count(*) FROM " +
            std::string(view) +
            " WHERE item_code IS NOT NULL GROUP BY 1, 2, 3, 4 HAVING count(*) > 1"),
        CsvTable{});
  }
  // Without an item is only what was read without its column.
  EXPECT_EQ(ask("SELECT count(*) FROM three_public WHERE item IS NULL "
                "AND (measure IS NOT NULL OR certainty <> 'ambiguous')"),
            CsvTable{{"0"}});
  EXPECT_EQ(ask("SELECT count(*) FROM finding_list"),
            ask("SELECT count(*) FROM findings"));
}

// Each workbook is read by a program that is not ours: Python's zipfile and XML.
TEST_F(ExportTest, AWorkbookHoldsAllValues) {
  for (const char* language : {"en", "zh"}) {
    const std::string file = std::string(language) + ".xlsx";
    const ProgramResult result =
        Export({"--format", "xlsx", "-o", file, "--lang", language});
    ASSERT_EQ(result.exit_code, 0) << result.error;
    const std::string command =
        "python3 '" BUDGET_SOURCE_DIR "/tests/program/compare_xlsx.py' '" +
        *folder_ / file + "' '" + *folder_ / "data" + "' " + language;
    EXPECT_EQ(std::system(command.c_str()), 0);
  }
}

struct RefusalCase {
  const char* name;
  std::vector<std::string> arguments;
  const char* want;
};

class ExportRefusalTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(ExportRefusalTest, SaysWhy) {
  const TemporaryFolder folder;
  folder.Write("torn/datapackage.json", "{}");
  const ProgramResult result =
      RunProgram(GetParam().arguments, {.folder = folder.path()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.error, HasSubstr(GetParam().want));
  EXPECT_FALSE(fs::exists(folder / "a"));
  EXPECT_FALSE(fs::exists(folder / "a.part"));
}

INSTANTIATE_TEST_SUITE_P(
    CommandLines, ExportRefusalTest,
    testing::ValuesIn(std::vector<RefusalCase>{
        {"NoFormat", {"export", "torn", "-o", "a"}, "needs one dataset"},
        {"NoFile", {"export", "torn", "--format", "xlsx"}, "needs one dataset"},
        {"OtherFormat",
         {"export", "torn", "--format", "xls", "-o", "a"},
         "did you mean 'xlsx'?"},
        {"NoDataset",
         {"export", "torn", "--format", "sqlite", "-o", "a"},
         "no dataset of this program"},
        {"NoFolder",
         {"export", "none", "--format", "xlsx", "-o", "a"},
         "no dataset of this program"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST_F(ExportTest, AChangedFileIsRefused) {
  fs::copy(*folder_ / "data", *folder_ / "changed");
  std::ofstream(*folder_ / "changed/checks.csv", std::ios::app) << "\n";
  for (const char* format : {"sqlite", "xlsx"}) {
    const ProgramResult result =
        RunProgram({"export", "changed", "--format", format, "-o", "b"},
                   {.folder = folder_->path()});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.error, HasSubstr("checks.csv"));
    EXPECT_FALSE(fs::exists(*folder_ / "b"));
    EXPECT_FALSE(fs::exists(*folder_ / "b.part"));
  }
}

}  // namespace
}  // namespace budget::program
