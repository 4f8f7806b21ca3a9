#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/program/find_inputs.h"
#include "pipeline/program/read_input.h"
#include "tests/program/temporary_folder.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(FindInputsTest, SearchesFoldersInOrderOfTheBytes) {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/z.PDF", "a/y.md", "a.txt", "B.text", "t.tsv", "w.html"}) {
    folder.Write(name, "x");
  }
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_THAT(inputs.sources,
              ElementsAre(folder / "B.text", folder / "a.txt", folder / "a/y.md",
                          folder / "a/z.PDF", folder / "b.txt", folder / "t.tsv",
                          folder / "w.html"));
  EXPECT_EQ(inputs.left_out, 0U);
}

TEST(FindInputsTest, CountsWhatItLeavesOut) {
  const TemporaryFolder folder;
  for (const char* name : {"a.docx", "b.csv", "noending", "c.pdf.part"}) {
    folder.Write(name, "x");
  }
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_THAT(inputs.sources, IsEmpty());
  EXPECT_EQ(inputs.left_out, 4U);
}

TEST(FindInputsTest, PassesOverWhatIsHiddenAndLinksToFolders) {
  const TemporaryFolder folder;
  folder.Write(".git/a.txt", "x");
  folder.Write(".hidden.txt", "x");
  folder.Write("sub/a.txt", "x");
  fs::create_directory_symlink(folder.path(), folder / "sub/loop");
  EXPECT_THAT(FindInputs({folder.path()}).sources, ElementsAre(folder / "sub/a.txt"));
}

TEST(FindInputsTest, TakesNamedFilesWhateverTheirNames) {
  const TemporaryFolder folder;
  const std::string named = folder.Write("report.docx", "x");
  EXPECT_THAT(FindInputs({named, "-", folder / "gone"}).sources,
              ElementsAre(named, "-", folder / "gone"));
}

TEST(FindInputsTest, TakesEachSourceOnce) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a.txt", "x");
  EXPECT_THAT(FindInputs({file, folder.path(), file, "-", "-"}).sources,
              ElementsAre(file, "-"));
}

TEST(ReadInputTest, GivesTheBytes) {
  const TemporaryFolder folder;
  const std::string bytes = std::string("a\0\xff\r\n", 5);
  const Result<std::string> result = ReadInput(folder.Write("a", bytes));
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.value(), bytes);
}

TEST(ReadInputTest, AnEmptyFileIsNoError) {
  const TemporaryFolder folder;
  const Result<std::string> result = ReadInput(folder.Write("a", ""));
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.value(), "");
}

struct FailureCase {
  const char* name;
  std::string path;
  std::string want;
};

class ReadInputFailureTest : public testing::TestWithParam<FailureCase> {};

TEST_P(ReadInputFailureTest, SaysWhy) {
  const Result<std::string> result = ReadInput(GetParam().path);
  ASSERT_FALSE(result.ok());
  const Diagnostic& why = result.diagnostics().front();
  EXPECT_EQ(why.code + ": " + why.message, GetParam().want);
  EXPECT_EQ(why.where.file, GetParam().path);
}

INSTANTIATE_TEST_SUITE_P(Paths, ReadInputFailureTest,
                         testing::ValuesIn(std::vector<FailureCase>{
                             {"Missing", "/nowhere/a.pdf",
                              "unreadable: No such file or directory"},
                             {"Folder", "/", "unreadable: Is a directory"},
                             {"Empty", "", "unreadable: No such file or directory"},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(ReadInputTest, RefusesWhatIsTooLarge) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a", std::string(100, 'x'));
  EXPECT_TRUE(ReadInput(file, 100).ok());
  const Result<std::string> result = ReadInput(file, 99);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics().front().code, "too-large");
}

}  // namespace
}  // namespace budget::program
