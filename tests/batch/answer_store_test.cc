#include "pipeline/batch/answer_store.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
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

  // As runs do, one after the other.
  std::optional<std::string> Find(const std::string& key) const {
    return AnswerStore(folder_).Find(key);
  }
  int Keep(const std::string& key, const std::string& answer) const {
    return AnswerStore(folder_).Keep(key, answer);
  }
  std::string log() const { return folder_ + "/log"; }

  std::string folder_;
  const std::string a_ = std::string(64, 'a');
  const std::string b_ = std::string(64, 'b');
};

TEST_F(AnswerStoreTest, FindsWhatItKept) {
  const std::string answer("a\0b\n", 4);
  EXPECT_EQ(Find(a_), std::nullopt);
  EXPECT_FALSE(fs::exists(log()));
  AnswerStore store(folder_);
  EXPECT_EQ(store.Keep(a_, answer), 0);
  EXPECT_EQ(store.Keep(b_, ""), 0);
  EXPECT_EQ(Find(a_), answer);
  EXPECT_EQ(Find(b_), "");
  EXPECT_EQ(Find(std::string(64, 'c')), std::nullopt);
  EXPECT_EQ(Find("no key"), std::nullopt);
}

TEST_F(AnswerStoreTest, TheLastAnswerOfAKeyCounts) {
  ASSERT_EQ(Keep(a_, "old"), 0);
  ASSERT_EQ(Keep(a_, "new"), 0);
  EXPECT_EQ(Find(a_), "new");
}

TEST_F(AnswerStoreTest, AKeyThatOnlyBeginsAlikeIsAnother) {
  ASSERT_EQ(Keep(a_, "answer"), 0);
  EXPECT_EQ(Find(std::string(63, 'a') + "b"), std::nullopt);
}

// What a kill, a full disk or a power cut leaves of a record: those before it are
// found, and the next ones, too.
TEST_F(AnswerStoreTest, ATornRecordIsNoAnswer) {
  ASSERT_EQ(Keep(a_, "first"), 0);
  const std::uintmax_t first = fs::file_size(log());
  ASSERT_EQ(Keep(b_, "second"), 0);
  const std::uintmax_t whole = fs::file_size(log());
  for (std::uintmax_t size = whole - 1; size >= first; --size) {
    fs::resize_file(log(), size);
    EXPECT_EQ(Find(a_), "first") << size;
    EXPECT_EQ(Find(b_), std::nullopt) << size;
  }
  fs::resize_file(log(), first + 9);
  ASSERT_EQ(Keep(b_, "again"), 0);
  EXPECT_EQ(Find(a_), "first");
  EXPECT_EQ(Find(b_), "again");
}

// A power cut may leave zeros where the bytes have not come to the disk.
TEST_F(AnswerStoreTest, AChangedAnswerIsNone) {
  ASSERT_EQ(Keep(a_, "first"), 0);
  ASSERT_EQ(Keep(b_, "second"), 0);
  const std::uintmax_t whole = fs::file_size(log());
  constexpr std::uintmax_t kBlanks = 4;  // of which nothing depends
  std::uintmax_t lost = 0;
  for (std::uintmax_t at = 0; at < whole; ++at) {
    std::fstream file(log(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char was = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(at));
    file.put('\0').flush();
    EXPECT_EQ(Find(a_).value_or("first"), "first") << at;
    EXPECT_EQ(Find(b_).value_or("second"), "second") << at;
    lost += Find(a_) && Find(b_) ? 0 : 1;
    file.seekp(static_cast<std::streamoff>(at));
    file.put(was).flush();
  }
  EXPECT_EQ(lost, whole - kBlanks);
}

TEST_F(AnswerStoreTest, SaysWhatIsInTheWay) {
  fs::remove_all(folder_);
  EXPECT_EQ(Keep(a_, "answer"), ENOENT);
}

}  // namespace
}  // namespace budget::batch
