#include "pipeline/program/help_text.h"

#include <cstddef>

#include "pipeline/script/format_diagnostic.h"
#include "pipeline/script/text.h"

namespace budget::program {
namespace {

// Where a line may end: after a space, and after a wide character.
bool MayEndAfter(std::string_view character) {
  return character == " " || script::DisplayWidth(character) > 1;
}

// Full-width marks: 、。 and those that have a half-width form.
bool EndsSomething(char32_t code) {
  return (code >= U'\u3001' && code <= U'\u3002') ||
         (code >= U'\uFF00' && code < U'\uFF10') || code == U'\uFF1A' ||
         code == U'\uFF1B';
}

}  // namespace

std::string WrapText(std::string_view text, int columns) {
  std::string wrapped;
  std::string word;  // what may not be broken
  int used = 0;
  const auto take = [&] {
    std::string_view shown = word;
    while (shown.ends_with(' ')) shown.remove_suffix(1);
    if (used > 0 && used + script::DisplayWidth(shown) > columns) {
      while (wrapped.ends_with(' ')) wrapped.pop_back();
      wrapped += '\n';
      used = 0;
    }
    used += script::DisplayWidth(word);
    wrapped += word;
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    script::NextCodePoint(text, &at);
    word += text.substr(from, at - from);
    std::size_t after = at;
    const bool mark =
        at < text.size() && EndsSomething(script::NextCodePoint(text, &after));
    if (MayEndAfter(text.substr(from, at - from)) && !mark) take();
  }
  take();
  return wrapped;
}

}  // namespace budget::program
