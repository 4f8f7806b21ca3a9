#include "extractors/content/content_lexer.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <string_view>

namespace budget::extractors {
namespace {

// "12 /Name (text) [ ] << >> op !", tokens separated by spaces.
std::string Show(std::string_view content) {
  content::ContentLexer lexer(content);
  std::string out;
  for (content::Token token = lexer.Next(); token.kind != content::TokenKind::kEnd;
       token = lexer.Next()) {
    if (!out.empty()) out += " ";
    char number[32];
    switch (token.kind) {
      case content::TokenKind::kNumber:
        std::snprintf(number, sizeof number, "%g", token.number);
        out += number;
        break;
      case content::TokenKind::kName:
        out += "/" + std::string(token.text);
        break;
      case content::TokenKind::kString:
        out += "(" + std::string(token.text) + ")";
        break;
      case content::TokenKind::kArrayBegin:
        out += "[";
        break;
      case content::TokenKind::kArrayEnd:
        out += "]";
        break;
      case content::TokenKind::kDictionaryBegin:
        out += "<<";
        break;
      case content::TokenKind::kDictionaryEnd:
        out += ">>";
        break;
      case content::TokenKind::kOperator:
        out += token.text;
        break;
      default:
        return out + "!";
    }
  }
  return out;
}

struct LexerCase {
  const char* name;
  const char* content;
  const char* want;
};

class ContentLexerTest : public testing::TestWithParam<LexerCase> {};

TEST_P(ContentLexerTest, Tokens) {
  EXPECT_EQ(Show(GetParam().content), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Content, ContentLexerTest,
    testing::ValuesIn<LexerCase>({
        {"Empty", " \n\t", ""},
        {"Comment", "1 % two\n3", "1 3"},
        {"Numbers", "0 12 -3 +4 .5 -.5 6. 007 -0", "0 12 -3 4 0.5 -0.5 6 7 -0"},
        {"LongNumbers",
         "123456789012345678901234567890 0.000000000000000000001 "
         "0.3333333333333333333",
         "1.23457e+29 0 0.333333"},
        {"NumbersSideBySide", "1/a 2[3]4(x)", "1 /a 2 [ 3 ] 4 (x)"},
        {"TwoPoints", "1.2.3", "1.2 0.3"},
        {"NumberWithLetters", "12abc", "12 abc"},
        {"LoneSign", "- 1 .", "-0 1 0"},
        {"SignsAmidNumbers", "--5 1-2", "-5 12"},
        {"Names", "/F1 /A#20B / /#4", "/F1 /A B / /#4"},
        {"Strings", "(a) (a(b)c) (\\(\\)\\\\) (\\101\\60\\0061) ()",
         "(a) (a(b)c) (()\\) (A0\0061) ()"},
        {"BrokenLines", "(a\\\nb\r\nc\\\r\nd)", "(ab\ncd)"},
        {"HexStrings", "<41 42> <414> <>", "(AB) (A@) ()"},
        {"Unended", "(a (b)", "!"},
        {"UnendedHex", "<41", "!"},
        {"BadHex", "<4z>", "!"},
        {"Dictionary", "/Span <</ActualText (x)>> BDC",
         "/Span << /ActualText (x) >> BDC"},
        {"StrayDelimiters", "1 ) 2", "1 !"},
        {"Operators", "BT T* ' \" EMC", "BT T* ' \" EMC"},
    }),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ContentLexer, ForgetsTexts) {
  content::ContentLexer lexer("<41> <42>");
  EXPECT_EQ(lexer.Next().text, "A");
  lexer.ForgetTexts();
  EXPECT_EQ(lexer.Next().text, "B");
}

}  // namespace
}  // namespace budget::extractors
