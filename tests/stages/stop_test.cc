// A stop at any moment: the document ends soon, says that it is not whole, and none of
// its tables passes for complete.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>

#include "extract/extract.h"
#include "pipeline/encoding/encode_document.h"
#include "pipeline/model/names.h"
#include "pipeline/stages/watch.h"

namespace budget {
namespace {

// Says yes when it is asked for the n-th time, and then always.
class StopAt : public StopSource {
 public:
  explicit StopAt(std::int64_t question) : question_(question) {}
  bool Requested() override { return ++asked_ >= question_; }

  std::int64_t asked() const { return asked_; }

 private:
  std::int64_t question_;
  std::int64_t asked_ = 0;
};

std::string ReadSample(const std::string& name) {
  std::ifstream file(BUDGET_SOURCE_DIR "/samples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

DocumentData Extract(const std::string& bytes, StopSource* source) {
  static const Result<Schemas> kSchemas = LoadSchemas();
  ExtractOptions options;
  options.stop = Stop(*source);
  return ExtractDocument(bytes, "sample", *kSchemas.value(), options);
}

class StopTest : public testing::TestWithParam<const char*> {};

TEST_P(StopTest, AtAnyMomentNothingPassesForWhole) {
  constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
  // So many moments are tried, spread over the run, beside the first ones.
  constexpr std::int64_t kMoments = 30;
  // Loops that are left ask once more each.
  constexpr std::int64_t kMostAfter = 40;
  const std::string bytes = ReadSample(GetParam());
  ASSERT_FALSE(bytes.empty());
  StopAt never(kNever);
  const DocumentData whole = Extract(bytes, &never);
  ASSERT_GT(never.asked(), 20);
  ASSERT_NE(whole.info.status, DocumentStatus::kFailed);

  const std::int64_t step = std::max<std::int64_t>(never.asked() / kMoments, 1);
  for (std::int64_t at = 1; at <= never.asked(); at += at < 8 ? 1 : step) {
    StopAt source(at);
    const DocumentData stopped = Extract(bytes, &source);
    SCOPED_TRACE("stopped at question " + std::to_string(at) + " of " +
                 std::to_string(never.asked()) + ": " + stopped.info.error);
    EXPECT_LE(source.asked(), at + kMostAfter);
    EXPECT_TRUE(stopped.info.error.starts_with("timeout: stopped "));
    EXPECT_TRUE(stopped.info.status == DocumentStatus::kFailed ||
                stopped.info.status == DocumentStatus::kPartial);
    if (stopped.info.status == DocumentStatus::kFailed) {
      EXPECT_TRUE(stopped.tables.empty());
      continue;
    }
    // All that was read is there, and nothing of it says that it is whole.
    ASSERT_EQ(stopped.tables.size(), whole.tables.size());
    for (std::size_t i = 0; i < whole.tables.size(); ++i) {
      EXPECT_NE(stopped.tables[i].status, TableStatus::kComplete);
      EXPECT_EQ(stopped.tables[i].facts.size(), whole.tables[i].facts.size());
    }
  }
  StopAt behind(never.asked() + 1);
  EXPECT_EQ(encoding::EncodeDocument(Extract(bytes, &behind)),
            encoding::EncodeDocument(whole));
}

INSTANTIATE_TEST_SUITE_P(Samples, StopTest,
                         testing::Values("narrative/report.md",
                                         "flow-final-accounts/report.txt",
                                         "pdf-borderless-budget/report.pdf"),
                         [](const auto& test) {
                           const std::string name = test.param;
                           std::string shown = name.substr(0, name.find('/'));
                           std::ranges::replace(shown, '-', '_');
                           return shown;
                         });

TEST(WatchTest, RemembersWhereItWasStopped) {
  using stages::Stage;
  StopAt third(3);
  stages::Watch watch(Stop(third), std::chrono::milliseconds(0));
  EXPECT_FALSE(watch.In(Stage::kRead).requested());
  EXPECT_FALSE(watch.In(Stage::kSolve).requested());
  EXPECT_FALSE(watch.stopped_in().has_value());
  EXPECT_TRUE(watch.In(Stage::kCheck).requested());
  EXPECT_TRUE(watch.In(Stage::kRead).requested());
  EXPECT_EQ(watch.stopped_in(), Stage::kCheck);
}

TEST(WatchTest, TimeEnds) {
  using std::chrono::hours;
  using std::chrono::milliseconds;
  stages::Watch long_one({}, hours(1));
  EXPECT_FALSE(long_one.Requested());
  stages::Watch no_limit({}, milliseconds(0));
  EXPECT_FALSE(no_limit.Requested());
  stages::Watch over({}, milliseconds(-1));
  EXPECT_TRUE(over.Requested());
}

TEST(LimitsTest, DocumentsThatAreTooLargeAreNotRead) {
  const Result<Schemas> schemas = LoadSchemas();
  ExtractOptions options;
  options.max_bytes = 10;
  const DocumentInfo info =
      ExtractDocument("eleven byte", "a.txt", *schemas.value(), options).info;
  EXPECT_EQ(info.error, "too-large: more than 10 bytes");
  EXPECT_EQ(info.status, DocumentStatus::kFailed);
}

}  // namespace
}  // namespace budget
