#include "pipeline/aligned/row_division.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/runs/cell_text.h"

namespace budget::aligned {
namespace {

// In parts of the font size.
constexpr float kBeside = 0.45F;     // off the height of the figures of its row
constexpr float kWrapPitch = 1.7F;   // the widest distance of lines inside a cell
constexpr float kFullPitch = 1.45F;  // the same, where only a full line tells
constexpr float kFullLine = 1.3F;    // what is left of a line that was broken
constexpr float kLongLine = 5.0F;    // the shortest line that is broken
constexpr float kLoosePitch = 2.6F;  // of lines inside a cell, far from other rows
constexpr float kCentred = 0.3F;     // off the middle of a ruled band
constexpr float kAscent = 0.86F;
constexpr float kDescent = 0.14F;
constexpr float kSameGap = 0.1F;     // between two distances of lines
constexpr float kLap = 0.25F;        // of two lines, that no rule could part
constexpr float kMidHeight = 0.36F;  // of a line above its baseline
// In parts of the usual distance of rows.
constexpr float kInsideRow = 0.75F;
constexpr float kWellInside = 0.5F;

constexpr float kFilled = 0.8F;  // of the rows, that have a label of their own

constexpr std::size_t kMostLines = 12;  // of a cell
constexpr std::size_t kFewRows = 3;     // that text alone can be divided into

// What counts against a division: a line beside no figures, figures without a label,
// a line more in a cell.  A misfit of kBeside counts a fifth.
constexpr float kFreeCost = 1.0F;
constexpr float kBareCost = 0.6F;
constexpr float kLineCost = 0.05F;
constexpr float kLooseCost = 0.6F;  // lines of a cell farther apart than from others
constexpr float kMargin = 0.5F;     // less between two divisions is no difference
constexpr float kNever = std::numeric_limits<float>::infinity();

// What one line prints in one column.
struct Mark {
  float x0 = 0;
  float x1 = 0;
  float baseline = 0;
  float size = 0;
  bool number = false;
  std::string figure;  // what a number prints
  float middle() const { return baseline - kMidHeight * size; }
  float top() const { return baseline - kAscent * size; }
  float bottom() const { return baseline + kDescent * size; }
};

using Marks = std::vector<Mark>;

// The height of a row with figures.
struct Anchor {
  float middle = 0;
  float top = 0;
  float bottom = 0;
  int lines = 1;
};

// A row while it is put together.
struct BuiltRow {
  Anchor extent;
  bool figures = false;
  bool label = false;
};

enum class Alignment : std::uint8_t { kTop, kMiddle, kBottom };
constexpr std::array kAlignments{Alignment::kMiddle, Alignment::kTop,
                                 Alignment::kBottom};

// Lines [first, last) of a column that are one cell; `anchor` is -1 if no figures
// stand beside them.
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
  int anchor = -1;
};

struct ColumnDivision {
  float cost = kNever;
  std::vector<Block> blocks;
  // For each line the anchor of its block, or where its block begins, below zero.
  std::vector<int> owners;
};

bool IsRuleBetween(std::span<const float> rules, float above, float below) {
  const auto rule = std::ranges::upper_bound(rules, above);
  return rule != rules.end() && *rule < below;
}

std::size_t NearestBar(std::span<const Bar> bars, const Word& word) {
  const int bar = BarOf(bars, word.x0, word.x1);
  if (bar >= 0) return static_cast<std::size_t>(bar);
  const auto away = [&](const Bar& it) {
    return std::abs(it.middle() - word.middle());
  };
  return static_cast<std::size_t>(std::ranges::min_element(bars, {}, away) -
                                  bars.begin());
}

// The marks of each column from top to bottom, one for each line.
std::vector<Marks> MarksOf(std::span<const TextRow> lines, std::span<const Bar> bars) {
  std::vector<Marks> columns(bars.size());
  for (const TextRow& line : lines) {
    for (const Word& word : line.parts) {
      Marks& marks = columns[NearestBar(bars, word)];
      const bool same = !marks.empty() && marks.back().baseline == line.baseline;
      if (!same) {
        marks.push_back(
            {word.x0, word.x1, line.baseline, line.size, word.number, word.figure});
        continue;
      }
      marks.back().x0 = std::min(marks.back().x0, word.x0);
      marks.back().x1 = std::max(marks.back().x1, word.x1);
      marks.back().number = marks.back().number && word.number;
      marks.back().figure += word.figure;
    }
  }
  return columns;
}

bool IsNumeric(const Marks& marks) {
  const auto numbers =
      static_cast<std::size_t>(std::ranges::count_if(marks, &Mark::number));
  return numbers > 0 && 2 * numbers >= marks.size();
}

// The columns with figures: those behind the first column of text.  Numbers before it
// are ordinals or codes, that may stand once for several rows.
std::vector<bool> FigureColumns(const std::vector<Marks>& columns) {
  std::vector<bool> figures(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) figures[i] = IsNumeric(columns[i]);
  const auto text = std::ranges::find_if(
      columns, [](const Marks& marks) { return !marks.empty() && !IsNumeric(marks); });
  std::vector<bool> behind = figures;
  std::fill_n(behind.begin(), text - columns.begin(), false);
  return std::ranges::count(behind, true) > 0 && text != columns.end() ? behind
                                                                       : figures;
}

// The lower third of the distances between `heights`: wrapped rows are farther apart;
// 0 if there are fewer than two.
float UsualPitch(std::vector<float> heights) {
  std::ranges::sort(heights);
  std::vector<float> pitches;
  for (std::size_t i = 1; i < heights.size(); ++i) {
    pitches.push_back(heights[i] - heights[i - 1]);
  }
  if (pitches.size() < 2) return 0;
  const auto at = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 3);
  std::ranges::nth_element(pitches, at);
  return *at;
}

