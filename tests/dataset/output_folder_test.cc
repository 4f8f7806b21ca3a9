#include "pipeline/dataset/output_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "pipeline/dataset/datapackage.h"
#include "tests/dataset/sample_document.h"

namespace budget::dataset {
namespace {

namespace fs = std::filesystem;

class OutputFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/output.XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Put(const std::string& name, const std::string& text) const {
    fs::create_directories(fs::path(folder_ + "/" + name).parent_path());
    std::ofstream(folder_ + "/" + name, std::ios::binary) << text;
  }
  bool Has(const std::string& name) const { return fs::exists(folder_ + "/" + name); }

  // "ok", or the code of the failure.
  static std::string Outcome(const Result<OutputFolder>& opened) {
    return opened.ok() ? "ok" : opened.diagnostics().front().code;
  }

  std::string folder_;
};

std::string OurDescription() {
  return FormatDatapackage(SampleVocabulary(), "9.9", FileDigests());
}

TEST_F(OutputFolderTest, MakesANewOne) {
  const auto opened = OutputFolder::Open(folder_ + "/new/deeper", false);
  ASSERT_EQ(Outcome(opened), "ok");
  EXPECT_TRUE(fs::is_directory(opened.value().staging()));
  EXPECT_FALSE(opened.value().standing().has_value());
}

TEST_F(OutputFolderTest, SaysWhyItCannotBeMade) {
  Put("file", "x");
  const auto opened = OutputFolder::Open(folder_ + "/file/below", false);
  ASSERT_EQ(Outcome(opened), "output");
  EXPECT_EQ(opened.diagnostics().front().message, "cannot write: Not a directory");
}

TEST_F(OutputFolderTest, TakesAnEmptyOneAndOneOfItsOwn) {
  EXPECT_EQ(Outcome(OutputFolder::Open(folder_, false)), "ok");
  // What a run left that was killed.
  EXPECT_TRUE(Has(".extract/lock"));
  EXPECT_EQ(Outcome(OutputFolder::Open(folder_, false)), "ok");
}

TEST_F(OutputFolderTest, RefusesWhatIsNotOurs) {
  Put("facts.csv", "a,b\n");
  const auto opened = OutputFolder::Open(folder_, false);
  ASSERT_EQ(Outcome(opened), "output-not-ours");
  EXPECT_EQ(opened.diagnostics().front().message,
            "holds 'facts.csv' and no dataset of this program");
  EXPECT_FALSE(Has(".extract"));
}

TEST_F(OutputFolderTest, RefusesAPackageOfAnother) {
  Put("datapackage.json", R"({"name": "other", "resources": []})");
  EXPECT_EQ(Outcome(OutputFolder::Open(folder_, false)), "output-not-ours");
  Put("datapackage.json", "[[[");
  EXPECT_EQ(Outcome(OutputFolder::Open(folder_, false)), "output-not-ours");
}

TEST_F(OutputFolderTest, KnowsWhatItReplaces) {
  Put("datapackage.json", OurDescription());
  Put("documents.csv", "document_id,source\n1,\"a\n\"\"b\"\n2,c\n");
  Put("readme.txt", "of the user");
  const auto opened = OutputFolder::Open(folder_, false);
  ASSERT_EQ(Outcome(opened), "ok");
  ASSERT_TRUE(opened.value().standing().has_value());
  EXPECT_EQ(opened.value().standing()->documents, 2U);
  EXPECT_EQ(opened.value().standing()->date.size(), std::string("2026-01-31").size());
}

TEST_F(OutputFolderTest, OneRunAtATime) {
  {
    const auto first = OutputFolder::Open(folder_, false);
    ASSERT_EQ(Outcome(first), "ok");
    EXPECT_EQ(Outcome(OutputFolder::Open(folder_, false)), "output-busy");
    EXPECT_EQ(Outcome(OutputFolder::Open(folder_, true)), "output-busy");
  }
  EXPECT_EQ(Outcome(OutputFolder::Open(folder_, false)), "ok");
}

TEST_F(OutputFolderTest, TheNextRunSweepsOrGoesOn) {
  for (const bool keep : {true, false}) {
    Put(".extract/new/facts.csv", "half");
    Put(".extract/answers/1", "done");
    ASSERT_EQ(Outcome(OutputFolder::Open(folder_, keep)), "ok");
    EXPECT_FALSE(Has(".extract/new/facts.csv"));
    EXPECT_EQ(Has(".extract/answers/1"), keep);
  }
}

}  // namespace
}  // namespace budget::dataset
