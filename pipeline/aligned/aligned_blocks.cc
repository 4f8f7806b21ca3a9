#include "pipeline/aligned/aligned_blocks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/aligned/aligned_table.h"
#include "pipeline/aligned/column_bars.h"
#include "pipeline/aligned/row_columns.h"
#include "pipeline/aligned/text_rows.h"
#include "pipeline/runs/tolerances.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

constexpr std::size_t kMostTables = 100;       // on a page
constexpr std::size_t kMostHeads = 12;         // lines of a header
constexpr std::size_t kWideRow = 4;            // figures that are a table by themselves
constexpr std::size_t kRowsWithoutValues = 2;  // without values, between others
constexpr std::size_t kMostLines = 4;          // of a label, above its figures
constexpr std::size_t kMostCaptions = 3;       // lines above the rows that go on
// of the width of all heads, that the head of all may be off their middle: columns of
// labels are wider than their heads
constexpr float kHeadOfAllOff = 0.3F;

// A block of rows that could be a table without rules.
struct Block {
  std::size_t first = 0;  // of the rows of the page
  std::size_t last = 0;   // one after
  std::size_t above = 0;  // where the block above ends
};

// Figures, or dashes for them, by themselves in columns of figures: their label is
// broken over lines, none of which is beside them, or stands on the facing page.
bool IsLoneFigure(const TextRow& row, std::span<const Bar> bars) {
  const bool facing = std::ranges::all_of(bars, &Bar::numeric);
  return std::ranges::all_of(row.parts, [&](const Word& part) {
    const int bar = BarOf(bars, part.x0, part.x1);
    return (part.number || part.dash) && (bar > 0 || (bar == 0 && facing)) &&
           bars[static_cast<std::size_t>(bar)].numeric();
  });
}

// Labels alone, before all figures.
bool StandsBeforeFigures(const TextRow& row, std::span<const Bar> bars) {
  const auto figures = std::find_if(bars.begin(), bars.end(),
                                    [](const Bar& bar) { return bar.numeric(); });
  return figures != bars.begin() && figures != bars.end() &&
         std::ranges::all_of(row.parts, [&](const Word& part) {
           return !part.colon && !part.number && part.x1 < figures->x0;
         });
}

// Labels alone, of any block, that reach over no column of figures: lines of labels
// that are broken.
bool StandsBesideFigures(const TextRow& row, std::span<const Bar> bars) {
  return std::ranges::all_of(row.parts, [&](const Word& part) {
    return !part.colon && !part.number && part.x0 < bars.back().x1 &&
           std::ranges::none_of(bars, [&](const Bar& bar) {
             return bar.numeric() && part.x0 < bar.x1 && bar.x0 < part.x1;
           });
  });
}

// Whether a figure alone in its line stands beside the line of a label above it, which
// is broken around its height.
bool IsBrokenRecord(std::span<const TextRow> rows, std::size_t i) {
  if (i == 0 || rows[i].words.size() != 1 || rows[i - 1].words.size() != 1)
    return false;
  const Word& label = rows[i - 1].words.front();
  const Word& figure = rows[i].words.front();
  return figure.number && !label.number && label.x1 < figure.x0 &&
         StandBeside(rows[i - 1], rows[i]);
}

// Rows with values, with few others between them, or such as fit their columns.  The
// first ones are a record.
Block BlockFrom(std::span<const TextRow> rows, std::size_t first, std::size_t last,
                float size) {
  Block block{first, last, 0};
  std::vector<Bar> bars;
  bool fits = true;  // all rows since the last one with a value
  for (std::size_t next = last; next < rows.size(); ++next) {
    if (!Follows(rows[next - 1], rows[next])) break;
    // The title of another table.
    if (rows[next].size > tolerance::kTitleSize * rows[first].size) break;
    if (IsRecord(rows[next])) {
      block.last = next + 1;
      fits = true;
      bars.clear();
      continue;
    }
    if (bars.empty()) {
      bars = FindBars(rows.subspan(block.first, block.last - block.first), size);
    }
    if (IsLoneFigure(rows[next], bars)) {
      block.last = next + 1;
      fits = true;
      continue;
    }
    fits = fits &&
           (FitsColumns(rows[next], bars) || StandsBeforeFigures(rows[next], bars) ||
            StandsBesideFigures(rows[next], bars));
    if (!fits && next >= block.last + kRowsWithoutValues) break;
  }
  block.last = EndOfRows(rows, block.first, block.last, size);
  return block;
}

