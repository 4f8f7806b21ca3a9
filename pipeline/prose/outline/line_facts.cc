#include "pipeline/prose/outline/line_facts.h"

#include <algorithm>

#include "pipeline/script/marks.h"
#include "pipeline/script/simplified.h"
#include "pipeline/script/text.h"
#include "pipeline/script/width.h"

namespace budget::outline {
namespace {

// Folded text has these code points only, see Fold().
constexpr char32_t kIdeographicStop = 0x3002;
constexpr char32_t kIdeographicComma = 0x3001;
constexpr char32_t kQuestion = 0xFF1F;
constexpr char32_t kOpenBracket = 0xFF08;
constexpr char32_t kCloseBracket = 0xFF09;
constexpr char32_t kEllipsis = 0x2026;

bool IsLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsStop(char32_t c) {
  return c == kIdeographicStop || c == '!' || c == kQuestion || c == kEllipsis;
}

bool IsQuote(char32_t c) { return c == '"' || c == '\''; }

bool IsCloser(char32_t c) {
  return c == kCloseBracket || c == 0xFF3D || IsQuote(c) || c == 0x300B ||
         c == 0x3009 || c == 0x300D || c == 0x300F || c == 0x3011 || c == 0x3015;
}

bool IsOpener(char32_t c) {
  return c == kOpenBracket || c == 0xFF3B || c == 0x300A || c == 0x3008 ||
         c == 0x300C || c == 0x300E || c == 0x3010 || c == 0x3014;
}

bool IsPause(char32_t c) { return c == ',' || c == kIdeographicComma; }

// What may not begin a line.
bool IsTrailing(char32_t c) {
  return IsStop(c) || IsPause(c) || (IsCloser(c) && !IsQuote(c)) || c == ';' ||
         c == ':' || c == '%';
}

// Reads a numeral of Han or Arabic digits at *at, which is moved behind it; 0 if there
// is none, or none that numbers a heading.
int ReadOrdinal(std::u32string_view text, bool han, std::size_t* at) {
  constexpr std::size_t kMostDigits = 5;
  const std::size_t begin = *at;
  int value = 0;
  int digit = 0;
  for (; *at < text.size(); ++*at) {
    const char32_t c = text[*at];
    const int next = han                       ? script::HanNumeral(c)
                     : script::IsAsciiDigit(c) ? static_cast<int>(c - '0')
                                               : -1;
    if (next < 0) break;
    if (*at - begin >= kMostDigits) return 0;
    if (next < 10) {
      digit = digit * 10 + next;
    } else {
      value += (digit == 0 ? 1 : digit) * next;
      digit = 0;
    }
  }
  value += digit;
  return value > 0 && value < 1000 ? value : 0;
}

char32_t At(std::u32string_view text, std::size_t index) {
  return index < text.size() ? text[index] : U'\0';
}

// 三、 or 3. : what stands behind the digits tells it from a number in a text.
Numbering ReadPlainNumber(std::u32string_view text, bool han) {
  std::size_t at = 0;
  const int ordinal = ReadOrdinal(text, han, &at);
  if (ordinal == 0 || (!han && at > 3)) return {};
  const char32_t mark = At(text, at);
  const char32_t behind = At(text, at + 1);
  if (mark == kCloseBracket) {
    return {han ? NumberFamily::kHanBracket : NumberFamily::kHalfBracket, 0, ordinal,
            at + 1};
  }
  if (mark != kIdeographicComma && mark != '.') return {};
  if (!han && script::IsAsciiDigit(behind) && mark == '.') return {};
  return {han ? NumberFamily::kHan : NumberFamily::kArabic, 0, ordinal, at + 1};
}

Numbering ReadBracketNumber(std::u32string_view text) {
  const bool han = script::HanNumeral(At(text, 1)) >= 0;
  std::size_t at = 1;
  const int ordinal = ReadOrdinal(text, han, &at);
  if (ordinal == 0 || ordinal > 199 || At(text, at) != kCloseBracket) return {};
  ++at;
  if (At(text, at) == kIdeographicComma || At(text, at) == '.') ++at;
  return {han ? NumberFamily::kHanBracket : NumberFamily::kArabicBracket, 0, ordinal,
          at};
}

// 第三部分: as the schema words it.
Numbering ReadWordedNumber(std::u32string_view text,
                           const schemas::LinePatterns& patterns) {
  // Worded numbers begin with a prefix before the digit, and have one near the start.
  constexpr std::size_t kFarthestDigit = 4;
  const std::u32string_view head = text.substr(0, kFarthestDigit);
  const bool digit = std::any_of(head.begin(), head.end(), [](char32_t c) {
    return script::IsAsciiDigit(c) || script::HanNumeral(c) >= 0;
  });
  if (!digit) return {};
  const std::string folded = script::ToUtf8(text);
  for (const schemas::HeadingPattern& heading : patterns.headings) {
    const auto captures = heading.pattern.Match(folded);
    if (!captures) continue;
    const std::u32string number =
        script::ToUtf32(schemas::Captured(*captures, "number"));
    const std::u32string title = script::ToUtf32(schemas::Captured(*captures, "title"));
    std::size_t at = 0;
    const bool han = script::HanNumeral(At(number, 0)) >= 0;
    const int ordinal = ReadOrdinal(number, han, &at);
    if (ordinal == 0 || title.size() > text.size()) continue;
    return {NumberFamily::kWorded, heading.level, ordinal, text.size() - title.size()};
  }
  return {};
}

Numbering ReadNumber(std::u32string_view folded, char32_t first_printed, bool whole,
                     const schemas::LinePatterns& patterns) {
  // NFKC takes the circle away.
  if (first_printed >= 0x2460 && first_printed <= 0x2473) {
    const int ordinal = static_cast<int>(first_printed - 0x2460) + 1;
    return {NumberFamily::kCircled, 0, ordinal, ordinal < 10 ? 1U : 2U};
  }
  const char32_t first = At(folded, 0);
  if (script::IsAsciiDigit(first)) return ReadPlainNumber(folded, false);
  if (script::HanNumeral(first) > 0) return ReadPlainNumber(folded, true);
  if (first == kOpenBracket) return ReadBracketNumber(folded);
  return whole ? ReadWordedNumber(folded, patterns) : Numbering{};
}

TextEnd EndOf(std::u32string_view folded) {
  std::size_t end = folded.size();
  while (end > 0 && IsCloser(folded[end - 1])) --end;
  if (end == 0) return TextEnd::kWord;
  const char32_t last = folded[end - 1];
  if (IsStop(last)) return TextEnd::kStop;
  if (end < folded.size()) return TextEnd::kWord;
  if (last == ':') return TextEnd::kColon;
  if (last == ';') return TextEnd::kList;
  return IsPause(last) || IsOpener(last) ? TextEnd::kOpen : TextEnd::kWord;
}

// A digit is among the last characters: a number, its unit, and little else.
bool EndsInFigure(std::u32string_view folded) {
  constexpr std::size_t kLongestUnit = 4;
  const std::size_t begin = folded.size() - std::min(folded.size(), kLongestUnit);
  return std::any_of(folded.begin() + static_cast<std::ptrdiff_t>(begin), folded.end(),
                     script::IsAsciiDigit);
}

// Looks at the digits from `at` on; returns where they end.
std::size_t ReadFigure(std::u32string_view text, std::size_t at, LineFacts* facts) {
  const std::size_t begin = at;
  bool separated = false;
  while (at < text.size() &&
         (script::IsAsciiDigit(text[at]) || ((text[at] == '.' || text[at] == ',') &&
                                             script::IsAsciiDigit(At(text, at + 1))))) {
    separated |= !script::IsAsciiDigit(text[at]);
    ++at;
  }
  const bool year = at - begin == 4 && !separated &&
                    ((text[begin] == '1' && text[begin + 1] == '9') ||
                     (text[begin] == '2' && text[begin + 1] == '0'));
  facts->figure |= !year;
  facts->quantity |= separated || At(text, at) == '%';
  return at;
}

void LookInside(LineFacts* facts) {
  const std::u32string_view text = facts->text;
  for (std::size_t at = facts->number.length; at < text.size();) {
    const char32_t c = text[at];
    if (script::IsAsciiDigit(c)) {
      at = ReadFigure(text, at, facts);
      continue;
    }
    if (at + 1 < text.size()) {
      facts->inner_stop |= (IsStop(c) && !IsCloser(text[at + 1])) || c == ';';
      facts->inner_comma |= c == ',' || c == ':';
    }
    ++at;
  }
}

int WidthOf(std::u32string_view text) {
  int width = 0;
  for (const char32_t c : text) width += script::WidthOf(c);
  return width;
}

// Leading space in half ems; *at is moved behind it.
int ReadIndent(std::string_view text, std::size_t* at) {
  constexpr int kWidest = 1000;
  int indent = 0;
  while (*at < text.size()) {
    std::size_t next = *at;
    const char32_t c = script::NextCodePoint(text, &next);
    if (!script::IsSpace(c)) break;
    if (indent < kWidest) indent += script::WidthOf(c);
    *at = next;
  }
  return indent;
}

// The ideograph whose three bytes stand at `at`; 0 for anything else.
char32_t IdeographAt(std::string_view utf8, std::size_t at) {
  if (utf8.size() - at < 3) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(utf8[at + i]));
  };
  if (byte(0) < 0xE5 || byte(0) > 0xE9) return 0;  // U+5000 to U+9FFF
  if ((byte(1) & 0xC0U) != 0x80U || (byte(2) & 0xC0U) != 0x80U) return 0;
  return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

// Fold, code point by code point, and at once those that it leaves alone: ideographs
// and ASCII letters and digits, of which nearly all text consists.
std::u32string Folded(std::string_view utf8) {
  std::u32string folded;
  folded.reserve(utf8.size() / 2 + 8);
  for (std::size_t at = 0; at < utf8.size();) {
    if (const char32_t c = IdeographAt(utf8, at); c != 0) {
      folded.push_back(script::Simplified(c));
      at += 3;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = script::NextCodePoint(utf8, &at);
    if ((c >= 0x4E00 && c <= 0x9FFF) || c == kIdeographicComma ||
        c == kIdeographicStop || script::IsAsciiDigit(c) || IsLetter(c)) {
      folded.push_back(script::Simplified(c));
    } else if (!script::IsSpace(c)) {
      folded += script::ToUtf32(script::Fold(utf8.substr(begin, at - begin)));
    }
  }
  return folded;
}

// No boundary of a code point is cut.
std::string_view Prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && script::ContinuesCharacter(text[bytes])) {
    --bytes;
  }
  return text.substr(0, bytes);
}

}  // namespace

