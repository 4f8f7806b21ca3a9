#include "pipeline/dataset/publish.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include "pipeline/dataset/dataset_files.h"
#include "pipeline/dataset/output_folder.h"

namespace budget::dataset {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class PublishTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/publish.XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    place_ = fs::canonical(name).string();
    out_ = place_ + "/out";
  }
  void TearDown() override { fs::remove_all(place_); }

  static void Put(const std::string& path, const std::string& text) {
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  // Every file of a dataset, each with this text; the package is one of ours.
  static void PutDataset(const std::string& folder, const std::string& text) {
    for (int i = 0; i < kDatasetFileCount; ++i) {
      const auto file = static_cast<DatasetFile>(i);
      Put(folder + "/" + std::string(SpecOf(file).file_name), text);
    }
    Put(folder + "/datapackage.json",
        R"({"name": "budget-disclosures", "text": ")" + text + "\"}");
  }

  static std::set<std::string> Names(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

  static std::string Content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  OutputFolder Open() const {
    Result<OutputFolder> opened = OutputFolder::Open(out_, false);
    EXPECT_TRUE(opened.ok());
    return std::move(opened).value();
  }

  // "at once", or why not.
  static std::string Outcome(const Result<Published>& published) {
    if (!published.ok()) return published.diagnostics().front().message;
    return published.value().at_once ? "at once" : published.value().reason;
  }

  // Publishes "new" in the place of what is in out_.
  std::string PublishNew() const {
    OutputFolder folder = Open();
    PutDataset(folder.staging(), "new");
    return Outcome(folder.Publish());
  }

  std::string place_;
  std::string out_;
};

TEST_F(PublishTest, ANewDatasetIsThereAtOnce) {
  EXPECT_EQ(PublishNew(), "at once");
  EXPECT_EQ(Content(out_ + "/facts.csv"), "new");
  EXPECT_EQ(Names(out_).size(), kDatasetFileCount + 1U);
  EXPECT_THAT(Names(place_), ElementsAre("out"));
}

TEST_F(PublishTest, ADatasetIsReplacedAtOnce) {
  PutDataset(out_, "old");
  chmod(out_.c_str(), 0750);
  EXPECT_EQ(PublishNew(), "at once");
  EXPECT_EQ(Content(out_ + "/documents.csv"), "new");
  EXPECT_EQ(Names(out_).size(), kDatasetFileCount + 1U);
  EXPECT_THAT(Names(place_), ElementsAre("out"));
  struct stat status {};
  ASSERT_EQ(stat(out_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0750U);
}

// A link to the folder stays one.
TEST_F(PublishTest, ALinkIsFollowed) {
  fs::create_directory(place_ + "/real");
  fs::create_directory_symlink(place_ + "/real", out_);
  EXPECT_EQ(PublishNew(), "at once");
  EXPECT_TRUE(fs::is_symlink(out_));
  EXPECT_EQ(Content(place_ + "/real/facts.csv"), "new");
}

TEST_F(PublishTest, WhatElseIsInTheFolderStays) {
  PutDataset(out_, "old");
  Put(out_ + "/readme.txt", "of the user");
  EXPECT_EQ(PublishNew(), "it holds 'readme.txt', too");
  EXPECT_EQ(Content(out_ + "/readme.txt"), "of the user");
  EXPECT_EQ(Content(out_ + "/facts.csv"), "new");
  EXPECT_FALSE(fs::exists(out_ + "/.extract"));
}

TEST_F(PublishTest, TheCurrentFolderStays) {
  PutDataset(out_, "old");
  const fs::path before = fs::current_path();
  fs::current_path(out_);
  EXPECT_EQ(PublishNew(), "it is the current folder");
  fs::current_path(before);
  EXPECT_EQ(Content(out_ + "/facts.csv"), "new");
}

// As on a mount point, or where nothing may be written beside the folder.
TEST_F(PublishTest, WhereItCannotBeAtOnceItIsOneByOne) {
  PutDataset(out_, "old");
  Put(place_ + "/.out.extract/of-the-user", "x");
  EXPECT_EQ(PublishNew(), "Directory not empty");
  EXPECT_EQ(Content(out_ + "/facts.csv"), "new");
  EXPECT_THAT(Names(place_), ElementsAre(".out.extract", "out"));
  EXPECT_EQ(Content(place_ + "/.out.extract/of-the-user"), "x");
}

// A folder stands where a file is to go: nothing of the new dataset may be seen as one.
TEST_F(PublishTest, AFailureLeavesNoDescription) {
  PutDataset(out_, "old");
  fs::remove(out_ + "/facts.csv");
  Put(out_ + "/facts.csv/full", "x");
  Put(out_ + "/other", "x");
  EXPECT_EQ(PublishNew(), "cannot write: Is a directory");
  EXPECT_FALSE(fs::exists(out_ + "/datapackage.json"));
}

// Ended between the two renames, and after them.
TEST_F(PublishTest, TheNextRunSweepsBesideTheFolder) {
  for (const bool exchanged : {false, true}) {
    PutDataset(place_ + "/.out.extract", exchanged ? "old" : "new");
    if (exchanged) Put(place_ + "/.out.extract/.extract/lock", "");
    EXPECT_EQ(PublishNew(), "at once");
    EXPECT_THAT(Names(place_), ElementsAre("out"));
  }
}

TEST_F(PublishTest, ARunThatIsAboutToEndIsWaitedFor) {
  OutputFolder first = Open();
  fs::rename(out_, BesideOf(out_));
  const Result<OutputFolder> second = OutputFolder::Open(out_, false);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.diagnostics().front().code, "output-busy");
}

TEST_F(PublishTest, SweepLeavesWhatIsNotOurs) {
  PutDataset(out_, "old");
  Put(out_ + "/mine", "x");
  Sweep(out_);
  EXPECT_THAT(Names(out_), ElementsAre("mine"));
  fs::remove(out_ + "/mine");
  Sweep(out_);
  EXPECT_THAT(Names(place_), IsEmpty());
}

}  // namespace
}  // namespace budget::dataset
