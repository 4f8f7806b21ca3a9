#include "pipeline/aligned/aligned_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/aligned/header_levels.h"
#include "pipeline/aligned/merged_labels.h"
#include "pipeline/aligned/row_division.h"
#include "pipeline/runs/tolerances.h"

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

constexpr std::size_t kMostHeadLines = 12;  // lines of a header
constexpr std::size_t kMostHeadWords = 500;
constexpr std::size_t kSparse = 4;  // one line of so many has two words at least

// Bounds of the columns: cuts, and the middle of the white elsewhere.
std::vector<float> Boundaries(std::span<const Bar> bars, std::span<const float> cuts,
                              const Box& box) {
  std::vector<float> xs{std::min(box.x0, bars.front().x0)};
  for (std::size_t i = 1; i < bars.size(); ++i) {
    const auto cut = std::ranges::upper_bound(cuts, bars[i - 1].middle());
    const bool is_cut = cut != cuts.end() && *cut < bars[i].middle();
    xs.push_back(is_cut ? *cut : (bars[i - 1].x1 + bars[i].x0) / 2);
  }
  xs.push_back(std::max(box.x1, bars.back().x1));
  return xs;
}

float UsualSize(std::span<const TextRow> rows) {
  std::vector<float> sizes;
  sizes.reserve(rows.size());
  for (const TextRow& row : rows) sizes.push_back(row.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::ranges::nth_element(sizes, middle);
  return *middle;
}

bool IsRuleBetweenRows(std::span<const float> rules, const TextRow& a,
                       const TextRow& b) {
  const auto rule = std::ranges::upper_bound(rules, a.baseline - a.size / 3);
  return rule != rules.end() && *rule < b.baseline - b.size / 3;
}

// A rule between two lines of text, or the middle between them.
float LineBetween(const TextRow& above, const TextRow& below,
                  std::span<const float> rules) {
  const auto rule = std::ranges::upper_bound(rules, above.baseline - above.size / 3);
  if (rule != rules.end() && *rule < below.baseline - below.size / 3) return *rule;
  return (above.bottom() + below.top()) / 2;
}

// A word of the body that stands over a boundary joins the cells at its sides.
void JoinUnderWords(std::span<const TextRow> lines, std::span<const Bar> bars,
                    lattice::Lattice* lattice) {
  for (const TextRow& line : lines) {
    const int row = lattice->RowAt(line.baseline - line.size / 3);
    for (const Word& word : line.parts) {
      if (word.number) continue;
      for (int column = 1; column < lattice->columns(); ++column) {
        // It must reach into the next column, not just out of its own.
        const Bar& next = bars[static_cast<std::size_t>(column)];
        const Bar& last = bars[static_cast<std::size_t>(column) - 1];
        if (word.x0 < last.x1 && word.x1 > (next.x0 + next.x1) / 2) {
          lattice->LeftOf(row, column) = 0;
        }
      }
    }
  }
}

// Whether each word of a line begins where a label of the line below does.
bool AreFlush(const TextRow& above, const TextRow& below) {
  return std::ranges::all_of(above.parts, [&](const Word& word) {
    return std::ranges::any_of(below.parts, [&](const Word& label) {
      return !label.number &&
             std::abs(label.x0 - word.x0) < tolerance::kFlush * below.size;
    });
  });
}

// Whether lines hold heads of two columns: in one line, or beside each other because
// one of them is broken.
bool HasHeads(std::span<const TextRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].words.size() >= 2) return true;
    if (i > 0 && StandBeside(rows[i - 1], rows[i])) return true;
  }
  return false;
}

// How many of `rows` come before the first row of values.  The first line of a label
// may stand above its value; a rule tells.
std::size_t CountToValues(std::span<const TextRow> rows, std::span<const float> rules) {
  const auto first = std::ranges::find_if(rows, &TextRow::has_value);
  auto heads = static_cast<std::size_t>(first - rows.begin());
  for (std::size_t ruled = heads; ruled > 0 && heads < rows.size(); --ruled) {
    if (!IsRuleBetweenRows(rules, rows[ruled - 1], rows[ruled])) continue;
    return HasHeads(rows.first(ruled)) ? ruled : heads;
  }
  while (heads > 0 && heads < rows.size()) {
    const TextRow& last = rows[heads - 1];
    const float below = rows[heads].baseline - last.baseline;
    const bool close = below < tolerance::kOtherLine * last.size;
    const bool closer =
        heads > 1 && (last.parts.size() == 1 || AreFlush(last, rows[heads])) &&
        below < tolerance::kInsideRow * (last.baseline - rows[heads - 2].baseline);
    // A label goes on below; heads stand at the middle of their columns, and are
    // several.
    const bool goes_on = (heads > 1 || !HasHeads(rows.first(heads))) &&
                         below < tolerance::kHeadPitch * last.size &&
                         AreFlush(last, rows[heads]);
    if (!(close || closer || goes_on) || IsRuleBetweenRows(rules, last, rows[heads]))
      break;
    --heads;
  }
  return heads;
}

