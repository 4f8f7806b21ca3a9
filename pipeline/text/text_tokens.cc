#include "pipeline/text/text_tokens.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/script/width.h"

namespace budget::text {
namespace {

// Whether a character that IsSpace accepts can begin with this byte.
constexpr std::array<bool, 256> kMayBeSpace = [] {
  std::array<bool, 256> may{};
  for (const unsigned byte : {0x09U, 0x0AU, 0x0BU, 0x0CU, 0x0DU, 0x20U})
    may[byte] = true;
  for (const unsigned lead : {0xC2U, 0xE1U, 0xE2U, 0xE3U, 0xEFU}) may[lead] = true;
  return may;
}();

bool MayBeSpace(char c) { return kMayBeSpace[static_cast<unsigned char>(c)]; }

// The length of the white space at `i`, in bytes; 0 if there is none.
std::size_t SpaceAt(std::string_view text, std::size_t i) {
  if (!MayBeSpace(text[i])) return 0;
  std::size_t next = i;
  return script::IsSpace(script::NextCodePoint(text, &next)) ? next - i : 0;
}

// 。，；！？: what no label has.
bool IsSentenceMark(char32_t c) {
  return c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0xFF01 || c == 0xFF1F ||
         c == 0xFF61;
}

bool IsComparison(std::string_view token) {
  if (token.empty() || token.size() > 3) return false;
  return token == "≥" || token == "≤" || token == "＞" || token == "＜" ||
         token == ">" || token == "<" || token == "=" || token == "≧" || token == "≦" ||
         token == "≯" || token == "≮" || token == "±";
}

// A token of one ideograph or bracket: part of a word that is spread out.
bool IsSpreadPart(std::string_view token) {
  if (token.size() > 4) return false;
  std::size_t next = 0;
  const char32_t c = script::NextCodePoint(token, &next);
  if (next != token.size()) return false;
  return script::IsIdeograph(c) || c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09;
}

char32_t FirstOf(std::string_view text) {
  std::size_t next = 0;
  return text.empty() ? 0 : script::NextCodePoint(text, &next);
}

// Where the last character starts; 0 if there is none.
std::size_t LastStart(std::string_view text) {
  std::size_t start = text.empty() ? 0 : text.size() - 1;
  while (start > 0 && script::ContinuesCharacter(text[start])) {
    --start;
  }
  return start;
}

char32_t LastOf(std::string_view text) { return FirstOf(text.substr(LastStart(text))); }

// The text from the start of one part to the end of another part of the same line.
std::string_view Span(std::string_view first, std::string_view last) {
  return {first.begin(), last.end()};
}

// Collects the parts between spaces, putting together what spaces have split: spread
// words, comparison signs.
class TokenJoiner {
 public:
  explicit TokenJoiner(std::vector<Token>* tokens) : tokens_(tokens) {}

  void Add(std::string_view part) {
    const bool spread = IsSpreadPart(part);
    const bool joins = !tokens_->empty() && ((spread_ && spread) || compares_);
    if (joins) {
      tokens_->back().text = Span(tokens_->back().text, part);
    } else {
      tokens_->push_back({part});
    }
    spread_ = spread;
    compares_ = IsComparison(part);
  }