// Where a block begins, if figures by themselves stand above its first record; not
// above row `least`.
std::size_t StartOf(std::span<const TextRow> rows, const Block& block,
                    std::size_t least, float size) {
  const std::vector<Bar> bars =
      FindBars(rows.subspan(block.first, block.last - block.first), size);
  std::size_t start = block.first;
  for (std::size_t below = block.first; below > least; --below) {
    const std::size_t i = below - 1;
    if (i + kMostLines < start || !Follows(rows[i], rows[below])) break;
    if (IsLoneFigure(rows[i], bars)) {
      start = i;
    } else if (!StandsBeforeFigures(rows[i], bars)) {
      break;
    }
  }
  return start;
}

std::vector<Block> FindBlocks(std::span<const TextRow> rows, float size) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < rows.size();) {
    const std::size_t above = blocks.empty() ? 0 : blocks.back().last;
    const bool broken = !IsRecord(rows[i]) && i > above && IsBrokenRecord(rows, i);
    if (!IsRecord(rows[i]) && !broken) {
      ++i;
      continue;
    }
    Block block = BlockFrom(rows, broken ? i - 1 : i, i + 1, size);
    block.above = above;
    block.first = StartOf(rows, block, block.above, size);
    blocks.push_back(block);
    i = block.last;
  }
  return blocks;
}

// Whether the only word of a row above heads stands over two or more of them, as the
// head of a group does; a title or a unit does not.
bool IsGroupHead(const TextRow& row, std::span<const TextRow> heads) {
  if (row.words.size() != 1 || heads.empty()) return false;
  if (heads.front().top() - row.bottom() > tolerance::kGroupGap * row.size)
    return false;
  const Word& word = row.words.front();
  std::vector<Word> below;
  for (const TextRow& head : heads) {
    below.insert(below.end(), head.words.begin(), head.words.end());
  }
  std::ranges::sort(below, {}, &Word::x0);
  if (below.size() <= 2 || below.size() > kMostBars) return false;
  for (std::size_t first = 0; first < below.size(); ++first) {
    for (std::size_t last = first + 1; last < below.size(); ++last) {
      const float middle = (below[first].x0 + below[last].x1) / 2;
      const bool whole = first == 0 && last + 1 == below.size();
      if (!whole && std::abs(middle - word.middle()) < row.size) return true;
    }
  }
  return false;
}

// Whether the only word of a row stands at the middle of two or more columns, but not
// of all.
bool IsOverColumns(const TextRow& row, const TextRow& below,
                   std::span<const Bar> bars) {
  if (row.words.size() != 1 || bars.size() <= 2 || bars.size() > kMostBars)
    return false;
  if (below.top() - row.bottom() > tolerance::kGroupGap * row.size) return false;
  const Word& word = row.words.front();
  for (std::size_t first = 0; first < bars.size(); ++first) {
    for (std::size_t last = first + 1; last < bars.size(); ++last) {
      if (first == 0 && last + 1 == bars.size()) continue;
      const float middle = (bars[first].x0 + bars[last].x1) / 2;
      const bool inside = word.x0 > bars[first].x0 && word.x1 < bars[last].x1;
      if (inside && std::abs(middle - word.middle()) < row.size) return true;
    }
  }
  return false;
}

// Whether the only word of a row is the first line of a head that goes on in `below`,
// the rows under it.
bool IsFirstLine(const TextRow& row, std::span<const TextRow> below) {
  if (row.words.size() != 1) return false;
  const Word& word = row.words.front();
  for (const TextRow& line : below) {
    if (line.baseline - row.baseline > tolerance::kHeadPitch * row.size) return false;
    for (const Word& other : line.words) {
      if (other.number || other.x0 >= word.x1 || other.x1 <= word.x0) continue;
      return std::abs(other.middle() - word.middle()) <
             tolerance::kHeadCentred * row.size;
    }
  }
  return false;
}

// Whether the only word of a row is the head of all heads below it: it stands at their
// middle, narrower than they are, under the line that states the unit.  A title stands
// above that line.
bool IsHeadOfAll(const TextRow& above, const TextRow& row, const TextRow& heads) {
  if (row.words.size() != 1 || heads.words.size() < 2) return false;
  if (!Follows(above, row) || std::ranges::none_of(above.words, &Word::colon)) {
    return false;
  }
  const Word& word = row.words.front();
  const float from = heads.words.front().x0;
  const float to = heads.words.back().x1;
  return std::abs(word.middle() - (from + to) / 2) < kHeadOfAllOff * (to - from) &&
         2 * (word.x1 - word.x0) < to - from;
}

