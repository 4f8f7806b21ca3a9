#include "pipeline/program/summary.h"

#include <gtest/gtest.h>

namespace budget::program {
namespace {

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
  EXPECT_EQ(summary.ToString(),
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
  EXPECT_EQ(summary.ToString(),
            "1 document: 1 partial; 0 facts in 0 tables; "
            "left out: 1 file of another kind, 2 links to folders");
  EXPECT_FALSE(summary.all_extracted());
}

TEST(SummaryTest, AFailureIsNotExtracted) {
  Summary summary;
  summary.Add(Document(DocumentStatus::kFailed, 0, 0));
  EXPECT_FALSE(summary.all_extracted());
}

}  // namespace
}  // namespace budget::program
