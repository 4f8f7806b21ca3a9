// The samples and the datasets that are expected of them.
//
// UPDATE_GOLDEN=1 rewrites the expected files, and fails: the difference is to be read,
// and the switch not to be left on.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "pipeline/dataset/dataset_files.h"
#include "tests/dataset/read_csv.h"
#include "tests/package/validate_package.h"
#include "tests/program/run_program.h"
#include "tests/program/temporary_folder.h"
#include "tests/table/open_accounts.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(BUDGET_SOURCE_DIR) / "samples";

// The folders of samples/ that hold a document.
std::vector<std::string> SampleNames() {
  std::vector<std::string> names;
  for (const auto& folder : fs::directory_iterator(kSamples)) {
    if (!folder.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(folder)) {
      if (file.path().stem() == "report") names.push_back(folder.path().filename());
    }
  }
  std::ranges::sort(names);
  return names;
}

// The first line that differs, with its number: a whole file says too little.
std::string FirstDifference(const std::string& want, const std::string& got) {
  std::istringstream want_lines(want);
  std::istringstream got_lines(got);
  std::string want_line;
  std::string got_line;
  for (int number = 1;; ++number) {
    const bool has_want = static_cast<bool>(std::getline(want_lines, want_line));
    const bool has_got = static_cast<bool>(std::getline(got_lines, got_line));
    if (!has_want && !has_got) return "";
    if (has_want && has_got && want_line == got_line) continue;
    return "line " + std::to_string(number) +
           "\n  expected: " + (has_want ? want_line : "(no more lines)") +
           "\n  written:  " + (has_got ? got_line : "(no more lines)");
  }
}

class GoldenTest : public testing::TestWithParam<std::string> {};

TEST_P(GoldenTest, GivesTheExpectedDataset) {
  const TemporaryFolder out;
  const ProgramResult result =
      RunProgram({"-o", out.path(), GetParam()}, {.folder = kSamples.string()});
  ASSERT_TRUE(result.exit_code == 0 || result.exit_code == 1) << result.error;
  EXPECT_THAT(dataset::ValidatePackage(out.path()), testing::IsEmpty());

  const fs::path expected = kSamples / GetParam() / "expected";
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  if (update) fs::create_directories(expected);
  for (int i = 0; i < dataset::kDatasetFileCount; ++i) {
    const std::string name(
        dataset::SpecOf(static_cast<dataset::DatasetFile>(i)).file_name);
    const std::string got = ReadWholeFile(out / name);
    if (update) std::ofstream(expected / name, std::ios::binary) << got;
    const std::string want = ReadWholeFile((expected / name).string());
    EXPECT_TRUE(want == got) << name << ": " << FirstDifference(want, got);
  }
  if (update)
    FAIL() << "the expected files are written: read the difference, run again";
}

// Every cell of every table is a fact, a label ... or its table is partial.
TEST_P(GoldenTest, ClosesTheAccountOfEachTable) {
  const TemporaryFolder out;
  const ProgramResult result = RunProgram({"--explain", "-o", out.path(), GetParam()},
                                          {.folder = kSamples.string()});
  const dataset::CsvTable tables = dataset::ReadCsv(ReadWholeFile(out / "tables.csv"));
  ASSERT_FALSE(tables.empty());
  const auto status = static_cast<std::size_t>(std::ranges::find(tables[0], "status") -
                                               tables[0].begin());
  std::vector<bool> partial;
  for (std::size_t row = 1; row < tables.size(); ++row) {
    const std::string& is = tables[row][status];
    if (is != "listed_but_missing" && is != "unread")
      partial.push_back(is == "partial");
  }
  EXPECT_THAT(OpenAccounts(result.error, partial), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Samples, GoldenTest, testing::ValuesIn(SampleNames()),
                         [](const auto& test) {
                           std::string name = test.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace budget::program