// Lines above the first value that can be the header.
std::size_t CountHeads(std::span<const TextRow> rows, const Block& block, float size) {
  std::size_t heads = 0;
  const std::vector<Bar> bars =
      FindBars(rows.subspan(block.first, block.last - block.first), size);
  for (std::size_t n = 1; n <= kMostHeads && n <= block.first - block.above; ++n) {
    const TextRow& row = rows[block.first - n];
    const TextRow& below = rows[block.first - n + 1];
    if (!Follows(row, below) || row.size > tolerance::kLargerText * below.size) break;
    if (std::ranges::any_of(row.words, &Word::colon)) break;
    const auto under = rows.subspan(block.first - n + 1, n - 1);
    if (row.words.size() >= 2 || IsGroupHead(row, under) || IsFirstLine(row, under) ||
        (heads > 0 && n == heads + 1 && IsOverColumns(row, below, bars))) {
      heads = n;
      continue;
    }
    const std::size_t at = block.first - n;
    if (n == heads + 1 && heads > 0 && at > block.above &&
        IsHeadOfAll(rows[at - 1], row, below)) {
      return n;
    }
  }
  return heads;
}

// Page numbers behind titles are no values: narrow, at the right end of the line, at
// one x.  Where there is no header, narrow numbers alone make no table.
bool LooksLikeContents(std::span<const TextRow> rows, bool has_header) {
  float last = -1;
  for (const TextRow& row : rows) {
    std::size_t numbers = 0;
    for (const Word& word : row.parts) {
      if (!word.number) continue;
      ++numbers;
      if (word.x1 - word.x0 > tolerance::kFourDigits * row.size) return false;
      if (!script::IsAsciiDigits(script::Fold(word.figure)) &&
          script::ParseNumber(word.figure)) {
        return false;  // -8.05 is the number of no page
      }
    }
    if (numbers == 0 || !has_header) continue;
    const Word& end = row.parts.back();
    if (numbers != 1 || !end.number) return false;
    if (last >= 0 && std::abs(end.x1 - last) > row.size) return false;
    last = end.x1;
  }
  return true;
}

// Whether a row has no number but such as can be that of a column.
bool IsNarrow(const TextRow& row) {
  return std::ranges::none_of(row.parts, [&](const Word& part) {
    return part.number && part.x1 - part.x0 > tolerance::kTwoDigits * row.size;
  });
}

// The numbers of each column begin, end or have their middle at one x.
bool NumbersAlign(std::span<const TextRow> rows, float size) {
  const std::vector<Bar> bars = FindBars(rows, size);
  if (bars.size() > kMostBars) return false;
  std::size_t aligned = 0;
  std::size_t total = 0;
  for (const Bar& bar : bars) {
    std::size_t left = 0;
    std::size_t right = 0;
    std::size_t middle = 0;
    std::size_t count = 0;
    for (const TextRow& row : rows) {
      if (IsNumbering(row)) continue;  // centred under heads
      if (&row == rows.data() && IsNarrow(row)) continue;
      for (const Word& word : row.parts) {
        if (!word.number || word.x1 <= bar.x0 || word.x0 >= bar.x1) continue;
        ++count;
        left += word.x0 - bar.x0 < tolerance::kFlush * size ? 1 : 0;
        right += bar.x1 - word.x1 < tolerance::kFlush * size ? 1 : 0;
        const float off = word.middle() - (bar.x0 + bar.x1) / 2;
        middle += std::abs(off) < tolerance::kFlush * size ? 1 : 0;
      }
    }
    total += count;
    aligned += std::max({left, right, middle});
  }
  return total > 0 && 5 * aligned >= 4 * total;
}

// One row of many figures below heads is a table (a year's items side by side).
bool IsWide(const TextRow& row) {
  return kWideRow <=
         static_cast<std::size_t>(std::ranges::count_if(row.parts, &Word::number));
}

// Rows of figures at the top of a page can be the last ones of a table that began on
// the page before.
bool HasSeveralFigures(const TextRow& row) {
  return row.words.size() >= 3 && std::ranges::count_if(row.words, &Word::number) >= 2;
}

// Labels, before them perhaps an ordinal or a code, and behind them one amount,
// 1,234.50, or the dash that stands for it.
bool IsAmountRow(const TextRow& row) {
  const auto is_value = [](const Word& word) { return word.number || word.dash; };
  const auto label = std::ranges::find_if_not(row.words, is_value);
  if (label - row.words.begin() > 1 || label == row.words.end()) return false;
  if (label != row.words.begin() && !script::IsAsciiDigits(row.words.front().figure))
    return false;
  if (std::find_if(label, row.words.end(), is_value) != row.words.end() - 1)
    return false;
  if (row.words.back().dash) return true;
  const std::string figure = script::Fold(row.words.back().figure);
  return figure.find_first_of(".,") != std::string::npos && script::ParseNumber(figure);
}

