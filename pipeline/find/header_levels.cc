#include "pipeline/find/header_levels.h"

#include <algorithm>
#include <cmath>

namespace budget {
namespace {

// In parts of the font size.
constexpr float kCentred = 0.5F;    // off the middle
constexpr float kBroken = 1.35F;    // pitch of lines of one head
constexpr float kFullWidth = 0.9F;  // of the table, that a rule across it has

// Finds the reach of each word.
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
        heads.push_back({i, ReachOf(i, word)});
      }
    }
  }

  Heads heads;

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
};

}  // namespace

Heads FindHeads(std::span<const TextRow> lines, std::span<const Bar> bars,
                std::span<const Rule> rules, float size) {
  return Header(lines, bars, rules, size).heads;
}

std::vector<std::size_t> LevelStarts(std::size_t lines, const Heads& heads) {
  std::vector<std::size_t> starts{0};
  bool spans = false;
  for (std::size_t i = 0; i < lines; ++i) {
    if (i > 0 && spans) {
      starts.push_back(i);
      spans = false;
    }
    for (const auto& [line, reach] : heads) {
      spans = spans || (line == i && reach.last > reach.first);
    }
  }
  return starts;
}

void JoinHeaderCells(const Heads& heads, std::span<const std::size_t> levels,
                     Lattice* lattice) {
  const auto level_of = [&](std::size_t line) {
    const auto next = std::ranges::upper_bound(levels, line);
    return static_cast<int>(next - levels.begin()) - 1;
  };
  const auto columns = static_cast<std::size_t>(lattice->columns());
  // filled[level * columns + column]: a head stands there.
  std::vector<bool> filled(levels.size() * columns);
  for (const auto& [line, reach] : heads) {
    const int level = level_of(line);
    for (int column = reach.first; column <= reach.last; ++column) {
      filled[static_cast<std::size_t>(level) * columns +
             static_cast<std::size_t>(column)] = true;
      if (column > reach.first) lattice->LeftOf(level, column) = 0;
    }
  }
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

}  // namespace budget
