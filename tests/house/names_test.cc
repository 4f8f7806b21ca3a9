// A room is compiled as one unit (BUDGET_UNITY): an unnamed namespace that names what a
// header of the room names, too, hides that from the files behind it, without a word.

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <string>

#include "tests/house/source_files.h"

namespace budget::house {
namespace {

// Names that begin at the start of a line: functions, constants and types.
std::set<std::string> NamesIn(const std::string& text) {
  static const std::regex kNames(
      R"((?:^|\n)(?:(?:inline|constexpr|static|const)\s+)*(?:(?:struct|class|enum class|using)\s+(\w+)|[\w:]+(?:<[^()\n]*>)?[ &*]+(\w+)(?:\(| = |\{)))");
  std::set<std::string> names;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), kNames);
       match != std::sregex_iterator(); ++match) {
    names.insert((*match)[1].matched ? (*match)[1] : (*match)[2]);
  }
  return names;
}

std::string UnnamedIn(const std::string& text) {
  constexpr std::string_view kBegin = "\nnamespace {\n";
  constexpr std::string_view kEnd = "\n}  // namespace\n";
  std::string unnamed;
  for (std::size_t at = text.find(kBegin); at != std::string::npos;
       at = text.find(kBegin, at + 1)) {
    const std::size_t end = text.find(kEnd, at);
    unnamed += text.substr(at + kBegin.size(), end - at - kBegin.size()) + "\n";
  }
  return unnamed;
}

std::string RoomOf(const std::string& path) { return path.substr(0, path.rfind('/')); }

TEST(NamesTest, UnnamedNamespacesHideNothingOfTheirRoom) {
  std::map<std::string, std::map<std::string, std::string>> rooms;
  std::vector<SourceFile> files =
      ReadSourceFiles({"extract", "extractors", "schemas", "pipeline"});
  for (const SourceFile& file : files) {
    if (!file.path.ends_with(".h")) continue;
    for (const std::string& name : NamesIn(file.text)) {
      rooms[RoomOf(file.path)].try_emplace(name, file.path);
    }
  }
  for (const SourceFile& file : files) {
    if (!file.path.ends_with(".cc")) continue;
    const auto& room = rooms[RoomOf(file.path)];
    for (const std::string& name : NamesIn(UnnamedIn(file.text))) {
      const auto hidden = room.find(name);
      EXPECT_TRUE(hidden == room.end())
          << file.path << ": " << name << " hides that of " << hidden->second;
    }
  }
}

TEST(NamesTest, TheRuleSeesNames) {
  EXPECT_EQ(NamesIn("constexpr int WidthOf(char32_t c) {\n"
                    "std::vector<int> Rows(int a);\n"
                    "  int inside(int b);\n"
                    "inline constexpr int kMost = 3;\n"
                    "struct Block {\n"),
            (std::set<std::string>{"WidthOf", "Rows", "kMost", "Block"}));
  EXPECT_EQ(UnnamedIn("\nnamespace {\nint a;\n}  // namespace\nint b;\n"), "int a;\n");
}

}  // namespace
}  // namespace budget::house
