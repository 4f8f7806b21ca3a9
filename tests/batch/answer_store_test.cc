#include "pipeline/batch/answer_store.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace budget::batch {
namespace {

namespace fs = std::filesystem;

class AnswerStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/answers.XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string folder_;
  const std::string key_ = std::string(64, 'a');
};

TEST_F(AnswerStoreTest, FindsWhatItKept) {
  const std::string answer("a\0b\n", 4);
  EXPECT_EQ(AnswerStore(folder_).Find(key_), std::nullopt);
  EXPECT_EQ(AnswerStore(folder_).Keep(key_, answer), 0);
  EXPECT_EQ(AnswerStore(folder_).Keep(std::string(64, 'b'), ""), 0);
  EXPECT_EQ(AnswerStore(folder_).Find(key_), answer);
  EXPECT_EQ(AnswerStore(folder_).Find(std::string(64, 'b')), "");
}

// What a power cut leaves of a file.
TEST_F(AnswerStoreTest, ATornFileIsNoAnswer) {
  ASSERT_EQ(AnswerStore(folder_).Keep(key_, "answer"), 0);
  const std::string path = folder_ + "/aa/" + std::string(62, 'a');
  for (const std::uintmax_t size : {69U, 64U, 10U, 0U}) {
    fs::resize_file(path, size);
    EXPECT_EQ(AnswerStore(folder_).Find(key_), std::nullopt) << size;
  }
}

TEST_F(AnswerStoreTest, SaysWhatIsInTheWay) {
  fs::remove_all(folder_);
  EXPECT_EQ(AnswerStore(folder_).Keep(key_, "answer"), ENOENT);
}

}  // namespace
}  // namespace budget::batch