// The heights of figures, those beside each other as one; by their middle.
std::vector<Anchor> Beside(std::vector<Anchor> figures) {
  std::ranges::sort(figures, {}, &Anchor::middle);
  std::vector<Anchor> rows;
  float first = 0;  // of the last row
  for (const Anchor& figure : figures) {
    const float size = (figure.bottom - figure.top) / static_cast<float>(figure.lines);
    if (rows.empty() || figure.middle - first > kBeside * size) {
      rows.push_back(figure);
      first = figure.middle;
      continue;
    }
    Anchor& row = rows.back();
    row.top = std::min(row.top, figure.top);
    row.bottom = std::max(row.bottom, figure.bottom);
    row.middle = (row.top + row.bottom) / 2;
  }
  return rows;
}

// The rows with figures, from top to bottom.
class AnchorFinder {
 public:
  AnchorFinder(const std::vector<Marks>& columns, const std::vector<bool>& figures)
      : columns_(columns), figures_(figures) {
    std::vector<Anchor> all;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      for (const Mark& mark : columns[i]) {
        if (figures[i] && mark.number) all.push_back(OneLine(mark));
      }
    }
    std::vector<float> heights;
    for (const Anchor& row : Beside(std::move(all))) heights.push_back(row.middle);
    pitch_ = UsualPitch(std::move(heights));
  }

  std::vector<Anchor> Find() const {
    std::vector<Anchor> figures;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!figures_[i]) continue;
      const Mark* above = nullptr;
      for (const Mark& mark : columns_[i]) {
        if (!mark.number) continue;
        if (above != nullptr && IsRest(*above, mark)) {
          Anchor& figure = figures.back();
          figure.bottom = mark.bottom();
          figure.middle = (figure.top + figure.bottom) / 2;
          ++figure.lines;
        } else {
          figures.push_back(OneLine(mark));
        }
        above = &mark;
      }
    }
    return Beside(std::move(figures));
  }

 private:
  static Anchor OneLine(const Mark& mark) {
    return {(mark.top() + mark.bottom()) / 2, mark.top(), mark.bottom(), 1};
  }

  // Whether a figure that did not fit on one line goes on in `mark`: nearer than rows
  // are, with no label beside both lines; or around the figures of a row that it lacks.
  bool IsRest(const Mark& above, const Mark& mark) const {
    if (!runs::ReadAsOne(above.figure, mark.figure)) return false;
    const float top = above.middle();
    const float bottom = mark.middle();
    const float near = kBeside * mark.size;
    if (mark.baseline - above.baseline <= kInsideRow * pitch_) {
      return Count(top, near, false) == 0 || Count(bottom, near, false) == 0;
    }
    return mark.baseline - above.baseline <= kLoosePitch * mark.size &&
           Count(top, near, true) == 1 && Count(bottom, near, true) == 1 &&
           Count((top + bottom) / 2, near, true) > 0;
  }

  // How many columns of figures, or of labels, have a line near a height.
  std::size_t Count(float height, float near, bool figures) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (figures_[i] != figures) continue;
      const auto mark =
          std::ranges::lower_bound(columns_[i], height - near, {}, &Mark::middle);
      if (mark != columns_[i].end() && mark->middle() < height + near) ++count;
    }
    return count;
  }

  const std::vector<Marks>& columns_;
  const std::vector<bool>& figures_;
  float pitch_ = 0;
};

