#include "pipeline/text/placed_line.h"

#include <algorithm>
#include <cstddef>

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
      const bool blank = script::IsSpace(c);
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
    word.kind = KindOfToken(word.text);
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

int WidthOf(char32_t c, IdeographWidth ideographs) {
  if (c == 0x200B || c == 0xFEFF) return 0;  // zero-width
  const bool wide = script::IsCjk(c) || c == 0x3000;
  return wide ? static_cast<int>(ideographs) : 1;
}

std::vector<Piece> PlacePieces(std::string_view line, IdeographWidth ideographs) {
  return Placer(line).Place(ideographs);
}

std::vector<Piece> WordsOf(const Piece& piece) {
  // The blanks are one column wide each, so what is left of the width tells that of the
  // ideographs.
  const int width = piece.to - piece.from;
  const IdeographWidth ideographs = width == script::LineWidth(piece.text)
                                        ? IdeographWidth::kTwo
                                        : IdeographWidth::kOne;
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
  for (Piece& word : words) word.kind = KindOfToken(word.text);
  return words;
}

int Overlap(const Piece& a, const Piece& b) {
  return std::min(a.to, b.to) - std::max(a.from, b.from);
}

}  // namespace budget::text
