#include "pipeline/aligned/row_division.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/aligned/column_division.h"
#include "pipeline/aligned/row_marks.h"
#include "pipeline/runs/tolerances.h"

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

constexpr std::size_t kFewRows = 3;  // that text alone can be divided into
constexpr float kMargin = 0.5F;      // of cost; less between two divisions is nothing

constexpr std::array kAlignments{Alignment::kMiddle, Alignment::kTop,
                                 Alignment::kBottom};

// A row while it is put together.
struct BuiltRow {
  Anchor extent;
  bool figures = false;
  bool label = false;
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
      const float near = tolerance::kBeside * mark.size;
      while (next != anchors_.end() && next->middle < mark.middle() - near) ++next;
      if (next == anchors_.end() || next->middle > mark.middle() + near) return false;
      ++beside;
    }
    return beside >= kFewRows &&
           static_cast<float>(beside) >=
               tolerance::kRowsFilled * static_cast<float>(anchors_.size());
  }

  // The best division of a column; lines that the next best divides otherwise are in
  // doubt.
  ColumnDivision Divide(const Marks& marks, bool labelled) {
    std::vector<ColumnDivision> divisions;
    divisions.reserve(std::size(kAlignments));
    for (const Alignment alignment : kAlignments) {
      divisions.push_back(
          DivideColumn(marks, {anchors_, rules_, pitch_, labelled}, alignment));
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
    for (const LineBlock& block : division.blocks) {
      const float top = marks[block.first].top();
      const float bottom = marks[block.last - 1].bottom();
      if (block.anchor < 0) {
        rows_.push_back({{(top + bottom) / 2, top, bottom}, false, true});
        DoubtIfNear(marks, block);
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
      if (LapOf(above, below) > tolerance::kBeside) {
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
    if (!above.figures && !below.figures) return lap > tolerance::kBeside;
    const BuiltRow& row = above.figures ? above : below;
    if (row.label || lap < tolerance::kLinesLap) return false;
    doubts_.push_back(row.extent.middle);
    return true;
  }

  // Lines beside no figures that are as near to others as lines of one cell are: they
  // are in doubt, and so are those.
  void DoubtIfNear(const Marks& marks, const LineBlock& block) {
    const auto near = [&](const Mark& above, const Mark& below) {
      return below.baseline - above.baseline < tolerance::kInsideRow * pitch_ &&
             !IsRuleBetween(rules_, above.middle(), below.middle());
    };
    const auto doubt = [&](const Mark& mark, const Mark& other) {
      doubts_.push_back(mark.middle());
      doubts_.push_back(other.middle());
    };
    if (block.first > 0 && near(marks[block.first - 1], marks[block.first])) {
      doubt(marks[block.first], marks[block.first - 1]);
    }
    if (block.last < marks.size() && near(marks[block.last - 1], marks[block.last])) {
      doubt(marks[block.last - 1], marks[block.last]);
    }
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
  std::size_t least = kMostCellLines;
  std::size_t most = 0;
  for (const Marks& marks : columns) {
    if (marks.empty()) continue;
    const float here = (marks.front().middle() + marks.back().middle()) / 2;
    if (std::abs(middle.value_or(here) - here) >
        tolerance::kRowCentred * marks.front().size) {
      return false;
    }
    middle = here;
    least = std::min(least, marks.size());
    most = std::max(most, marks.size());
  }
  return least == 1 && most <= kMostCellLines;
}

// The rules between lines, if each of the bands that they bound is one row.
std::optional<std::vector<float>> RowsOfRules(std::span<const TextRow> lines,
                                              std::span<const Bar> bars,
                                              const std::vector<Anchor>& anchors,
                                              std::span<const float> rules) {
  std::vector<float> cuts;
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const float above =
        lines[i - 1].baseline - tolerance::kMidHeight * lines[i - 1].size;
    const float below = lines[i].baseline - tolerance::kMidHeight * lines[i].size;
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
    if (marks[i].baseline - marks[i - 1].baseline <
        tolerance::kFullPitch * marks[i].size) {
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
  std::vector<Anchor> anchors = FindAnchors(columns, figures);
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
    const bool whole =
        division.blocks.size() == count &&
        std::ranges::none_of(division.blocks,
                             [](const LineBlock& block) { return block.anchor < 0; });
    if (!whole) return {};
    rows.Take(marks, division);
  }
  return rows.Finish();
}

}  // namespace budget::aligned
