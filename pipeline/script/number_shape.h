// The digits of a figure with what parts them: the part of number.h that cells and
// prose share.

#ifndef PIPELINE_SCRIPT_NUMBER_SHAPE_H_
#define PIPELINE_SCRIPT_NUMBER_SHAPE_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::script {

// The characters from a place on, and where each begins.
struct Characters {
  static constexpr std::size_t kLongest = 64;  // a longer text is no figure

  Characters(std::string_view utf8, std::size_t begin) {
    while (size < kLongest && begin < utf8.size()) {
      offset[size] = begin;
      code[size++] = NextCodePoint(utf8, &begin);
    }
    offset[size] = begin;
    cut = begin < utf8.size();
  }

  char32_t At(std::size_t i) const { return i < size ? code[i] : U'\0'; }
  bool DigitAt(std::size_t i) const { return IsDigit(At(i)); }
  // The first character at or after `i` that has a width.
  std::size_t Visible(std::size_t i) const {
    while (i < size && IsZeroWidth(code[i])) ++i;
    return i;
  }
  // How many digits stand from `i` on.
  std::size_t DigitsAt(std::size_t i) const {
    std::size_t count = 0;
    while (DigitAt(i + count)) ++count;
    return count;
  }

  std::array<char32_t, kLongest> code{};
  std::array<std::size_t, kLongest + 1> offset{};
  std::size_t size = 0;
  bool cut = false;  // the text goes on
};

// What stands at a place of a text, from its first digit to its last.
struct NumberBody {
  // The longest stretch that goes on like a figure, in a small alphabet: digits, '.',
  // what parts thousands (',' '\'' ' '), 'M' for a dot that is none of these and 'L'
  // for a letter in the place of a digit.  Empty if no figure begins here.
  std::string shape;
  std::size_t end = 0;  // behind its last digit
  bool endless =
      false;           // it reaches to the end of the characters, and the text goes on
  std::string digits;  // "1234.50"; empty if in doubt, and where it is no figure: 1.2.3
  NumberDoubt doubt = NumberDoubt::kNone;
  bool spaced = false;  // white parts its thousands
};

// `starts_clause`: see ReadNumberAt.
NumberBody ReadNumberBody(const Characters& text, std::size_t begin,
                          bool starts_clause);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_NUMBER_SHAPE_H_