// How many of `rows` are the header.  A label without a value below heads of columns is
// a row of the body.
std::size_t CountHeads(std::span<const TextRow> rows, std::span<const float> rules,
                       float size) {
  std::size_t heads = CountToValues(rows, rules);
  if (heads > kMostHeadLines) return heads;
  const auto wide = [](const TextRow& row) { return row.words.size() >= 2; };
  const auto widest = std::ranges::find_if(rows.first(heads), wide);
  if (widest == rows.begin() + static_cast<std::ptrdiff_t>(heads)) return heads;
  const auto least = static_cast<std::size_t>(widest - rows.begin()) + 1;
  const std::vector<Bar> bars = FindBars(rows.subspan(heads), size);
  while (heads > least && !wide(rows[heads - 1])) {
    const Word& word = rows[heads - 1].words.front();
    if (BarOf(bars, word.x0, word.x1) != 0) break;
    --heads;
  }
  return heads;
}

// Whether hardly a row has more than one word: what is scattered is no table.  A figure
// by itself stands beside its label, which is broken over lines.
bool IsSparse(std::span<const TextRow> body) {
  const auto is_wide = [&](const TextRow& row) {
    if (row.parts.size() >= 2) return true;
    const auto next = static_cast<std::size_t>(&row - body.data()) + 1;
    return row.has_number() && next < body.size() &&
           body[next].baseline - row.baseline < tolerance::kOtherLine * row.size;
  };
  const auto filled = static_cast<std::size_t>(std::ranges::count_if(
      body, [&](const TextRow& row) { return is_wide(row) || row.has_number(); }));
  return std::ranges::none_of(body, is_wide) || kSparse * filled < body.size();
}

// The bounds of the rows: those of the header, which begin with lines `levels`, and
// those of the body behind `heads` lines.
std::vector<float> RowBounds(std::span<const TextRow> rows, std::size_t heads,
                             std::span<const std::size_t> levels,
                             const RowDivision& body, std::span<const float> rules,
                             const Box& box) {
  std::vector<float> ys{std::min(box.y0, rows.front().top())};
  const auto add = [&](float y) { ys.push_back(std::max(ys.back(), y)); };
  for (const std::size_t start : levels) {
    if (start > 0) add(LineBetween(rows[start - 1], rows[start], rules));
  }
  if (heads > 0) add(LineBetween(rows[heads - 1], rows[heads], rules));
  for (const float cut : body.cuts) add(cut);
  ys.push_back(std::max(box.y1, rows.back().bottom()));
  return ys;
}

// Whether the numbers of the first column are amounts, 1,234.50: its labels stand on
// the facing page.  Ordinals and codes are none.
bool BeginsWithAmounts(std::span<const TextRow> body, const Bar& first) {
  constexpr std::size_t kDecimals = 3;  // with their point
  return first.numeric() && std::ranges::all_of(body, [&](const TextRow& row) {
           const Word& word = row.parts.front();
           const std::size_t point = word.figure.find('.');
           return !word.number || word.x0 >= first.x1 ||
                  (point != std::string::npos &&
                   word.figure.size() == point + kDecimals);
         });
}

bool HoldsValues(std::span<const TextRow> body, std::span<const Bar> bars) {
  return bars.size() >= 2 &&
         (std::any_of(bars.begin() + 1, bars.end(),
                      [](const Bar& bar) { return bar.numeric(); }) ||
          BeginsWithAmounts(body, bars.front()));
}

}  // namespace

std::optional<lattice::Lattice> AlignedLattice(std::span<const TextRow> rows,
                                               const Box& box,
                                               std::span<const lattice::Rule> rules,
                                               std::span<const float> cuts) {
  const float size = UsualSize(rows);
  std::vector<float> across;  // rules over the whole width
  for (const lattice::Rule& rule : rules) {
    if (rule.length() >= tolerance::kFullWidth * box.width())
      across.push_back(rule.position);
  }
  std::ranges::sort(across);
  const std::size_t heads = CountHeads(rows, across, size);
  if (heads > kMostHeadLines) return {};
  const std::span<const TextRow> header = rows.first(heads);
  const std::span<const TextRow> body = rows.subspan(heads);
  if (IsSparse(body)) return {};
  std::vector<Bar> bars = FindBars(body, size);
  if (bars.size() > kMostBars) return {};
  CutBars(cuts, box, size, &bars);
  Heads head_words = FindHeads(header);
  if (head_words.size() > kMostHeadWords) return {};
  TakeHeads(LinesOfHeads(header, head_words), body, cuts, size, &bars);
  if (bars.size() > kMostBars || !HoldsValues(body, bars)) return {};

  FindReaches(bars, rules, size, &head_words);
  std::vector<std::size_t> levels;
  if (heads > 0) levels = LevelStarts(heads, head_words);
  const float top = heads == 0 ? box.y0 : header.back().baseline;
  const MergedLabels merged(rules, bars, top);
  std::vector<float> between = across;  // rows
  between.insert(between.end(), merged.rules().begin(), merged.rules().end());
  std::ranges::sort(between);
  const RowDivision division = DivideRows(merged.Without(body), bars, between);
  lattice::Lattice lattice;
  lattice.xs = Boundaries(bars, cuts, box);
  lattice.ys = RowBounds(rows, heads, levels, division, across, box);
  lattice.doubts = division.doubts;
  lattice.left.assign(static_cast<std::size_t>(lattice.rows()) * lattice.xs.size(), 1);
  lattice.above.assign(lattice.ys.size() * (lattice.xs.size() - 1), 1);
  JoinHeaderCells(head_words, levels, &lattice);
  JoinUnderWords(body, bars, &lattice);
  merged.Join(&lattice);
  return lattice;
}

}  // namespace budget::aligned
