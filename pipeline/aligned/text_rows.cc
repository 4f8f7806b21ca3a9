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

// Two labels in narrow columns, the second perhaps a unit of one character; those of a
// label that is spread are one each.
bool AreLabels(const runs::Piece& last, const runs::Piece& next) {
  return !last.one_glyph && !last.number && !next.number;
}

// What a word could end with: its last piece, and where it ends.
struct WordEnd {
  const runs::Piece& last;
  float end = 0;
  bool unit = false;  // the last piece is one character behind a figure: 12.00元
};

bool StartsWord(const WordEnd& so_far, const runs::Piece& next) {
  const runs::Piece& last = so_far.last;
  const float end = so_far.end;
  const float size = std::max(last.size, next.size);
  const bool numbers = (last.number && next.number) || so_far.unit;
  const bool printed = next.space_before && last.last <= next.first;
  const bool labels = AreLabels(last, next) && !printed;
  return next.x0 - end >
         (numbers || labels ? tolerance::kNarrowGap : tolerance::kWordGap) * size;
}

// White without a printed space beside a figure, or between labels: it was put there.
bool StartsPart(const WordEnd& so_far, const runs::Piece& next) {
  const runs::Piece& last = so_far.last;
  const float end = so_far.end;
  const float size = std::max(last.size, next.size);
  if (next.x0 - end > tolerance::kWordGap * size) return true;
  const bool printed = next.space_before && last.last <= next.first;
  return (last.number || next.number || so_far.unit || AreLabels(last, next)) &&
         !printed && next.x0 - end > tolerance::kNarrowGap * size;
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

// Whether the last of some pieces is one character right behind a figure.
bool EndsInUnit(std::span<const runs::Piece> all, std::span<const std::uint32_t> line) {
  if (line.size() < 2) return false;
  const runs::Piece& figure = all[line[line.size() - 2]];
  const runs::Piece& unit = all[line.back()];
  return figure.number && !unit.number && unit.one_glyph &&
         unit.x0 - figure.x1 < tolerance::kDigitsTouch * unit.size;
}

using Starts = bool (*)(const WordEnd& so_far, const runs::Piece& next);

std::vector<Word> SplitLine(const Page& page, std::span<const runs::Piece> all,
                            std::span<const std::uint32_t> line, Starts starts) {
  std::vector<Word> words;
  std::size_t first = 0;
  float end = all[line.front()].x1;
  for (std::size_t i = 1; i <= line.size() && words.size() < kMostWords; ++i) {
    const WordEnd so_far{all[line[i - 1]], end,
                         EndsInUnit(all, line.subspan(first, i - first))};
    if (i < line.size() && !starts(so_far, all[line[i]])) {
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
  if (row.words.size() >= 2) {
    return row.has_number() || (row.words.back().dash && !row.words.front().dash);
  }
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
