#include "pipeline/aligned/column_division.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

// What counts against a division: a line beside no figures, figures without a label,
// a line more in a cell.  A misfit of kBeside counts a fifth.
constexpr float kFreeCost = 1.0F;
constexpr float kBareCost = 0.6F;
constexpr float kLineCost = 0.05F;
constexpr float kLooseCost = 0.6F;   // lines of a cell farther apart than from others
constexpr float kUnevenCost = 2.5F;  // lines of a cell at several distances
constexpr float kNever = std::numeric_limits<float>::infinity();

// Divides the lines of one column among the rows with figures, at one alignment, by the
// least cost: steps_[i] holds, by the number of anchors used, the best way to divide
// the first i lines.
class Divider {
 public:
  Divider(const Marks& marks, const DivisionRules& by, Alignment alignment)
      : marks_(marks),
        anchors_(by.anchors),
        rules_(by.rules),
        pitch_(by.pitch),
        labelled_(by.labelled),
        alignment_(alignment),
        steps_(marks.size() + 1) {
    for (const Mark& mark : marks) {
      widest_ = std::max(widest_, mark.x1 - mark.x0);
      size_ = std::max(size_, mark.size);
    }
  }

  ColumnDivision Divide() {
    At(0, 0)->cost = 0;
    for (std::size_t i = 0; i <= marks_.size(); ++i) {
      for (std::size_t j = First(i); j < First(i) + steps_[i].size(); ++j) {
        const float so_far = At(i, j)->cost;
        if (so_far == kNever) continue;
        // A cell begins above its figures or beside them.
        const bool above = j < anchors_.size() && IsAbove(anchors_[j], i, 0);
        if (above) Reach(i, j + 1, so_far + kBareCost, i, j);
        if (i == marks_.size()) continue;
        const bool passed =
            above && IsAbove(anchors_[j], i, tolerance::kBeside * marks_[i].size);
        if (!passed) TakeBlocks(i, j, so_far);
      }
    }
    return Best();
  }

 private:
  struct Step {
    float cost = kNever;
    std::size_t line = 0;  // before it
    std::size_t anchor = 0;
  };

  bool IsAbove(const Anchor& anchor, std::size_t i, float by) const {
    return i == marks_.size() || anchor.middle < marks_[i].middle() - by;
  }

  // How many anchors are used for certain before line i, and how many at most: those
  // far above it and those far below.
  std::size_t First(std::size_t i) const {
    if (i == 0) return 0;
    const float line = marks_[i - 1].middle() - Farthest();
    return static_cast<std::size_t>(
        std::ranges::lower_bound(anchors_, line, {}, &Anchor::middle) -
        anchors_.begin());
  }
  std::size_t Last(std::size_t i) const {
    if (i == marks_.size()) return anchors_.size();
    const float line = marks_[i].middle() + Farthest();
    return static_cast<std::size_t>(
        std::ranges::upper_bound(anchors_, line, {}, &Anchor::middle) -
        anchors_.begin());
  }
  float Farthest() const { return 2 * size_; }

  Step* At(std::size_t i, std::size_t j) {
    auto& steps = steps_[i];
    if (steps.empty()) steps.resize(std::max(Last(i), First(i)) - First(i) + 1);
    if (j < First(i) || j - First(i) >= steps.size()) return nullptr;
    return &steps[j - First(i)];
  }

  void Reach(std::size_t i, std::size_t j, float cost, std::size_t line,
             std::size_t anchor) {
    Step* step = At(i, j);
    if (step != nullptr && cost < step->cost) *step = {cost, line, anchor};
  }

  // Whether line i goes on with the cell of the line above it.
  bool GoesOn(std::size_t i) const {
    const Mark& above = marks_[i - 1];
    const Mark& mark = marks_[i];
    const float size = std::max(above.size, mark.size);
    const float gap = mark.baseline - above.baseline;
    if (IsRuleBetween(rules_, above.middle(), mark.middle())) return false;
    if (gap < tolerance::kWellInside * pitch_ && gap <= tolerance::kLoosePitch * size)
      return true;
    if (gap > tolerance::kWrapPitch * size) return false;
    if (gap < tolerance::kInsideRow * pitch_) return true;
    const float width = above.x1 - above.x0;
    if (gap > tolerance::kFullPitch * size || width < tolerance::kLongLine * size)
      return false;
    const bool full =
        width >= widest_ - tolerance::kFullLine * size && mark.x1 - mark.x0 < width;
    return full || labelled_;
  }

