// Hostile files, many kinds of them, in one run: a row for each, within the limits, and
// nothing else is touched.

#include "tests/program/bombs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/batch/worker.h"
#include "tests/dataset/read_csv.h"
#include "tests/package/validate_package.h"
#include "tests/program/run_program.h"
#include "tests/program/temporary_folder.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr int kTimeout = 60;   // seconds: of a debug build, on a busy machine
constexpr long kMemory = 512;  // MiB

// Name, size and time of every file of a folder.
std::set<std::string> Listing(const std::string& folder) {
  std::set<std::string> listing;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().string().find("/out") != std::string::npos) continue;
    listing.insert(entry.path().string() + " " +
                   std::to_string(entry.is_regular_file() ? entry.file_size() : 0));
  }
  return listing;
}

struct BombCase {
  const char* name;
  std::vector<Bomb> (*bombs)();
};

class BombsTest : public testing::TestWithParam<BombCase> {};

TEST_P(BombsTest, CostNothingButTheirRow) {
  if (!batch::CanLimitMemory()) GTEST_SKIP() << "sanitizers need more than any limit";
  const TemporaryFolder folder;
  const std::vector<Bomb> bombs = GetParam().bombs();
  for (const Bomb& bomb : bombs) folder.Write("in/" + bomb.name, bomb.bytes);
  const std::set<std::string> before = Listing(folder.path());
  RunningProgram program({"-q", "-j", "2", "--timeout", std::to_string(kTimeout),
                          "--memory", std::to_string(kMemory) + "M", "-o", "out", "in"},
                         folder.path());
  const auto start = std::chrono::steady_clock::now();
  EXPECT_LE(program.Wait(), 1);
  const auto time = std::chrono::steady_clock::now() - start;
  EXPECT_FALSE(program.HasProcesses());
  EXPECT_LT(time, std::chrono::seconds(kTimeout + 2) * bombs.size());
  // Of the largest process so far, this test's own ones among them.
  rusage usage{};
  ASSERT_EQ(getrusage(RUSAGE_CHILDREN, &usage), 0);
  EXPECT_LT(usage.ru_maxrss / 1024, kMemory);
  EXPECT_EQ(Listing(folder.path()), before);
  EXPECT_THAT(dataset::ValidatePackage(folder / "out"), IsEmpty());

  std::map<std::string, std::string> errors;
  const dataset::CsvTable rows =
      dataset::ReadCsv(ReadWholeFile(folder / "out/documents.csv"));
  for (std::size_t i = 1; i < rows.size(); ++i) errors[rows[i][1]] = rows[i][6];
  EXPECT_EQ(errors.size(), bombs.size());
  for (const Bomb& bomb : bombs) {
    ASSERT_TRUE(errors.contains("in/" + bomb.name)) << bomb.name;
    const std::string error = errors["in/" + bomb.name];
    RecordProperty(bomb.name, error);
    // The limits inside a document are reached before those around it.
    for (const char* code : {"crashed", "timeout", "memory-limit", "internal"}) {
      EXPECT_THAT(error, Not(StartsWith(code))) << bomb.name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, BombsTest,
                         testing::ValuesIn(std::vector<BombCase>{{"Text", TextBombs},
                                                                 {"Html", HtmlBombs},
                                                                 {"Pdf", PdfBombs}}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace budget::program
