#include "pipeline/aligned/aligned_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/aligned/header_levels.h"

namespace budget::aligned {
namespace {

// In parts of the font size.
constexpr float kOneLine = 0.85F;   // lines nearer than this are beside each other
constexpr float kWrapPitch = 1.7F;  // the widest distance of lines inside a cell
constexpr float kFullLine = 1.3F;   // what is left of a line that was broken
// In parts of the usual distance of rows.
constexpr float kInsideRow = 0.75F;
constexpr float kFullWidth = 0.9F;  // of the table, that a rule across it has

constexpr std::size_t kMostHeads = 12;  // lines of a header
constexpr std::size_t kMostHeadWords = 500;
constexpr std::size_t kSparse = 4;  // one line of so many has two words at least
constexpr std::size_t kMostRows = 2000;

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

// The usual distance between two rows with values; 0 if there are too few.
float UsualPitch(std::span<const TextRow> lines) {
  std::vector<float> pitches;
  const TextRow* last = nullptr;
  for (const TextRow& line : lines) {
    if (!line.has_number()) continue;
    if (last != nullptr) pitches.push_back(line.baseline - last->baseline);
    last = &line;
  }
  if (pitches.size() < 2) return 0;
  // Wrapped rows are farther apart: the lower third.
  const auto at = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 3);
  std::ranges::nth_element(pitches, at);
  return *at;
}

bool IsRuleBetween(std::span<const float> rules, const TextRow& a, const TextRow& b) {
  const auto rule = std::ranges::upper_bound(rules, a.baseline - a.size / 3);
  return rule != rules.end() && *rule < b.baseline - b.size / 3;
}

// Whether `line` goes on with cells that `above` did not have room for.
bool GoesOn(const TextRow& above, const TextRow& line, std::span<const Bar> bars) {
  std::vector<float> ends(bars.size(), 0);  // where `above` ends in each column
  for (const Word& word : above.parts) {
    const int bar = BarOf(bars, word.x0, word.x1);
    if (bar < 0) continue;
    float& end = ends[static_cast<std::size_t>(bar)];
    end = std::max(end, word.x1);
  }
  return std::ranges::all_of(line.parts, [&](const Word& word) {
    const int bar = BarOf(bars, word.x0, word.x1);
    if (bar < 0) return false;
    const auto at = static_cast<std::size_t>(bar);
    return ends[at] >= bars[at].x1 - kFullLine * line.size && word.x1 < ends[at];
  });
}

bool IsSameRow(const TextRow& above, const TextRow& line, std::span<const Bar> bars,
               float pitch) {
  const float size = std::max(above.size, line.size);
  const float gap = line.baseline - above.baseline;
  if (above.has_number() && line.has_number()) return false;
  if (gap < kOneLine * size) return true;
  if (gap > kWrapPitch * size) return false;
  if (pitch > 0 && gap < kInsideRow * pitch) return true;
  return !line.has_number() && GoesOn(above, line, bars);
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

// How many of `rows` come before the first row of values.  The first line of a label
// may stand above its value.
std::size_t CountToValues(std::span<const TextRow> rows, std::span<const float> rules) {
  const auto first = std::ranges::find_if(rows, &TextRow::has_number);
  auto heads = static_cast<std::size_t>(first - rows.begin());
  while (heads > 0 && heads < rows.size()) {
    const TextRow& last = rows[heads - 1];
    const float below = rows[heads].baseline - last.baseline;
    const bool close = below < kOneLine * last.size;
    const bool closer = heads > 1 && last.parts.size() == 1 &&
                        below < kInsideRow * (last.baseline - rows[heads - 2].baseline);
    if (!(close || closer) || IsRuleBetween(rules, last, rows[heads])) break;
    --heads;
  }
  return heads;
}

// How many of `rows` are the header.  A label without a value below heads of columns is
// a row of the body.
std::size_t CountHeads(std::span<const TextRow> rows, std::span<const float> rules,
                       float size) {
  std::size_t heads = CountToValues(rows, rules);
  if (heads > kMostHeads) return heads;
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

// Whether hardly a row has more than one word: what is scattered is no table.
bool IsSparse(std::span<const TextRow> body) {
  const auto filled = std::ranges::count_if(
      body, [](const TextRow& row) { return row.parts.size() >= 2; });
  return filled == 0 || kSparse * static_cast<std::size_t>(filled) < body.size();
}

// The bounds of rows that begin with lines `starts`.
std::vector<float> RowBounds(std::span<const TextRow> rows,
                             std::span<const std::size_t> starts,
                             std::span<const float> rules, const Box& box) {
  std::vector<float> ys{std::min(box.y0, rows.front().top())};
  for (const std::size_t start : starts) {
    if (start == 0) continue;
    ys.push_back(std::max(ys.back(), LineBetween(rows[start - 1], rows[start], rules)));
  }
  ys.push_back(std::max(box.y1, rows.back().bottom()));
  return ys;
}

bool HoldsValues(std::span<const Bar> bars) {
  return bars.size() >= 2 && std::any_of(bars.begin() + 1, bars.end(),
                                         [](const Bar& bar) { return bar.numeric(); });
}

}  // namespace

std::vector<std::size_t> JoinWrappedLines(std::span<const TextRow> lines,
                                          std::span<const Bar> bars,
                                          std::span<const float> rules) {
  std::vector<std::size_t> starts;
  const float pitch = UsualPitch(lines);
  bool has_number = false;  // the row so far
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool same = i > 0 && !IsRuleBetween(rules, lines[i - 1], lines[i]) &&
                      !(has_number && lines[i].has_number()) &&
                      IsSameRow(lines[i - 1], lines[i], bars, pitch);
    if (!same) {
      starts.push_back(i);
      has_number = false;
    }
    has_number = has_number || lines[i].has_number();
  }
  return starts;
}

std::optional<lattice::Lattice> AlignedLattice(std::span<const TextRow> rows,
                                               const Box& box,
                                               std::span<const lattice::Rule> rules,
                                               std::span<const float> cuts) {
  const float size = UsualSize(rows);
  std::vector<float> across;  // rules over the whole width
  for (const lattice::Rule& rule : rules) {
    if (rule.length() >= kFullWidth * box.width()) across.push_back(rule.position);
  }
  std::ranges::sort(across);
  const std::size_t heads = CountHeads(rows, across, size);
  if (heads > kMostHeads) return {};
  const std::span<const TextRow> header = rows.first(heads);
  const std::span<const TextRow> body = rows.subspan(heads);
  if (IsSparse(body)) return {};
  std::vector<Bar> bars = FindBars(body, size);
  if (bars.size() > kMostBars) return {};
  CutBars(cuts, box, size, &bars);
  Heads head_words = FindHeads(header);
  if (head_words.size() > kMostHeadWords) return {};
  TakeHeads(LinesOfHeads(header, head_words), body, cuts, size, &bars);
  if (bars.size() > kMostBars || !HoldsValues(bars)) return {};

  FindReaches(bars, rules, size, &head_words);
  std::vector<std::size_t> levels;
  if (heads > 0) levels = LevelStarts(heads, head_words);
  std::vector<std::size_t> starts = levels;
  for (const std::size_t start : JoinWrappedLines(body, bars, across)) {
    starts.push_back(heads + start);
  }
  if (starts.size() > kMostRows) return {};
  lattice::Lattice lattice;
  lattice.xs = Boundaries(bars, cuts, box);
  lattice.ys = RowBounds(rows, starts, across, box);
  lattice.left.assign(static_cast<std::size_t>(lattice.rows()) * lattice.xs.size(), 1);
  lattice.above.assign(lattice.ys.size() * (lattice.xs.size() - 1), 1);
  JoinHeaderCells(head_words, levels, &lattice);
  JoinUnderWords(body, bars, &lattice);
  return lattice;
}

}  // namespace budget::aligned
