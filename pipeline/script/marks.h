// What single characters are, by their shape: digits, dashes, marks at figures.  The
// one place that lists them; no wording.

#ifndef PIPELINE_SCRIPT_MARKS_H_
#define PIPELINE_SCRIPT_MARKS_H_

#include <string_view>

namespace budget::script {

// The value of a decimal digit, ASCII or full-width; -1 for any other character.
constexpr int DigitValue(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  return -1;
}
constexpr bool IsDigit(char32_t c) { return DigitValue(c) >= 0; }

// The value of a numeral of Chinese: 零 and 〇 to 九, 十 (10), 百 (100); -1 for any
// other character.
int HanNumeral(char32_t c);

// Hyphens, minus signs and dashes of any length, box-drawing and full-width ones too.
constexpr bool IsDash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 ||
         c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

// △ ▲ ∆: a minus sign in accounts.
constexpr bool IsMinusTriangle(char32_t c) {
  return c == 0x25B2 || c == 0x25B3 || c == 0x2206;
}

// Characters without width, which copying and text layers leave between others.
constexpr bool IsZeroWidth(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

// ① to ⒛, ⓪ to ⓿, ❶ to ➓: a number with its circle, brackets or point in one.
constexpr bool IsEnclosedNumber(char32_t c) {
  return (c >= 0x2460 && c <= 0x249B) || (c >= 0x24EA && c <= 0x24FF) ||
         (c >= 0x2776 && c <= 0x2793);
}

// ⁰ ¹ ² ...
constexpr bool IsSuperscriptDigit(char32_t c) {
  return c == 0x00B2 || c == 0x00B3 || c == 0x00B9 || c == 0x2070 ||
         (c >= 0x2074 && c <= 0x2079);
}

// What is set behind a figure to point at a note: ① ¹ * † ※.  Never one of its digits.
constexpr bool IsFootnoteMark(char32_t c) {
  return IsEnclosedNumber(c) || IsSuperscriptDigit(c) || c == U'*' || c == U'＊' ||
         c == 0x2020 || c == 0x2021 || c == 0x203B || c == 0x207D || c == 0x207E;
}

// How a character of a mark is written above the line: 1 is ¹, ( and [ are ⁽, ① stays;
// 0 if no mark has it.
char32_t RaisedOf(char32_t c);

// A dot at half height: neither a point nor a separator can be told from it.
constexpr bool IsMiddleDot(char32_t c) {
  return c == 0x00B7 || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 ||
         c == 0x30FB || c == 0xFF65;
}

constexpr bool IsApostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || c == 0x00B4 || c == 0x2018 || c == 0x2019 ||
         c == 0x02BC || c == 0x2032 || c == 0xFF07;
}

constexpr bool IsColon(char32_t c) { return c == U':' || c == 0xFF1A || c == 0xFE55; }

constexpr bool IsComma(char32_t c) { return c == U',' || c == 0xFF0C || c == 0xFE50; }
constexpr bool IsPoint(char32_t c) { return c == U'.' || c == 0xFF0E || c == 0xFE52; }
constexpr bool IsPercent(char32_t c) { return c == U'%' || c == 0xFF05 || c == 0xFE6A; }
constexpr bool IsCurrency(char32_t c) { return c == 0xFFE5 || c == 0x00A5; }
constexpr bool IsOpenBracket(char32_t c) { return c == U'(' || c == 0xFF08; }
constexpr bool IsCloseBracket(char32_t c) { return c == U')' || c == 0xFF09; }
constexpr bool IsAsciiDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool IsAsciiLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

// White that can part thousands: as wide as a digit at most, and on the line.
constexpr bool IsNarrowSpace(char32_t c) {
  return c == U' ' || c == 0x00A0 || (c >= 0x2004 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F;
}

// Letters that a reader of images takes digits for.
constexpr bool LooksLikeDigit(char32_t c) {
  return c == U'l' || c == U'I' || c == U'O' || c == U'o';
}

// A label without the marks behind it that point at notes: 行政运行①, 合计[1],
// 基本支出*. Marks alone are no notes of anything and stay.
std::string_view WithoutNotes(std::string_view label);

// Dashes alone, as many as you like: what stands for nothing in a cell.
bool IsPlaceholder(std::string_view utf8);

// One or more ASCII digits and nothing else.
bool IsAsciiDigits(std::string_view text);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_MARKS_H_
