#include "pipeline/find/open_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/find/aligned_table.h"
#include "pipeline/find/table_region.h"
#include "pipeline/find/text_rows.h"

namespace budget {
namespace {

// In parts of the font size.
constexpr float kSameExtent = 1.0F;  // of rules that belong together
constexpr float kRowGap = 2.6F;      // the most white between two rows of a table
constexpr float kSameSize = 1.2F;    // a title is larger than this
constexpr float kCentred = 0.1F;     // of the width, off the middle
constexpr float kAligned = 0.6F;
constexpr float kNarrowNumber = 2.2F;  // four digits
constexpr float kGroupGap = 1.2F;  // white between the head of a group and its heads
constexpr float kNarrow = 8.0F;    // an underline rather than the rule of a table
constexpr float kStraddle = 0.5F;  // text that goes on beyond the rules is prose

constexpr std::size_t kMostStacks = 60;     // on a page
constexpr std::size_t kMostTables = 100;    // on a page
constexpr std::size_t kMostAttempts = 300;  // to read rules as a table
constexpr std::size_t kMostHeads = 6;       // lines of a header without rules
constexpr std::size_t kFewRows = 2;

// Rules of the same extent, from top to bottom.
using Stack = std::vector<Rule>;

std::vector<Stack> StackRules(std::vector<Rule> rules, float size) {
  const float near = kSameExtent * size;
  std::erase_if(rules,
                [&](const Rule& rule) { return rule.length() < kNarrow * size; });
  std::ranges::sort(rules, {}, &Rule::from);
  std::vector<Stack> stacks;
  for (std::size_t i = 0; i < rules.size();) {
    std::size_t end = i + 1;
    while (end < rules.size() && rules[end].from - rules[i].from <= near) ++end;
    const auto group = std::span(rules).subspan(i, end - i);
    std::ranges::sort(group, {}, &Rule::to);
    for (std::size_t j = 0; j < group.size();) {
      std::size_t last = j + 1;
      while (last < group.size() && group[last].to - group[j].to <= near) ++last;
      if (last - j >= 2) {
        Stack stack(group.begin() + static_cast<std::ptrdiff_t>(j),
                    group.begin() + static_cast<std::ptrdiff_t>(last));
        std::ranges::sort(stack, {}, &Rule::position);
        stacks.push_back(std::move(stack));
      }
      j = last;
    }
    i = end;
  }
  // Wide ones first: a short stack inside is a part of the header.
  std::ranges::stable_sort(stacks, [](const Stack& a, const Stack& b) {
    return a.front().length() > b.front().length();
  });
  return stacks;
}

Box BoxOf(std::span<const Rule> rules) {
  Box box{rules.front().from, rules.front().position, rules.front().to,
          rules.back().position};
  for (const Rule& rule : rules) {
    box.x0 = std::min(box.x0, rule.from);
    box.x1 = std::max(box.x1, rule.to);
  }
  return box;
}

// The rows with the words that stand in the x-range of `box`.  Nothing if a word goes
// on beyond it: then the rules are underlines.
std::optional<std::vector<TextRow>> RowsWithin(std::span<const TextRow> rows,
                                               const Box& box, float size) {
  std::vector<TextRow> within;
  const float over = kStraddle * size;
  const auto is_inside = [&](const Word& word) {
    return word.middle() >= box.x0 && word.middle() <= box.x1;
  };
  for (const TextRow& row : rows) {
    TextRow inside;
    inside.baseline = row.baseline;
    inside.size = row.size;
    for (const Word& word : row.words) {
      const bool in = word.x0 >= box.x0 - over && word.x1 <= box.x1 + over;
      const bool out = word.x1 <= box.x0 + over || word.x0 >= box.x1 - over;
      if (is_inside(word) ? !in : !out) return {};
    }
    std::ranges::copy_if(row.words, std::back_inserter(inside.words), is_inside);
    std::ranges::copy_if(row.parts, std::back_inserter(inside.parts), is_inside);
    if (!inside.words.empty()) within.push_back(std::move(inside));
  }
  return within;
}

std::span<const TextRow> RowsBetween(std::span<const TextRow> rows, float top,
                                     float bottom) {
  const auto middle = [](const TextRow& row) { return row.baseline - row.size / 3; };
  const auto first = std::ranges::lower_bound(rows, top, {}, middle);
  const auto last = std::ranges::lower_bound(rows, bottom, {}, middle);
  if (last <= first) return {};
  return {first, last};
}

bool IsTabular(const TextRow& row) {
  return row.words.size() >= 2 && std::ranges::none_of(row.words, &Word::colon);
}

// A row of a table: a figure by itself beside something else.
bool IsRecord(const TextRow& row) {
  return row.words.size() >= 2 && std::ranges::any_of(row.words, &Word::number);
}

// Whether what stands between two rules of a stack can be a part of a table; a caption
// between two tables is none.
bool IsTabularBand(std::span<const TextRow> rows, const Box& box) {
  if (rows.empty()) return true;
  if (std::ranges::any_of(rows, IsTabular)) return true;
  if (std::ranges::any_of(rows, IsRecord)) return true;
  if (rows.size() > 1) return false;
  const TextRow& row = rows.front();
  const float middle = (row.words.front().x0 + row.words.back().x1) / 2;
  const bool centred =
      std::abs(middle - (box.x0 + box.x1) / 2) < kCentred * box.width();
  return row.words.size() == 1 && !row.words.front().colon && !centred;
}

// How many of `rows` go on below a header that has no rule at the end of its table.
std::size_t CountFollowing(std::span<const TextRow> rows, float from) {
  std::size_t count = 0;
  float bottom = from;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].top() - bottom > kRowGap * rows[i].size) break;
    bottom = rows[i].bottom();
    if (IsRecord(rows[i])) count = i + 1;
    if (i + 1 > count + kFewRows) break;
  }
  return count;
}

