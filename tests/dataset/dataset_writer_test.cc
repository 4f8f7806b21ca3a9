#include "pipeline/dataset/dataset_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/dataset/datapackage.h"
#include "tests/dataset/sample_document.h"
#include "tests/package/validate_package.h"

namespace budget::dataset {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string Describe(const FileDigests& digests) {
  return FormatDatapackage(SampleVocabulary(), "9.9", digests);
}

// The rows of all files.
std::optional<Diagnostic> Write(const DatasetRows& rows, DatasetWriter* writer) {
  std::optional<Diagnostic> failure;
  for (int i = 0; i < kDatasetFileCount && !failure; ++i) {
    const auto file = static_cast<DatasetFile>(i);
    failure = writer->Write(file, rows[file].text());
  }
  return failure;
}

std::string Nothing(const FileDigests& /*digests*/) { return "{}"; }

class DatasetWriterTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/writer.XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const { return folder_ + "/" + name; }

  std::string Content(const std::string& name) const {
    std::ifstream file(Path(name), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  std::vector<std::string> Names(const std::string& folder) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }

  // Writes SampleDocument as a whole dataset.
  void WriteSample(const std::string& folder) const {
    DatasetRows rows;
    FormatRows(SampleDocument(), SampleVocabulary(), "9.9", &rows);
    DatasetWriter writer;
    ASSERT_EQ(writer.Open(folder), std::nullopt);
    ASSERT_EQ(Write(rows, &writer), std::nullopt);
    ASSERT_EQ(writer.Finish(Describe), std::nullopt);
  }

  std::string folder_;
};

TEST_F(DatasetWriterTest, WritesEveryFile) {
  WriteSample(folder_);
  EXPECT_THAT(Names(folder_),
              UnorderedElementsAre("documents.csv", "tables.csv", "facts.csv",
                                   "statements.csv", "sections.csv", "checks.csv",
                                   "findings.csv", "datapackage.json"));
}

TEST_F(DatasetWriterTest, WhatItWritesIsValid) {
  WriteSample(folder_);
  EXPECT_THAT(ValidatePackage(folder_), IsEmpty());
}

TEST_F(DatasetWriterTest, TheDescriptionTellsWhetherAFileIsWhole) {
  WriteSample(folder_);
  std::string torn = Content("tables.csv");
  torn.insert(torn.size() - 2, "?");
  std::ofstream(Path("tables.csv"), std::ios::binary) << torn;
  EXPECT_THAT(ValidatePackage(folder_),
              ElementsAre("tables.csv: size or hash differs from datapackage.json"));
}

TEST_F(DatasetWriterTest, AnEmptyDatasetIsValid) {
  DatasetWriter writer;
  ASSERT_EQ(writer.Open(folder_), std::nullopt);
  ASSERT_EQ(writer.Finish(Describe), std::nullopt);
  EXPECT_THAT(ValidatePackage(folder_), IsEmpty());
  EXPECT_EQ(Content("tables.csv"), HeaderRow(DatasetFile::kTables));
}

TEST_F(DatasetWriterTest, TheValidatorFindsWhatIsWrong) {
  WriteSample(folder_);
  const std::string id(16, 'f');
  std::ofstream(Path("sections.csv"), std::ios::app)
      << "0123456789abcdef,1,1,twice,,,,\n"
      << id << ",2,one,,,,,\n";
  EXPECT_THAT(ValidatePackage(folder_),
              ElementsAre("sections.csv: size or hash differs from datapackage.json",
                          "sections.csv:4: level 'one' is no integer",
                          "sections.csv:3: key is not unique",
                          "sections.csv:4: no such row in documents.csv"));
}

TEST_F(DatasetWriterTest, RowsOfManyDocumentsFollowEachOther) {
  DatasetWriter writer;
  ASSERT_EQ(writer.Open(folder_), std::nullopt);
  std::string want = HeaderRow(DatasetFile::kSections);
  for (int i = 0; i < 2000; ++i) {
    DatasetRows rows;
    rows[DatasetFile::kSections].Text(std::string(300, 'x'));
    rows[DatasetFile::kSections].EndRow();
    want += std::string(300, 'x') + "\n";
    ASSERT_EQ(Write(rows, &writer), std::nullopt);
  }
  ASSERT_EQ(writer.Finish(Nothing), std::nullopt);
  EXPECT_EQ(Content("sections.csv"), want);
}

TEST_F(DatasetWriterTest, LeavesNothingBehindThatIsNotFinished) {
  {
    DatasetWriter writer;
    ASSERT_EQ(writer.Open(folder_), std::nullopt);
    EXPECT_THAT(Names(folder_), testing::SizeIs(kDatasetFileCount + 1));
  }
  EXPECT_THAT(Names(folder_), IsEmpty());
}

TEST_F(DatasetWriterTest, FilesHaveTheModeOfTheUmask) {
  const mode_t old = umask(022);
  WriteSample(folder_);
  umask(old);
  struct stat status {};
  ASSERT_EQ(stat(Path("facts.csv").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0644U);
}

TEST_F(DatasetWriterTest, SaysWhatItCannotWrite) {
  DatasetWriter writer;
  const std::optional<Diagnostic> failure = writer.Open(Path("gone"));
  ASSERT_TRUE(failure.has_value());
  EXPECT_EQ(failure->code, "output");
  EXPECT_EQ(failure->where.file, Path("gone/documents.csv"));
  EXPECT_EQ(failure->message, "cannot write: No such file or directory");
}

}  // namespace
}  // namespace budget::dataset
