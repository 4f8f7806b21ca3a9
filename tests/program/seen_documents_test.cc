#include "pipeline/program/seen_documents.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/model/sha256.h"

namespace budget::program {
namespace {

TEST(SeenDocumentsTest, GivesTheFirstWithTheSameBytes) {
  constexpr std::size_t kMost = 3000;
  SeenDocuments seen(kMost);
  for (std::size_t i = 0; i < kMost; ++i) {
    // Each third one has the bytes of the one before it.
    const bool same = i % 3 == 2;
    const std::string bytes = std::to_string(same ? i - 1 : i);
    EXPECT_EQ(seen.Add(Sha256Hex(bytes), i), same ? i - 1 : i);
  }
}

TEST(SeenDocumentsTest, DigestsThatShareTheirBeginningDiffer) {
  SeenDocuments seen(2);
  const std::string one(64, 'a');
  std::string other = one;
  other[31] = 'b';
  EXPECT_EQ(seen.Add(one, 0), 0U);
  EXPECT_EQ(seen.Add(other, 1), 1U);
  EXPECT_EQ(seen.Add(one, 2), 0U);
}

}  // namespace
}  // namespace budget::program