// Whether the rows above row `first`, at the top of the page, are captions at most: the
// rows from there on may go on from the page before.
bool StandsAtTop(std::span<const TextRow> rows, std::size_t first) {
  return first <= kMostCaptions &&
         std::ranges::all_of(rows.first(first), [](const TextRow& row) {
           return row.words.size() == 1 && !row.has_number();
         });
}

// Whether one record is a table by its heads: one over each of its columns, at the top
// of the page or under a title or the line that states the unit.
bool IsHeaded(std::span<const TextRow> rows, const Block& block, std::size_t heads,
              std::span<const Bar> bars) {
  const std::size_t first = block.first - heads;
  if (heads == 0 || bars.size() < 2) return false;
  const bool captioned =
      first > 0 && Follows(rows[first - 1], rows[first]) &&
      (std::ranges::any_of(rows[first - 1].words, &Word::colon) ||
       rows[first - 1].size > tolerance::kLargerText * rows[first].size);
  if (!captioned && !StandsAtTop(rows, first)) return false;
  std::vector<int> over(bars.size());
  for (const TextRow& row : rows.subspan(first, heads)) {
    for (const Word& word : row.words) {
      const int bar = BarOf(bars, word.x0, word.x1);
      if (bar < 0 || word.number) return false;
      ++over[static_cast<std::size_t>(bar)];
    }
  }
  return std::ranges::none_of(over, [](int words) { return words == 0; });
}

std::optional<lattice::Lattice> ReadBlock(std::span<const TextRow> rows,
                                          const Block& block, float size) {
  const std::size_t heads = CountHeads(rows, block, size);
  const auto body = rows.subspan(block.first, block.last - block.first);
  const std::vector<Bar> bars = FindBars(body, size);
  const auto records =
      static_cast<std::size_t>(std::ranges::count_if(body, [&](const TextRow& row) {
        return IsRecord(row) || IsLoneFigure(row, bars);
      }));
  const bool wide = heads > 0 && std::ranges::any_of(body, IsWide);
  const auto is_rest = [&](const TextRow& row) {
    return HasSeveralFigures(row) || IsAmountRow(row);
  };
  const bool goes_on = StandsAtTop(rows, block.first) &&
                       std::ranges::any_of(body, is_rest) &&
                       std::ranges::all_of(body, [&](const TextRow& row) {
                         return is_rest(row) || StandsBeforeFigures(row, bars) ||
                                IsLoneFigure(row, bars);
                       });
  if (records < kRowsWithoutValues && !wide && !goes_on &&
      !IsHeaded(rows, block, heads, bars)) {
    return {};
  }
  if (heads == 0 && records < 2 * kRowsWithoutValues && !goes_on) return {};
  const auto tabular =
      static_cast<std::size_t>(std::ranges::count_if(body, [&](const TextRow& row) {
        return IsRecord(row) || FitsColumns(row, bars) || IsLoneFigure(row, bars) ||
               StandsBeforeFigures(row, bars);
      }));
  if (5 * tabular < 3 * body.size()) return {};
  if (LooksLikeContents(body, heads > 0) || !NumbersAlign(body, size)) return {};
  const auto whole = rows.subspan(block.first - heads, heads + body.size());
  Box box{whole.front().words.front().x0, whole.front().top(),
          whole.front().words.back().x1, whole.back().bottom()};
  for (const TextRow& row : whole) {
    box.x0 = std::min(box.x0, row.words.front().x0);
    box.x1 = std::max(box.x1, row.words.back().x1);
  }
  return AlignedLattice(whole, box, {}, {});
}

}  // namespace

std::vector<lattice::Lattice> FindAlignedBlocks(const Page& page,
                                                std::span<const runs::Piece> all,
                                                std::vector<std::uint32_t> pieces,
                                                float size) {
  std::vector<lattice::Lattice> lattices;
  const std::vector<TextRow> rows = FindTextRows(page, all, std::move(pieces));
  for (const Block& block : FindBlocks(rows, size)) {
    if (lattices.size() == kMostTables) break;
    if (std::optional<lattice::Lattice> lattice = ReadBlock(rows, block, size)) {
      lattices.push_back(*std::move(lattice));
    }
  }
  return lattices;
}

}  // namespace budget::aligned
