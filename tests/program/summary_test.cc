#include "pipeline/program/summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace budget::program {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

DocumentData Document(DocumentStatus status, std::size_t facts, int failed_checks) {
  DocumentData document;
  document.info.status = status;
  if (facts != 0) document.tables.push_back({.facts = std::vector<Fact>(facts)});
  for (int i = 0; i < failed_checks; ++i) {
    document.checks.push_back({.outcome = Outcome::kFail});
  }
  return document;
}

TEST(SummaryTest, CountsInOneLine) {
  Summary summary;
  summary.Add(Document(DocumentStatus::kOk, 1024, 1));
  summary.Add(Document(DocumentStatus::kOk, 1, 0));
  summary.Add(Document(DocumentStatus::kSkipped, 0, 0));
  EXPECT_EQ(summary.InOneLine(Language::kEnglish),
            "3 documents: 2 ok, 1 skipped; 1025 facts in 2 tables; "
            "1 of 1 check failed");
  EXPECT_TRUE(summary.all_extracted());
}

TEST(SummaryTest, SaysWhatWasLeftOut) {
  Summary summary;
  Inputs inputs;
  inputs.left_out[static_cast<std::size_t>(LeftOut::kOtherKind)] = 1;
  inputs.left_out[static_cast<std::size_t>(LeftOut::kFolderLink)] = 2;
  summary.set_inputs(inputs);
  summary.Add(Document(DocumentStatus::kPartial, 0, 0));
  EXPECT_EQ(summary.InOneLine(Language::kEnglish),
            "1 document: 1 partial; 0 facts in 0 tables; "
            "left out: 1 file of another kind, 2 links to folders");
  EXPECT_FALSE(summary.all_extracted());
}

TEST(SummaryTest, AFailureIsNotExtracted) {
  Summary summary;
  summary.Add(Document(DocumentStatus::kFailed, 0, 0));
  EXPECT_FALSE(summary.all_extracted());
}

DocumentData Failed(const std::string& source, const std::string& error) {
  DocumentData document;
  document.info.source = source;
  document.info.status = DocumentStatus::kFailed;
  document.info.error = error;
  return document;
}

TEST(SummaryTest, SaysWhatWentWrongAndWhereToLook) {
  Summary summary;
  EXPECT_THAT(summary.Details(Language::kEnglish, "out"), IsEmpty());
  summary.Add(Failed("in/a.pdf", "timeout: took more than 60 s"));
  DocumentData partial = Failed("in/b.pdf", "page-lost: the page cannot be read");
  partial.info.status = DocumentStatus::kPartial;
  partial.findings = {{.severity = Severity::kWarning,
                       .place = {.page = 3},
                       .where = "T / 210",
                       .message_zh = "印为 1",
                       .message_en = "prints 1"}};
  summary.Add(partial);
  summary.Add(Failed("in/c.pdf", "timeout: took more than 60 s"));
  EXPECT_THAT(
      summary.Details(Language::kEnglish, "out"),
      ElementsAre("what went wrong: 1 page-lost, 2 timeout",
                  "  in/a.pdf: timeout: took more than 60 s",
                  "  in/c.pdf: timeout: took more than 60 s",
                  "  in/b.pdf: page-lost: the page cannot be read",
                  "probable mistakes of the documents: 1 warning",
                  "  in/b.pdf#page=3: T / 210: prints 1",
                  "look at out/documents.csv, column error; README says what the "
                  "codes mean",
                  "look at out/findings.csv; its column check_nos names the rows of "
                  "checks.csv"));
  EXPECT_THAT(
      summary.Details(Language::kChinese, ""),
      ElementsAre("问题：page-lost 1，timeout 2", "  in/a.pdf：timeout: 用时超过 60 秒",
                  "  in/c.pdf：timeout: 用时超过 60 秒",
                  "  in/b.pdf：page-lost: 此页无法读取", "文件中的疑似差错：警告 1",
                  "  in/b.pdf#page=3：T / 210：印为 1",
                  "用 -o DIR 写出 documents.csv 和 findings.csv，其中有更多说明"));
}

TEST(SummaryTest, NamesTheFirstOnly) {
  Summary summary;
  for (int i = 0; i < 7; ++i) summary.Add(Failed("a", "damaged: x"));
  const std::vector<std::string> details = summary.Details(Language::kEnglish, "out");
  ASSERT_THAT(details, SizeIs(8));
  EXPECT_EQ(details[6], "  and 2 more documents");
}

// However many are only partial.
TEST(SummaryTest, NamesThoseThatFailedFirst) {
  Summary summary;
  DocumentData partial = Failed("partial", "page-lost: x");
  partial.info.status = DocumentStatus::kPartial;
  for (int i = 0; i < 9; ++i) summary.Add(partial);
  summary.Add(Failed("first", "damaged: x"));
  summary.Add(partial);
  summary.Add(Failed("second", "damaged: x"));
  const std::vector<std::string> details = summary.Details(Language::kEnglish, "out");
  ASSERT_THAT(details, SizeIs(8));
  EXPECT_EQ(details[1], "  first: damaged: x");
  EXPECT_EQ(details[2], "  second: damaged: x");
  EXPECT_EQ(details[3], "  partial: page-lost: x");
  EXPECT_EQ(details[6], "  and 7 more documents");
}

TEST(SummaryTest, NamesTheWorstFindingsFirst) {
  Summary summary;
  const auto add = [&](const std::string& source, Severity severity, int n) {
    DocumentData document;
    document.info.source = source;
    for (int line = 1; line <= n; ++line) {
      document.findings.push_back({.severity = severity,
                                   .place = {.line = line},
                                   .where = "T",
                                   .message_en = "prints 1"});
    }
    summary.Add(document);
  };
  add("a.txt", Severity::kNote, 6);
  add("b.txt", Severity::kWarning, 1);
  add("c.txt", Severity::kError, 2);
  add("d.txt", Severity::kError, 1);
  EXPECT_THAT(
      summary.Details(Language::kEnglish, "out"),
      ElementsAre("probable mistakes of the documents: 3 errors, 1 warning, 6 notes",
                  "  c.txt:1: T: prints 1", "  c.txt:2: T: prints 1",
                  "  d.txt:1: T: prints 1", "  b.txt:1: T: prints 1",
                  "  a.txt:1: T: prints 1", "  and 5 more",
                  "look at out/findings.csv; its column check_nos names the rows of "
                  "checks.csv"));
}

// What a document lacks as a whole stands nowhere in it.
TEST(SummaryTest, NamesTheDocumentAloneWhereAFindingHasNoPlace) {
  Summary summary;
  DocumentData document;
  document.info.source = "a.txt";
  document.findings.push_back(
      {.severity = Severity::kWarning, .message_en = "purchases are not explained"});
  summary.Add(document);
  EXPECT_EQ("  a.txt: purchases are not explained",
            summary.Details(Language::kEnglish, "out").at(1));
}

TEST(SummaryTest, InChinese) {
  Summary summary;
  summary.Add(Document(DocumentStatus::kOk, 1024, 1));
  summary.Add(Document(DocumentStatus::kSkipped, 0, 0));
  EXPECT_EQ(summary.InOneLine(Language::kChinese),
            "2 个文件：成功 1，跳过 1；1024 个数字（1 张表）；1 项检验中 1 项不符");
}

}  // namespace
}  // namespace budget::program