 private:
  std::vector<Token>* tokens_;
  bool spread_ = false;    // the last part is a single ideograph
  bool compares_ = false;  // the last part is a comparison sign
};

void SplitAtSpaces(std::string_view line, std::vector<Token>* tokens) {
  TokenJoiner joiner(tokens);
  std::size_t start = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t space = MayBeSpace(line[i]) ? SpaceAt(line, i) : 0;
    if (space == 0) {
      ++i;
      continue;
    }
    if (i > start) joiner.Add(line.substr(start, i - start));
    i += space;
    start = i;
  }
  if (start < line.size()) joiner.Add(line.substr(start));
}

// 1 2 3 4, 栏次 1 2 3, 栏次 1 栏次 2 3: the integers are 1, 2, 3 ..., nothing else has
// a number, and words repeat.  The largest number, or 0.
int NumberingOf(const LineTokens& line) {
  if (line.figures + line.placeholders > 0 || line.integers == 0) return 0;
  if (line.texts > 4) return 0;
  script::ColumnNumbers numbers;
  bool was_integer = false;
  std::string_view word;  // the last one before the first number
  for (const Token& token : line.tokens) {
    const bool begun = numbers.count() > 0;
    was_integer = numbers.Add(token.text);
    if (was_integer) {
      if (numbers.count() == 0) return 0;
    } else if (!begun) {
      word = token.text;
    } else if (script::WithoutSpace(token.text) != script::WithoutSpace(word)) {
      return 0;
    }
  }
  const int least = line.texts > 0 ? 2 : 3;
  return was_integer && numbers.count() >= least ? numbers.count() : 0;
}

// Names and values: 部门：某局 单位：万元.  At least half of the tokens are pairs, and
// no number stands alone: that is a row whose label has a colon.
bool IsCaption(const LineTokens& line) {
  if (line.tokens.empty() || line.tokens.size() > 6) return false;
  int pairs = 0;
  int items = 0;
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    const std::string_view text = line.tokens[i].text;
    ++items;
    if (line.tokens[i].kind != TokenKind::kText) return false;
    if (HasInnerColon(text)) {
      ++pairs;
    } else if (script::IsColon(LastOf(text)) && i + 1 < line.tokens.size()) {
      ++pairs;
      ++i;  // the value stands apart
    }
  }
  return pairs > 0 && 2 * pairs >= items;
}

bool IsRow(const LineTokens& line) {
  const int numbers = line.figures + line.integers;
  if (line.code_first) return true;
  if (line.tokens.size() < 2 || numbers == 0) return false;
  if (line.texts == 0) return true;
  // Labels and figures in turn; a number that ends a line of prose has no company.
  if (line.figures > 0) return line.texts <= numbers + line.placeholders + 1;
  const bool ends_with_number = line.tokens.back().kind == TokenKind::kInteger;
  return ends_with_number && line.texts <= numbers;
}

bool HasLeader(std::string_view text) {
  return text.find("....") != std::string_view::npos ||
         text.find("……") != std::string_view::npos ||
         text.find("····") != std::string_view::npos;
}

// The labels of many columns on one line: wide as a whole, each of them short.
bool IsRowOfLabels(const LineTokens& tokens) {
  constexpr std::size_t kFewest = 3;
  constexpr int kLongest = 32;
  return tokens.tokens.size() >= kFewest && tokens.figures == 0 &&
         std::ranges::all_of(tokens.tokens, [](const Token& token) {
           return script::LineWidth(token.text) <= kLongest;
         });
}

LineShape ShapeOf(std::string_view line, LineTokens* tokens) {
  constexpr int kWide = 60;
  if (HasLeader(line)) return LineShape::kOther;  // a line of the contents
  tokens->last_number = NumberingOf(*tokens);
  if (tokens->last_number > 0) return LineShape::kNumbering;
  if (IsCaption(*tokens)) return LineShape::kCaption;
  if (IsRow(*tokens)) return LineShape::kRow;
  const bool is_short = tokens->width <= kWide || IsRowOfLabels(*tokens);
  return is_short ? LineShape::kShort : LineShape::kOther;
}

}  // namespace

