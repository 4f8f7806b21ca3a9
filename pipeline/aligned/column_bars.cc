#include "pipeline/aligned/column_bars.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "pipeline/runs/tolerances.h"

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

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

// The words of a header that stand over one column, from left to right.  From the last
// line up: a word with none below it is the head of a column that has no head yet, or
// else the common head of those beside it.
class Leaves {
 public:
  Leaves(std::span<const Bar> bars, float size) : bars_(bars), size_(size) {}

  void Add(const TextRow& line);
  const std::vector<Word>& words() const { return words_; }

 private:
  bool IsLeaf(const Word& word, std::span<const int> bar_of) const;

  std::span<const Bar> bars_;
  float size_;
  std::vector<Word> words_;
};

// How far a head stands from a column.  Figures stand at the right of a head that is
// not over them, hardly ever at its left.
float Distance(const Word& word, const Bar& bar) {
  return std::max({0.0F, bar.x0 - word.x1, 3 * (word.x0 - bar.x1)});
}

// Whether there is one word for each bar, and none stands over another's.
bool AreOneForEach(std::span<const Word> words, std::span<const Bar> bars) {
  if (words.size() != bars.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int over = BarOf(bars, words[i].x0, words[i].x1);
    if (over >= 0 && static_cast<std::size_t>(over) != i) return false;
  }
  return true;
}

// For each word the bar that it is the head of, or -1: both keep their order, and what
// stands nearest goes together.  A left-aligned head need not stand over its figures,
// nor the head of a wide column over a short label in it.
std::vector<int> MatchHeads(std::span<const Word> words, std::span<const Bar> bars,
                            float size) {
  if (AreOneForEach(words, bars)) {
    std::vector<int> each(words.size());
    std::iota(each.begin(), each.end(), 0);
    return each;
  }
  const float alone =
      tolerance::kHeadAway * size;  // cost of a head without bar, or a bar without head
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

bool Leaves::IsLeaf(const Word& word, std::span<const int> bar_of) const {
  const auto next =
      std::ranges::find_if(words_, [&](const Word& leaf) { return leaf.x1 > word.x0; });
  if (next != words_.end() && next->x0 < word.x1) return false;
  // The columns between those of its neighbours.
  const auto at = static_cast<std::size_t>(next - words_.begin());
  int low = 0;
  for (std::size_t i = 0; i < at; ++i) low = std::max(low, bar_of[i] + 1);
  int high = static_cast<int>(bars_.size());
  for (std::size_t i = at; i < words_.size(); ++i) {
    if (bar_of[i] >= 0) high = std::min(high, bar_of[i]);
  }
  for (int bar = low; bar < high; ++bar) {
    const float away = Distance(word, bars_[static_cast<std::size_t>(bar)]);
    if (away < 2 * tolerance::kHeadAway * size_) return true;
  }
  // Beside a leaf of its own level, over a column that is blank.
  const auto beside = [&](const Word& leaf) {
    return leaf.top < word.baseline - size_ / 2;
  };
  if (at > 0 && beside(words_[at - 1])) return true;
  if (next != words_.end() && beside(*next)) return true;
  const bool outside = at == 0 || next == words_.end();
  return outside && BarOf(bars_, word.x0, word.x1) < 0;
}

void Leaves::Add(const TextRow& line) {
  const std::vector<int> bar_of = MatchHeads(words_, bars_, size_);
  std::vector<Word> more;
  for (const Word& word : line.words) {
    if (words_.empty() || IsLeaf(word, bar_of)) more.push_back(word);
  }
  words_.insert(words_.end(), more.begin(), more.end());
  std::ranges::sort(words_, {}, &Word::x0);
}

bool IsCutBetween(std::span<const float> cuts, const Bar& left, const Bar& right) {
  const auto at = std::ranges::upper_bound(cuts, left.middle());
  return at != cuts.end() && *at < right.middle();
}

// Whether some row fills bar i - 1 and bar i.
std::vector<bool> FilledTogether(std::span<const TextRow> rows,
                                 std::span<const Bar> bars) {
  std::vector<bool> both(bars.size());
  for (const TextRow& row : rows) {
    int last = -1;
    for (const Word& part : row.parts) {
      const int bar = BarOf(bars, part.x0, part.x1);
      if (bar > 0 && last == bar - 1) both[static_cast<std::size_t>(bar)] = true;
      if (bar >= 0) last = bar;
    }
  }
  return both;
}

// Bars beside each other that no row fills both of, when one of them has no head, are
// one column: a total is centred where names are not.
void JoinExclusive(std::span<const TextRow> body, std::span<const int> bar_of,
                   std::span<const float> cuts, std::vector<Bar>* bars) {
  std::vector<bool> has_head(bars->size());
  for (const int bar : bar_of) {
    if (bar >= 0) has_head[static_cast<std::size_t>(bar)] = true;
  }
  const std::vector<bool> both = FilledTogether(body, *bars);
  std::size_t kept = 0;
  bool head = has_head.front();
  for (std::size_t i = 1; i < bars->size(); ++i) {
    Bar& bar = (*bars)[kept];
    const Bar& next = (*bars)[i];
    const bool labels = !bar.numeric() || !next.numeric();
    if (!both[i] && !(head && has_head[i]) && (labels || !bar_of.empty()) &&
        !IsCutBetween(cuts, bar, next)) {
      bar = {bar.x0, next.x1, bar.words + next.words, bar.numbers + next.numbers};
      head = head || has_head[i];
      continue;
    }
    (*bars)[++kept] = next;
    head = has_head[i];
  }
  bars->resize(kept + 1);
}

}  // namespace

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

