#include "pipeline/find/aligned_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace budget {
namespace {

// In parts of the font size.
constexpr float kRiver = 0.45F;     // the narrowest white between two columns
constexpr float kOneLine = 0.85F;   // lines nearer than this are beside each other
constexpr float kWrapPitch = 1.7F;  // the widest distance of lines inside a cell
constexpr float kFullLine = 1.3F;   // what is left of a line that was broken
// In parts of the usual distance of rows.
constexpr float kInsideRow = 0.75F;
constexpr float kFullWidth = 0.9F;  // of the table, that a rule across it has

constexpr std::size_t kMostColumns = 100;

struct Edge {
  float x = 0;
  int change = 0;
};

// Intervals that more than `few` of the rows cover.
std::vector<Bar> Covered(std::vector<Edge> edges, int few) {
  std::ranges::sort(edges, [](const Edge& a, const Edge& b) {
    return a.x != b.x ? a.x < b.x : a.change > b.change;
  });
  std::vector<Bar> bars;
  int depth = 0;
  for (const Edge& edge : edges) {
    const int before = depth;
    depth += edge.change;
    if (before <= few && depth > few) bars.push_back({edge.x, edge.x, 0, 0});
    if (before > few && depth <= few) bars.back().x1 = edge.x;
  }
  return bars;
}

// The bar that holds most of an interval; -1 if none does.
int BarOf(std::span<const Bar> bars, float x0, float x1) {
  int best = -1;
  float most = 0;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const float shared = std::min(x1, bars[i].x1) - std::max(x0, bars[i].x0);
    if (shared > most) {
      most = shared;
      best = static_cast<int>(i);
    }
  }
  return best;
}

// Bars for columns that are blank in the body and have a head.
void AddBlankColumns(std::span<const TextRow> header, float size,
                     std::vector<Bar>* bars) {
  for (const TextRow& row : header) {
    for (const Word& word : row.words) {
      if (BarOf(*bars, word.x0, word.x1) >= 0) continue;
      const auto next =
          std::ranges::find_if(*bars, [&](const Bar& bar) { return bar.x0 > word.x1; });
      const bool room =
          (next == bars->end() || next->x0 - word.x1 > kRiver * size) &&
          (next == bars->begin() || word.x0 - (next - 1)->x1 > kRiver * size);
      if (room && bars->size() < kMostColumns) {
        bars->insert(next, {word.x0, word.x1, 0, 0});
      }
    }
  }
}

