#include "pipeline/script/format_diagnostic.h"

#include <gtest/gtest.h>

#include <string>

namespace budget::script {
namespace {

Diagnostic Make(Location where) {
  return {.severity = Severity::kError,
          .code = "schema-unknown-key",
          .message = "unknown key 'captoin'",
          .where = std::move(where),
          .because = {},
          .hint = ""};
}

ReadLine Always(const std::string& line) {
  return [line](const Location&) { return std::optional(line); };
}

TEST(FormatDiagnosticTest, ShowsThePlaceAndTheLine) {
  Diagnostic diagnostic = Make({"my.yaml", 0, 18, 5});
  diagnostic.hint = "did you mean 'caption'?";
  diagnostic.because = {"mof.yaml", 0, 58, 7};
  EXPECT_EQ(
      "my.yaml:18:5: error: unknown key 'captoin' [schema-unknown-key]\n"
      "      captoin: '表'\n"
      "      ^\n"
      "mof.yaml:58:7: note: the rule is here\n"
      "hint: did you mean 'caption'?\n",
      FormatDiagnostic(diagnostic, Always("    captoin: '表'")));
}

TEST(FormatDiagnosticTest, HanTakesTwoColumns) {
  EXPECT_EQ(
      "f:1:4: error: unknown key 'captoin' [schema-unknown-key]\n"
      "  收入a（\n"
      "       ^\n",
      FormatDiagnostic(Make({"f", 0, 1, 4}), Always("收入a（")));
}

TEST(FormatDiagnosticTest, TheCaretMayStandBehindTheLine) {
  EXPECT_EQ(
      "f:1:3: error: unknown key 'captoin' [schema-unknown-key]\n"
      "  ab\n"
      "    ^\n",
      FormatDiagnostic(Make({"f", 0, 1, 3}), Always("ab")));
  EXPECT_EQ(
      "f:1:9: error: unknown key 'captoin' [schema-unknown-key]\n"
      "  ab\n",
      FormatDiagnostic(Make({"f", 0, 1, 9}), Always("ab")));
}

TEST(FormatDiagnosticTest, LongLinesAreCut) {
  const std::string line = std::string(5000, 'a') + "X" + std::string(5000, 'b');
  const std::string shown = FormatDiagnostic(Make({"f", 0, 1, 5001}), Always(line));
  EXPECT_LT(shown.size(), 500U);
  const std::size_t start = shown.find('\n') + 1;
  const std::size_t caret = shown.find('^') - shown.find('\n', start) - 1;
  EXPECT_EQ('X', shown[start + caret]);
}

TEST(FormatDiagnosticTest, ControlCharactersDoNotReachTheTerminal) {
  const std::string shown =
      FormatDiagnostic(Make({"f", 0, 1, 1}), Always("\x1B[31mred\ttab"));
  EXPECT_EQ(std::string::npos, shown.find('\x1B'));
  EXPECT_EQ(std::string::npos, shown.find('\t'));
}

TEST(FormatDiagnosticTest, PlacesInPdf) {
  EXPECT_EQ("a.pdf#page=14", FormatLocation({"a.pdf", 14, 0, 0}));
  EXPECT_EQ("a.pdf#page=14:9:4", FormatLocation({"a.pdf", 14, 9, 4}));
  EXPECT_EQ("a.txt:3", FormatLocation({"a.txt", 0, 3, 0}));
  // No line of a PDF is shown.
  EXPECT_EQ("a.pdf#page=1:2:3: error: unknown key 'captoin' [schema-unknown-key]\n",
            FormatDiagnostic(Make({"a.pdf", 1, 2, 3}), Always("x")));
  EXPECT_EQ("extract: error: unknown key 'captoin' [schema-unknown-key]\n",
            FormatDiagnostic(Make({})));
}

TEST(DisplayWidthTest, Counts) {
  EXPECT_EQ(0, DisplayWidth(""));
  EXPECT_EQ(3, DisplayWidth("abc"));
  EXPECT_EQ(6, DisplayWidth("收入（"));
  EXPECT_EQ(1, DisplayWidth("e\xCC\x81"));  // a combining accent takes none
}

TEST(TextLinesTest, FindsForwardsAndBackwards) {
  TextLines lines("a\r\nb\r\nc\n");
  EXPECT_EQ("b", lines.Find(2).value_or("none"));
  EXPECT_EQ("b", lines.Find(2).value_or("none"));
  EXPECT_EQ("", lines.Find(4).value_or("none"));
  EXPECT_EQ("none", lines.Find(5).value_or("none"));
  EXPECT_EQ("a", lines.Find(1).value_or("none"));
  EXPECT_EQ("c", lines.Find(3).value_or("none"));
  EXPECT_EQ("none", lines.Find(0).value_or("none"));
}

}  // namespace
}  // namespace budget::script
