#include "pipeline/messages/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace budget::messages {
namespace {

constexpr Language kEn = Language::kEnglish;
constexpr Language kZh = Language::kChinese;

TEST(SayTest, FillsInTheNames) {
  EXPECT_EQ(Say(kEn, "crashed", {{"how", "a {bang}"}}),
            "its reader ended with a {bang}");
  EXPECT_EQ(Say(kZh, "crashed", {{"how", "x"}}), "读取程序异常结束：x");
  EXPECT_EQ(Say(kEn, "no-such-id", {{"n", "3"}}), "no-such-id 3");
}

TEST(CountTest, ChoosesTheForm) {
  EXPECT_EQ(Count(kEn, "summary.documents", 0), "0 documents");
  EXPECT_EQ(Count(kEn, "summary.documents", 1), "1 document");
  EXPECT_EQ(Count(kEn, "summary.documents", 11), "11 documents");
  EXPECT_EQ(Count(kZh, "summary.documents", 11), "11 个文件");
  EXPECT_EQ(Count(kEn, "summary.checks", 1, {{"failed", "1"}}),
            "; 1 of 1 check failed");
}

struct TranslateCase {
  const char* name;
  const char* english;
  const char* want;
};

class TranslateTest : public testing::TestWithParam<TranslateCase> {};

TEST_P(TranslateTest, KnowsTheTextAgain) {
  EXPECT_EQ(Translate(kZh, GetParam().english), GetParam().want);
  EXPECT_EQ(Translate(kEn, GetParam().english), GetParam().english);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, TranslateTest,
    testing::ValuesIn(std::vector<TranslateCase>{
        {"Whole", "the file is empty", "文件为空"},
        {"AtTheEnd", "cannot write: because", "无法写入：because"},
        {"AReasonOfTheSystem", "cannot write: No space left on device",
         "无法写入：磁盘已满"},
        {"AReasonWithAName", "the page is damaged: unknown properties: MC0",
         "此页损坏：未知的属性：MC0"},
        {"AWordThatIsAName", "unknown key 'note' in table", "table 中没有“note”这个键"},
        {"InTheMiddle", "took more than 1.5 s", "用时超过 1.5 秒"},
        {"Quoted", "unknown key 'captoin' in table", "table 中没有“captoin”这个键"},
        {"SeveralNames",
         "the figure 1,95O.27 is not read: a letter stands where a digit "
         "should be",
         "数字 1,95O.27 没有读出：数字中混有字母"},
        // The longer of two that fit.
        {"TheMoreWords",
         "no text on page 1; text that is not what is printed on page 2",
         "第 1 页没有文本；第 2 页的文本与印出的不同"},
        {"Braces", "the parent has no such value; remove ${inherited}",
         "上级没有此值；请删去 ${inherited}"},
        {"AQuoteInAName", "unknown key 'it's' in table", "table 中没有“it's”这个键"},
        {"Unknown", "something that nobody has thought of",
         "something that nobody has thought of"},
        {"Empty", "", ""},
        {"OnlyTheBeginning", "took more than a day", "took more than a day"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

std::multiset<std::string> NamesIn(const std::string& text) {
  static const std::regex kName("\\{([a-z]+)\\}");
  std::multiset<std::string> names;
  for (std::sregex_iterator name(text.begin(), text.end(), kName), end; name != end;
       ++name) {
    names.insert((*name)[1]);
  }
  return names;
}

// UTF-8 of an ideograph.
bool HasIdeograph(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto lead = static_cast<unsigned char>(c);
    return lead >= 0xE4 && lead <= 0xE9;
  });
}

// In the other language there is the same to fill in, and it is in that language.
TEST(TableTest, TheLanguagesSayTheSame) {
  static const std::regex kWord("(^|[^{a-z])[a-z]{3,}($|[^}a-z])");
  static const std::set<std::string_view> kNames = {"allowed.progress",
                                                    "summary.error"};
  for (const Entry& entry : Entries()) {
    std::string en(entry.en);
    if (const std::size_t bar = en.find('|');
        bar != std::string::npos && !entry.id.starts_with("help.")) {
      EXPECT_EQ(NamesIn(en.substr(0, bar)), NamesIn(en.substr(bar + 1))) << entry.id;
      en.resize(bar);
    }
    EXPECT_EQ(NamesIn(en), NamesIn(std::string(entry.zh))) << entry.id;
    EXPECT_FALSE(HasIdeograph(entry.en)) << entry.id;
    if (kNames.contains(entry.id) || !std::regex_search(en, kWord)) continue;
    EXPECT_TRUE(HasIdeograph(entry.zh)) << entry.id;
  }
}

// A text that is known again has one meaning.
TEST(TableTest, TheSameEnglishIsTheSameChinese) {
  std::map<std::string_view, std::string_view> known;
  for (const Entry& entry : Entries()) {
    const auto [first, is_new] = known.emplace(entry.en, entry.zh);
    if (is_new) continue;
    EXPECT_EQ(first->second, entry.zh) << entry.id;
  }
}

// Every code of an error that README names has its words here.
TEST(TableTest, EveryCodeOfAnErrorIsWorded) {
  std::ifstream file(std::string(BUDGET_SOURCE_DIR) + "/README.md");
  const std::string readme(std::istreambuf_iterator<char>(file), {});
  const std::size_t begin = readme.find("### What goes wrong with a document");
  const std::size_t end = readme.find("\n## ", begin);
  ASSERT_NE(end, std::string::npos);
  const std::string part = readme.substr(begin, end - begin);
  static const std::regex kRow("\n\\|([^|]*)\\|");
  static const std::regex kCode("`([a-z-]+)`");
  int codes = 0;
  for (std::sregex_iterator row(part.begin(), part.end(), kRow), last; row != last;
       ++row) {
    const std::string cell = (*row)[1];
    for (std::sregex_iterator code(cell.begin(), cell.end(), kCode), no_more;
         code != no_more; ++code) {
      const std::string id = (*code)[1];
      if (id == "internal" || id == "unreadable") continue;  // what a library says
      ++codes;
      EXPECT_TRUE(std::ranges::any_of(Entries(), [&](const Entry& entry) {
        return entry.id == id || entry.id.starts_with(id + ".");
      })) << id;
    }
  }
  EXPECT_GT(codes, 20);
}

}  // namespace
}  // namespace budget::messages
