#include "extractors/text/text_reader.h"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/model/page.h"

namespace budget::extractors {
namespace {

using namespace std::string_view_literals;

std::string Show(std::string_view bytes) {
  auto opened = OpenText(bytes, "a.txt", {});
  if (!opened.ok()) {
    const Diagnostic& why = opened.diagnostics().front();
    return "error: " + why.code + " line " + std::to_string(why.where.line) + ": " +
           why.message;
  }
  const std::unique_ptr<Reader> reader = std::move(opened).value();
  PageData data;
  const Page& page = std::get<Page>(data);
  if (!reader->Next(&data)) return "no page";
  std::string shown;
  for (const TextLine& line : page.lines) {
    shown += std::to_string(line.number) + "[" + line.text + "]";
  }
  if (page.number != 0 || reader->page_count() != 0 || reader->Next(&data)) {
    shown += " pages";
  }
  return shown;
}

struct ReadCase {
  const char* name;
  std::string_view bytes;
  std::string want;
};

class TextReaderTest : public testing::TestWithParam<ReadCase> {};

TEST_P(TextReaderTest, Reads) { EXPECT_EQ(GetParam().want, Show(GetParam().bytes)); }

INSTANTIATE_TEST_SUITE_P(
    Lines, TextReaderTest,
    testing::ValuesIn(std::vector<ReadCase>{
        {"Lf", "a\nb\n"sv, "1[a]2[b]"},
        {"NoEnd", "a\nb"sv, "1[a]2[b]"},
        {"CrLf", "a\r\nb\r\n"sv, "1[a]2[b]"},
        {"Cr", "a\rb\r"sv, "1[a]2[b]"},
        {"Mixed", "a\r\nb\rc\nd"sv, "1[a]2[b]3[c]4[d]"},
        {"BlankLines", "\n\na\n\n"sv, "1[]2[]3[a]4[]"},
        {"TabsAndSpacesStay", " a\t\tb \n"sv, "1[ a\t\tb ]"},
        // A page break ends a line; the numbers stay those of an editor.
        {"FormFeed", "a\n\fb\nc\n"sv, "1[a]2[]2[b]3[c]"},
        {"FormFeedInALine", "a\fb\nc"sv, "1[a]1[b]2[c]"},
        {"Mark",
         "\xEF\xBB\xBF"
         "a\n"sv,
         "1[a]"},
        {"Gb18030", "\xCA\xD5\r\n\xC8\xEB"sv, "1[收]2[入]"},
        {"Utf16", "\xFF\xFE\x36\x65\r\0\n\0\x65\x51"sv, "1[收]2[入]"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(Errors, TextReaderTest,
                         testing::ValuesIn(std::vector<ReadCase>{
                             {"Empty", ""sv, "error: empty line 0: the file is empty"},
                             {"MarkOnly", "\xEF\xBB\xBF"sv,
                              "error: empty line 0: the file is empty"},
                             {"BadByte", "ab\ncd\xFF\n"sv,
                              "error: bad-encoding line 2: the text is not in UTF-8, "
                              "GB18030 or UTF-16: read "
                              "as UTF-8, byte 0xFF at offset 5 is wrong"},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(LooksLikeTextTest, TellsTextFromBinary) {
  EXPECT_TRUE(LooksLikeText("收支总表\n"));
  EXPECT_TRUE(LooksLikeText(""));
  EXPECT_TRUE(LooksLikeText("\xCA\xD5\xC8\xEB\t12\r\n"));
  EXPECT_TRUE(LooksLikeText("\xFF\xFE\x36\x65"sv));
  EXPECT_TRUE(LooksLikeText("a\0b\0\n\0"sv));
  EXPECT_FALSE(LooksLikeText("PK\3\4\24\0\0\0\10\0"sv));
  EXPECT_FALSE(LooksLikeText("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv));
  EXPECT_FALSE(LooksLikeText("\x1F\x8B\x08\x01\x02\x03\x04\x05\x06 abc"sv));
}

// The same words in every encoding give the same lines.
std::filesystem::path SharedFolder() {
  const char* shared = std::getenv("BUDGET_SHARED");
  if (shared != nullptr) return shared;
  return std::filesystem::path(BUDGET_SOURCE_DIR) / ".." / "shared";
}

std::string Encode(const std::string& utf8, const char* encoding) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(static_cast<std::size_t>(text.length()) * 4 + 16, '\0');
  const auto length = text.extract(0, text.length(), out.data(),
                                   static_cast<std::uint32_t>(out.size()), encoding);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::string WithCrLf(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

TEST(TextReaderSharedTest, EveryEncodingOfADocumentGivesTheSameLines) {
  const std::filesystem::path folder = SharedFolder() / "sources";
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "no documents in " << folder << ": not tested";
  }
  int documents = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    ++documents;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::string want = Show(text);
    EXPECT_EQ(want, Show("\xEF\xBB\xBF" + text)) << entry.path();
    EXPECT_EQ(want, Show(WithCrLf(text))) << entry.path();
    EXPECT_EQ(want, Show(Encode(text, "gb18030"))) << entry.path();
    EXPECT_EQ(want, Show(Encode(text, "UTF-16LE"))) << entry.path();
    EXPECT_EQ(want, Show(Encode(text, "UTF-16BE"))) << entry.path();
    EXPECT_EQ(want, Show("\xFF\xFE" + Encode(WithCrLf(text), "UTF-16LE")))
        << entry.path();
  }
  EXPECT_GT(documents, 0);
}

}  // namespace
}  // namespace budget::extractors
