#include "pipeline/find/header_levels.h"

#include <algorithm>
#include <cmath>

namespace budget {
namespace {

// In parts of the font size.
constexpr float kCentred = 0.5F;    // off the middle
constexpr float kFlush = 0.3F;      // off the left edge
constexpr float kLeast = 0.8F;      // the least pitch of lines of one head
constexpr float kBroken = 1.4F;     // the widest
constexpr float kFullWidth = 0.9F;  // of the table, that a rule across it has

bool Overlaps(const Word& a, const Word& b) { return a.x0 < b.x1 && b.x0 < a.x1; }

// Whether a label goes on in `word`, below `head` and close.
bool GoesOn(const Head& head, const Word& word, float size) {
  const float pitch = word.baseline - head.word.baseline;
  if (pitch < kLeast * size || pitch > kBroken * size) return false;
  if (!Overlaps(head.word, word)) return false;
  if (std::abs(head.word.middle() - word.middle()) < kCentred * size) return true;
  return std::abs(head.word.x0 - word.x0) < kFlush * size &&
         word.x1 < head.word.x1 + size;
}

// Whether another word than `word` stands below the head as near: then it is the head
// of a group.
bool HasOtherBelow(const Head& head, const Word& word, std::span<const TextRow> lines,
                   float size) {
  for (std::size_t i = head.last_line + 1; i < lines.size(); ++i) {
    for (const Word& other : lines[i].words) {
      if (other.baseline - head.word.baseline > kBroken * size) continue;
      if (other.x0 == word.x0 && other.baseline == word.baseline) continue;
      if (other.baseline - head.word.baseline < kLeast * size) continue;
      if (Overlaps(head.word, other)) return true;
    }
  }
  return false;
}

// Finds the reach of each head.
class ReachFinder {
 public:
  ReachFinder(std::span<const Bar> bars, std::span<const Rule> rules, float size,
              const Heads& heads)
      : bars_(bars), rules_(rules), size_(size), heads_(heads) {
    for (const Head& head : heads) bar_of_.push_back(BarAt(head.word));
  }

  Reach ReachOf(std::size_t index) const {
    const Head& head = heads_[index];
    Reach reach{bar_of_[index], bar_of_[index]};
    if (ReachOfRule(head, &reach)) return reach;
    // What it covers.
    for (std::size_t i = 0; i < bars_.size(); ++i) {
      const float middle = bars_[i].middle();
      if (head.word.x0 > middle || head.word.x1 < middle) continue;
      reach.first = std::min(reach.first, static_cast<int>(i));
      reach.last = std::max(reach.last, static_cast<int>(i));
    }
    return Centred(head, reach);
  }

 private:
  // The bar under a word, or the nearest one.
  int BarAt(const Word& word) const {
    const int over = BarOf(bars_, word.x0, word.x1);
    if (over >= 0) return over;
    int best = 0;
    float least = -1;
    for (std::size_t i = 0; i < bars_.size(); ++i) {
      const float away = std::abs(bars_[i].middle() - word.middle());
      if (least < 0 || away < least) {
        least = away;
        best = static_cast<int>(i);
      }
    }
    return best;
  }

  // The uppermost head of a bar below `head`; null if there is none.
  const Head* FirstBelow(const Head& head, int bar) const {
    const Head* first = nullptr;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (bar_of_[i] != bar || heads_[i].word.top < head.word.baseline) continue;
      if (first == nullptr || heads_[i].word.top < first->word.top) first = &heads_[i];
    }
    return first;
  }

  // Whether a bar has a head, and none of its heads stands above `y`.
  bool IsAllBelow(int bar, float y) const {
    bool any = false;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (bar_of_[i] != bar) continue;
      if (heads_[i].word.top < y) return false;
      any = true;
    }
    return any;
  }

  // A rule under the head, shorter than the table, says how far it reaches.
  bool ReachOfRule(const Head& head, Reach* reach) const {
    const float top = head.word.baseline - size_ / 3;
    float bottom = top + 2 * size_;
    for (const Head& other : heads_) {
      if (other.word.top < head.word.baseline || !Overlaps(other.word, head.word))
        continue;
      bottom = std::min(bottom, other.word.baseline);
    }
    const float full = kFullWidth * (bars_.back().x1 - bars_.front().x0);
    for (const Rule& rule : rules_) {
      if (rule.position < top || rule.position > bottom) continue;
      if (rule.length() >= full) continue;
      if (rule.from > head.word.middle() || rule.to < head.word.middle()) continue;
      bool any = false;
      for (std::size_t i = 0; i < bars_.size(); ++i) {
        if (bars_[i].middle() < rule.from || bars_[i].middle() > rule.to) continue;
        if (!any) reach->first = static_cast<int>(i);
        reach->last = static_cast<int>(i);
        any = true;
      }
      if (any) return true;
    }
    return false;
  }