// Divides the lines of one column among the rows with figures, at one alignment, by the
// least cost: best_[i] holds, by the number of anchors used, the best way to divide the
// first i lines.
class Divider {
 public:
  // `labelled`: another column has a label in each row, beside its figures.
  Divider(const Marks& marks, const std::vector<Anchor>& anchors,
          std::span<const float> rules, float pitch, bool labelled, Alignment alignment)
      : marks_(marks),
        anchors_(anchors),
        rules_(rules),
        pitch_(pitch),
        labelled_(labelled),
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
        const bool passed = above && IsAbove(anchors_[j], i, kBeside * marks_[i].size);
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
    if (gap < kWellInside * pitch_ && gap <= kLoosePitch * size) return true;
    if (gap > kWrapPitch * size) return false;
    if (gap < kInsideRow * pitch_) return true;
    const float width = above.x1 - above.x0;
    if (gap > kFullPitch * size || width < kLongLine * size) return false;
    const bool full = width >= widest_ - kFullLine * size && mark.x1 - mark.x0 < width;
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
    const float least = inside - kSameGap * marks_[first].size;
    return (first > 0 && GapAbove(first) < least) ||
           (last < marks_.size() && GapAbove(last) < least);
  }

  void TakeBlocks(std::size_t i, std::size_t j, float so_far) {
    for (std::size_t last = i + 1; last <= marks_.size(); ++last) {
      if (last - i > kMostLines || (last > i + 1 && !GoesOn(last - 1))) return;
      const float lines = so_far + kLineCost * static_cast<float>(last - i - 1) +
                          (IsLoose(i, last) ? kLooseCost : 0);
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
      if (off > kBeside * size) continue;
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
  const std::vector<Anchor>& anchors_;
  std::span<const float> rules_;
  float pitch_;
  bool labelled_;
  Alignment alignment_;
  float widest_ = 0;
  float size_ = 0;
  std::vector<std::vector<Step>> steps_;
};

// The rows of a table while its columns are divided.
class RowBuilder {
 public:
  RowBuilder(std::vector<Anchor> anchors, std::span<const float> rules)
      : anchors_(std::move(anchors)), rules_(rules) {
    std::vector<float> heights;
    for (const Anchor& anchor : anchors_) {
      heights.push_back(anchor.middle);
      rows_.push_back({anchor, true, false});
    }
    pitch_ = UsualPitch(std::move(heights));
  }

  // Whether a column has one line for nearly each row with figures, beside them.
  bool IsLabelled(const Marks& marks) const {
    auto next = anchors_.begin();
    std::size_t beside = 0;
    for (const Mark& mark : marks) {
      const float near = kBeside * mark.size;
      while (next != anchors_.end() && next->middle < mark.middle() - near) ++next;
      if (next == anchors_.end() || next->middle > mark.middle() + near) return false;
      ++beside;
    }
    return beside >= kFewRows &&
           static_cast<float>(beside) >= kFilled * static_cast<float>(anchors_.size());
  }

  // The best division of a column; lines that the next best divides otherwise are in
  // doubt.
  ColumnDivision Divide(const Marks& marks, bool labelled) {
    std::vector<ColumnDivision> divisions;
    for (const Alignment alignment : kAlignments) {
      divisions.push_back(
          Divider(marks, anchors_, rules_, pitch_, labelled, alignment).Divide());
    }
    std::ranges::stable_sort(divisions, {}, &ColumnDivision::cost);
    const ColumnDivision& best = divisions.front();
    for (const ColumnDivision& other : divisions) {
      if (other.cost > best.cost + kMargin || other.owners.empty()) break;
      for (std::size_t i = 0; i < marks.size(); ++i) {
        if (other.owners[i] != best.owners[i]) doubts_.push_back(marks[i].middle());
      }
    }
    return best;
  }

  void Take(const Marks& marks, const ColumnDivision& division) {
    for (const Block& block : division.blocks) {
      const float top = marks[block.first].top();
      const float bottom = marks[block.last - 1].bottom();
      if (block.anchor < 0) {
        rows_.push_back({{(top + bottom) / 2, top, bottom}, false, true});
        if (IsNearOther(marks, block)) doubts_.push_back(marks[block.first].middle());
        continue;
      }
      BuiltRow& row = rows_[static_cast<std::size_t>(block.anchor)];
      row.extent.top = std::min(row.extent.top, top);
      row.extent.bottom = std::max(row.extent.bottom, bottom);
      row.label = true;
    }
  }

  RowDivision Finish() {
    RowDivision division;
    division.has_label = std::ranges::any_of(
        rows_, [](const BuiltRow& row) { return row.figures && row.label; });
    std::ranges::sort(rows_, {}, [](const BuiltRow& row) { return row.extent.middle; });
    std::vector<Anchor> rows;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Anchor& row = rows_[i].extent;
      if (i > 0 && IsSame(rows_[i - 1], rows_[i])) {
        rows.back().top = std::min(rows.back().top, row.top);
        rows.back().bottom = std::max(rows.back().bottom, row.bottom);
      } else {
        rows.push_back(row);
      }
    }
    division.doubts = std::move(doubts_);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const Anchor& above = rows[i - 1];
      const Anchor& below = rows[i];
      if (LapOf(above, below) > kBeside) {
        division.doubts.push_back(above.middle);
        division.doubts.push_back(below.middle);
      }
      const auto rule = std::ranges::upper_bound(rules_, above.middle);
      const bool ruled = rule != rules_.end() && *rule < below.middle;
      division.cuts.push_back(ruled ? *rule : (above.bottom + below.top) / 2);
    }
    std::ranges::sort(division.doubts);
    return division;
  }

 private:
  // The part of the lower one's height that two rows share.
  static float LapOf(const Anchor& above, const Anchor& below) {
    const float least = std::min(above.bottom - above.top, below.bottom - below.top);
    return (above.bottom - below.top) / least;
  }

  // Whether two rows are one: labels of several columns without figures beside each
  // other, or a label and figures that no alignment brings together, but which no line
  // could part.
  bool IsSame(const BuiltRow& above, const BuiltRow& below) {
    if (above.figures && below.figures) return false;
    const float lap = LapOf(above.extent, below.extent);
    if (!above.figures && !below.figures) return lap > kBeside;
    const BuiltRow& row = above.figures ? above : below;
    if (row.label || lap < kLap) return false;
    doubts_.push_back(row.extent.middle);
    return true;
  }

  // Whether lines beside no figures are as near to others as lines of one cell are.
  bool IsNearOther(const Marks& marks, const Block& block) const {
    const auto near = [&](const Mark& above, const Mark& below) {
      return below.baseline - above.baseline < kInsideRow * pitch_ &&
             !IsRuleBetween(rules_, above.middle(), below.middle());
    };
    return (block.first > 0 && near(marks[block.first - 1], marks[block.first])) ||
           (block.last < marks.size() &&
            near(marks[block.last - 1], marks[block.last]));
  }

  std::vector<Anchor> anchors_;
  std::span<const float> rules_;
  std::vector<BuiltRow> rows_;
  std::vector<float> doubts_;
  float pitch_ = 0;
};