int Numbering::Rank() const {
  switch (family) {
    case NumberFamily::kNone:
      return 100;
    case NumberFamily::kWorded:
      return level;
    default:
      return static_cast<int>(family) * 10;
  }
}

LineFacts FactsOf(std::string_view text, const schemas::LinePatterns& patterns) {
  // Enough for every heading, whatever space stands between its characters.
  constexpr std::size_t kLongText = 400;
  constexpr std::size_t kSample = 72;
  LineFacts facts;
  std::size_t begin = 0;
  facts.indent = ReadIndent(text, &begin);
  text.remove_prefix(begin);
  if (text.empty()) return facts;
  std::size_t next = 0;
  const char32_t first = script::NextCodePoint(text, &next);
  facts.whole = text.size() <= kLongText;
  facts.text = Folded(facts.whole ? text : Prefix(text, kSample));
  if (facts.whole && facts.text.size() > kLongestHeading) facts.whole = false;
  facts.number = ReadNumber(facts.text, first, facts.whole, patterns);
  facts.width = script::InkWidth(text);
  std::u32string tail;
  if (!facts.whole && text.size() > kLongText) {
    tail = Folded(text.substr(Prefix(text, text.size() - 24).size()));
  }
  const std::u32string_view end = tail.empty() ? facts.text : tail;
  facts.end = EndOf(end);
  facts.ends_in_figure = EndsInFigure(end);
  if (facts.whole) LookInside(&facts);
  if (!facts.whole) facts.inner_stop = true;
  return facts;
}

int FirstTokenWidth(const LineFacts& facts) {
  const std::u32string_view text = facts.text;
  std::size_t at = 0;
  while (at < text.size() && (IsOpener(text[at]) || IsQuote(text[at]))) ++at;
  const auto in_word = [](char32_t c) {
    return script::IsAsciiDigit(c) || IsLetter(c) || c == '.' || c == ',' || c == '-' ||
           c == '=' || c == '%' || c == 0xFF0A || c == 0xFF0B || c == 0xFF0F;
  };
  if (in_word(At(text, at))) {
    while (in_word(At(text, at))) ++at;
  } else if (at < text.size()) {
    ++at;
  }
  while (at < text.size() && IsTrailing(text[at])) ++at;
  return WidthOf(text.substr(0, at));
}

std::string TextKey(std::u32string_view folded) {
  std::string key;
  for (const char32_t c : folded) {
    if (script::IsAsciiDigit(c) || IsLetter(c) || script::IsIdeograph(c))
      script::AppendUtf8(c, &key);
  }
  return key;
}

std::string TextKey(std::string_view text) { return TextKey(Folded(text)); }

}  // namespace budget::outline