  // A head that stands centred over heads of its own: the columns around it whose
  // middle is nearest to its own, as far as all heads of these stand below it.
  Reach Centred(const Head& head, Reach reach) const {
    const Head* own = FirstBelow(head, reach.first);
    if (own == nullptr) return reach;
    const float border = (head.word.baseline + own->word.top) / 2;
    const auto count = static_cast<int>(bars_.size());
    int low = reach.first;
    while (low > 0 && IsAllBelow(low - 1, border)) --low;
    int high = reach.last;
    while (high + 1 < count && IsAllBelow(high + 1, border)) ++high;
    Reach best = reach;
    float least = -1;
    for (int first = low; first <= reach.first; ++first) {
      for (int last = reach.last; last <= high; ++last) {
        if (first == last) continue;
        const float away = Away(head.word, {first, last});
        if (least >= 0 && away >= least) continue;
        least = away;
        best = {first, last};
      }
    }
    return best;
  }

  float Away(const Word& word, Reach reach) const {
    const Bar& first = bars_[static_cast<std::size_t>(reach.first)];
    const Bar& last = bars_[static_cast<std::size_t>(reach.last)];
    return std::abs((first.x0 + last.x1) / 2 - word.middle());
  }

  std::span<const Bar> bars_;
  std::span<const Rule> rules_;
  float size_;
  const Heads& heads_;
  std::vector<int> bar_of_;  // by head
};

}  // namespace

Heads FindHeads(std::span<const TextRow> lines) {
  Heads heads;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float size = lines[i].size;
    for (const Word& word : lines[i].words) {
      const auto above = std::ranges::find_if(heads, [&](const Head& head) {
        return head.last_line < i && GoesOn(head, word, size) &&
               !HasOtherBelow(head, word, lines, size);
      });
      if (above == heads.end()) {
        heads.push_back({word, i, i, {}});
        continue;
      }
      above->word.x0 = std::min(above->word.x0, word.x0);
      above->word.x1 = std::max(above->word.x1, word.x1);
      above->word.baseline = word.baseline;
      above->last_line = i;
    }
  }
  return heads;
}

std::vector<TextRow> LinesOfHeads(std::span<const TextRow> lines, const Heads& heads) {
  std::vector<TextRow> joined(lines.begin(), lines.end());
  for (TextRow& line : joined) line.words.clear();
  for (const Head& head : heads) joined[head.last_line].words.push_back(head.word);
  for (TextRow& line : joined) std::ranges::sort(line.words, {}, &Word::x0);
  return joined;
}

void FindReaches(std::span<const Bar> bars, std::span<const Rule> rules, float size,
                 Heads* heads) {
  const ReachFinder finder(bars, rules, size, *heads);
  std::vector<Reach> reaches;
  for (std::size_t i = 0; i < heads->size(); ++i) reaches.push_back(finder.ReachOf(i));
  for (std::size_t i = 0; i < heads->size(); ++i) (*heads)[i].reach = reaches[i];
}

std::vector<std::size_t> LevelStarts(std::size_t lines, const Heads& heads) {
  std::vector<std::size_t> starts{0};
  bool spans = false;
  for (std::size_t i = 0; i < lines; ++i) {
    if (i > 0 && spans) {
      starts.push_back(i);
      spans = false;
    }
    for (const Head& head : heads) {
      spans = spans || (head.last_line == i && head.reach.last > head.reach.first);
    }
  }
  return starts;
}

void JoinHeaderCells(const Heads& heads, std::span<const std::size_t> levels,
                     Lattice* lattice) {
  const auto level_of = [&](std::size_t line) {
    const auto next = std::ranges::upper_bound(levels, line);
    return static_cast<std::size_t>(next - levels.begin()) - 1;
  };
  const auto columns = static_cast<std::size_t>(lattice->columns());
  // begins[level * columns + column]: a head begins there.
  std::vector<bool> begins(levels.size() * columns);
  for (const Head& head : heads) {
    const std::size_t first = level_of(head.first_line);
    for (int column = head.reach.first; column <= head.reach.last; ++column) {
      begins[first * columns + static_cast<std::size_t>(column)] = true;
      for (std::size_t level = first; level <= level_of(head.last_line); ++level) {
        if (column > head.reach.first) {
          lattice->LeftOf(static_cast<int>(level), column) = 0;
        }
      }
    }
  }
  // A head without another below or above it takes all levels.
  for (std::size_t column = 0; column < columns; ++column) {
    bool seen = false;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const bool here = begins[level * columns + column];
      if (level > 0 && (!here || !seen)) {
        lattice->Above(static_cast<int>(level), static_cast<int>(column)) = 0;
      }
      seen = seen || here;
    }
  }
}

}  // namespace budget
