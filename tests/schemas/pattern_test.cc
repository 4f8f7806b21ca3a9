#include "schemas/pattern/pattern.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "schemas/pattern/insert_pattern.h"
#include "schemas/pattern/required_words.h"

namespace budget::schemas {
namespace {

Pattern Make(const std::string& source) { return Pattern(source, Location()); }

std::string Show(const std::optional<Captures>& captures) {
  if (!captures.has_value()) return "no";
  std::string shown = "yes";
  for (const auto& [name, text] : *captures) shown += " " + name + "=" + text;
  return shown;
}

struct PatternCase {
  const char* name;
  std::string pattern;
  std::string text;
  std::string match;   // of the whole text
  std::string search;  // anywhere
};

class PatternTest : public testing::TestWithParam<PatternCase> {};

TEST_P(PatternTest, Matches) {
  const PatternCase& c = GetParam();
  const Pattern pattern = Make(c.pattern);
  EXPECT_EQ(c.match, Show(pattern.Match(c.text)));
  EXPECT_EQ(c.search, Show(pattern.Search(c.text)));
  EXPECT_EQ(c.match != "no", pattern.MatchesAll(c.text));
  EXPECT_EQ(c.search != "no", pattern.MatchesPart(c.text));
  EXPECT_EQ(c.search != "no", pattern.Locate(c.text).has_value());
}

INSTANTIATE_TEST_SUITE_P(
    Patterns, PatternTest,
    testing::ValuesIn(std::vector<PatternCase>{
        {"Word", "合计", "合计", "yes", "yes"},
        {"WordInside", "合计", "本年合计数", "no", "yes"},
        {"OtherWord", "合计", "小计", "no", "no"},
        {"Words", "合计|总计|金额合计", "总计", "yes", "yes"},
        {"WordsInside", "合计|总计", "收入总计", "no", "yes"},
        {"EmptyAlternative", "合计|", "", "yes", "yes"},
        {"Groups", R"((?P<year>20\d\d)年(?P<issuer>.+局)部门预算)",
         "2022年某市医保局部门预算", "yes year=2022 issuer=某市医保局",
         "yes year=2022 issuer=某市医保局"},
        {"GroupInside", R"((?P<year>20\d\d)年)", "关于2022年和2023年", "no",
         "yes year=2022"},
        {"EmptyGroupIsLeftOut", "(?P<a>x)?(?P<b>y)", "y", "yes b=y", "yes b=y"},
        {"OneNameTwice", "(?P<y>a)|(?P<y>b)", "b", "yes y=b", "yes y=b"},
        {"UnnamedGroups", "(a)(b)(?P<c>c)", "abc", "yes c=c", "yes c=c"},
        {"Han", R"(\p{Han}+)", "收入", "yes", "yes"},
        {"HanIsNotLatin", R"(\p{Han}+)", "abc", "no", "no"},
        {"HanInClass", R"([\p{Han}a]+)", "收a入", "yes", "yes"},
        {"HanNegated", R"([^\p{Han}]+)", "abc（", "yes", "yes"},
        {"HanNegatedFails", R"([^\p{Han}]+)", "收入", "no", "no"},
        {"HanAfterClassOfBracket", R"([]a]\p{Han})", "]收", "yes", "yes"},
        {"HanAfterPosixClass", R"([[:digit:]\p{Han}]+)", "1收", "yes", "yes"},
        {"BarIsTheHeaderPath", "收入/(?:预算|决算)数", "收入/决算数", "yes", "yes"},
        {"BadMatchesNothing", "a(b", "a(b", "no", "no"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(PatternTest, EmptyMatchesNothing) {
  const Pattern none;
  EXPECT_TRUE(none.empty());
  EXPECT_FALSE(none.MatchesAll(""));
  EXPECT_FALSE(none.MatchesPart("x"));
  EXPECT_FALSE(none.Search("").has_value());
  EXPECT_FALSE(none.Error().has_value());
}

TEST(PatternTest, ThoseOfAPoolKeepTheirPlaces) {
  PatternPool pool;
  const Pattern first = pool.Make("a+", {.file = "x", .line = 1});
  const Pattern again = pool.Make("a+", {.file = "y", .line = 2});
  const Pattern other = pool.Make("b+", {.file = "y", .line = 3});
  EXPECT_TRUE(first.MatchesAll("aa"));
  EXPECT_EQ(first.Work(), again.Work());  // compiled by the line above
  EXPECT_GT(again.Work(), other.Work());
  EXPECT_EQ(first.where().file, "x");
  EXPECT_EQ(again.where().line, 2);
  EXPECT_TRUE(other.MatchesAll("b"));
}

TEST(PatternTest, TellsWhatIsWrong) {
  const auto error = Make("合计|[z-a]").Error();
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ("invalid character class range: z-a", error->message);
  EXPECT_EQ("z-a", error->part);
  EXPECT_FALSE(Make("合计|总计").Error().has_value());
  EXPECT_TRUE(Make("(?P<a b>x)").Error().has_value());
}

TEST(PatternTest, TooLargeIsAnError) {
  const auto error = Make("((.{100}){100}){100}").Error();
  ASSERT_TRUE(error.has_value());
}

TEST(PatternTest, LocatesTheFirst) {
  const auto place = Make("乙|甲").Locate("丙甲乙");
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(3U, place->begin);
  EXPECT_EQ(6U, place->end);
}

struct WordsCase {
  const char* name;
  std::string pattern;
  std::string want;  // the words of a set joined with a blank, the sets with " & "
};

class RequiredWordsTest : public testing::TestWithParam<WordsCase> {};

TEST_P(RequiredWordsTest, Finds) {
  std::string shown;
  for (const Words& words : RequiredWords(GetParam().pattern)) {
    if (!shown.empty()) shown += " & ";
    for (const std::string& word : words) {
      shown += (&word == &words.front() ? "" : " ") + word;
    }
  }
  EXPECT_EQ(GetParam().want, shown);
}

INSTANTIATE_TEST_SUITE_P(
    Patterns, RequiredWordsTest,
    testing::ValuesIn(std::vector<WordsCase>{
        {"Word", "合计", "合计"},
        {"Alternatives", "收入|支出(?:合计|总计)", "收入 支出"},
        {"CommonWord", "(?:甲x.*乙丙|甲y.*丁戊)", "乙丙 丁戊"},
        {"CommonWordApart", "甲.*乙丙|甲.*丁戊", "乙丙 丁戊 & 甲"},
        {"LongestRun", R"(20\d\d年(.*)部门预算)", "部门预算 & 年 & 20"},
        {"InGroup", "(?:.*/)?(?P<x>基本支出)", "基本支出"},
        {"OptionalTail", "支出数?", "支出"},
        {"OptionalGroup", "(?:支出)?", ""},
        {"Star", "合*", ""},
        {"AtLeastOnce", "ab{2,3}c", "ab & c"},
        {"PerhapsNone", "ab{0,3}c", "a & c"},
        {"OneUnknownAlternative", "收入|.*", ""},
        {"NestedAlternatives", "(?:甲乙|丙)(?:丁|戊)", "甲乙 丙 & 丁 戊"},
        {"ClassOfFew", "[甲乙]+丙丁", "丙丁 & 甲 乙"},
        {"ClassOfBracket", "[]甲]", "] 甲"},
        {"ClassOfRange", "[]-甲]a", "a"},
        {"ClassPerhapsNone", "[甲乙]?丙", "丙"},
        {"ClassAmongWords", "[:,]元|[%‰]$|（元）", "元 % ‰ （元）"},
        {"OtherClassesTellNothing", R"([^甲][a-z][\d甲][[:alpha:]]\p{Han}\d)", ""},
        {"Flags", "(?i)abc", ""},
        {"Quoted", R"(\Qa\E)", ""},
        {"Bad", "a(b", ""},
        {"Lazy", "ab+?c", "a & c"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

// A text that RE2 matches has one of the words: on random patterns and texts.
TEST(RequiredWordsTest, AgreeWithRe2) {
  std::mt19937 random(20240229);
  const std::vector<std::string> pieces = {
      "甲",  "乙", "a", "b",    "|",     "(",     "(?:",  ")",
      "*",   "+",  "?", ".",    "{0,1}", "{2}",   "[ab]", "[^甲]",
      "\\d", "^",  "$", "甲乙", "[甲b]", "[a-b]", "[]1]", "[-a]"};
  const std::vector<std::string> letters = {"甲", "乙", "a", "b", "1"};
  int matches = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string source;
    for (auto n = random() % 8 + 1; n > 0; --n)
      source += pieces[random() % pieces.size()];
    const std::vector<Words> sets = RequiredWords(source);
    if (sets.empty()) continue;
    RE2::Options options;
    options.set_log_errors(false);
    const RE2 re2(source, options);
    if (!re2.ok()) continue;
    std::string text;
    for (auto n = random() % 8; n > 0; --n) text += letters[random() % letters.size()];
    if (!RE2::PartialMatch(text, re2)) continue;
    ++matches;
    const auto stands = [&](const std::string& word) {
      return text.find(word) != std::string::npos;
    };
    EXPECT_TRUE(std::ranges::all_of(
        sets, [&](const Words& words) { return std::ranges::any_of(words, stands); }))
        << source << " in " << text;
  }
  EXPECT_GT(matches, 1000);
}

TEST(InsertPatternTest, GroupsWhereItMust) {
  const auto insert = [](std::string before, std::string_view piece,
                         std::string_view rest) {
    InsertPattern(piece, rest, &before);
    return before + std::string(rest);
  };
  EXPECT_EQ("a|b", insert("", "a|b", ""));
  EXPECT_EQ("a|b|c", insert("", "a|b", "|c"));
  EXPECT_EQ("x(a|b)", insert("x(", "a|b", ")"));
  EXPECT_EQ("(?:a|b)c", insert("", "a|b", "c"));
  EXPECT_EQ("c(?:a|b)", insert("c", "a|b", ""));
  EXPECT_EQ("(?:ab)*", insert("", "ab", "*"));
}

}  // namespace
}  // namespace budget::schemas