// Whether the lines of one ruled band are one row, whose cells are broken over
// different numbers of lines: all cells have their middle at one height.
bool IsOneRow(std::span<const TextRow> lines, std::span<const Bar> bars) {
  const std::vector<Marks> columns = MarksOf(lines, bars);
  std::optional<float> middle;
  std::size_t least = kMostLines;
  std::size_t most = 0;
  for (const Marks& marks : columns) {
    if (marks.empty()) continue;
    const float here = (marks.front().middle() + marks.back().middle()) / 2;
    if (std::abs(middle.value_or(here) - here) > kCentred * marks.front().size) {
      return false;
    }
    middle = here;
    least = std::min(least, marks.size());
    most = std::max(most, marks.size());
  }
  return least == 1 && most <= kMostLines;
}

// The rules between lines, if each of the bands that they bound is one row.
std::optional<std::vector<float>> RowsOfRules(std::span<const TextRow> lines,
                                              std::span<const Bar> bars,
                                              const std::vector<Anchor>& anchors,
                                              std::span<const float> rules) {
  std::vector<float> cuts;
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const float above = lines[i - 1].baseline - kMidHeight * lines[i - 1].size;
    const float below = lines[i].baseline - kMidHeight * lines[i].size;
    const auto rule = std::ranges::upper_bound(rules, above);
    if (rule == rules.end() || *rule >= below) continue;
    cuts.push_back(*rule);
    starts.push_back(i);
  }
  if (cuts.empty()) return anchors.empty() ? std::optional(cuts) : std::nullopt;
  starts.push_back(lines.size());
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const auto band = lines.subspan(starts[i], starts[i + 1] - starts[i]);
    const auto inside = std::ranges::count_if(anchors, [&](const Anchor& anchor) {
      return anchor.middle > band.front().top() && anchor.middle < band.back().bottom();
    });
    if (inside > 1 && !IsOneRow(band, bars)) return {};
  }
  return cuts;
}

