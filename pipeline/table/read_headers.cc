#include "pipeline/table/read_headers.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::table {
namespace {

// A header of more rows than this is taken for text.
constexpr int kMostHeaderRows = 8;

// Delimited text shows merged cells as blank ones; every other source gives spans.
bool SpansAreCertain(const Grid& grid) {
  return grid.source() != GridSource::kDelimited;
}

// The text that a row starts with, folded: its first cell that is not blank.
const std::string& FirstLabel(const Grid& grid, int row) {
  static const std::string kNothing;
  for (int column = 0; column < grid.columns(); ++column) {
    if (!grid.IsBlank(row, column)) return grid.Folded(row, column);
  }
  return kNothing;
}

// A total label decides only where it names the row: everything else in the row is
// blank.  As one of several labels (合计 | 基本支出 | 项目支出) it is a header.
bool IsTotalRow(const Grid& grid, int row, const schemas::RowPatterns& patterns) {
  int labels = 0;
  bool total = false;
  for (int column = 0; column < grid.columns(); ++column) {
    if (grid.Anchor(row, column) == nullptr || grid.IsBlank(row, column)) continue;
    ++labels;
    total = total || patterns.total.MatchesAll(grid.Folded(row, column));
  }
  return total && labels == 1;
}

// In a grid with certain spans: the row divides a cell of the row above.
bool DividesSpanner(const Grid& grid, int row) {
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* above = grid.At(row - 1, column);
    if (above == nullptr || above->column_span < 2 || above->raw.empty()) continue;
    const Cell* below = grid.Anchor(row, column);
    if (below != nullptr && below->column_span < above->column_span) return true;
  }
  return false;
}

// Whether a row shows by its content that it is no header.  Heads may have ordinals
// (其中：1.还本 | 2.付息) where a spanner stands over them or among them.
bool IsDataRow(const Grid& grid, int row, const schemas::RowPatterns& patterns) {
  if (IsColumnNumberRow(grid, row, patterns)) return true;
  const bool heads = SpansAreCertain(grid) &&
                     (DividesSpanner(grid, row) ||
                      (row + 1 < grid.rows() && DividesSpanner(grid, row + 1)));
  bool first = true;
  for (int column = 0; column < grid.columns(); ++column) {
    if (grid.Anchor(row, column) == nullptr) continue;
    const std::string& text = grid.Folded(row, column);
    if (text.empty()) continue;
    if (script::ParseNumber(text)) return true;
    if (!first && script::IsPlaceholder(text)) return true;
    if ((first || !heads) && patterns.ordinal.Search(text).has_value()) return true;
    first = false;
  }
  return IsTotalRow(grid, row, patterns);
}

// The first row that no cell from the rows above reaches into.
int RowsCovered(const Grid& grid, int rows) {
  int covered = rows;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < grid.columns(); ++column) {
      const Cell* cell = grid.Anchor(row, column);
      if (cell != nullptr) covered = std::max(covered, cell->row + cell->row_span);
    }
  }
  return std::min(covered, grid.rows());
}

// In delimited text: most labels of the row stand below a blank or a spanner (a label
// with a blank to its right), not below a plain label, as those of a data row do.  One
// or two may: labels are printed a column off.
bool FillsBlanksAbove(const Grid& grid, int row) {
  int open_labels = 0;
  int closed_labels = 0;
  for (int column = 0; column < grid.columns(); ++column) {
    if (grid.IsBlank(row, column)) continue;
    bool open = true;
    for (int above = 0; above < row; ++above) {
      const bool spans = column + 1 < grid.columns() && grid.IsBlank(above, column + 1);
      open = grid.IsBlank(above, column) || spans;
    }
    ++(open ? open_labels : closed_labels);
  }
  return open_labels > 2 * closed_labels;
}

// A stretch of columns under one label, while the paths are put together.
struct Segment {
  int begin = 0;
  int end = 0;
  std::string_view label;  // raw
};

// The labels of a row between two columns, each reaching to the next one.
std::vector<Segment> SegmentsOf(const Grid& grid, int row, int begin, int end) {
  std::vector<Segment> segments;
  for (int column = begin; column < end; ++column) {
    if (grid.IsBlank(row, column)) {
      if (segments.empty()) segments.push_back({column, end, {}});
      continue;
    }
    if (!segments.empty()) segments.back().end = column;
    segments.push_back({column, end, grid.Raw(row, column)});
  }
  return segments;
}

// Half of the columns of the row below have the same labels as the other half (or a
// third ...): the labels above divide there, wherever they were printed.
void AlignWithRepetition(const Grid& grid, int row, std::vector<Segment>* segments) {
  const auto count = static_cast<int>(segments->size());
  if (count < 2 || row + 1 >= grid.rows() || segments->front().label.empty()) return;
  const int begin = segments->front().begin;
  const int width = segments->back().end - begin;
  const int period = width / count;
  if (period < 2 || width % count != 0) return;
  for (int column = begin; column + period < begin + width; ++column) {
    if (grid.Folded(row + 1, column) != grid.Folded(row + 1, column + period)) return;
  }
  for (int i = 0; i < count; ++i) {
    (*segments)[static_cast<std::size_t>(i)].begin = begin + i * period;
    (*segments)[static_cast<std::size_t>(i)].end = begin + (i + 1) * period;
  }
}

class PathBuilder {
 public:
  PathBuilder(const Grid& grid, int header_rows, const schemas::RowPatterns& patterns)
      : grid_(grid),
        patterns_(patterns),
        header_rows_(header_rows),
        labels_(static_cast<std::size_t>(grid.columns())) {}