class StackReader {
 public:
  // `rows` are all text rows of the page.
  StackReader(std::span<const TextRow> rows, std::span<const Rule> rules, float size)
      : rows_(rows), rules_(rules), size_(size) {}

  void Read(const Stack& stack, std::vector<Lattice>* lattices) {
    // Bands that can be parts of one table follow each other.
    std::size_t first = 0;
    for (std::size_t i = 1; i < stack.size(); ++i) {
      const bool tabular = IsTabularBetween(stack[i - 1], stack[i]);
      if (tabular && i + 1 < stack.size()) continue;
      const std::size_t last = tabular ? i : i - 1;
      if (last > first && ++attempts_ <= kMostAttempts) {
        ReadTable(std::span(stack).subspan(first, last - first + 1), lattices);
      }
      first = i;
    }
  }

 private:
  bool IsTabularBetween(const Rule& above, const Rule& below) const {
    const Box box = BoxOf(std::vector<Rule>{above, below});
    const auto rows = RowsWithin(RowsBetween(rows_, box.y0, box.y1), box, size_);
    return rows && IsTabularBand(*rows, box);
  }

  void ReadTable(std::span<const Rule> stack, std::vector<Lattice>* lattices) const {
    Box box = BoxOf(stack);
    const auto between = RowsBetween(rows_, box.y0, box.y1);
    std::optional<std::vector<TextRow>> inside = RowsWithin(between, box, size_);
    if (!inside || inside->empty()) return;
    if (std::ranges::none_of(*inside, &TextRow::has_number)) {
      Append(between.empty()
                 ? rows_.size()
                 : static_cast<std::size_t>(&between.back() - rows_.data()) + 1,
             &box, &*inside);
    }
    std::vector<Rule> within;
    for (const Rule& rule : rules_) {
      if (rule.position > box.y0 - size_ / 4 && rule.position < box.y1 + size_ / 4 &&
          rule.from > box.x0 - size_ && rule.to < box.x1 + size_) {
        within.push_back(rule);
      }
    }
    if (std::optional<Lattice> lattice = AlignedLattice(*inside, box, within, {})) {
      lattices->push_back(*std::move(lattice));
    }
  }

