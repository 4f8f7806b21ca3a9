#include "pipeline/bind/row_indents.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::bind {
namespace {

// A step is a character or two; what differs by less was set a little askew.
constexpr float kLeastStep = 0.5F;
constexpr std::size_t kMostLevels = 7;
constexpr char32_t kIdeographicSpace = 0x3000;
constexpr float kAsciiWidth = 0.5F;

struct LabelStart {
  int row = 0;   // index into Table::rows
  float at = 0;  // in widths of a character
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

// Blanks before a label, in widths of a Chinese character: two of ASCII.
float LeadingBlanks(std::string_view raw) {
  float width = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = script::NextCodePoint(raw, &at);
    if (!script::IsSpace(c)) break;
    width += c == kIdeographicSpace ? 1 : kAsciiWidth;
  }
  return width;
}

// Where a cell stands on its page, or in its line.
using Position = std::tuple<int, int, float, float>;
Position PositionOf(const Place& place) {
  return {place.page, place.line, place.box.x0, place.box.y0};
}

// The cells that print names, by their positions.
std::map<Position, const Cell*> NameCells(const table::Grid& grid,
                                          const table::Binding& binding) {
  std::set<int> columns;
  for (const table::BoundColumn& column : binding.columns) {
    if (column.role == schemas::ColumnRole::kName) columns.insert(column.grid_column);
  }
  std::map<Position, const Cell*> found;
  for (const Cell& cell : grid.cells()) {
    if (!cell.raw.empty() && columns.contains(cell.column)) {
      found.emplace(PositionOf(cell.place), &cell);
    }
  }
  return found;
}

void SetSteps(std::vector<LabelStart> starts, Table* table) {
  std::ranges::stable_sort(starts, {}, &LabelStart::at);
  std::vector<int> steps;
  int step = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (i > 0 && starts[i].at - starts[i - 1].at > kLeastStep) ++step;
    steps.push_back(step);
  }
  if (step == 0 || static_cast<std::size_t>(step) >= kMostLevels) return;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    table->rows[Index(starts[i].row)].indent = steps[i];
  }
}

}  // namespace

void IndentRows(const table::Grid& grid, const table::Binding& binding, Table* table) {
  const std::map<Position, const Cell*> names = NameCells(grid, binding);
  for (const int block : BlocksOfNames(binding)) {
    std::vector<LabelStart> starts;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
      const Row& row = table->rows[i];
      if (row.block != block || row.row_kind != RowKind::kItem ||
          !row.item_code.empty()) {
        continue;
      }
      const auto name = names.find(PositionOf(row.place));
      if (name == names.end()) continue;
      const Cell& cell = *name->second;
      starts.push_back(
          {.row = static_cast<int>(i),
           .at = cell.place.page == 0 ? LeadingBlanks(cell.raw) : cell.indent});
    }
    SetSteps(std::move(starts), table);
  }
}

}  // namespace budget::bind
