#include "pipeline/aligned/header_levels.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "pipeline/runs/tolerances.h"

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

// In parts of the font size.
constexpr float kOrphan = 1.0F;  // cost of a column without a head above
constexpr float kSingle = 8.0F;  // cost of a head over one other

bool Overlaps(const Word& a, const Word& b) { return a.x0 < b.x1 && b.x0 < a.x1; }

// Whether a label goes on in `word`, below `head` and close.
bool GoesOn(const Head& head, const Word& word, float size) {
  const float pitch = word.baseline - head.word.baseline;
  if (pitch < tolerance::kHeadPitchLeast * size || pitch > tolerance::kHeadPitch * size)
    return false;
  if (!Overlaps(head.word, word)) return false;
  if (std::abs(head.word.middle() - word.middle()) < tolerance::kHeadCentred * size)
    return true;
  return std::abs(head.word.x0 - word.x0) < tolerance::kHeadFlush * size &&
         word.x1 < head.word.x1 + size;
}

// Whether another word than `word` stands below the head as near: then it is the head
// of a group.
bool HasOtherBelow(const Head& head, const Word& word, std::span<const TextRow> lines,
                   float size) {
  for (std::size_t i = head.last_line + 1; i < lines.size(); ++i) {
    for (const Word& other : lines[i].words) {
      if (other.baseline - head.word.baseline > tolerance::kHeadPitch * size) continue;
      if (other.x0 == word.x0 && other.baseline == word.baseline) continue;
      if (other.baseline - head.word.baseline < tolerance::kHeadPitchLeast * size)
        continue;
      if (Overlaps(head.word, other)) return true;
    }
  }
  return false;
}

float MiddleOf(const Head& head) { return (head.word.top + head.word.baseline) / 2; }

// Finds the reach of each head.
class ReachFinder {
 public:
  ReachFinder(std::span<const Bar> bars, std::span<const lattice::Rule> rules,
              float size, const Heads& heads)
      : bars_(bars), rules_(rules), size_(size), heads_(heads) {
    if (heads.empty()) return;
    std::vector<const Head*> lowest(bars.size());
    float top = heads.front().word.top;
    float bottom = heads.front().word.baseline;
    for (const Head& head : heads) {
      const int bar = BarAt(head.word);
      bar_of_.push_back(bar);
      lowest[static_cast<std::size_t>(bar)] = &head;
      top = std::min(top, head.word.top);
      bottom = std::max(bottom, head.word.baseline);
    }
    middle_ = (top + bottom) / 2;
    for (std::size_t i = 0; i < bars.size(); ++i) {
      head_from_.push_back(lowest[i] == nullptr ? bars[i].x0 : lowest[i]->word.x0);
      head_to_.push_back(lowest[i] == nullptr ? bars[i].x1 : lowest[i]->word.x1);
    }
  }

  std::vector<Reach> Find() const {
    std::vector<Claim> claims;
    claims.reserve(heads_.size());
    for (std::size_t i = 0; i < heads_.size(); ++i) claims.push_back(ClaimOf(i));
    std::vector<Reach> reaches(heads_.size());
    for (const std::vector<std::size_t>& level : Levels()) {
      std::vector<Claim> of_level;
      of_level.reserve(level.size());
      for (const std::size_t i : level) of_level.push_back(claims[i]);
      const auto cost = [&](std::size_t i, Reach reach) {
        return CostOf(heads_[level[i]], of_level[i], reach);
      };
      const std::vector<Reach> shared =
          ShareColumns(of_level, static_cast<int>(bars_.size()), kOrphan * size_, cost);
      for (std::size_t i = 0; i < level.size(); ++i) reaches[level[i]] = shared[i];
    }
    return reaches;
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

  // Where the heads under `head` begin; nothing if none stands there.
  std::optional<float> TopBelow(const Head& head, int bar) const {
    std::optional<float> top;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      const Word& word = heads_[i].word;
      if (bar_of_[i] != bar && !Overlaps(word, head.word)) continue;
      if (word.top < head.word.baseline) continue;
      top = std::min(top.value_or(word.top), word.top);
    }
    return top;
  }