std::vector<float> Boundaries(std::span<const Bar> bars, const Box& box) {
  std::vector<float> xs{std::min(box.x0, bars.front().x0)};
  for (std::size_t i = 1; i < bars.size(); ++i) {
    xs.push_back((bars[i - 1].x1 + bars[i].x0) / 2);
  }
  xs.push_back(std::max(box.x1, bars.back().x1));
  return xs;
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

// Whether `line` goes on with a cell that `above` did not have room for.
bool GoesOn(const TextRow& above, const TextRow& line, std::span<const Bar> bars) {
  return std::ranges::all_of(line.words, [&](const Word& word) {
    const int bar = BarOf(bars, word.x0, word.x1);
    return bar >= 0 && std::ranges::any_of(above.words, [&](const Word& other) {
             return BarOf(bars, other.x0, other.x1) == bar &&
                    other.x1 >= bars[static_cast<std::size_t>(bar)].x1 -
                                    kFullLine * line.size &&
                    word.x1 < other.x1;
           });
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

// The columns [first, last] that a word of the header stands over.
struct Reach {
  int first = 0;
  int last = 0;
};

class Header {
 public:
  Header(std::span<const TextRow> lines, std::span<const Bar> bars,
         std::span<const Rule> rules, float size)
      : lines_(lines), bars_(bars), rules_(rules), size_(size) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const Word& word : lines[i].words) {
        reaches_.push_back({i, ReachOf(i, word)});
      }
    }
  }

  // Lines that start a level: the one after a line with a word over several columns.
  std::vector<std::size_t> LevelStarts() const {
    std::vector<std::size_t> starts{0};
    bool spans = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0 && spans) {
        starts.push_back(i);
        spans = false;
      }
      for (const auto& [line, reach] : reaches_) {
        spans = spans || (line == i && reach.last > reach.first);
      }
    }
    return starts;
  }

  // Calls take(line, reach) for every word.
  template <typename Take>
  void ForEach(Take take) const {
    for (const auto& [line, reach] : reaches_) take(line, reach);
  }

 private:
  bool HasWordBelow(std::size_t line, int bar) const {
    for (std::size_t i = line + 1; i < lines_.size(); ++i) {
      for (const Word& word : lines_[i].words) {
        if (BarAt(word) == bar) return true;
      }
    }
    return false;
  }

  bool HasWord(std::size_t line, int bar) const {
    return std::ranges::any_of(lines_[line].words,
                               [&](const Word& word) { return BarAt(word) == bar; });
  }

  // The bar under a word, or the nearest one.
  int BarAt(const Word& word) const {
    const int over = BarOf(bars_, word.x0, word.x1);
    if (over >= 0) return over;
    int best = 0;
    float least = -1;
    for (std::size_t i = 0; i < bars_.size(); ++i) {
      const float away = std::abs((bars_[i].x0 + bars_[i].x1) / 2 - word.middle());
      if (least < 0 || away < least) {
        least = away;
        best = static_cast<int>(i);
      }
    }
    return best;
  }

  // A rule under the word, shorter than the table, says how far it reaches.
  bool ReachOfRule(std::size_t line, const Word& word, Reach* reach) const {
    const float top = lines_[line].baseline - size_ / 3;
    const float bottom =
        line + 1 < lines_.size() ? lines_[line + 1].baseline : top + 2 * size_;
    const float full = kFullWidth * (bars_.back().x1 - bars_.front().x0);
    for (const Rule& rule : rules_) {
      if (rule.position < top || rule.position > bottom) continue;
      if (rule.length() >= full) continue;
      if (rule.from > word.middle() || rule.to < word.middle()) continue;
      bool any = false;
      for (std::size_t i = 0; i < bars_.size(); ++i) {
        const float middle = (bars_[i].x0 + bars_[i].x1) / 2;
        if (middle < rule.from || middle > rule.to) continue;
        if (!any) reach->first = static_cast<int>(i);
        reach->last = static_cast<int>(i);
        any = true;
      }
      if (any) return true;
    }
    return false;
  }

  Reach ReachOf(std::size_t line, const Word& word) const {
    Reach reach{BarAt(word), BarAt(word)};
    if (ReachOfRule(line, word, &reach)) return reach;
    // What it covers.
    for (std::size_t i = 0; i < bars_.size(); ++i) {
      const float middle = (bars_[i].x0 + bars_[i].x1) / 2;
      if (word.x0 > middle || word.x1 < middle) continue;
      reach.first = std::min(reach.first, static_cast<int>(i));
      reach.last = std::max(reach.last, static_cast<int>(i));
    }
    return Centred(line, word, reach);
  }

  // A word that stands centred over heads of its own: the columns around it whose
  // middle is nearest to its own, as far as no other word of its line takes them.
  Reach Centred(std::size_t line, const Word& word, Reach reach) const {
    const auto count = static_cast<int>(bars_.size());
    int low = reach.first;
    while (low > 0 && !HasWord(line, low - 1) && HasWordBelow(line, low - 1)) --low;
    int high = reach.last;
    while (high + 1 < count && !HasWord(line, high + 1) &&
           HasWordBelow(line, high + 1)) {
      ++high;
    }
    if (low == high || !HasWordBelow(line, reach.first)) return reach;
    Reach best = reach;
    float least = Away(word, reach);
    for (int first = low; first <= reach.first; ++first) {
      for (int last = reach.last; last <= high; ++last) {
        const float away = Away(word, {first, last});
        if (away < least) {
          least = away;
          best = {first, last};
        }
      }
    }
    return best;
  }

  float Away(const Word& word, Reach reach) const {
    const Bar& first = bars_[static_cast<std::size_t>(reach.first)];
    const Bar& last = bars_[static_cast<std::size_t>(reach.last)];
    return std::abs((first.x0 + last.x1) / 2 - word.middle());
  }

  std::span<const TextRow> lines_;
  std::span<const Bar> bars_;
  std::span<const Rule> rules_;
  float size_;
  std::vector<std::pair<std::size_t, Reach>> reaches_;
};

// A rule between two lines of text, or the middle between them.
float LineBetween(const TextRow& above, const TextRow& below,
                  std::span<const float> rules) {
  const auto rule = std::ranges::upper_bound(rules, above.baseline - above.size / 3);
  if (rule != rules.end() && *rule < below.baseline - below.size / 3) return *rule;
  return (above.bottom() + below.top()) / 2;
}