std::string_view TrimSpace(std::string_view text) {
  while (!text.empty()) {
    const std::size_t space = SpaceAt(text, 0);
    if (space == 0) break;
    text.remove_prefix(space);
  }
  while (!text.empty()) {
    const std::size_t start = LastStart(text);
    if (SpaceAt(text, start) != text.size() - start) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

TokenKind KindOfToken(std::string_view token) {
  if (script::IsAsciiDigits(token)) return TokenKind::kInteger;
  if (script::IsPlaceholder(token)) return TokenKind::kPlaceholder;
  return script::ParseNumber(token) ? TokenKind::kFigure : TokenKind::kText;
}

bool IsCodeLike(std::string_view digits) {
  if (!script::IsAsciiDigits(digits)) return false;
  return digits.size() == 3 || digits.size() == 5 || digits.size() == 7 ||
         (digits.size() >= 9 && digits.size() <= 15);
}

bool BeginsWithOrdinal(std::string_view text) {
  std::size_t i = 0;
  int numerals = 0;
  bool bracket = false;
  while (i < text.size() && numerals <= 4) {
    const char32_t c = script::NextCodePoint(text, &i);
    const bool opens = c == '(' || c == 0xFF08;
    const bool closes = c == ')' || c == 0xFF09;
    if (opens && numerals == 0 && !bracket) {
      bracket = true;
    } else if (closes) {
      return numerals > 0;
    } else if (!bracket && numerals > 0 && (c == '.' || c == 0x3001 || c == 0xFF0E)) {
      return i == text.size() || !script::IsDigit(FirstOf(text.substr(i)));
    } else if (script::IsDigit(c) || script::HanNumeral(c) >= 0) {
      ++numerals;
    } else {
      // ① to ⒇: a numeral with its bracket in one.
      return numerals == 0 && c >= 0x2460 && c <= 0x249B;
    }
  }
  return false;
}

bool IsOrdinal(std::string_view text) {
  if (text.empty() || script::LineWidth(text) > 8) return false;
  const char32_t last = LastOf(text);
  const bool closed = last == '.' || last == 0x3001 || last == 0xFF0E || last == ')' ||
                      last == 0xFF09 || (last >= 0x2460 && last <= 0x249B);
  if (closed && BeginsWithOrdinal(text)) return true;
  std::size_t next = 0;
  const char32_t bullet = script::NextCodePoint(text, &next);
  return next == text.size() &&
         (bullet == 0x2022 || bullet == 0x00B7 ||
          (bullet >= 0x25A0 && bullet <= 0x25FF) || bullet == 0xF06C ||
          bullet == 0xF0B7 || bullet == 0xF0D8);
}

bool EndsWithLeader(std::string_view text) {
  return text.ends_with("...") || text.ends_with("…") || text.ends_with("···") ||
         text.ends_with("．．");
}

bool HasInnerColon(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    if (script::IsColon(script::NextCodePoint(text, &i)))
      return start > 0 && i < text.size();
  }
  return false;
}

bool IsRunningText(std::string_view text) {
  char32_t last = 0;
  bool in_number = false;  // the last two characters are a digit and a wide comma
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = script::NextCodePoint(text, &i);
    if (in_number && !script::IsDigit(c)) return true;
    in_number = c == 0xFF0C && script::IsDigit(last);
    if (IsSentenceMark(c) && !in_number) return true;
    // A comma between words; one between digits is part of a number.
    if (last == ',' && (script::IsSpace(c) || script::IsIdeograph(c))) return true;
    if (!script::IsSpace(c)) last = c;
  }
  return in_number || last == ',' || last == 0x3001 || script::IsColon(last) ||
         last == ';';
}

LineTokens Tokenize(std::string_view line) {
  LineTokens result;
  line = TrimSpace(line);
  if (line.empty()) return result;
  result.width = script::LineWidth(line);
  if (IsRunningText(line)) {
    result.shape = LineShape::kSentence;
    return result;
  }
  SplitAtSpaces(line, &result.tokens);
  for (Token& token : result.tokens) {
    token.kind = KindOfToken(token.text);
    result.texts += token.kind == TokenKind::kText ? 1 : 0;
    result.integers += token.kind == TokenKind::kInteger ? 1 : 0;
    result.figures += token.kind == TokenKind::kFigure ? 1 : 0;
    result.placeholders += token.kind == TokenKind::kPlaceholder ? 1 : 0;
  }
  result.code_first = result.tokens.size() > 1 && IsCodeLike(result.tokens[0].text) &&
                      result.tokens[1].kind == TokenKind::kText;
  result.shape = ShapeOf(line, &result);
  return result;
}

}  // namespace budget::text