  // The middle of the highest head under `head`.
  float MiddleUnder(const Head& head) const {
    std::optional<float> middle;
    for (const Head& other : heads_) {
      if (!Overlaps(other.word, head.word) || other.word.top < head.word.baseline) {
        continue;
      }
      middle = std::min(middle.value_or(MiddleOf(other)), MiddleOf(other));
    }
    return middle.value_or(head.word.baseline);
  }

  // Whether a bar has a head below `y`, and none beside `head` or at the middle of the
  // whole header, as one over all levels is.
  // A single one stands at the height of the heads right under `head`; between the two
  // it is one over both levels.
  bool IsAllBelow(int bar, const Head& head, float y) const {
    int count = 0;
    bool middle = false;
    const float under = MiddleUnder(head);
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      const Word& word = heads_[i].word;
      if (bar_of_[i] != bar || word.baseline <= head.word.top) continue;
      if (word.top < y) return false;
      const float off = (word.top + word.baseline) / 2 - middle_;
      middle = middle || std::abs(off) < tolerance::kHeadFlush * size_ ||
               MiddleOf(heads_[i]) < under - tolerance::kHeadLevel * size_;
      ++count;
    }
    return count > 1 || (count == 1 && !middle);
  }

  // The columns over a rule under the head, shorter than the table.
  std::optional<Reach> ReachOfRule(const Head& head) const {
    const float top = head.word.baseline - size_ / 3;
    float bottom = top + 2 * size_;
    for (const Head& other : heads_) {
      if (other.word.top < head.word.baseline || !Overlaps(other.word, head.word))
        continue;
      bottom = std::min(bottom, other.word.baseline);
    }
    const float full = tolerance::kFullWidth * (bars_.back().x1 - bars_.front().x0);
    for (const lattice::Rule& rule : rules_) {
      if (rule.position < top || rule.position > bottom) continue;
      if (rule.length() >= full) continue;
      if (rule.from > head.word.middle() || rule.to < head.word.middle()) continue;
      const auto is_over = [&](const Bar& bar) {
        return bar.middle() >= rule.from && bar.middle() <= rule.to;
      };
      const auto first = std::ranges::find_if(bars_, is_over);
      if (first == bars_.end()) continue;
      const auto after = std::find_if_not(first, bars_.end(), is_over);
      return Reach{static_cast<int>(first - bars_.begin()),
                   static_cast<int>(after - bars_.begin()) - 1};
    }
    return {};
  }

  // Whether another head stands beside this one over the same columns.
  bool IsShared(const Head& head, Reach reach) const {
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (&heads_[i] == &head || bar_of_[i] < reach.first || bar_of_[i] > reach.last) {
        continue;
      }
      if (std::abs(MiddleOf(heads_[i]) - MiddleOf(head)) <
          tolerance::kHeadLevel * size_)
        return true;
    }
    return false;
  }

  // What a head covers; and as far as all heads of the columns around it stand below.
  Claim ClaimOf(std::size_t index) const {
    const Head& head = heads_[index];
    Reach reach{bar_of_[index], bar_of_[index]};
    const std::optional<Reach> ruled = ReachOfRule(head);
    const bool shared = ruled && IsShared(head, *ruled);
    if (ruled && !shared) return {*ruled, *ruled};
    for (std::size_t i = 0; i < bars_.size(); ++i) {
      const float middle = bars_[i].middle();
      if (head.word.x0 > middle || head.word.x1 < middle) continue;
      reach.first = std::min(reach.first, static_cast<int>(i));
      reach.last = std::max(reach.last, static_cast<int>(i));
    }
    Claim claim{reach, reach};
    if (shared) {
      claim.most.first = std::min(reach.first, ruled->first);
      claim.most.last = std::max(reach.last, ruled->last);
      return claim;
    }
    const std::optional<float> below = TopBelow(head, reach.first);
    if (!below) return claim;
    const float border =
        head.word.baseline + tolerance::kHeadBorder * (*below - head.word.baseline);
    int& low = claim.most.first;
    while (low > 0 && IsAllBelow(low - 1, head, border)) --low;
    int& high = claim.most.last;
    const auto count = static_cast<int>(bars_.size());
    while (high + 1 < count && IsAllBelow(high + 1, head, border)) ++high;
    return claim;
  }

  // The heads of each level from left to right: those with their middle at one height.
  std::vector<std::vector<std::size_t>> Levels() const {
    std::vector<std::size_t> order(heads_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto middle = [&](std::size_t i) { return MiddleOf(heads_[i]); };
    std::ranges::sort(order, {}, middle);
    std::vector<std::vector<std::size_t>> levels;
    for (const std::size_t i : order) {
      if (levels.empty() ||
          middle(i) - middle(levels.back().front()) > tolerance::kHeadLevel * size_) {
        levels.emplace_back();
      }
      levels.back().push_back(i);
    }
    for (auto& level : levels) {
      std::ranges::sort(level, {}, [&](std::size_t i) { return heads_[i].word.x0; });
    }
    return levels;
  }

  // A head over others stands over two at least, centred.
  float CostOf(const Head& head, const Claim& claim, Reach reach) const {
    if (claim.least.first == claim.most.first && claim.least.last == claim.most.last) {
      return 0;
    }
    const float away = Away(head.word, reach);
    return reach.first == reach.last ? away + kSingle * size_ : away;
  }

  // How far the middle of a word is from that of some columns.  Labels and figures tell
  // where these begin and end; where they are short, their heads do.
  float Away(const Word& word, Reach reach) const {
    const auto first = static_cast<std::size_t>(reach.first);
    const auto last = static_cast<std::size_t>(reach.last);
    const float bars = (bars_[first].x0 + bars_[last].x1) / 2;
    const float heads = (head_from_[first] + head_to_[last]) / 2;
    return std::min(std::abs(bars - word.middle()), std::abs(heads - word.middle()));
  }

  std::span<const Bar> bars_;
  std::span<const lattice::Rule> rules_;
  float size_;
  const Heads& heads_;
  std::vector<int> bar_of_;       // by head
  std::vector<float> head_from_;  // by bar: its lowest head
  std::vector<float> head_to_;
  float middle_ = 0;  // of the lines of the header
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

void FindReaches(std::span<const Bar> bars, std::span<const lattice::Rule> rules,
                 float size, Heads* heads) {
  const std::vector<Reach> reaches = ReachFinder(bars, rules, size, *heads).Find();
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
                     lattice::Lattice* lattice) {
  const auto level_of = [&](std::size_t line) {
    const auto next = std::ranges::upper_bound(levels, line);
    return static_cast<std::size_t>(next - levels.begin()) - 1;
  };
  const auto columns = static_cast<std::size_t>(lattice->columns());
  // width[level * columns + column]: of the head that begins there; 0 where none does.
  std::vector<int> width(levels.size() * columns);
  for (const Head& head : heads) {
    const std::size_t first = level_of(head.first_line);
    for (int column = head.reach.first; column <= head.reach.last; ++column) {
      width[first * columns + static_cast<std::size_t>(column)] =
          head.reach.last - head.reach.first + 1;
      for (std::size_t level = first; level <= level_of(head.last_line); ++level) {
        if (column > head.reach.first) {
          lattice->LeftOf(static_cast<int>(level), column) = 0;
        }
      }
    }
  }
  // A head without another below or above it takes all levels; what is blank under the
  // head of a group belongs to the head below.
  for (std::size_t column = 0; column < columns; ++column) {
    int above = 0;       // the width of the last head
    bool blank = false;  // the level above is
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const int here = width[level * columns + column];
      const bool joins = here == 0 ? above <= 1 : above == 0 || blank;
      if (level > 0 && joins) {
        lattice->Above(static_cast<int>(level), static_cast<int>(column)) = 0;
      }
      blank = here == 0 && above > 1;
      if (here > 0) above = here;
    }
  }
}

}  // namespace budget::aligned
