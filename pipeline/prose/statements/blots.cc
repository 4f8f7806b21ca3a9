#include "pipeline/prose/statements/blots.h"

#include <string_view>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::statements {
namespace {

// What a text has where a character was lost: a box, U+FFFD.
bool IsLost(char32_t c) { return c == 0x25A1 || c == 0xFFFD; }

// What one prints where a digit is still to be filled in.
bool IsBlank(char32_t c) {
  constexpr std::u32string_view kBlanks = U"?_*\u00D7";
  return kBlanks.find(c) != std::u32string_view::npos;
}

// The character at i, full-width marks as their ASCII ones; `i` moves behind it.
char32_t Next(std::string_view folded, std::size_t* i) {
  constexpr char32_t kFullWidth = 0xFF01;  // of '!', and so on to '~'
  constexpr char32_t kLastFullWidth = 0xFF5E;
  const char32_t c = script::NextCodePoint(folded, i);
  return c >= kFullWidth && c <= kLastFullWidth ? c - kFullWidth + U'!' : c;
}

}  // namespace

std::size_t BeginOfBlot(const ProseText& text, std::size_t i) {
  const std::string_view folded = text.folded();
  while (i > 0 && !text.SpaceBefore(i)) {
    std::size_t before = i - 1;
    while (before > 0 && script::ContinuesCharacter(folded[before])) --before;
    std::size_t at = before;
    const char32_t c = Next(folded, &at);
    if (!script::IsAsciiLetter(c) && !IsLost(c)) break;
    i = before;
  }
  return i;
}

std::size_t EndOfBlot(const ProseText& text, std::size_t i) {
  const std::string_view folded = text.folded();
  const std::size_t first = folded.substr(i).starts_with('.') ? i + 1 : i;
  std::size_t end = first;
  char32_t last = 0;
  while (end < folded.size() && !text.SpaceBefore(end)) {
    std::size_t at = end;
    const char32_t c = Next(folded, &at);
    // 1.234E+04
    const bool sign = (c == U'+' || c == U'-') && (last == U'E' || last == U'e');
    const bool digit = script::IsDigit(c) && end > first;
    if (!script::IsAsciiLetter(c) && !IsLost(c) && !IsBlank(c) && !sign && !digit)
      break;
    last = c;
    end = at;
  }
  return end == first ? i : end;
}

}  // namespace budget::statements
