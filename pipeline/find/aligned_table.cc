#include "pipeline/find/aligned_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace budget {
namespace {

// In parts of the font size.
constexpr float kCentred = 0.5F;    // off the middle
constexpr float kBroken = 1.35F;    // pitch of lines of one head
constexpr float kAlone = 4.0F;      // how far a head may stand from its column, twice
constexpr float kRiver = 0.45F;     // the narrowest white between two columns
constexpr float kOneLine = 0.85F;   // lines nearer than this are beside each other
constexpr float kWrapPitch = 1.7F;  // the widest distance of lines inside a cell
constexpr float kFullLine = 1.3F;   // what is left of a line that was broken
// In parts of the usual distance of rows.
constexpr float kInsideRow = 0.75F;
constexpr float kFullWidth = 0.9F;  // of the table, that a rule across it has

constexpr std::size_t kMostColumns = 100;
constexpr std::size_t kMostHeads = 12;  // lines of a header

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

// The words of a header that have none below them, from left to right.
std::vector<Word> LeafWords(std::span<const TextRow> header) {
  std::vector<Word> leaves;
  for (std::size_t i = header.size(); i-- > 0;) {
    std::vector<Word> more;
    for (const Word& word : header[i].words) {
      const auto next = std::ranges::find_if(
          leaves, [&](const Word& leaf) { return leaf.x1 > word.x0; });
      const bool over = next != leaves.end() && next->x0 < word.x1;
      // Centred over the two beside it, it is their common head.
      const bool between = next != leaves.end() && next != leaves.begin() &&
                           std::abs(((next - 1)->x0 + next->x1) / 2 - word.middle()) <
                               kCentred * header[i].size;
      if (!over && !between) more.push_back(word);
    }
    leaves.insert(leaves.end(), more.begin(), more.end());
    std::ranges::sort(leaves, {}, &Word::x0);
    if (leaves.size() > kMostColumns) break;
  }
  return leaves;
}

// How far a head stands from a column.  Figures stand at the right of a head that is
// not over them, hardly ever at its left.
float Distance(const Word& word, const Bar& bar) {
  return std::max({0.0F, bar.x0 - word.x1, 3 * (word.x0 - bar.x1)});
}

// For each word the bar that it is the head of, or -1: both keep their order, and what
// stands nearest goes together.  A left-aligned head need not stand over its figures.
std::vector<int> MatchHeads(std::span<const Word> words, std::span<const Bar> bars,
                            float size) {
  const float alone =
      kAlone * size;  // cost of a head without bar, or a bar without head
  const std::size_t width = bars.size() + 1;
  std::vector<float> cost((words.size() + 1) * width);
  for (std::size_t w = 0; w <= words.size(); ++w) {
    for (std::size_t b = 0; b <= bars.size(); ++b) {
      float& best = cost[w * width + b];
      if (w == 0 || b == 0) {
        best = alone * static_cast<float>(w + b);
        continue;
      }
      best = std::min(cost[(w - 1) * width + b], cost[w * width + b - 1]) + alone;
      best = std::min(
          best, cost[(w - 1) * width + b - 1] + Distance(words[w - 1], bars[b - 1]));
    }
  }
  std::vector<int> bar_of(words.size(), -1);
  std::size_t w = words.size();
  std::size_t b = bars.size();
  while (w > 0 && b > 0) {
    const float here = cost[w * width + b];
    if (here == cost[(w - 1) * width + b] + alone) {
      --w;
    } else if (here == cost[w * width + b - 1] + alone) {
      --b;
    } else {
      bar_of[--w] = static_cast<int>(--b);
    }
  }
  return bar_of;
}

// Bars beside each other that no row fills both of, when one of them has no head, are
// one column: a total is centred where names are not.
void JoinExclusive(std::span<const TextRow> body, std::span<const int> bar_of,
                   std::vector<Bar>* bars) {
  std::vector<bool> has_head(bars->size());
  for (const int bar : bar_of) {
    if (bar >= 0) has_head[static_cast<std::size_t>(bar)] = true;
  }
  std::vector<bool> both(bars->size());  // of bar i - 1 and bar i
  for (const TextRow& row : body) {
    int last = -1;
    for (const Word& part : row.parts) {
      const int bar = BarOf(*bars, part.x0, part.x1);
      if (bar > 0 && last == bar - 1) both[static_cast<std::size_t>(bar)] = true;
      if (bar >= 0) last = bar;
    }
  }
  std::size_t kept = 0;
  bool head = has_head.front();
  for (std::size_t i = 1; i < bars->size(); ++i) {
    Bar& bar = (*bars)[kept];
    const Bar& next = (*bars)[i];
    const bool labels = !bar.numeric() || !next.numeric();
    if (!both[i] && !(head && has_head[i]) && (labels || !bar_of.empty())) {
      bar = {bar.x0, next.x1, bar.words + next.words, bar.numbers + next.numbers};
      head = head || has_head[i];
      continue;
    }
    (*bars)[++kept] = next;
    head = has_head[i];
  }
  bars->resize(kept + 1);
}

// Widens bars to their heads, and adds one for each head without a bar: a column that
// is blank in the body.
void TakeHeads(std::span<const TextRow> header, std::span<const TextRow> body,
               float size, std::vector<Bar>* bars) {
  const std::vector<Word> words = LeafWords(header);
  if (words.size() > kMostColumns || bars->empty()) return;
  JoinExclusive(body, MatchHeads(words, *bars, size), bars);
  const std::vector<int> bar_of = MatchHeads(words, *bars, size);
  std::vector<Bar> blank;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (bar_of[i] < 0) {
      if (BarOf(*bars, word.x0, word.x1) < 0) blank.push_back({word.x0, word.x1, 0, 0});
      continue;
    }
    const auto at = static_cast<std::size_t>(bar_of[i]);
    Bar& bar = (*bars)[at];
    const float low = at == 0 ? word.x0 : (*bars)[at - 1].x1 + kRiver * size;
    const float high =
        at + 1 == bars->size() ? word.x1 : (*bars)[at + 1].x0 - kRiver * size;
    bar.x0 = std::min(bar.x0, std::max(word.x0, low));
    bar.x1 = std::max(bar.x1, std::min(word.x1, high));
  }
  bars->insert(bars->end(), blank.begin(), blank.end());
  std::ranges::sort(*bars, {}, &Bar::x0);
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
    has_word_.resize(lines.size() * bars.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const Word& word : lines[i].words) {
        has_word_[i * bars.size() + static_cast<std::size_t>(BarAt(word))] = true;
      }
    }
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
  bool HasWord(std::size_t line, int bar) const {
    return has_word_[line * bars_.size() + static_cast<std::size_t>(bar)];
  }

  bool HasWordBelow(std::size_t line, int bar) const {
    for (std::size_t i = line + 1; i < lines_.size(); ++i) {
      if (HasWord(i, bar)) return true;
    }
    return false;
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
    if (!HasWordBelow(line, reach.first) || IsBroken(line, word)) return reach;
    const auto count = static_cast<int>(bars_.size());
    int low = reach.first;
    while (low > 0 && !HasWord(line, low - 1) && HasWordBelow(line, low - 1)) --low;
    int high = reach.last;
    while (high + 1 < count && !HasWord(line, high + 1) &&
           HasWordBelow(line, high + 1)) {
      ++high;
    }
    Reach best = reach;
    float least = -1;
    for (int first = low; first <= reach.first; ++first) {
      for (int last = reach.last; last <= high; ++last) {
        if (first == last) continue;
        const float away = Away(word, {first, last});
        if (least >= 0 && away >= least) continue;
        least = away;
        best = {first, last};
      }
    }
    return best;
  }

  // Whether the head just goes on in the next line, below and close.
  bool IsBroken(std::size_t line, const Word& word) const {
    for (std::size_t i = line + 1; i < lines_.size(); ++i) {
      for (const Word& below : lines_[i].words) {
        if (BarAt(below) != BarAt(word)) continue;
        return lines_[i].baseline - lines_[line].baseline < kBroken * size_ &&
               std::abs(below.middle() - word.middle()) < kCentred * size_;
      }
    }
    return false;
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
  std::vector<bool> has_word_;  // lines x bars
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
std::size_t CountHeaderRows(std::span<const TextRow> rows,
                            std::span<const float> rules) {
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

bool HoldsValues(std::span<const Bar> bars) {
  return bars.size() >= 2 && std::any_of(bars.begin() + 1, bars.end(),
                                         [](const Bar& bar) { return bar.numeric(); });
}

}  // namespace

std::vector<Bar> FindBars(std::span<const TextRow> rows, float size) {
  std::vector<Edge> edges;
  for (const TextRow& row : rows) {
    for (const Word& word : row.parts) {
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
    for (const Word& word : row.parts) {
      const int bar = BarOf(bars, word.x0, word.x1);
      if (bar < 0) continue;
      ++bars[static_cast<std::size_t>(bar)].words;
      bars[static_cast<std::size_t>(bar)].numbers += word.number ? 1 : 0;
    }
  }
  return bars;
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
  std::vector<float> across;  // rules over the whole width
  for (const Rule& rule : rules) {
    if (rule.length() >= kFullWidth * box.width()) across.push_back(rule.position);
  }
  std::ranges::sort(across);
  const std::size_t heads = CountHeaderRows(rows, across);
  if (heads > kMostHeads) return {};
  const std::span<const TextRow> head_lines = rows.first(heads);
  const std::span<const TextRow> body = rows.subspan(heads);
  std::vector<Bar> bars = FindBars(body, size);
  if (bars.size() > kMostColumns) return {};
  TakeHeads(head_lines, body, size, &bars);
  if (bars.size() > kMostColumns || !HoldsValues(bars)) return {};

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
