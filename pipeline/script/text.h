// Text as it is matched, and text as it is written: two forms of what is printed.

#ifndef PIPELINE_SCRIPT_TEXT_H_
#define PIPELINE_SCRIPT_TEXT_H_

#include <string>
#include <string_view>

#include "pipeline/model/header_path.h"

namespace budget::script {

// The form in which printed text is matched with the patterns of a schema; never
// written to the dataset.
//
//   * NFKC, and the CJK radicals that it leaves alone become the characters they stand
//     for (U+2ED4 is 门), so that a text layer of radicals matches;
//   * traditional characters become simplified ones (simplified.h);
//   * all white space goes (收 入 is 收入);
//   * quotation marks become ", dashes become -;
//   * what means something in a regular expression or a header path becomes its
//     full-width form: ( ) [ ] { } * + ? | / ^ $ \ -> （ ） ［ ］ ...
std::string Fold(std::string_view utf8);

// The same for a pattern: only its non-ASCII characters are folded, ASCII stays the
// syntax of the regular expression.
std::string FoldPattern(std::string_view utf8);

// What NFKC does to one CJK radical or compatibility ideograph: the ideograph.
// Other code points come back unchanged.
char32_t FoldRadical(char32_t code_point);

// All white space removed, nothing else changed: titles, labels, header paths.
std::string WithoutSpace(std::string_view utf8);

// A printed label of a header in both its forms.
HeaderLabel ReadLabel(std::string_view utf8);

// Text values: lines joined without a space between CJK characters and with one
// elsewhere, any other run of white space one space, the ends trimmed.
std::string TidySpace(std::string_view utf8);

// UTF-8.
std::u32string ToUtf32(std::string_view utf8);
std::string ToUtf8(std::u32string_view text);
void AppendUtf8(char32_t code_point, std::string* out);

// Whether a byte goes on with a character that an earlier byte begins.
constexpr bool ContinuesCharacter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The next code point at *offset (advanced); U+FFFD for a broken sequence.
char32_t NextCodePoint(std::string_view utf8, std::size_t* offset);

bool IsSpace(char32_t code_point);      // any white space, zero-width ones included
bool IsCjk(char32_t code_point);        // ideographs, CJK punctuation, full-width forms
bool IsIdeograph(char32_t code_point);  // Han only

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_TEXT_H_
