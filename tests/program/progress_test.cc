#include "pipeline/program/progress.h"

#include <gtest/gtest.h>

#include <string>

namespace budget::program {
namespace {

using namespace std::chrono_literals;

constexpr Progress::Time kStart{};

DocumentInfo Document(DocumentStatus status, int pages) {
  DocumentInfo info;
  info.status = status;
  info.pages = pages;
  return info;
}

TEST(ProgressTest, ABarIsWrittenOver) {
  Progress progress(ProgressKind::kBar, 4, kStart);
  EXPECT_EQ(progress.Clear(), "");
  EXPECT_EQ(progress.Show("a", kStart + 100ms), "");
  progress.Add(Document(DocumentStatus::kOk, 30));
  progress.Add(Document(DocumentStatus::kFailed, 0));
  EXPECT_EQ(progress.Show("in/a.pdf", kStart + 1s),
            "\r[==========          ] 2 of 4 documents, 1 failed, 30 pages/s: "
            "in/a.pdf\x1B[K");
  EXPECT_EQ(progress.Show("in/a.pdf", kStart + 1100ms), "");
  EXPECT_EQ(progress.Clear(), "\r\x1B[K");
  EXPECT_EQ(progress.Clear(), "");
}

TEST(ProgressTest, ALogGetsALineNowAndThen) {
  Progress progress(ProgressKind::kLines, 400, kStart);
  progress.Add(Document(DocumentStatus::kPartial, 0));
  EXPECT_EQ(progress.Show("a", kStart + 29s), "");
  EXPECT_EQ(progress.Show("a", kStart + 30s),
            "extract: 1 of 400 documents, 1 partial, 3 h 19 min left\n");
  EXPECT_EQ(progress.Show("a", kStart + 59s), "");
  EXPECT_EQ(progress.Clear(), "");
}

TEST(ProgressTest, NoneSaysNothing) {
  Progress progress(ProgressKind::kNone, 1, kStart);
  EXPECT_EQ(progress.Show("a", kStart + 1h), "");
}

// A name that was made up by somebody else.
TEST(ProgressTest, NamesDoNoHarm) {
  Progress progress(ProgressKind::kBar, 1, kStart);
  EXPECT_EQ(progress.Show("a\x1B]0;x\x07", kStart + 1s),
            "\r[                    ] 0 of 1 documents: a\\x1B]0;x\\x07\x1B[K");
  const std::string text =
      progress.Show("部门决算公开部门决算公开部门决算公开", kStart + 2s);
  EXPECT_NE(text.find(": 开部门决算公开部门决算公开\x1B"), std::string::npos) << text;
}

}  // namespace
}  // namespace budget::program
