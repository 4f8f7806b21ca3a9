// The characters that PDF counts as white space and as digits (ISO 32000-1, 7.2.2).

#ifndef EXTRACTORS_CONTENT_CHARACTERS_H_
#define EXTRACTORS_CONTENT_CHARACTERS_H_

namespace budget::content {

constexpr bool IsWhite(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace budget::content

#endif  // EXTRACTORS_CONTENT_CHARACTERS_H_
