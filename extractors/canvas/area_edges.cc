#include "extractors/canvas/area_edges.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>

namespace budget::canvas {
namespace {

constexpr std::size_t kMaxCells = 1000;  // a page with more is no table of cells
constexpr float kMinCell = 5.0F;         // points, either way
constexpr float kMaxGap = 3.0F;          // between cells of one grid
constexpr float kOutside = 0.3F;         // where the colour beside an edge is looked up

bool Touch(const Box& a, const Box& b) {
  return a.x0 <= b.x1 + kMaxGap && b.x0 <= a.x1 + kMaxGap && a.y0 <= b.y1 + kMaxGap &&
         b.y0 <= a.y1 + kMaxGap;
}

bool Contains(const Box& outer, const Box& inner) {
  return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 &&
         inner.y1 <= outer.y1;
}

// Areas that can be cells: of one colour, and none inside.
std::vector<Box> FindCells(const Backdrop& backdrop) {
  std::vector<Box> cells;
  for (const PaintedArea& area : backdrop.areas()) {
    if (!area.color || area.box.width() < kMinCell || area.box.height() < kMinCell) {
      continue;
    }
    cells.push_back(area.box);
    if (cells.size() > kMaxCells) return {};
  }
  std::sort(cells.begin(), cells.end(), [](const Box& a, const Box& b) {
    return a.y0 != b.y0 ? a.y0 < b.y0 : a.x0 < b.x0;
  });
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  std::vector<Box> innermost;
  for (const Box& cell : cells) {
    const bool holds_others = std::any_of(
        cells.begin(), cells.end(),
        [&](const Box& other) { return other != cell && Contains(cell, other); });
    if (!holds_others) innermost.push_back(cell);
  }
  return innermost;
}

// Cells that touch, directly or through others.
std::vector<std::vector<Box>> GroupCells(const std::vector<Box>& cells) {
  std::vector<std::size_t> root(cells.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // Sorted by y0: no later cell can touch once one starts below.
    for (std::size_t j = i + 1;
         j < cells.size() && cells[j].y0 <= cells[i].y1 + kMaxGap; ++j) {
      if (Touch(cells[i], cells[j])) root[find(j)] = find(i);
    }
  }
  std::vector<std::vector<Box>> groups(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) groups[find(i)].push_back(cells[i]);
  std::erase_if(groups, [](const auto& group) { return group.size() < 4; });
  return groups;
}

int CountDistinct(std::vector<float> values) {
  std::sort(values.begin(), values.end());
  int count = 0;
  float last = 0;
  for (const float value : values) {
    if (count > 0 && value - last <= kMaxGap) continue;
    last = value;
    ++count;
  }
  return count;
}

bool IsGrid(const std::vector<Box>& cells) {
  std::vector<float> lefts;
  std::vector<float> tops;
  for (const Box& cell : cells) {
    lefts.push_back(cell.x0);
    tops.push_back(cell.y0);
  }
  return CountDistinct(std::move(lefts)) >= 2 && CountDistinct(std::move(tops)) >= 2;
}

bool HasRules(const std::vector<Box>& cells, const std::vector<Ruling>& rulings) {
  Box all;
  for (const Box& cell : cells) all = Union(all, cell);
  const auto inside =
      std::count_if(rulings.begin(), rulings.end(), [&](const Ruling& r) {
        const float middle = (r.from + r.to) / 2;
        const float x = r.horizontal ? middle : r.position;
        const float y = r.horizontal ? r.position : middle;
        return x >= all.x0 - kMaxGap && x <= all.x1 + kMaxGap &&
               y >= all.y0 - kMaxGap && y <= all.y1 + kMaxGap;
      });
  return inside >= 4;
}

bool Differ(const std::optional<Rgb>& a, const std::optional<Rgb>& b) {
  return a && b && !SameColor(*a, *b);
}

void AddEdges(const Box& cell, const Backdrop& backdrop, std::vector<Ruling>* rulings) {
  const float x = (cell.x0 + cell.x1) / 2;
  const float y = (cell.y0 + cell.y1) / 2;
  const std::optional<Rgb> inside = backdrop.ColorAt(x, cell.y0 + kOutside);
  if (Differ(inside, backdrop.ColorAt(x, cell.y0 - kOutside))) {
    rulings->push_back({true, cell.y0, cell.x0, cell.x1, 0});
  }
  if (Differ(inside, backdrop.ColorAt(x, cell.y1 + kOutside))) {
    rulings->push_back({true, cell.y1, cell.x0, cell.x1, 0});
  }
  if (Differ(inside, backdrop.ColorAt(cell.x0 - kOutside, y))) {
    rulings->push_back({false, cell.x0, cell.y0, cell.y1, 0});
  }
  if (Differ(inside, backdrop.ColorAt(cell.x1 + kOutside, y))) {
    rulings->push_back({false, cell.x1, cell.y0, cell.y1, 0});
  }
}

}  // namespace

void AddAreaEdges(const Backdrop& backdrop, std::vector<Ruling>* rulings) {
  if (backdrop.areas().size() < 4) return;
  std::vector<Ruling> edges;
  for (const std::vector<Box>& group : GroupCells(FindCells(backdrop))) {
    if (!IsGrid(group) || HasRules(group, *rulings)) continue;
    for (const Box& cell : group) AddEdges(cell, backdrop, &edges);
  }
  rulings->insert(rulings->end(), edges.begin(), edges.end());
}

}  // namespace budget::canvas
