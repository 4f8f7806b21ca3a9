#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "pipeline/model/sha256.h"
#include "pipeline/program/find_inputs.h"
#include "pipeline/program/load_input.h"
#include "tests/program/temporary_folder.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

std::size_t CountOf(const Inputs& inputs, LeftOut reason) {
  return inputs.left_out[static_cast<std::size_t>(reason)];
}

TEST(FindInputsTest, SearchesFoldersInOrderOfTheBytes) {
  const TemporaryFolder folder;
  for (const char* name :
       {"b.txt", "a/z.PDF", "a/y.md", "a.txt", "B.text", "t.tsv", "w.html"}) {
    folder.Write(name, "x");
  }
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_THAT(inputs.sources,
              ElementsAre(folder / "B.text", folder / "a.txt", folder / "a/y.md",
                          folder / "a/z.PDF", folder / "b.txt", folder / "t.tsv",
                          folder / "w.html"));
  EXPECT_THAT(inputs.left_out, Each(0U));
}

TEST(FindInputsTest, CountsWhatItLeavesOut) {
  const TemporaryFolder folder;
  for (const char* name : {"a.docx", "b.csv", "noending", "c.pdf.part"}) {
    folder.Write(name, "x");
  }
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_THAT(inputs.sources, IsEmpty());
  EXPECT_EQ(CountOf(inputs, LeftOut::kOtherKind), 4U);
}

TEST(FindInputsTest, CountsEveryReason) {
  const TemporaryFolder folder;
  folder.Write("sub/a.txt", "x");
  folder.Write(".hidden/b.txt", "x");
  folder.Write("c.docx", "x");
  folder.Write("draft.txt", "x");
  fs::create_directory_symlink(folder / "sub", folder / "link");
  fs::create_symlink(folder / "gone", folder / "dangling.pdf");
  fs::create_symlink(folder / "sub/a.txt", folder / "to-a-file.txt");
  ASSERT_EQ(mkfifo((folder / "fifo.txt").c_str(), 0600), 0);
  const Inputs inputs =
      FindInputs({folder.path()}, {.exclude = {"draft*"}, .keep_names = true});
  EXPECT_THAT(inputs.sources,
              ElementsAre(folder / "sub/a.txt", folder / "to-a-file.txt"));
  EXPECT_THAT(inputs.left_out, Each(1U));
  std::map<LeftOut, std::string> names;
  for (const auto& name : inputs.left_out_names) names[name.reason] = name.path;
  EXPECT_EQ(names[LeftOut::kOtherKind], folder / "c.docx");
  EXPECT_EQ(names[LeftOut::kExcluded], folder / "draft.txt");
  EXPECT_EQ(names[LeftOut::kHidden], folder / ".hidden");
  EXPECT_EQ(names[LeftOut::kFolderLink], folder / "link");
  EXPECT_EQ(names[LeftOut::kDanglingLink], folder / "dangling.pdf");
  EXPECT_EQ(names[LeftOut::kSpecial], folder / "fifo.txt");
}

TEST(FindInputsTest, PatternsChoose) {
  const TemporaryFolder folder;
  for (const char* name :
       {"a.txt", "b.html", "old/a.txt", "2023/a.txt", "2023/b.txt"}) {
    folder.Write(name, "x");
  }
  const auto sources = [&](const InputFilter& filter) {
    return FindInputs({folder.path()}, filter).sources;
  };
  EXPECT_THAT(sources({.include = {"b.*"}}),
              ElementsAre(folder / "2023/b.txt", folder / "b.html"));
  EXPECT_THAT(sources({.include = {"*/2023/*"}, .exclude = {"a*"}}),
              ElementsAre(folder / "2023/b.txt"));
  EXPECT_THAT(sources({.exclude = {"old", "2023"}}),
              ElementsAre(folder / "a.txt", folder / "b.html"));
}