  // The rows that follow a header which has no rule at the end of its table.
  void Append(std::size_t next, Box* box, std::vector<TextRow>* rows) const {
    const auto after = rows_.subspan(next);
    const std::size_t count = CountFollowing(after, box->y1);
    std::optional<std::vector<TextRow>> following =
        RowsWithin(after.first(count), *box, size_);
    if (!following) return;
    std::ranges::move(*following, std::back_inserter(*rows));
    box->y1 = std::max(box->y1, rows->back().bottom());
  }

  std::span<const TextRow> rows_;
  std::span<const Rule> rules_;
  float size_;
  std::size_t attempts_ = 0;
};

bool Overlaps(const Box& a, const Box& b) {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

// A block of rows that could be a table without rules.
struct Block {
  std::size_t first = 0;  // of the rows of the page
  std::size_t last = 0;   // one after
};

bool Follows(const TextRow& above, const TextRow& row) {
  const float size = std::max(above.size, row.size);
  return row.top() - above.bottom() <= kRowGap * size;
}

// Rows with values, with few others between them.
std::vector<Block> FindBlocks(std::span<const TextRow> rows) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < rows.size();) {
    if (!IsRecord(rows[i])) {
      ++i;
      continue;
    }
    Block block{i, i + 1};
    for (std::size_t next = i + 1; next < rows.size(); ++next) {
      if (!Follows(rows[next - 1], rows[next])) break;
      if (next > block.last + kFewRows) break;
      if (IsRecord(rows[next])) block.last = next + 1;
    }
    i = block.last;
    blocks.push_back(block);
  }
  return blocks;
}

// Whether the only word of a row above heads stands over two or more of them, as the
// head of a group does; a title or a unit does not.
bool IsGroupHead(const TextRow& row, std::span<const TextRow> heads) {
  if (row.words.size() != 1 || heads.empty()) return false;
  if (heads.front().top() - row.bottom() > kGroupGap * row.size) return false;
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

// Lines above the first value that can be the header.
std::size_t CountHeads(std::span<const TextRow> rows, const Block& block) {
  std::size_t heads = 0;
  for (std::size_t n = 1; n <= kMostHeads && n <= block.first; ++n) {
    const TextRow& row = rows[block.first - n];
    const TextRow& below = rows[block.first - n + 1];
    if (!Follows(row, below) || row.size > kSameSize * below.size) break;
    if (std::ranges::any_of(row.words, &Word::colon)) break;
    if (row.words.size() >= 2 ||
        IsGroupHead(row, rows.subspan(block.first - n + 1, n - 1)))
      heads = n;
  }
  return heads;
}

// Page numbers behind titles are no values: narrow, at the right end of the line, at
// one x.  Where there is no header, narrow numbers alone make no table.
bool LooksLikeContents(std::span<const TextRow> rows, bool has_header) {
  float last = -1;
  for (const TextRow& row : rows) {
    std::size_t numbers = 0;
    for (const Word& word : row.words) {
      if (!word.number) continue;
      ++numbers;
      if (word.x1 - word.x0 > kNarrowNumber * row.size) return false;
    }
    if (numbers == 0 || !has_header) continue;
    const Word& end = row.words.back();
    if (numbers != 1 || !end.number) return false;
    if (last >= 0 && std::abs(end.x1 - last) > row.size) return false;
    last = end.x1;
  }
  return true;
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
      for (const Word& word : row.parts) {
        if (!word.number || word.x1 <= bar.x0 || word.x0 >= bar.x1) continue;
        ++count;
        left += word.x0 - bar.x0 < kAligned * size ? 1 : 0;
        right += bar.x1 - word.x1 < kAligned * size ? 1 : 0;
        const float off = word.middle() - (bar.x0 + bar.x1) / 2;
        middle += std::abs(off) < kAligned * size ? 1 : 0;
      }
    }
    total += count;
    aligned += std::max({left, right, middle});
  }
  return total > 0 && 5 * aligned >= 4 * total;
}

