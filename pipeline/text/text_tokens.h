// The tokens of a line of text, and what their shape says.  No wording: only spaces,
// digits, punctuation and widths.

#ifndef PIPELINE_TEXT_TEXT_TOKENS_H_
#define PIPELINE_TEXT_TEXT_TOKENS_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace budget::text {

enum class TokenKind : std::uint8_t {
  kText,
  kInteger,     // digits alone: 12, 2101501
  kFigure,      // any other number: 1,577.00  -3  76.7%
  kPlaceholder  // dashes alone: -, --, —
};

// A token is what stands between spaces, but
//   * single ideographs that stand apart are one word: 项 目, 合 计;
//   * a comparison sign belongs to what follows it: ≥ 400.
struct Token {
  std::string_view text;  // with the spaces inside it
  TokenKind kind = TokenKind::kText;
};

// What a line is, seen alone.
enum class LineShape : std::uint8_t {
  kBlank,
  kSentence,   // has the punctuation of running text
  kNumbering,  // 栏次 1 2 3: integers from 1 upwards, or words before them
  kRow,        // label and figures, or code and label: a row of a table, most likely
  kShort,      // words without punctuation: a heading, a header, a label
  kCaption,    // name: value pairs, such as the unit of a table
  kOther
};

struct LineTokens {
  std::vector<Token> tokens;  // none of a kSentence
  LineShape shape = LineShape::kBlank;
  int width = 0;  // in half-width characters, without the spaces at its ends
  int texts = 0;  // tokens of each kind
  int integers = 0;
  int figures = 0;
  int placeholders = 0;
  int last_number = 0;      // kNumbering: the largest number
  bool code_first = false;  // the first token is a code with a label after it
};

LineTokens Tokenize(std::string_view line);

TokenKind KindOfToken(std::string_view token);

// Whether digits alone can be a classification code: three, five or seven of them, or
// nine and more of an issuer's own.
bool IsCodeLike(std::string_view digits);

// Whether the text begins with the number of a list item or a section: 1. 2、 （三）
// 一、
bool BeginsWithOrdinal(std::string_view text);
// Whether it is nothing else than that, or a bullet.
bool IsOrdinal(std::string_view text);

// Whether the text ends with the leader of a table of contents: ..... or ……
bool EndsWithLeader(std::string_view text);

// Whether a colon stands inside the text, with something on both sides.
bool HasInnerColon(std::string_view text);

// Whether the text has punctuation that running text has and labels have not.
bool IsRunningText(std::string_view text);

// Without the white space at both ends.
std::string_view TrimSpace(std::string_view text);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_TEXT_TOKENS_H_
