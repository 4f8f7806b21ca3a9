#include "pipeline/program/shown_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace budget::program {
namespace {

struct TextCase {
  const char* name;
  std::string input;
  std::string escaped;
  std::string clean;
};

class ShownTextTest : public testing::TestWithParam<TextCase> {};

TEST_P(ShownTextTest, DoesNoHarm) {
  EXPECT_EQ(EscapeName(GetParam().input), GetParam().escaped);
  EXPECT_EQ(CleanForTerminal(GetParam().input), GetParam().clean);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, ShownTextTest,
    testing::ValuesIn(std::vector<TextCase>{
        {"Plain", "in/决算 (1).pdf", "in/决算 (1).pdf", "in/决算 (1).pdf"},
        {"LineFeed", "a\nb\tc", "a\\x0Ab\\x09c", "a\nb\tc"},
        {"Escape", "\x1B]0;x\x07", "\\x1B]0;x\\x07", "\\x1B]0;x\\x07"},
        {"Delete", "a\x7F", "a\\x7F", "a\\x7F"},
        {"SecondControls",
         "a\xC2\x9B"
         "1m",
         "a\\xC2\\x9B1m", "a\\xC2\\x9B1m"},
        {"CarriageReturn", "good\rbad", "good\\x0Dbad", "good\\x0Dbad"},
        {"RightToLeft", "fdp\u202Etxt", "fdp\u202Etxt", "fdp\\xE2\\x80\\xAEtxt"},
        {"Isolate", "a\u2066b", "a\u2066b", "a\\xE2\\x81\\xA6b"},
        {"LineSeparator", "a\u2028b", "a\u2028b", "a\\xE2\\x80\\xA8b"},
        {"Dashes", "a\u2014b\u2026", "a\u2014b\u2026", "a\u2014b\u2026"},
        {"NoUtf8", "\xB2\xC6.pdf", "\\xB2\\xC6.pdf", "\\xB2\\xC6.pdf"},
        {"Backslash", "a\\x0A", "a\\\\x0A", "a\\x0A"},
        {"Replacement", "\xEF\xBF\xBD", "\\xEF\\xBF\\xBD", "\xEF\xBF\xBD"},
        {"Empty", "", "", ""},
    }),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace budget::program
