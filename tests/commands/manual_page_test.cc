#include "pipeline/commands/manual_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

namespace budget::commands {
namespace {

using testing::HasSubstr;
using testing::Not;

struct SentenceCase {
  const char* name;
  const char* text;
  const char* want;
};

class FirstSentenceTest : public testing::TestWithParam<SentenceCase> {};

TEST_P(FirstSentenceTest, IsOneLine) {
  EXPECT_EQ(FirstSentence(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Texts, FirstSentenceTest,
                         testing::ValuesIn(std::vector<SentenceCase>{
                             {"Two", "One. Two.", "One"},
                             {"OverLines", "One\ntwo.\n\nThree", "One two"},
                             {"NoEnd", "One", "One"},
                             {"WithAPoint", "Write .pdf files", "Write .pdf files"},
                             {"WideStop", "一。二。", "一"},
                         }),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(ManualPageTest, NamesEveryOptionOfItsCommand) {
  for (const Command& command : Commands()) {
    for (const Language language : {Language::kEnglish, Language::kChinese}) {
      const std::string page = ManualPage(command, language, "1.2.3");
      EXPECT_THAT(page, HasSubstr("\"extract 1.2.3\""));
      for (const OptionSpec& option : command.options) {
        std::string name(LongNameOf(option));
        name = std::regex_replace(name, std::regex("-"), "\\-");
        EXPECT_THAT(page, HasSubstr("\\fB" + name + "\\fR")) << command.Name();
      }
      // An id that has no message would stand there itself.
      EXPECT_THAT(page, Not(HasSubstr("manual.")));
      EXPECT_THAT(page, Not(HasSubstr("help.")));
    }
  }
}

TEST(ManualPageTest, HasNoRequestInItsTexts) {
  const std::string page = ManualPage(Commands().front(), Language::kEnglish, "1.2.3");
  static const std::regex kRequest(R"(\.(TH|SH|TP|PP|nf|fi)( .*)?)");
  std::size_t from = 0;
  while (from < page.size()) {
    const std::size_t end = page.find('\n', from);
    const std::string line = page.substr(from, end - from);
    if (line.starts_with('.') || line.starts_with('\'')) {
      EXPECT_TRUE(std::regex_match(line, kRequest)) << line;
    }
    from = end + 1;
  }
}

}  // namespace
}  // namespace budget::commands
