// What is known about an issuer or about a table stands in YAML, never in C++; and the
// small rules on how a file looks that no tool checks.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/house/source_files.h"

namespace budget::house {
namespace {

constexpr std::ptrdiff_t kMaxLines = 450;
// What the largest class has, ContentInterpreter; it may only go down.
constexpr std::ptrdiff_t kMostMembers = 18;

// True for UTF-8 of an ideograph of the Basic Multilingual Plane (U+3400..U+9FFF).
bool HasIdeograph(const std::string& text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (lead < 0xE3 || lead > 0xE9) continue;
    const unsigned code = ((lead & 0x0FU) << 12U) | ((next & 0x3FU) << 6U);
    if (code >= 0x3400 && code <= 0x9FFF) return true;
  }
  return false;
}

std::vector<SourceFile> ProductFiles() {
  return ReadSourceFiles({"extract", "extractors", "schemas", "pipeline"});
}

// The tables of keys are documentation: their texts are printed as the reference of the
// schema language and nothing is matched with them.
bool IsKeyTable(const std::string& path) {
  return path.starts_with("schemas/keys/") && path.ends_with("_keys.cc");
}

TEST(WordingTest, LiteralsHoldNoChineseWords) {
  for (const SourceFile& file : ProductFiles()) {
    if (IsKeyTable(file.path)) continue;
    for (const Literal& literal : Literals(file.text)) {
      EXPECT_FALSE(HasIdeograph(literal.text))
          << file.path << ":" << literal.line << ": " << literal.text
          << " belongs into schemas/";
    }
  }
}

TEST(WordingTest, TheRuleSeesLiteralsAndNotComments) {
  const std::vector<Literal> literals = Literals(
      "// 合计 \"a\"\nint n = 1'000;\nauto s = \"合\\\"计\"; /* '收' */ char c = "
      "'\\'';\n"
      "auto r = R\"x(支出\")x\";\n");
  ASSERT_EQ(literals.size(), 3U);
  EXPECT_TRUE(HasIdeograph(literals[0].text));
  EXPECT_EQ(literals[0].line, 3);
  EXPECT_FALSE(HasIdeograph(literals[1].text));
  EXPECT_TRUE(HasIdeograph(literals[2].text));
}

TEST(FileShapeTest, FilesHaveOneJob) {
  for (const SourceFile& file : ProductFiles()) {
    EXPECT_LE(std::ranges::count(file.text, '\n'), kMaxLines) << file.path;
  }
}

// What a class remembers from call to call is what a reader must keep in mind.
TEST(FileShapeTest, ClassesRememberLittle) {
  static const std::regex kClass("\n(class|struct) (\\w+)[^;{]*\\{");
  static const std::regex kMember(
      "\n  (?!return|using|static)[A-Za-z_][\\w:<>, *&()]*[ *&]\\w+_(\\{[^;]*\\}| = "
      "[^;]*)?;");
  for (const SourceFile& file : ProductFiles()) {
    for (std::sregex_iterator it(file.text.begin(), file.text.end(), kClass), end;
         it != end; ++it) {
      const auto from = static_cast<std::size_t>(it->position());
      const std::string body =
          file.text.substr(from, file.text.find("\n};", from) - from);
      const auto members =
          std::distance(std::sregex_iterator(body.begin(), body.end(), kMember), {});
      EXPECT_LE(members, kMostMembers) << file.path << ": " << (*it)[2];
    }
  }
}

// What is const does not change, not even where nobody sees it.
TEST(FileShapeTest, ConstIsMeant) {
  static const std::regex kWayOut("\\b(const_cast|mutable)\\b");
  for (const SourceFile& file : ProductFiles()) {
    std::smatch match;
    EXPECT_FALSE(std::regex_search(file.text, match, kWayOut))
        << file.path << ": " << match.str();
  }
}

TEST(FileShapeTest, NamesAreSnakeCase) {
  for (const SourceFile& file :
       ReadSourceFiles({"extractors", "schemas", "pipeline", "tests", "bench"})) {
    const std::string name = std::filesystem::path(file.path).stem().string();
    EXPECT_TRUE(std::ranges::all_of(name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    })) << file.path;
  }
}

TEST(FileShapeTest, HeadersAreGuardedAndExplained) {
  for (const SourceFile& file : ProductFiles()) {
    if (!file.path.ends_with(".h")) continue;
    std::string guard = file.path;
    std::ranges::transform(guard, guard.begin(), [](char c) {
      return c >= 'a' && c <= 'z'   ? static_cast<char>(c - 'a' + 'A')
             : c == '/' || c == '.' ? '_'
                                    : c;
    });
    guard += "_";
    EXPECT_NE(file.text.find("#ifndef " + guard + "\n#define " + guard + "\n"),
              std::string::npos)
        << file.path << ": wants the guard " << guard;
    EXPECT_TRUE(file.text.starts_with("// ")) << file.path << ": begins without a word";
  }
}

// A header that compiles as the first include of its own file needs nothing else.
TEST(FileShapeTest, SourcesIncludeTheirHeaderFirst) {
  std::set<std::string> headers;
  for (const SourceFile& file : ProductFiles()) {
    if (file.path.ends_with(".h")) headers.insert(file.path);
  }
  for (const SourceFile& file : ProductFiles()) {
    if (!file.path.ends_with(".cc")) continue;
    const std::string header = file.path.substr(0, file.path.size() - 2) + "h";
    if (!headers.contains(header)) continue;
    const std::vector<Include> includes = Includes(file.text);
    ASSERT_FALSE(includes.empty()) << file.path;
    EXPECT_EQ(includes.front().name, header) << file.path;
  }
}

}  // namespace
}  // namespace budget::house