  std::vector<HeaderPath> Build() {
    if (SpansAreCertain(grid_)) {
      ReadSpans();
    } else {
      Divide(0, 0, grid_.columns());
      PullBackShiftedLabels();
    }
    std::vector<HeaderPath> paths;
    paths.reserve(labels_.size());
    for (const auto& labels : labels_) paths.push_back(Joined(labels));
    return paths;
  }

 private:
  // A label of a path; one that goes on with the label above is no level of its own.
  struct Label {
    std::string_view text;
    bool continues = false;
  };

  static HeaderPath Joined(const std::vector<Label>& labels) {
    std::vector<HeaderLabel> joined;
    for (const Label& label : labels) {
      if (joined.empty() || !label.continues) joined.emplace_back();
      const std::string_view text = script::WithoutNotes(label.text);
      joined.back().printed += script::WithoutSpace(text);
      joined.back().folded += script::Fold(text);
    }
    return HeaderPath(std::move(joined));
  }

  // Without rules a label that is broken over lines stands in several rows.
  bool Continues(const Cell& cell, const Cell* above) const {
    return grid_.source() == GridSource::kAligned && above != nullptr &&
           above->column == cell.column && above->column_span == cell.column_span;
  }

  void ReadSpans() {
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* last = nullptr;
      for (int row = 0; row < header_rows_; ++row) {
        const Cell* cell = grid_.At(row, column);
        if (cell == nullptr || cell == last || grid_.IsBlank(row, column)) continue;
        labels_[static_cast<std::size_t>(column)].push_back(
            {cell->raw, Continues(*cell, last)});
        last = cell;
      }
    }
  }

  // Reads the labels of `row` over the columns [begin, end), then those below each.
  void Divide(int row, int begin, int end) {
    if (row >= header_rows_) return;
    std::vector<Segment> segments = SegmentsOf(grid_, row, begin, end);
    AlignWithRepetition(grid_, row, &segments);
    for (const Segment& segment : segments) {
      if (!segment.label.empty()) {
        for (int column = segment.begin; column < segment.end; ++column) {
          labels_[static_cast<std::size_t>(column)].push_back({segment.label});
        }
      }
      Divide(row + 1, segment.begin, segment.end);
    }
  }

  // Labels printed one column too far right: a spanner whose first column has nothing
  // below it while a later one has.  Its parts belong to the spanner before it, and it
  // stands alone over its last column.  (事业收入 over nothing and 其中：教育收费 is no
  // such case: the part of a whole stands beside it.)
  //
  //     本年收入 ...                | 上年结转 |                 column 11 | 12
  //     ... | 附属单位上缴收入      |          | 其他收入
  void PullBackShiftedLabels() {
    for (std::size_t first = 1; first < labels_.size(); ++first) {
      const auto& before = labels_[first - 1];
      if (labels_[first].size() != 1 || before.size() < 2) continue;
      std::size_t last = first;
      while (last + 1 < labels_.size() && labels_[last + 1].size() == 2 &&
             labels_[last + 1][0].text.data() == labels_[first][0].text.data()) {
        ++last;
      }
      if (last == first) continue;
      if (patterns_.of_which.Search(script::Fold(labels_[first + 1][1].text))) continue;
      const Label alone = labels_[first][0];
      for (std::size_t column = first; column < last; ++column) {
        labels_[column] = {before[0], labels_[column + 1][1]};
      }
      labels_[last] = {alone};
    }
  }

  const Grid& grid_;
  const schemas::RowPatterns& patterns_;
  int header_rows_;
  std::vector<std::vector<Label>> labels_;  // by column, outermost first
};

}  // namespace

bool IsColumnNumberRow(const Grid& grid, int row,
                       const schemas::RowPatterns& patterns) {
  if (patterns.skip.MatchesAll(FirstLabel(grid, row))) return true;
  constexpr int kFewest = 3;
  script::ColumnNumbers numbers;
  for (int column = 0; column < grid.columns(); ++column) {
    if (grid.Anchor(row, column) == nullptr || grid.IsBlank(row, column)) continue;
    if (!numbers.Add(grid.Folded(row, column)) || numbers.count() == 0) return false;
  }
  return numbers.count() >= kFewest;
}

int CountHeaderRows(const Grid& grid, const schemas::RowPatterns& patterns) {
  if (grid.rows() == 0) return 0;
  int rows = 0;
  while (rows < std::min(grid.rows(), kMostHeaderRows)) {
    const bool first = rows == 0;
    // Where no rules part them, header lines go on until the first row of data.
    const bool divides = first || grid.source() == GridSource::kAligned ||
                         (SpansAreCertain(grid) ? DividesSpanner(grid, rows)
                                                : FillsBlanksAbove(grid, rows));
    if (!divides || IsDataRow(grid, rows, patterns)) break;
    rows = SpansAreCertain(grid)
               ? std::min(RowsCovered(grid, rows + 1), kMostHeaderRows)
               : rows + 1;
  }
  // A grid without rules and without data: only its first row is surely a header.
  const bool all = rows == std::min(grid.rows(), kMostHeaderRows) && rows > 1;
  return all && grid.source() == GridSource::kAligned ? 1 : rows;
}

Header ReadHeader(const Grid& grid, const schemas::RowPatterns& patterns) {
  Header header;
  header.rows = CountHeaderRows(grid, patterns);
  header.paths = PathBuilder(grid, header.rows, patterns).Build();
  return header;
}

}  // namespace budget::table
