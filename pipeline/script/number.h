// The one reader of printed figures, for cells and for prose.
//
//     1,234.50   １２，３４５   1 234.5   1'234   .56        digits and what parts them
//     -16.9   − 16.9   16.9-   △16.9   (16.90)   （16.90）   negative
//     ￥5.00   28.2%   5人   12.5万元   12.00①   12.00*      what stands around them
//
// What looks like a figure and cannot be read for certain is no figure: it is told
// apart from other text by a doubt, and its digits are never guessed:
//
//     l,959.27   1,95O.27      a letter where a digit should be
//     1959·27                  a dot that is no point
//     1959,27   1.234,56       separators that are not at thousands
//
// After GB/T 15835-2011, 5.1 (groups of three, parted by white or a comma) and the
// minus signs of accounts in use.  Time is linear in the length of the figure, which is
// bounded.

#ifndef PIPELINE_SCRIPT_NUMBER_H_
#define PIPELINE_SCRIPT_NUMBER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/decimal.h"

namespace budget::script {

// Why something that looks like a figure is not read.
enum class NumberDoubt : std::uint8_t {
  kNone,
  kLetter,      // l,959.27   1,95O.27
  kDot,         // 1959·27    1959。27
  kSeparators,  // 1959,27    1.234,56    12 34.5    1.959.27
  kUnfinished,  // 1,234.
  kBroken,      // figures on several lines: one that is broken, or several
  kBrackets,    // (5): a negative, or the number of an item
  kExponent,    // 1.2E+05: digits are lost
  kOverflow     // #####  #REF!: what a spreadsheet prints instead
};

// The same in English, for a note or a diagnostic: "a letter among its digits".
std::string_view Describe(NumberDoubt doubt);

struct PrintedNumber {
  Decimal value;
  std::string digits;    // the contract's `value`: "-1234.50", "0.56"
  bool percent = false;  // a % follows
  bool spaced = false;   // white parts its thousands: two figures can look the same
  std::string currency;  // ￥, where one stands before it
  std::string unit;  // what follows it, white space removed: 万元, 人; the caller
                     // knows whether that is a unit
  std::string note;  // marks of footnotes behind it: ①
};

// A figure, a doubt, or neither (other text).
struct NumberReading {
  std::optional<PrintedNumber> number;
  NumberDoubt doubt = NumberDoubt::kNone;
};

// The text of a cell.  It is a figure if it is that and nothing else but an optional
// unit: a short word without digits.
NumberReading ReadNumber(std::string_view utf8);

// The figure that a text is, without any unit but a %; nothing for other text and for
// figures in doubt.
std::optional<PrintedNumber> ParseNumber(std::string_view utf8);

// A figure inside a text: digits and what parts them, without sign, unit and percent.
struct NumberInText {
  std::size_t end = 0;        // bytes; behind the last digit
  std::size_t notes_end = 0;  // behind the marks of footnotes
  std::string digits;         // "1234.50"; empty if in doubt
  NumberDoubt doubt = NumberDoubt::kNone;
};

// The longest figure that begins at `begin` (bytes), where a digit, a point or a letter
// stands; nothing if none does.  Text that goes on like a figure belongs to it:
// 12 345 678.00 is one, and 1959,27 is one in doubt, so that a caller who goes on at
// `end` never begins in the middle of a figure.  Where `starts_clause`, one or two
// digits with a point and white behind them are the number of an item: 1. 5
std::optional<NumberInText> ReadNumberAt(std::string_view utf8, std::size_t begin,
                                         bool starts_clause = false);

// The value of one to `most` ASCII digits, at most nine; -1 for any other text.
int SmallInteger(std::string_view text, std::size_t most = 3);

// Follows the numbers of a row that numbers columns: 1 | 2 | 3 ...
class ColumnNumbers {
 public:
  // Whether the text is a number.  One that is not the next one ends the count for
  // good.
  bool Add(std::string_view text);
  // The last number; 0 if there was none, or one out of order.
  int count() const { return in_order_ ? last_ : 0; }

 private:
  int last_ = 0;
  bool in_order_ = true;
};

// What a figure can be printed with: digits, separators, signs and the percent sign,
// full-width forms included.  Tells runs of glyphs that belong together.
bool IsNumberCharacter(char32_t code_point);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_NUMBER_H_
