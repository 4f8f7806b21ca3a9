// Each completion is run by its own shell; without the shell the test says that it is
// skipped.

#include "pipeline/commands/completions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/commands/command_table.h"

namespace budget::commands {
namespace {

namespace fs = std::filesystem;

bool HasShell(const std::string& shell) {
  return std::system(("command -v " + shell + " >/dev/null 2>&1").c_str()) == 0;
}

// What a command prints: its lines in order, joined by blanks.
std::string Run(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  std::string output;
  std::array<char, 256> buffer{};
  while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
    output += buffer.data();
  }
  EXPECT_EQ(pclose(pipe), 0) << command;
  std::istringstream lines(output);
  std::vector<std::string> sorted;
  for (std::string line; std::getline(lines, line);) sorted.push_back(line);
  std::ranges::sort(sorted);
  std::string joined;
  for (const std::string& line : sorted) joined += (joined.empty() ? "" : " ") + line;
  return joined;
}

// A folder with one document and one folder, and the completion to be tried there.
class CompletionFolder {
 public:
  explicit CompletionFolder(const std::string& script) {
    std::string name = (fs::temp_directory_path() / "completion-XXXXXX").string();
    path_ = mkdtemp(name.data());
    fs::create_directories(path_ + "/in/out");
    std::ofstream(path_ + "/in/report.pdf") << "x";
    std::ofstream(path_ + "/script") << script;
  }
  CompletionFolder(const CompletionFolder&) = delete;
  CompletionFolder& operator=(const CompletionFolder&) = delete;
  ~CompletionFolder() { fs::remove_all(path_); }

  std::string In(const std::string& shell, const std::string& text) const {
    std::ofstream(path_ + "/run") << text;
    return Run("cd '" + path_ + "/in' && HOME='" + path_ + "' " + shell + " ../run");
  }

 private:
  std::string path_;
};

struct CompletionCase {
  const char* name;
  std::vector<std::string> words;  // behind `extract`; the last one is completed
  const char* want;
};

const std::vector<CompletionCase>& Cases() {
  static const std::vector<CompletionCase> kCases = {
      {"ACommand", {"me"}, "merge"},
      {"ACommandBehindALanguage", {"--lang", "zh", "exp"}, "export"},
      {"AnOption", {"--check"}, "--check-schema"},
      {"AnOptionOfACommand", {"report", "--s"}, "--sources"},
      {"NoOptionOfAnother", {"report", "--check"}, ""},
      {"WordsOfAValue", {"export", "--format", ""}, "sqlite xlsx"},
      {"AWordOfAValue", {"--progress", "b"}, "bar"},
      {"ADocument", {"rep", "repo"}, "report.pdf"},
      {"NoFileForAFolder", {"-o", "r"}, ""},
  };
  return kCases;
}

TEST(CompletionsTest, OfBash) {
  const CompletionFolder folder(BashCompletion());
  for (const CompletionCase& test : Cases()) {
    std::string words = "extract";
    for (const std::string& word : test.words) words += " '" + word + "'";
    EXPECT_EQ(folder.In("bash", ". ../script\nCOMP_WORDS=(" + words + ")\nCOMP_CWORD=" +
                                    std::to_string(test.words.size()) +
                                    "\n_extract\n((${#COMPREPLY[@]} == 0)) || "
                                    "printf '%s\\n' \"${COMPREPLY[@]}\"\n"),
              test.want)
        << test.name;
  }
}

TEST(CompletionsTest, OfFish) {
  if (!HasShell("fish")) GTEST_SKIP() << "fish is not installed: NOT TESTED";
  const CompletionFolder folder(FishCompletion());
  for (const CompletionCase& test : Cases()) {
    std::string line = "extract";
    for (const std::string& word : test.words) line += " " + word;
    // Behind each one stands its description.
    EXPECT_EQ(folder.In("fish", "source ../script\ncomplete -C '" + line +
                                    "' | string replace -r '\\t.*' ''; true\n"),
              test.want)
        << test.name;
  }
}

// zsh shows completions only to somebody who types: what it is told to complete is
// taken from it instead.
TEST(CompletionsTest, OfZsh) {
  if (!HasShell("zsh")) GTEST_SKIP() << "zsh is not installed: NOT TESTED";
  const CompletionFolder folder(ZshCompletion());
  const auto told = [&](const std::string& words, int current) {
    return folder.In(
        "zsh", "_arguments() { print -rl -- $@ }\n_describe() { }\nwords=(" + words +
                   "); CURRENT=" + std::to_string(current) + "\n. ../script\n");
  };
  for (const Command& command : Commands()) {
    const std::string specs = told(command.Name() + " -", command.word.empty() ? 2 : 3);
    for (const OptionSpec& option : command.options) {
      EXPECT_NE(specs.find(std::string(LongNameOf(option))), std::string::npos)
          << command.Name() << " " << option.names;
    }
  }
  const std::string merge = told("extract merge ''", 3);
  EXPECT_NE(merge.find("1:OUT:_files -/"), std::string::npos) << merge;
  EXPECT_NE(merge.find("*:SHARD:_files -/"), std::string::npos) << merge;
  EXPECT_EQ(merge.find("--resume"), std::string::npos) << merge;
}

}  // namespace
}  // namespace budget::commands
