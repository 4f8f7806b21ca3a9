#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "pipeline/prose/outline/headings.h"

namespace budget::outline {
namespace {

// Where the headings of each rank stand, so that it is known what comes.
class Nester {
 public:
  Nester(const std::vector<Block>& blocks, std::vector<Heading>* headings)
      : blocks_(blocks), headings_(*headings) {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      by_rank_[RankOf(i)].push_back(i);
    }
  }

  void Nest() {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (headings_[i].plain == PlainKind::kTitle && headings_[i].number.none()) {
        CloseForTitle(i);
      } else if (headings_[i].plain == PlainKind::kLeaf) {
        CloseLeaf();
      } else {
        CloseForNumber(i);
      }
      open_.push_back(i);
      headings_[i].level = static_cast<int>(open_.size());
    }
  }

 private:
  // What only the table of contents numbers encloses what prints such a number itself.
  std::size_t RankOf(std::size_t i) const {
    const Heading& heading = headings_[i];
    const bool unprinted = heading.plain != PlainKind::kNone && !heading.number.none();
    return static_cast<std::size_t>(
        std::clamp(heading.number.Rank() - (unprinted ? 5 : 0), 0, kPlainRank));
  }

  int FamilyOf(std::size_t i) const { return headings_[i].number.Rank(); }
  int OrdinalOf(std::size_t i) const { return headings_[i].number.ordinal; }

  // The next heading of the rank behind heading `i` goes on where `open` stops.
  bool GoesOnBehind(std::size_t open, std::size_t i) const {
    const std::vector<std::size_t>& same = by_rank_[RankOf(open)];
    const auto next = std::upper_bound(same.begin(), same.end(), i);
    return next != same.end() && OrdinalOf(*next) == OrdinalOf(open) + 1;
  }

  bool HasText(std::size_t open, std::size_t i) const {
    for (std::size_t b = headings_[open].block + 1; b < headings_[i].block; ++b) {
      if (!blocks_[b].text.empty()) return true;
      if (b - headings_[open].block > 2) return true;  // looked far enough
    }
    return blocks_[headings_[i].block].behind_table;
  }

  // A title closes everything but what goes on behind it.
  void CloseForTitle(std::size_t i) {
    while (!open_.empty()) {
      const std::size_t top = open_.back();
      const bool part = headings_[top].number.family == NumberFamily::kWorded;
      if (!headings_[top].number.none() && GoesOnBehind(top, i)) return;
      if (part && !IsOuter(i)) return;
      open_.pop_back();
    }
  }

  // Set larger than the part that is open, so not in it.
  bool IsOuter(std::size_t i) const {
    const float size = blocks_[headings_[i].block].size;
    const float part = blocks_[headings_[open_.back()].block].size;
    return size <= 0 || size >= part * 0.98F;
  }

  void CloseLeaf() {
    if (!open_.empty() && headings_[open_.back()].plain == PlainKind::kLeaf) {
      open_.pop_back();
    }
  }

  void CloseForNumber(std::size_t i) {
    if (CloseForSibling(i)) return;
    const std::size_t rank = RankOf(i);
    while (!open_.empty()) {
      const std::size_t top = open_.back();
      if (IsTitle(top)) {
        if (!ClosesTitle(top, i)) return;
      } else if (RankOf(top) < rank || Encloses(top, i)) {
        return;
      }
      open_.pop_back();
    }
  }

  // The open heading of the same numbering that this one follows: the innermost that
  // has the ordinal before, else the innermost with a smaller one.
  bool CloseForSibling(std::size_t i) {
    for (const bool exact : {true, false}) {
      for (std::size_t at = open_.size(); at > 0; --at) {
        const std::size_t other = open_[at - 1];
        const bool same =
            exact ? FamilyOf(other) == FamilyOf(i) : RankOf(other) == RankOf(i);
        if (!same || headings_[i].number.none()) continue;
        const int step = OrdinalOf(i) - OrdinalOf(other);
        if (exact ? step != 1 : step < 1) continue;
        open_.resize(at - 1);
        return true;
      }
    }
    return false;
  }

  // A first heading stands in the one above it if nothing is between them, whatever
  // their ranks; and in one whose numbering goes on behind it.
  bool Encloses(std::size_t top, std::size_t i) const {
    if (OrdinalOf(i) != 1 || IsOpen(RankOf(i))) return false;
    if (!HasText(top, i)) return true;
    return !headings_[top].number.none() && GoesOnBehind(top, i);
  }

  // No family encloses itself by way of others: the depth has an end.
  bool IsOpen(std::size_t rank) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](std::size_t open) { return RankOf(open) == rank; });
  }

  // The title of the whole document stands beside its parts; the title of a chapter
  // encloses its numbered headings.
  bool ClosesTitle(std::size_t top, std::size_t i) const {
    if (headings_[i].plain == PlainKind::kTitle) return true;  // one like the other
    return headings_[i].number.family == NumberFamily::kWorded &&
           headings_[i].number.level == 1 && top == 0;
  }

  bool IsTitle(std::size_t i) const {
    return headings_[i].plain == PlainKind::kTitle && headings_[i].number.none();
  }

  static constexpr int kPlainRank = 100;

  const std::vector<Block>& blocks_;
  std::vector<Heading>& headings_;
  std::array<std::vector<std::size_t>, kPlainRank + 1> by_rank_;
  std::vector<std::size_t> open_;  // indices of headings, outermost first
};

}  // namespace

void NestHeadings(const std::vector<Block>& blocks, std::vector<Heading>* headings) {
  Nester(blocks, headings).Nest();
}

}  // namespace budget::outline