// Marks the cells of the header levels, which are the first rows of `lattice`.
void MarkHeader(const Header& header, std::span<const std::size_t> levels,
                Lattice* lattice) {
  const auto level_of = [&](std::size_t line) {
    const auto next = std::ranges::upper_bound(levels, line);
    return static_cast<int>(next - levels.begin()) - 1;
  };
  const auto columns = static_cast<std::size_t>(lattice->columns());
  // filled[level * columns + column]: a head stands there.
  std::vector<bool> filled(levels.size() * columns);
  header.ForEach([&](std::size_t line, Reach reach) {
    const int level = level_of(line);
    for (int column = reach.first; column <= reach.last; ++column) {
      filled[static_cast<std::size_t>(level) * columns +
             static_cast<std::size_t>(column)] = true;
      if (column > reach.first) lattice->LeftOf(level, column) = 0;
    }
  });
  // A head without another below or above it takes all levels.
  for (std::size_t column = 0; column < columns; ++column) {
    bool seen = false;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const bool here = filled[level * columns + column];
      if (level > 0 && (!here || !seen)) {
        lattice->Above(static_cast<int>(level), static_cast<int>(column)) = 0;
      }
      seen = seen || here;
    }
  }
}

// A word of the body that stands over a boundary joins the cells at its sides.
void JoinUnderWords(std::span<const TextRow> lines, std::span<const Bar> bars,
                    Lattice* lattice) {
  for (const TextRow& line : lines) {
    const int row = lattice->RowAt(line.baseline - line.size / 3);
    for (const Word& word : line.words) {
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

bool HoldsValues(std::span<const Bar> bars) {
  return bars.size() >= 2 && std::any_of(bars.begin() + 1, bars.end(),
                                         [](const Bar& bar) { return bar.numeric(); });
}

}  // namespace

std::vector<Bar> FindBars(std::span<const TextRow> rows, float size) {
  std::vector<Edge> edges;
  for (const TextRow& row : rows) {
    for (const Word& word : row.words) {
      edges.push_back({word.x0 - kRiver * size / 2, 1});
      edges.push_back({word.x1 + kRiver * size / 2, -1});
    }
  }
  // Of many rows some may overflow their column.
  std::vector<Bar> bars = Covered(std::move(edges), static_cast<int>(rows.size() / 20));
  for (Bar& bar : bars) {
    bar.x0 += kRiver * size / 2;
    bar.x1 -= kRiver * size / 2;
  }
  for (const TextRow& row : rows) {
    for (const Word& word : row.words) {
      const int bar = BarOf(bars, word.x0, word.x1);
      if (bar < 0) continue;
      ++bars[static_cast<std::size_t>(bar)].words;
      bars[static_cast<std::size_t>(bar)].numbers += word.number ? 1 : 0;
    }
  }
  return bars;
}

std::size_t CountHeaderRows(std::span<const TextRow> rows) {
  const auto first =
      std::ranges::find_if(rows, [](const TextRow& row) { return row.has_number(); });
  return static_cast<std::size_t>(first - rows.begin());
}

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

std::optional<Lattice> AlignedLattice(std::span<const TextRow> rows, const Box& box,
                                      std::span<const Rule> rules, float size) {
  const std::size_t heads = CountHeaderRows(rows);
  const std::span<const TextRow> head_lines = rows.first(heads);
  const std::span<const TextRow> body = rows.subspan(heads);
  std::vector<Bar> bars = FindBars(body, size);
  if (bars.size() > kMostColumns || !HoldsValues(bars)) return {};
  AddBlankColumns(head_lines, size, &bars);

  std::vector<float> across;  // rules over the whole width
  for (const Rule& rule : rules) {
    if (rule.length() >= kFullWidth * box.width()) across.push_back(rule.position);
  }
  std::ranges::sort(across);

  Lattice lattice;
  lattice.xs = Boundaries(bars, box);
  const Header header(head_lines, bars, rules, size);
  std::vector<std::size_t> levels;
  if (heads > 0) levels = header.LevelStarts();
  std::vector<std::size_t> starts = levels;
  for (const std::size_t start : JoinWrappedLines(body, bars, across)) {
    starts.push_back(heads + start);
  }
  lattice.ys.push_back(std::min(box.y0, rows.front().top()));
  for (const std::size_t start : starts) {
    if (start == 0) continue;
    lattice.ys.push_back(LineBetween(rows[start - 1], rows[start], across));
  }
  lattice.ys.push_back(std::max(box.y1, rows.back().bottom()));
  const auto columns = static_cast<std::size_t>(lattice.columns());
  const auto row_count = static_cast<std::size_t>(lattice.rows());
  lattice.left.assign(row_count * (columns + 1), 1);
  lattice.above.assign((row_count + 1) * columns, 1);
  if (heads > 0) MarkHeader(header, levels, &lattice);
  JoinUnderWords(body, bars, &lattice);
  return lattice;
}

}  // namespace budget