std::vector<Bar> FindBars(std::span<const TextRow> rows, float size) {
  std::vector<Edge> edges;
  for (const TextRow& row : rows) {
    for (const Word& word : row.parts) {
      edges.push_back({word.x0 - tolerance::kRiver * size / 2, 1});
      edges.push_back({word.x1 + tolerance::kRiver * size / 2, -1});
    }
  }
  // Of many rows some may overflow their column.
  std::vector<Bar> bars = Covered(std::move(edges), static_cast<int>(rows.size() / 20));
  for (Bar& bar : bars) {
    bar.x0 += tolerance::kRiver * size / 2;
    bar.x1 -= tolerance::kRiver * size / 2;
  }
  for (const TextRow& row : rows) {
    for (const Word& word : row.parts) {
      const int bar = BarOf(bars, word.x0, word.x1);
      if (bar < 0 || word.dash) continue;
      ++bars[static_cast<std::size_t>(bar)].words;
      bars[static_cast<std::size_t>(bar)].numbers += word.number ? 1 : 0;
    }
  }
  return bars;
}

void CutBars(std::span<const float> cuts, const Box& box, float size,
             std::vector<Bar>* bars) {
  if (cuts.empty()) return;
  const float edge = tolerance::kRiver * size / 2;
  std::vector<Bar> pieces;
  float left = box.x0;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    const float right = i < cuts.size() ? cuts[i] : box.x1;
    const std::size_t before = pieces.size();
    for (const Bar& bar : *bars) {
      // What reaches over a rule by little has overflowed.
      Bar part = bar;
      part.x0 = std::max(part.x0, left + edge);
      part.x1 = std::min(part.x1, right - edge);
      const bool most = bar.middle() >= left && bar.middle() < right;
      if (part.x1 > part.x0 && (most || part.x1 - part.x0 > size)) {
        pieces.push_back(part);
      }
    }
    if (pieces.size() == before && right - left > 2 * edge) {
      pieces.push_back({left + edge, right - edge, 0, 0});
    }
    left = right;
  }
  *bars = std::move(pieces);
}

void TakeHeads(std::span<const TextRow> header, std::span<const TextRow> body,
               std::span<const float> cuts, float size, std::vector<Bar>* bars) {
  if (bars->empty()) return;
  Leaves leaves(*bars, size);
  for (std::size_t i = header.size(); i-- > 0;) {
    leaves.Add(header[i]);
    if (leaves.words().size() > kMostBars) return;
  }
  const std::vector<Word> words = leaves.words();
  JoinExclusive(body, MatchHeads(words, *bars, size), cuts, bars);
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
    const float low = at == 0 ? word.x0 : (*bars)[at - 1].x1 + tolerance::kRiver * size;
    const float high = at + 1 == bars->size()
                           ? word.x1
                           : (*bars)[at + 1].x0 - tolerance::kRiver * size;
    bar.x0 = std::min(bar.x0, std::max(word.x0, low));
    bar.x1 = std::max(bar.x1, std::min(word.x1, high));
  }
  bars->insert(bars->end(), blank.begin(), blank.end());
  std::ranges::sort(*bars, {}, &Bar::x0);
}

}  // namespace budget::aligned
