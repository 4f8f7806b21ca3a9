#include "extractors/content/content_lexer.h"

#include <array>

namespace budget::content {
namespace {

enum CharClass : std::uint8_t { kRegular, kSpace, kDelimiter };

constexpr std::array<CharClass, 256> MakeClasses() {
  std::array<CharClass, 256> classes{};
  for (const char c : {'\0', '\t', '\n', '\f', '\r', ' '}) {
    classes[static_cast<unsigned char>(c)] = kSpace;
  }
  for (const char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
    classes[static_cast<unsigned char>(c)] = kDelimiter;
  }
  return classes;
}

constexpr std::array<CharClass, 256> kClasses = MakeClasses();

CharClass ClassOf(char c) { return kClasses[static_cast<unsigned char>(c)]; }

// The value of a hexadecimal digit, or -1.
int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsOctal(char c) { return c >= '0' && c <= '7'; }

}  // namespace

void ContentLexer::SkipSpace() {
  while (at_ < end_) {
    if (ClassOf(*at_) == kSpace) {
      ++at_;
    } else if (*at_ == '%') {
      while (at_ < end_ && *at_ != '\n' && *at_ != '\r') ++at_;
    } else {
      return;
    }
  }
}

Token ContentLexer::Next() {
  SkipSpace();
  if (at_ == end_) return {};
  const char c = *at_;
  if ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+') return ReadNumber();
  switch (c) {
    case '/':
      return ReadName();
    case '(':
      return ReadString();
    case '[':
      ++at_;
      return {.kind = TokenKind::kArrayBegin};
    case ']':
      ++at_;
      return {.kind = TokenKind::kArrayEnd};
    case '<':
      if (at_ + 1 < end_ && at_[1] == '<') {
        at_ += 2;
        return {.kind = TokenKind::kDictionaryBegin};
      }
      return ReadHexString();
    case '>':
      if (at_ + 1 < end_ && at_[1] == '>') {
        at_ += 2;
        return {.kind = TokenKind::kDictionaryEnd};
      }
      ++at_;
      return {.kind = TokenKind::kBad};
    default:
      return ReadWord();
  }
}

// Whatever begins like a number is one, as far as it goes: broken ones are read as
// viewers read them.
Token ContentLexer::ReadNumber() {
  static constexpr double kPowers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                       1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  constexpr int kMaxDigits = 15;  // a double holds them exactly
  const bool negative = *at_ == '-';
  if (*at_ == '-' || *at_ == '+') ++at_;
  std::int64_t digits = 0;
  int count = 0;     // significant digits taken
  int decimals = 0;  // of those
  int extra = 0;     // digits before the point beyond kMaxDigits
  bool point = false;
  for (; at_ < end_; ++at_) {
    const char c = *at_;
    if (c == '-') continue;  // amid a number it means nothing to viewers
    if (c == '.') {
      if (point) break;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    if (count < kMaxDigits) {
      digits = 10 * digits + (c - '0');
      if (digits != 0) ++count;
      if (point) ++decimals;
    } else if (!point) {
      ++extra;
    }
  }
  double value = static_cast<double>(digits);
  if (decimals <= kMaxDigits) {
    value /= kPowers[decimals];
  } else {
    value = 0;  // smaller than anything on a page
  }
  for (int i = 0; i < extra && i < 30; ++i) value *= 10;
  return {.kind = TokenKind::kNumber, .number = negative ? -value : value};
}

char* ContentLexer::Room() {
  if (room_ == nullptr) room_.reset(new char[content_.size() + 1]);
  return room_.get() + used_;
}

Token ContentLexer::ReadName() {
  const char* first = ++at_;
  bool escaped = false;
  while (at_ < end_ && ClassOf(*at_) == kRegular) escaped |= *at_++ == '#';
  const std::string_view raw(first, static_cast<std::size_t>(at_ - first));
  if (!escaped) return {.kind = TokenKind::kName, .text = raw};
  char* out = Room();
  std::size_t size = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const int high = raw[i] == '#' && i + 2 < raw.size() ? HexDigit(raw[i + 1]) : -1;
    const int low = high >= 0 ? HexDigit(raw[i + 2]) : -1;
    if (low >= 0) {
      out[size++] = static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out[size++] = raw[i];
    }
  }
  used_ += size;
  return {.kind = TokenKind::kName, .text = {out, size}};
}

// The character of an escape behind its backslash; -1 for a broken line.
int ContentLexer::ReadEscape() {
  const char c = *at_++;
  switch (c) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case '\r':
      if (at_ < end_ && *at_ == '\n') ++at_;
      return -1;
    case '\n':
      return -1;
    default:
      break;
  }
  if (!IsOctal(c)) return static_cast<unsigned char>(c);
  int value = c - '0';
  for (int i = 0; i < 2 && at_ < end_ && IsOctal(*at_); ++i) {
    value = 8 * value + (*at_++ - '0');
  }
  return value & 0xFF;
}

Token ContentLexer::ReadString() {
  const char* first = ++at_;
  // Most strings need no decoding.
  while (at_ < end_ && *at_ != ')' && *at_ != '\\' && *at_ != '(' && *at_ != '\r')
    ++at_;
  if (at_ < end_ && *at_ == ')') {
    const std::string_view text(first, static_cast<std::size_t>(at_ - first));
    ++at_;
    return {.kind = TokenKind::kString, .text = text};
  }
  at_ = first;
  char* out = Room();
  std::size_t size = 0;
  for (int depth = 1; at_ < end_;) {
    const char c = *at_++;
    if (c == '\\' && at_ < end_) {
      const int escape = ReadEscape();
      if (escape >= 0) out[size++] = static_cast<char>(escape);
      continue;
    }
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) {
      used_ += size;
      return {.kind = TokenKind::kString, .text = {out, size}};
    }
    if (c == '\r') {
      if (at_ < end_ && *at_ == '\n') ++at_;
      out[size++] = '\n';
    } else {
      out[size++] = c;
    }
  }
  return {.kind = TokenKind::kBad};
}

Token ContentLexer::ReadHexString() {
  ++at_;
  char* out = Room();
  std::size_t size = 0;
  int high = -1;
  for (; at_ < end_; ++at_) {
    const char c = *at_;
    if (c == '>') {
      ++at_;
      if (high >= 0) out[size++] = static_cast<char>(high * 16);
      used_ += size;
      return {.kind = TokenKind::kString, .text = {out, size}};
    }
    const int digit = HexDigit(c);
    if (digit < 0) {
      if (ClassOf(c) == kSpace) continue;
      return {.kind = TokenKind::kBad};
    }
    if (high < 0) {
      high = digit;
    } else {
      out[size++] = static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  return {.kind = TokenKind::kBad};
}

Token ContentLexer::ReadWord() {
  const char* first = at_;
  while (at_ < end_ && ClassOf(*at_) == kRegular) ++at_;
  if (at_ == first) {  // a stray delimiter
    ++at_;
    return {.kind = TokenKind::kBad};
  }
  return {.kind = TokenKind::kOperator,
          .text = {first, static_cast<std::size_t>(at_ - first)}};
}

}  // namespace budget::content
