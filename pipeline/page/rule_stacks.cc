#include "pipeline/page/rule_stacks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/aligned/aligned_table.h"
#include "pipeline/aligned/row_columns.h"
#include "pipeline/aligned/row_division.h"
#include "pipeline/page/figure_rows.h"
#include "pipeline/runs/tolerances.h"

namespace budget::page {
namespace {

namespace tolerance = runs::tolerance;

constexpr std::size_t kMostStacks = 60;          // on a page
constexpr std::size_t kMostStackTables = 100;    // on a page
constexpr std::size_t kMostStackAttempts = 300;  // to read rules as a table
constexpr std::size_t kRowsWithoutValues = 2;    // without values, between others

// Rules of the same extent, from top to bottom.
using Stack = std::vector<lattice::Rule>;

std::vector<Stack> StackRules(std::vector<lattice::Rule> rules, float size) {
  const float near = tolerance::kSameExtent * size;
  std::erase_if(rules, [&](const lattice::Rule& rule) {
    return rule.length() < tolerance::kUnderline * size;
  });
  std::ranges::sort(rules, {}, &lattice::Rule::from);
  std::vector<Stack> stacks;
  for (std::size_t i = 0; i < rules.size();) {
    std::size_t end = i + 1;
    while (end < rules.size() && rules[end].from - rules[i].from <= near) ++end;
    const auto group = std::span(rules).subspan(i, end - i);
    std::ranges::sort(group, {}, &lattice::Rule::to);
    for (std::size_t j = 0; j < group.size();) {
      std::size_t last = j + 1;
      while (last < group.size() && group[last].to - group[j].to <= near) ++last;
      if (last - j >= 2) {
        Stack stack(group.begin() + static_cast<std::ptrdiff_t>(j),
                    group.begin() + static_cast<std::ptrdiff_t>(last));
        std::ranges::sort(stack, {}, &lattice::Rule::position);
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

Box BoxOf(std::span<const lattice::Rule> rules) {
  Box box{rules.front().from, rules.front().position, rules.front().to,
          rules.back().position};
  for (const lattice::Rule& rule : rules) {
    box.x0 = std::min(box.x0, rule.from);
    box.x1 = std::max(box.x1, rule.to);
  }
  return box;
}

// The rows with the words that stand in the x-range of `box`.  Nothing if a word goes
// on beyond it: then the rules are underlines.
std::optional<std::vector<aligned::TextRow>> RowsWithin(
    std::span<const aligned::TextRow> rows, const Box& box, float size) {
  std::vector<aligned::TextRow> within;
  const float over = tolerance::kStraddle * size;
  const auto is_inside = [&](const aligned::Word& word) {
    return word.middle() >= box.x0 && word.middle() <= box.x1;
  };
  for (const aligned::TextRow& row : rows) {
    aligned::TextRow inside;
    inside.baseline = row.baseline;
    inside.size = row.size;
    for (const aligned::Word& word : row.words) {
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

std::span<const aligned::TextRow> RowsBetween(std::span<const aligned::TextRow> rows,
                                              float top, float bottom) {
  const auto middle = [](const aligned::TextRow& row) {
    return row.baseline - row.size / 3;
  };
  const auto first = std::ranges::lower_bound(rows, top, {}, middle);
  const auto last = std::ranges::lower_bound(rows, bottom, {}, middle);
  if (last <= first) return {};
  return {first, last};
}

// Whether lines are those of one label at most.
bool IsOneLabel(std::span<const aligned::TextRow> rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const aligned::TextRow& above = rows[i - 1];
    const aligned::TextRow& row = rows[i];
    const float off = row.words.front().x0 - above.words.front().x0;
    if (above.words.size() > 1 || row.words.size() > 1 ||
        row.baseline - above.baseline > tolerance::kFullPitch * row.size ||
        std::abs(off) > tolerance::kFlush * row.size) {
      return false;
    }
  }
  return true;
}

// Whether what stands between two rules of a stack can be a part of a table; a caption
// between two tables is none.  `above` is what stands between the two rules before.
bool IsTabularBand(std::span<const aligned::TextRow> rows,
                   std::span<const aligned::TextRow> above, const Box& box,
                   float size) {
  if (rows.empty()) return true;
  const auto is_title = [&](const aligned::TextRow& row) {
    return row.size > tolerance::kTitleSize * size;
  };
  if (std::ranges::any_of(rows, is_title)) return false;
  if (std::ranges::any_of(rows, aligned::IsTabular)) return true;
  if (std::ranges::any_of(rows, aligned::IsRecord)) return true;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (aligned::StandBeside(rows[i - 1], rows[i])) return true;
  }
  if (!IsOneLabel(rows)) return false;
  const aligned::TextRow& row = rows.front();
  if (row.words.size() != 1 || row.words.front().colon) return false;
  // It begins where a label of the row above does.
  const aligned::Word& word = row.words.front();
  for (const aligned::TextRow& other : above) {
    for (const aligned::Word& label : other.parts) {
      const bool flush = std::abs(label.x0 - word.x0) < tolerance::kFlush * size;
      if (flush && other.parts.size() >= 2) return true;
    }
  }
  const float middle = (row.words.front().x0 + row.words.back().x1) / 2;
  const bool centred = std::abs(middle - (box.x0 + box.x1) / 2) <
                       tolerance::kCaptionCentred * box.width();
  return !centred;
}

// How many of `rows` go on below a header that has no rule at the end of its table.
// Rows without values are few, or stand in `columns` where these are known.
std::size_t CountFollowing(std::span<const aligned::TextRow> rows, float from,
                           std::span<const aligned::Bar> columns = {}) {
  std::size_t count = 0;
  bool fits = !columns.empty();  // all rows since the last one with a value
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool follows = i == 0 ? rows[i].top() - from <= 2 * rows[i].size
                                : aligned::Follows(rows[i - 1], rows[i]);
    if (!follows) break;
    if (aligned::IsRecord(rows[i])) {
      count = i + 1;
      fits = !columns.empty();
    }
    fits = fits && aligned::StandsInColumns(rows[i], columns);
    if (!fits && i + 1 > count + kRowsWithoutValues) break;
  }
  if (count == 0) return 0;
  return aligned::EndOfRows(rows, 0, count, rows[count - 1].size);
}

class StackReader {
 public:
  // `rows` are all text rows of the page.
  StackReader(std::span<const aligned::TextRow> rows,
              std::span<const lattice::Rule> rules, float size)
      : rows_(rows), rules_(rules), size_(size) {}

  void Read(const Stack& stack, std::vector<lattice::Lattice>* lattices) {
    if (ReadLoneColumn(stack, lattices)) return;
    // Bands that can be parts of one table follow each other.
    std::size_t first = 0;
    above_.clear();
    for (std::size_t i = 1; i < stack.size(); ++i) {
      const bool tabular = IsTabularBetween(stack, i);
      if (tabular && i + 1 < stack.size()) continue;
      const std::size_t last = tabular ? i : i - 1;
      if (last > first && ++attempts_ <= kMostStackAttempts) {
        ReadTable(std::span(stack).subspan(first, last - first + 1), lattices);
      }
      first = i;
    }
  }

 private:
  bool ReadLoneColumn(const Stack& stack,
                      std::vector<lattice::Lattice>* lattices) const {
    const Box box = BoxOf(stack);
    std::vector<float> ys;
    for (const lattice::Rule& rule : stack) ys.push_back(rule.position);
    std::optional<lattice::Lattice> lattice =
        LoneColumn(RowsBetween(rows_, box.y0, box.y1), ys, box);
    if (!lattice) return false;
    lattices->push_back(*std::move(lattice));
    return true;
  }

  // Whether what stands above rule `i`, below the one before, can be a part of a table.
  bool IsTabularBetween(const Stack& stack, std::size_t i) {
    const Box box = BoxOf(std::span(stack).subspan(i - 1, 2));
    const auto rows = RowsWithin(RowsBetween(rows_, box.y0, box.y1), box, size_);
    if (!rows) return false;
    const bool tabular = IsTabularBand(*rows, above_, box, size_);
    if (!tabular || rows->size() != 1 || rows->front().words.size() > 1) above_ = *rows;
    return tabular;
  }

  void ReadTable(std::span<const lattice::Rule> stack,
                 std::vector<lattice::Lattice>* lattices) const {
    Box box = BoxOf(stack);
    const auto between = RowsBetween(rows_, box.y0, box.y1);
    std::optional<std::vector<aligned::TextRow>> inside =
        RowsWithin(between, box, size_);
    if (!inside || inside->empty()) return;
    const auto has_value = [](const aligned::TextRow& row) {
      return row.has_number() && !aligned::IsNumbering(row);
    };
    if (std::ranges::none_of(*inside, has_value)) {
      Append(between.empty()
                 ? rows_.size()
                 : static_cast<std::size_t>(&between.back() - rows_.data()) + 1,
             &box, &*inside);
    }
    std::vector<lattice::Rule> within;
    for (const lattice::Rule& rule : rules_) {
      if (rule.position > box.y0 - size_ / 4 && rule.position < box.y1 + size_ / 4 &&
          rule.from > box.x0 - size_ && rule.to < box.x1 + size_) {
        within.push_back(rule);
      }
    }
    if (std::optional<lattice::Lattice> lattice =
            aligned::AlignedLattice(*inside, box, within, {})) {
      lattices->push_back(*std::move(lattice));
    }
  }

  // The rows that follow a header which has no rule at the end of its table.
  void Append(std::size_t next, Box* box, std::vector<aligned::TextRow>* rows) const {
    const auto after = rows_.subspan(next);
    const std::size_t count = CountFollowing(after, box->y1);
    std::optional<std::vector<aligned::TextRow>> following =
        RowsWithin(after.first(count), *box, size_);
    if (!following) return;
    std::ranges::move(*following, std::back_inserter(*rows));
    box->y1 = std::max(box->y1, rows->back().bottom());
  }

  std::span<const aligned::TextRow> rows_;
  std::span<const lattice::Rule> rules_;
  float size_;
  std::size_t attempts_ = 0;
  std::vector<aligned::TextRow> above_;  // the last band with several words
};

bool Overlaps(const Box& a, const Box& b) {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

}  // namespace

std::vector<lattice::Lattice> FindRuledStacks(const Page& page,
                                              std::span<const runs::Piece> all,
                                              std::span<const std::uint32_t> pieces,
                                              std::vector<lattice::Rule> rules,
                                              float size) {
  std::vector<lattice::Lattice> lattices;
  std::vector<Stack> stacks = StackRules(rules, size);
  if (stacks.empty()) return lattices;
  if (stacks.size() > kMostStacks) stacks.resize(kMostStacks);
  const std::vector<aligned::TextRow> rows =
      aligned::FindTextRows(page, all, {pieces.begin(), pieces.end()});
  StackReader reader(rows, rules, size);
  for (const Stack& stack : stacks) {
    std::vector<lattice::Lattice> found;
    reader.Read(stack, &found);
    for (lattice::Lattice& lattice : found) {
      const bool free =
          std::ranges::none_of(lattices, [&](const lattice::Lattice& other) {
            return Overlaps(other.box(), lattice.box());
          });
      if (free && lattices.size() < kMostStackTables)
        lattices.push_back(std::move(lattice));
    }
  }
  return lattices;
}

bool ExtendHeader(std::span<const aligned::TextRow> rows, lattice::Lattice* lattice,
                  float size) {
  const Box box = lattice->box();
  const auto below = RowsBetween(rows, box.y1, rows.back().bottom());
  std::vector<aligned::Bar> bars;
  for (std::size_t i = 0; i + 1 < lattice->xs.size(); ++i) {
    bars.push_back({lattice->xs[i], lattice->xs[i + 1], 0, 0});
  }
  const std::size_t count = CountFollowing(below, box.y1, bars);
  if (count == 0) return false;
  const auto body = RowsWithin(below.first(count), box, size);
  if (!body || body->empty()) return false;
  std::size_t crossing = 0;  // labels may overflow, seldom; values never
  for (const aligned::TextRow& row : *body) {
    for (const aligned::Word& word : row.parts) {
      const float over = tolerance::kStraddle * size;
      const auto crossed = std::ranges::upper_bound(lattice->xs, word.x0 + over);
      if (crossed == lattice->xs.end() || *crossed > word.x1 - over) continue;
      if (word.number || 5 * ++crossing > body->size()) return false;
    }
  }
  const aligned::RowDivision division = aligned::DivideRows(*body, bars, {});
  lattice->ys.insert(lattice->ys.end(), division.cuts.begin(), division.cuts.end());
  lattice->doubts = division.doubts;
  lattice->ys.push_back(body->back().bottom());
  lattice->left.resize(static_cast<std::size_t>(lattice->rows()) * lattice->xs.size(),
                       1);
  lattice->above.resize(lattice->ys.size() * (lattice->xs.size() - 1), 1);
  return true;
}

}  // namespace budget::page