  float GapAbove(std::size_t i) const {
    return marks_[i].baseline - marks_[i - 1].baseline;
  }

  // Whether lines [first, last) are farther apart than they are from their neighbours.
  bool IsLoose(std::size_t first, std::size_t last) const {
    float inside = 0;
    for (std::size_t i = first + 1; i < last; ++i) {
      inside = std::max(inside, GapAbove(i));
    }
    const float least = inside - tolerance::kSameGap * marks_[first].size;
    return (first > 0 && GapAbove(first) < least) ||
           (last < marks_.size() && GapAbove(last) < least);
  }

  // Whether lines [first, last) stand at several distances from each other: those of
  // one cell are set at one.
  bool IsUneven(std::size_t first, std::size_t last) const {
    if (last - first <= 2) return false;
    float least = GapAbove(first + 1);
    float most = least;
    for (std::size_t i = first + 2; i < last; ++i) {
      least = std::min(least, GapAbove(i));
      most = std::max(most, GapAbove(i));
    }
    return most - least > tolerance::kUneven * marks_[first].size;
  }

  void TakeBlocks(std::size_t i, std::size_t j, float so_far) {
    for (std::size_t last = i + 1; last <= marks_.size(); ++last) {
      if (last - i > kMostCellLines || (last > i + 1 && !GoesOn(last - 1))) return;
      const float lines = so_far + kLineCost * static_cast<float>(last - i - 1) +
                          (IsLoose(i, last) ? kLooseCost : 0) +
                          (IsUneven(i, last) ? kUnevenCost : 0);
      const float top = marks_[i].middle();
      const float bottom = marks_[last - 1].middle();
      const float middle = (top + bottom) / 2;
      const bool after = j == 0 || top > anchors_[j - 1].middle;
      const bool before = j == anchors_.size() || bottom < anchors_[j].middle;
      if (after && before && (j == 0 || middle > anchors_[j - 1].bottom) &&
          (j == anchors_.size() || middle < anchors_[j].top)) {
        Reach(last, j, lines + kFreeCost, i, j);
      }
      if (j == anchors_.size() || !after) continue;
      if (j + 1 < anchors_.size() && bottom >= anchors_[j + 1].middle) return;
      const float off = std::abs(PointOf(top, middle, bottom) - anchors_[j].middle);
      const float size = marks_[i].size;
      if (off > tolerance::kBeside * size) continue;
      if (IsRuleBetween(rules_, std::min(top, anchors_[j].middle),
                        std::max(bottom, anchors_[j].middle))) {
        continue;
      }
      Reach(last, j + 1, lines + off * off / (size * size), i, j);
    }
  }

  float PointOf(float top, float middle, float bottom) const {
    switch (alignment_) {
      case Alignment::kTop:
        return top;
      case Alignment::kBottom:
        return bottom;
      default:
        return middle;
    }
  }

  ColumnDivision Best() {
    ColumnDivision division;
    std::size_t i = marks_.size();
    std::size_t j = anchors_.size();
    const Step* step = At(i, j);
    if (step == nullptr || step->cost == kNever) return division;
    division.cost = step->cost;
    division.owners.resize(marks_.size());
    while (i > 0 || j > 0) {
      const Step& last = *At(i, j);
      if (last.line < i) {
        const int anchor = last.anchor < j ? static_cast<int>(last.anchor) : -1;
        division.blocks.push_back({last.line, i, anchor});
        const int owner = anchor >= 0 ? anchor : -1 - static_cast<int>(last.line);
        std::fill(division.owners.begin() + static_cast<std::ptrdiff_t>(last.line),
                  division.owners.begin() + static_cast<std::ptrdiff_t>(i), owner);
      }
      i = last.line;
      j = last.anchor;
    }
    std::ranges::reverse(division.blocks);
    return division;
  }

  const Marks& marks_;
  std::span<const Anchor> anchors_;
  std::span<const float> rules_;
  float pitch_;
  bool labelled_;
  Alignment alignment_;
  float widest_ = 0;
  float size_ = 0;
  std::vector<std::vector<Step>> steps_;
};

}  // namespace

ColumnDivision DivideColumn(const Marks& marks, const DivisionRules& by,
                            Alignment alignment) {
  return Divider(marks, by, alignment).Divide();
}

}  // namespace budget::aligned
