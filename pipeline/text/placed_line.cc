#include "pipeline/text/placed_line.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/script/width.h"

namespace budget::text {
namespace {

constexpr int kTabStop = 8;
constexpr int kWideGap = 2;  // columns; fewer part words

// Whether what a single blank parts is two cells.
bool Parts(const Piece& before, const Piece& after, bool first) {
  if (before.is_number() && after.is_number()) return true;
  if (first && IsCodeLike(before.text)) return true;
  return after.kind == TokenKind::kFigure &&
         after.text.find_first_of(".,") != std::string_view::npos;
}

// 1,234.50万元, 5辆: a figure with its unit.  Behind years, months and days of the
// calendar, and behind the levels of codes, there is none.
bool IsFigureWithUnit(std::string_view word) {
  constexpr std::u32string_view kNoUnits = U"\u5E74\u6708\u65E5\u7C7B\u6B3E\u9879";
  constexpr std::size_t kLongestUnit = 9;  // bytes: three ideographs
  const std::optional<script::PrintedNumber> number = script::ReadNumber(word).number;
  if (!number || number->unit.empty() || number->unit.size() > kLongestUnit) {
    return false;
  }
  std::size_t end = 0;
  const char32_t first = script::NextCodePoint(number->unit, &end);
  return script::IsIdeograph(first) &&
         kNoUnits.find(first) == std::u32string_view::npos;
}

// A narrow white that parts the thousands of a figure is no gap.  A plain blank is one:
// what it parts is told by the columns.
bool PartsThousands(std::string_view line, std::size_t at, std::size_t next) {
  constexpr int kGroup = 3;
  std::size_t i = at;
  const char32_t space = script::NextCodePoint(line, &i);
  if (space == U' ' || !script::IsNarrowSpace(space) || at == 0) return false;
  if (line[at - 1] < '0' || line[at - 1] > '9') return false;
  int digits = 0;
  while (next < line.size() && line[next] >= '0' && line[next] <= '9') {
    ++next;
    ++digits;
  }
  return digits == kGroup;
}

class Placer {
 public:
  explicit Placer(std::string_view line) : line_(line) {}

  std::vector<Piece> Place(IdeographWidth ideographs) {
    std::size_t start = 0;  // of the word
    int from = 0;
    int column = 0;
    bool in_word = false;
    for (std::size_t i = 0; i < line_.size();) {
      const std::size_t at = i;
      const char32_t c = script::NextCodePoint(line_, &i);
      const bool blank = script::IsSpace(c) && !PartsThousands(line_, at, i);
      if (!blank && !in_word) {
        start = at;
        from = column;
      }
      if (blank && in_word) Add({from, column, line_.substr(start, at - start)});
      in_word = !blank;
      if (c == '\t') {
        column += kTabStop - column % kTabStop;
        after_tab_ = true;
      } else {
        column += WidthOf(c, ideographs);
      }
    }
    if (in_word) Add({from, column, line_.substr(start)});
    return std::move(pieces_);
  }

 private:
  void Add(Piece word) {
    word.kind = KindOfWord(word.text);
    const bool joins = !pieces_.empty() && !after_tab_ &&
                       word.from - pieces_.back().to < kWideGap &&
                       !Parts(pieces_.back(), word, pieces_.size() == 1);
    after_tab_ = false;
    if (!joins) {
      pieces_.push_back(word);
      return;
    }
    Piece& piece = pieces_.back();
    piece.text = {piece.text.begin(), word.text.end()};
    piece.to = word.to;
    piece.kind = TokenKind::kText;
  }

  std::string_view line_;
  std::vector<Piece> pieces_;
  bool after_tab_ = false;
};

}  // namespace

TokenKind KindOfWord(std::string_view word) {
  const TokenKind kind = KindOfToken(word);
  return kind == TokenKind::kText && IsFigureWithUnit(word) ? TokenKind::kFigure : kind;
}

int WidthOf(char32_t c, IdeographWidth ideographs) {
  if (c == 0x200B || c == 0xFEFF) return 0;  // zero-width
  if (ideographs == IdeographWidth::kOne) return 1;
  constexpr char32_t kLastAscii = 0x7F;
  const bool wide = ideographs == IdeographWidth::kTwoAsSigns
                        ? c > kLastAscii
                        : script::IsCjk(c) || c == 0x3000;
  return wide ? 2 : 1;
}

std::vector<Piece> PlacePieces(std::string_view line, IdeographWidth ideographs) {
  return Placer(line).Place(ideographs);
}

std::vector<Piece> WordsOf(const Piece& piece) {
  // The blanks are one column wide each, so what is left of the width tells that of the
  // ideographs.
  const auto width_as = [&](IdeographWidth ideographs) {
    int width = 0;
    for (std::size_t i = 0; i < piece.text.size();) {
      width += WidthOf(script::NextCodePoint(piece.text, &i), ideographs);
    }
    return width;
  };
  const auto* const found =
      std::ranges::find(kIdeographWidths, piece.to - piece.from, width_as);
  const IdeographWidth ideographs =
      found == kIdeographWidths.end() ? IdeographWidth::kOne : *found;
  std::vector<Piece> words;
  int column = piece.from;
  bool in_word = false;
  for (std::size_t i = 0; i < piece.text.size();) {
    const std::size_t at = i;
    const char32_t c = script::NextCodePoint(piece.text, &i);
    const bool blank = script::IsSpace(c);
    if (!blank && !in_word) {
      words.push_back({.from = column, .text = piece.text.substr(at, 0)});
    }
    column += WidthOf(c, ideographs);
    if (!blank) {
      Piece& word = words.back();
      word.to = column;
      const auto from = static_cast<std::size_t>(word.text.data() - piece.text.data());
      word.text = piece.text.substr(from, i - from);
    }
    in_word = !blank;
  }
  for (Piece& word : words) word.kind = KindOfWord(word.text);
  return words;
}

int Overlap(const Piece& a, const Piece& b) {
  return std::min(a.to, b.to) - std::max(a.from, b.from);
}

}  // namespace budget::text