std::optional<Lattice> ReadBlock(std::span<const TextRow> rows, const Block& block,
                                 float size) {
  const std::size_t heads = CountHeads(rows, block);
  const auto body = rows.subspan(block.first, block.last - block.first);
  const auto records = static_cast<std::size_t>(std::ranges::count_if(body, IsRecord));
  if (records < kFewRows || (heads == 0 && records < 2 * kFewRows)) return {};
  if (5 * records < 3 * body.size()) return {};
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

std::vector<Lattice> FindRuledStacks(const Page& page, std::span<const Piece> all,
                                     std::span<const std::uint32_t> pieces,
                                     std::vector<Rule> rules, float size) {
  std::vector<Lattice> lattices;
  std::vector<Stack> stacks = StackRules(rules, size);
  if (stacks.empty()) return lattices;
  if (stacks.size() > kMostStacks) stacks.resize(kMostStacks);
  const std::vector<TextRow> rows =
      FindTextRows(page, all, {pieces.begin(), pieces.end()});
  StackReader reader(rows, rules, size);
  for (const Stack& stack : stacks) {
    std::vector<Lattice> found;
    reader.Read(stack, &found);
    for (Lattice& lattice : found) {
      const bool free = std::ranges::none_of(lattices, [&](const Lattice& other) {
        return Overlaps(other.box(), lattice.box());
      });
      if (free && lattices.size() < kMostTables) lattices.push_back(std::move(lattice));
    }
  }
  return lattices;
}

bool ExtendHeader(std::span<const TextRow> rows, Lattice* lattice, float size) {
  const Box box = lattice->box();
  const auto below = RowsBetween(rows, box.y1, rows.back().bottom());
  const std::size_t count = CountFollowing(below, box.y1);
  if (count == 0) return false;
  const auto body = RowsWithin(below.first(count), box, size);
  if (!body || body->empty()) return false;
  std::vector<Bar> bars;
  for (std::size_t i = 0; i + 1 < lattice->xs.size(); ++i) {
    bars.push_back({lattice->xs[i], lattice->xs[i + 1], 0, 0});
  }
  std::size_t crossing = 0;  // labels may overflow, seldom; values never
  for (const TextRow& row : *body) {
    for (const Word& word : row.parts) {
      const float over = kStraddle * size;
      const auto crossed = std::ranges::upper_bound(lattice->xs, word.x0 + over);
      if (crossed == lattice->xs.end() || *crossed > word.x1 - over) continue;
      if (word.number || 5 * ++crossing > body->size()) return false;
    }
  }
  for (const std::size_t start : JoinWrappedLines(*body, bars, {})) {
    if (start > 0) {
      lattice->ys.push_back(((*body)[start - 1].bottom() + (*body)[start].top()) / 2);
    }
  }
  lattice->ys.push_back(body->back().bottom());
  lattice->left.resize(static_cast<std::size_t>(lattice->rows()) * lattice->xs.size(),
                       1);
  lattice->above.resize(lattice->ys.size() * (lattice->xs.size() - 1), 1);
  return true;
}

std::vector<Lattice> FindAlignedBlocks(const Page& page, std::span<const Piece> all,
                                       std::vector<std::uint32_t> pieces, float size) {
  std::vector<Lattice> lattices;
  const std::vector<TextRow> rows = FindTextRows(page, all, std::move(pieces));
  for (const Block& block : FindBlocks(rows)) {
    if (lattices.size() == kMostTables) break;
    if (std::optional<Lattice> lattice = ReadBlock(rows, block, size)) {
      lattices.push_back(*std::move(lattice));
    }
  }
  return lattices;
}

}  // namespace budget
