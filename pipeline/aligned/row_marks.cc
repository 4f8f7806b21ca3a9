#include "pipeline/aligned/row_marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/runs/cell_text.h"

namespace budget::aligned {
namespace {

namespace tolerance = runs::tolerance;

std::size_t NearestBar(std::span<const Bar> bars, const Word& word) {
  const int bar = BarOf(bars, word.x0, word.x1);
  if (bar >= 0) return static_cast<std::size_t>(bar);
  const auto away = [&](const Bar& it) {
    return std::abs(it.middle() - word.middle());
  };
  return static_cast<std::size_t>(std::ranges::min_element(bars, {}, away) -
                                  bars.begin());
}

bool IsNumeric(const Marks& marks) {
  const auto numbers =
      static_cast<std::size_t>(std::ranges::count_if(marks, &Mark::number));
  return numbers > 0 && 2 * numbers >= marks.size();
}

// The heights of figures, those beside each other as one; by their middle.
std::vector<Anchor> Beside(std::vector<Anchor> figures) {
  std::ranges::sort(figures, {}, &Anchor::middle);
  std::vector<Anchor> rows;
  float first = 0;  // of the last row
  for (const Anchor& figure : figures) {
    const float size = (figure.bottom - figure.top) / static_cast<float>(figure.lines);
    if (rows.empty() || figure.middle - first > tolerance::kBeside * size) {
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
    const float near = tolerance::kBeside * mark.size;
    if (mark.baseline - above.baseline <= tolerance::kInsideRow * pitch_) {
      return Count(top, near, false) == 0 || Count(bottom, near, false) == 0;
    }
    return mark.baseline - above.baseline <= tolerance::kLoosePitch * mark.size &&
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

}  // namespace

bool IsRuleBetween(std::span<const float> rules, float above, float below) {
  const auto rule = std::ranges::upper_bound(rules, above);
  return rule != rules.end() && *rule < below;
}

std::vector<Marks> MarksOf(std::span<const TextRow> lines, std::span<const Bar> bars) {
  std::vector<Marks> columns(bars.size());
  for (const TextRow& line : lines) {
    for (const Word& word : line.parts) {
      Marks& marks = columns[NearestBar(bars, word)];
      const bool same = !marks.empty() && marks.back().baseline == line.baseline;
      if (!same) {
        marks.push_back({word.x0, word.x1, line.baseline, line.size,
                         word.number || word.dash, word.figure});
        continue;
      }
      marks.back().x0 = std::min(marks.back().x0, word.x0);
      marks.back().x1 = std::max(marks.back().x1, word.x1);
      marks.back().number = marks.back().number && (word.number || word.dash);
      marks.back().figure += word.figure;
    }
  }
  return columns;
}

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

std::vector<Anchor> FindAnchors(const std::vector<Marks>& columns,
                                const std::vector<bool>& figures) {
  return AnchorFinder(columns, figures).Find();
}

}  // namespace budget::aligned
