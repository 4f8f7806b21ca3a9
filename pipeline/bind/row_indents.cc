#include "pipeline/bind/row_indents.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::bind {
namespace {

// A step is a character or two, so one height of a label at the least; half of that
// leaves room for labels that were set a little askew.
constexpr float kLeastStep = 0.5F;
constexpr std::size_t kMostLevels = 7;
constexpr char32_t kIdeographicSpace = 0x3000;

// Where a label begins; in the unit of `height`.
struct LabelStart {
  int row = 0;  // index into Table::rows
  float at = 0;
};

// Blocks of which each row has one label, beside its code at most.
std::vector<int> BlocksOfNames(const table::Binding& binding) {
  std::map<int, int> labels;
  for (const table::BoundColumn& column : binding.columns) {
    using enum schemas::ColumnRole;
    const bool none = column.role == kMeasure || column.role == kIgnore ||
                      column.role == kLineNumber || column.role == kCode;
    if (!none) labels[column.block] += column.role == kName ? 1 : 2;
  }
  std::vector<int> blocks;
  for (const auto& [block, count] : labels) {
    if (count == 1) blocks.push_back(block);
  }
  return blocks;
}

// Blanks before a label, in widths of an ASCII character.
float LeadingBlanks(std::string_view raw) {
  float width = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = script::NextCodePoint(raw, &at);
    if (!script::IsSpace(c)) break;
    width += c == kIdeographicSpace ? 2 : 1;
  }
  return width;
}

// The height of most labels that are one line: the lower quartile.
float UsualHeight(std::vector<float> heights) {
  if (heights.empty()) return 0;
  const auto quarter =
      heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 4);
  std::ranges::nth_element(heights, quarter);
  return *quarter;
}

void SetSteps(std::vector<LabelStart> starts, float least, Table* table) {
  std::ranges::stable_sort(starts, {}, &LabelStart::at);
  std::vector<int> steps;
  int step = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (i > 0 && starts[i].at - starts[i - 1].at > least) ++step;
    steps.push_back(step);
  }
  if (step == 0 || static_cast<std::size_t>(step) >= kMostLevels) return;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    table->rows[Index(starts[i].row)].indent = steps[i];
  }
}

}  // namespace

void IndentRows(const table::Grid& grid, const table::Binding& binding, Table* table) {
  std::map<int, float> blanks;  // of labels in text, by line
  for (const Cell& cell : grid.cells()) {
    const bool name = std::ranges::any_of(binding.columns, [&](const auto& column) {
      return column.role == schemas::ColumnRole::kName &&
             column.grid_column == cell.column;
    });
    if (name && cell.place.page == 0) {
      blanks[cell.place.line] = LeadingBlanks(cell.raw);
    }
  }
  for (const int block : BlocksOfNames(binding)) {
    std::vector<LabelStart> starts;
    std::vector<float> heights;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
      const Row& row = table->rows[i];
      if (row.block != block || row.row_kind != RowKind::kItem ||
          !row.item_code.empty() || row.item_name.empty()) {
        continue;
      }
      const bool in_text = row.place.page == 0;
      const auto before = blanks.find(row.place.line);
      if (in_text && before == blanks.end()) continue;
      starts.push_back({.row = static_cast<int>(i),
                        .at = in_text ? before->second : row.place.box.x0});
      if (!in_text) heights.push_back(row.place.box.height());
    }
    const float height = heights.empty() ? 1 : UsualHeight(std::move(heights));
    SetSteps(std::move(starts), kLeastStep * height, table);
  }
}

}  // namespace budget::bind
