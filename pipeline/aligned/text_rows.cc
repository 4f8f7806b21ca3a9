#include "pipeline/aligned/text_rows.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/model/page.h"
#include "pipeline/runs/cell_text.h"
#include "pipeline/runs/tolerances.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

constexpr std::size_t kMostWords = 300;  // of a row; more are none of a table

// 1949, 2024: the head of a column rather than a value in it.
bool IsYear(const std::u32string& text) {
  return text.size() == 4 && (text.starts_with(U"19") || text.starts_with(U"20")) &&
         std::ranges::all_of(text, script::IsDigit);
}

// Two labels in narrow columns; characters of a label that is spread are one each.
bool AreLabels(const runs::Piece& last, const runs::Piece& next) {
  return !last.one_glyph && !next.one_glyph && !last.number && !next.number;
}

// `end` is where the word so far ends; `last` is its last piece.
bool StartsWord(const runs::Piece& last, const runs::Piece& next, float end) {
  const float size = std::max(last.size, next.size);
  const bool numbers = last.number && next.number;
  const bool printed = next.space_before && last.last <= next.first;
  const bool labels = AreLabels(last, next) && !printed;
  return next.x0 - end >
         (numbers || labels ? tolerance::kNarrowGap : tolerance::kWordGap) * size;
}

// White without a printed space beside a figure, or between labels: it was put there.
bool StartsPart(const runs::Piece& last, const runs::Piece& next, float end) {
  const float size = std::max(last.size, next.size);
  if (next.x0 - end > tolerance::kWordGap * size) return true;
  const bool printed = next.space_before && last.last <= next.first;
  return (last.number || next.number || AreLabels(last, next)) && !printed &&
         next.x0 - end > tolerance::kNarrowGap * size;
}

std::u32string TextOf(const Page& page, std::span<const runs::Piece> all,
                      std::span<const std::uint32_t> pieces) {
  std::u32string text;
  for (const std::uint32_t i : pieces) {
    for (std::uint32_t g = all[i].first; g < all[i].last; ++g) {
      text += page.glyphs[g].text;
    }
  }
  return text;
}

Word MakeWord(const Page& page, std::span<const runs::Piece> all,
              std::span<const std::uint32_t> pieces) {
  const runs::Piece& first = all[pieces.front()];
  Word word{.x0 = first.x0,
            .x1 = first.x1,
            .number = true,
            .dash = false,
            .colon = false,
            .baseline = first.baseline,
            .top = first.baseline - first.size,
            .figure = {}};
  bool any_number = false;
  for (const std::uint32_t i : pieces) {
    word.x0 = std::min(word.x0, all[i].x0);
    word.x1 = std::max(word.x1, all[i].x1);
    word.number = word.number && all[i].number;
    any_number = any_number || all[i].number;
  }
  const std::u32string text = TextOf(page, all, pieces);
  word.colon = std::ranges::any_of(text, script::IsColon);
  word.number = word.number
                    ? !IsYear(text) && std::ranges::any_of(text, script::IsDigit)
                    : any_number && runs::ReadsAsFigure(text);
  if (word.number) word.figure = script::ToUtf8(text);
  word.dash = std::ranges::all_of(text, script::IsDash);
  return word;
}

using Starts = bool (*)(const runs::Piece& last, const runs::Piece& next, float end);

std::vector<Word> SplitLine(const Page& page, std::span<const runs::Piece> all,
                            std::span<const std::uint32_t> line, Starts starts) {
  std::vector<Word> words;
  std::size_t first = 0;
  float end = all[line.front()].x1;
  for (std::size_t i = 1; i <= line.size() && words.size() < kMostWords; ++i) {
    if (i < line.size() && !starts(all[line[i - 1]], all[line[i]], end)) {
      end = std::max(end, all[line[i]].x1);
      continue;
    }
    words.push_back(MakeWord(page, all, line.subspan(first, i - first)));
    if (i < line.size()) end = all[line[i]].x1;
    first = i;
  }
  return words;
}

}  // namespace

bool IsTabular(const TextRow& row) {
  return row.words.size() >= 2 && std::ranges::none_of(row.words, &Word::colon);
}

bool IsRecord(const TextRow& row) {
  if (row.words.size() >= 2) return row.has_number();
  // A label that fills its column, and the figure behind it.
  return row.parts.size() == 2 && row.parts.back().number;
}

bool IsNumbering(const TextRow& row) {
  std::size_t numbers = 0;
  for (const Word& part : row.parts) {
    if (!part.number) continue;
    if (part.x1 - part.x0 > tolerance::kTwoDigits * row.size) return false;
    ++numbers;
  }
  return numbers >= 2 && 2 * numbers >= row.parts.size();
}

bool StandBeside(const TextRow& above, const TextRow& row) {
  if (row.baseline - above.baseline >= tolerance::kOtherLine * row.size) return false;
  return std::ranges::any_of(above.words, [&](const Word& word) {
    return std::ranges::any_of(row.words, [&](const Word& other) {
      return word.x1 < other.x0 || other.x1 < word.x0;
    });
  });
}

bool Follows(const TextRow& above, const TextRow& row) {
  return row.top() - above.bottom() <=
         tolerance::kRowGap * std::max(above.size, row.size);
}

std::vector<TextRow> FindTextRows(const Page& page, std::span<const runs::Piece> all,
                                  std::vector<std::uint32_t> pieces) {
  std::erase_if(pieces, [&](std::uint32_t i) { return all[i].direction != 0; });
  std::vector<TextRow> rows;
  for (const runs::LineOfPieces& line : runs::GroupLines(all, std::move(pieces))) {
    TextRow row;
    row.baseline = all[line.front()].baseline;
    for (const std::uint32_t i : line) row.size = std::max(row.size, all[i].size);
    row.words = SplitLine(page, all, line, StartsWord);
    row.parts = SplitLine(page, all, line, StartsPart);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace budget::aligned
