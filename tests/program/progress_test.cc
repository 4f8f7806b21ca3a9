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

// What a run says now; "" for nothing.
std::string Shown(Progress* progress, Progress::Time now) {
  const auto state = progress->Due(now);
  return state ? FormatProgress(*state, Language::kEnglish) : "";
}

TEST(ProgressTest, ABarIsDueOften) {
  Progress progress(ProgressKind::kBar, 4, kStart);
  EXPECT_EQ(Shown(&progress, kStart + 100ms), "");
  progress.Add(Document(DocumentStatus::kOk, 30));
  progress.Add(Document(DocumentStatus::kFailed, 0));
  EXPECT_EQ(Shown(&progress, kStart + 1s), "2 of 4 documents, 1 failed, 30 pages/s");
  EXPECT_EQ(Shown(&progress, kStart + 1100ms), "");
}

TEST(ProgressTest, ALogGetsALineNowAndThen) {
  Progress progress(ProgressKind::kLines, 400, kStart);
  progress.Add(Document(DocumentStatus::kPartial, 0));
  EXPECT_EQ(Shown(&progress, kStart + 29s), "");
  EXPECT_EQ(Shown(&progress, kStart + 30s),
            "1 of 400 documents, 1 partial, 3 h 19 min left");
  EXPECT_EQ(Shown(&progress, kStart + 59s), "");
}

TEST(ProgressTest, NoneSaysNothing) {
  Progress progress(ProgressKind::kNone, 1, kStart);
  EXPECT_EQ(Shown(&progress, kStart + 1h), "");
}

TEST(ProgressTest, InChinese) {
  EXPECT_EQ(FormatProgress({.documents = 400,
                            .done = 120,
                            .partial = 3,
                            .failed = 1,
                            .pages_per_second = 44.6,
                            .left = 61s},
                           Language::kChinese),
            "120/400 个文件，部分 3，失败 1，每秒 45 页，还需 2 分");
}

std::string Bar(std::string_view source, int columns) {
  return FormatBar({.documents = 4, .done = 2}, source, Language::kEnglish, columns);
}

// A line that is longer than the terminal could not be written over.
TEST(BarTest, FitsIntoTheTerminal) {
  EXPECT_EQ(Bar("in/a.pdf", 80), "[==========          ] 2 of 4 documents: in/a.pdf");
  EXPECT_EQ(Bar("in/a.pdf", 46), "[==========          ] 2 of 4 documents: a.pdf");
  EXPECT_EQ(Bar("决算.pdf", 47), "[==========          ] 2 of 4 documents: 算.pdf");
  EXPECT_EQ(Bar("in/a.pdf", 40), "[==========          ] 2 of 4 documents");
  EXPECT_EQ(Bar("in/a.pdf", 20), "2 of 4 documents");
  EXPECT_EQ(Bar("in/a.pdf", 10), "");
}

// A name that was made up by somebody else.
TEST(BarTest, NamesDoNoHarm) {
  EXPECT_EQ(Bar("a\x1B]0;x\x07", 80),
            "[==========          ] 2 of 4 documents: a\\x1B]0;x\\x07");
  EXPECT_EQ(Bar("部门决算公开部门决算公开部门决算公开", 100),
            "[==========          ] 2 of 4 documents: 开部门决算公开部门决算公开");
}

}  // namespace
}  // namespace budget::program