// Whether a column's lines stand too far from each other to be lines of one cell.
bool StandApart(const Marks& marks) {
  if (marks.size() < kFewRows) return false;
  for (std::size_t i = 1; i < marks.size(); ++i) {
    if (marks[i].baseline - marks[i - 1].baseline < kFullPitch * marks[i].size) {
      return false;
    }
  }
  return true;
}

}  // namespace

RowDivision DivideRows(std::span<const TextRow> lines, std::span<const Bar> bars,
                       std::span<const float> rules) {
  if (lines.empty() || bars.empty()) return {};
  const std::vector<Marks> columns = MarksOf(lines, bars);
  const std::vector<bool> figures = FigureColumns(columns);
  std::vector<Anchor> anchors = AnchorFinder(columns, figures).Find();
  if (auto cuts = RowsOfRules(lines, bars, anchors, rules)) {
    return {*std::move(cuts), {}, true};
  }
  RowBuilder rows(std::move(anchors), rules);
  std::vector<bool> labelled(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    labelled[i] = !figures[i] && rows.IsLabelled(columns[i]);
  }
  const auto count = std::ranges::count(labelled, true);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Marks marks = columns[i];
    if (figures[i]) std::erase_if(marks, [](const Mark& it) { return it.number; });
    if (marks.empty()) continue;
    rows.Take(marks, rows.Divide(marks, count > (labelled[i] ? 1 : 0)));
  }
  return rows.Finish();
}

RowDivision DivideTextRows(std::span<const TextRow> lines, std::span<const Bar> bars) {
  if (lines.empty() || bars.empty()) return {};
  const std::vector<Marks> columns = MarksOf(lines, bars);
  const auto apart = std::ranges::find_if(columns, StandApart);
  if (apart == columns.end()) return {};
  std::vector<Anchor> anchors;
  for (const Mark& mark : *apart) {
    anchors.push_back({mark.middle(), mark.top(), mark.bottom()});
  }
  const std::size_t count = anchors.size();
  RowBuilder rows(std::move(anchors), {});
  for (const Marks& marks : columns) {
    if (&marks == &*apart || marks.empty()) continue;
    const ColumnDivision division = rows.Divide(marks, true);
    const bool whole = division.blocks.size() == count &&
                       std::ranges::none_of(division.blocks, [](const Block& block) {
                         return block.anchor < 0;
                       });
    if (!whole) return {};
    rows.Take(marks, division);
  }
  return rows.Finish();
}

}  // namespace budget::aligned
