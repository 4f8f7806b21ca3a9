// The pieces of a line of text laid out with blanks, and the columns of characters that
// they stand in.

#ifndef PIPELINE_TEXT_PLACED_LINE_H_
#define PIPELINE_TEXT_PLACED_LINE_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/text/text_tokens.h"

namespace budget::text {

// How wide an ideograph is, in columns.  Terminals and editors say two, East Asian ones
// also of signs such as △ and —; programs that count characters say one.
enum class IdeographWidth : std::uint8_t { kOne, kTwo, kTwoAsSigns };

// From the likeliest on.
inline constexpr std::array kIdeographWidths = {
    IdeographWidth::kTwo, IdeographWidth::kTwoAsSigns, IdeographWidth::kOne};

// The columns that a character takes.
int WidthOf(char32_t c, IdeographWidth ideographs);

// Text in columns [from, to), counted from 0.
struct Piece {
  int from = 0;
  int to = 0;
  std::string_view text;  // into the line
  TokenKind kind = TokenKind::kText;

  int middle_twice() const { return from + to; }
  bool is_number() const { return kind != TokenKind::kText; }
};

// What stands between gaps of two columns and more, or tabs (stops at every eighth
// column).  A single blank parts numbers from each other, a classification code from
// its name, and a name from an amount with separators.
std::vector<Piece> PlacePieces(std::string_view line, IdeographWidth ideographs);

// The words of a piece, which have single blanks between them.
std::vector<Piece> WordsOf(const Piece& piece);

// The kind of a word: a figure with its unit behind it, 1,234.50万元, is one, too.
TokenKind KindOfWord(std::string_view word);

// Columns that two pieces have in common; negative: the gap between them.
int Overlap(const Piece& a, const Piece& b);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_PLACED_LINE_H_