// A path that is longer than the system takes: a folder that cannot be opened, for
// root, too.
TEST(FindInputsTest, OneUnreadableFolderDoesNotEndTheSearch) {
  const TemporaryFolder folder;
  folder.Write("a/a.txt", "x");
  folder.Write("z/z.txt", "x");
  const std::string name(250, 'm');
  int at = open(folder.path().c_str(), O_RDONLY | O_DIRECTORY);
  for (int depth = 0; depth < 20; ++depth) {
    ASSERT_EQ(mkdirat(at, name.c_str(), 0700), 0);
    const int below = openat(at, name.c_str(), O_RDONLY | O_DIRECTORY);
    close(at);
    at = below;
  }
  close(at);
  const std::vector<std::string> sources = FindInputs({folder.path()}).sources;
  ASSERT_EQ(sources.size(), 3U);
  EXPECT_EQ(sources[0], folder / "a/a.txt");
  EXPECT_THAT(sources[1], StartsWith(folder / name));
  EXPECT_EQ(sources[2], folder / "z/z.txt");
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

std::string BytesOf(const LoadedInput& input) {
  return std::string(batch::MappedBytes(input.file.descriptor()).bytes());
}

TEST(LoadInputTest, GivesTheBytesAndTheirHash) {
  const TemporaryFolder folder;
  for (const std::string& bytes :
       {std::string("a\0\xff\r\n", 5), std::string(), std::string(300'000, 'x')}) {
    const Result<LoadedInput> result = LoadInput(folder.Write("a", bytes));
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(BytesOf(result.value()), bytes);
    EXPECT_EQ(result.value().file.size(), bytes.size());
    EXPECT_EQ(result.value().sha256, Sha256Hex(bytes));
  }
}

// What a worker has is what was hashed, whatever happens to the file.
TEST(LoadInputTest, NobodyCanChangeTheBytes) {
  const TemporaryFolder folder;
  const Result<LoadedInput> result = LoadInput(folder.Write("a", "abc"));
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(write(result.value().file.descriptor(), "x", 1), -1);
  EXPECT_EQ(ftruncate(result.value().file.descriptor(), 0), -1);
}

// Opening it, or reading it, would wait for ever.
TEST(LoadInputTest, RefusesAFifo) {
  const TemporaryFolder folder;
  ASSERT_EQ(mkfifo((folder / "fifo").c_str(), 0600), 0);
  const Result<LoadedInput> result = LoadInput(folder / "fifo");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics().front().code, "unreadable");
  EXPECT_EQ(result.diagnostics().front().message, "no regular file");
}

TEST(LoadInputTest, AListMayComeThroughAPipe) {
  const TemporaryFolder folder;
  const std::string fifo = folder / "fifo";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  const Result<LoadedInput> nobody = LoadFileOrPipe(fifo);
  ASSERT_TRUE(nobody.ok());
  EXPECT_EQ(nobody.value().file.size(), 0U);

  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    (void)!write(ends[1], "a.txt\n", 6);
    close(ends[1]);
  });
  const Result<LoadedInput> list = LoadFileOrPipe("/dev/fd/" + std::to_string(ends[0]));
  writer.join();
  close(ends[0]);
  ASSERT_TRUE(list.ok());
  EXPECT_EQ(list.value().file.size(), 6U);
  EXPECT_FALSE(LoadFileOrPipe("/dev/zero").ok());
}

struct FailureCase {
  const char* name;
  std::string path;
  std::string want;
};

class LoadInputFailureTest : public testing::TestWithParam<FailureCase> {};

TEST_P(LoadInputFailureTest, SaysWhy) {
  const Result<LoadedInput> result = LoadInput(GetParam().path);
  ASSERT_FALSE(result.ok());
  const Diagnostic& why = result.diagnostics().front();
  EXPECT_EQ(why.code + ": " + why.message, GetParam().want);
  EXPECT_EQ(why.where.file, GetParam().path);
}

INSTANTIATE_TEST_SUITE_P(Paths, LoadInputFailureTest,
                         testing::ValuesIn(std::vector<FailureCase>{
                             {"Missing", "/nowhere/a.pdf",
                              "unreadable: No such file or directory"},
                             {"Folder", "/", "unreadable: Is a directory"},
                             {"Device", "/dev/zero", "unreadable: no regular file"},
                             {"Empty", "", "unreadable: No such file or directory"},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(LoadInputTest, RefusesWhatIsTooLarge) {
  const TemporaryFolder folder;
  const std::string file = folder.Write("a", std::string(100, 'x'));
  EXPECT_TRUE(LoadInput(file, 100).ok());
  const Result<LoadedInput> result = LoadInput(file, 99);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics().front().code, "too-large");
}

}  // namespace
}  // namespace budget::program
