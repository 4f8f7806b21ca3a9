#include "extractors/canvas/area_edges.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

namespace budget::canvas {
namespace {

constexpr std::size_t kMaxCells = 1000;  // a page with more is no table of cells
constexpr float kMinCell = 5.0F;         // points, either way
constexpr float kMaxGap = 3.0F;          // between cells of one grid
constexpr float kOutside = 0.3F;         // where the colour beside an edge is looked up

bool Near(float a, float b) { return std::abs(a - b) <= kMaxGap; }

bool Touch(const Box& a, const Box& b) {
  return a.x0 <= b.x1 + kMaxGap && b.x0 <= a.x1 + kMaxGap && a.y0 <= b.y1 + kMaxGap &&
         b.y0 <= a.y1 + kMaxGap;
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

// Whether rows are ruled where bands of colour lie: as many rules as bands, or more.
bool RulesBetween(const std::vector<Box>& bands, const std::vector<Ruling>& rulings) {
  const Box& first = bands.front();
  const auto between = std::ranges::count_if(rulings, [&](const Ruling& r) {
    return r.horizontal && r.position > first.y0 - kMaxGap &&
           r.position < bands.back().y1 + kMaxGap && r.from < first.x1 &&
           r.to > first.x0;
  });
  return static_cast<std::size_t>(between) >= bands.size();
}

// Whether a rule of the band's extent stands below it, at the end of the table: without
// it nothing tells where the white row after the last band ends.
bool RuleBelow(const Box& band, const std::vector<Ruling>& rulings) {
  return std::ranges::any_of(rulings, [&](const Ruling& r) {
    return r.horizontal && r.position > band.y1 - kMaxGap && Near(r.from, band.x0) &&
           Near(r.to, band.x1);
  });
}

bool Differ(const std::optional<Rgb>& a, const std::optional<Rgb>& b) {
  return a && b && !SameColor(*a, *b);
}

// The edges above and below.
void AddLevelEdges(const Box& cell, const Backdrop& backdrop,
                   std::vector<Ruling>* rulings) {
  const float x = (cell.x0 + cell.x1) / 2;
  const std::optional<Rgb> inside = backdrop.ColorAt(x, cell.y0 + kOutside);
  if (Differ(inside, backdrop.ColorAt(x, cell.y0 - kOutside))) {
    rulings->push_back({true, cell.y0, cell.x0, cell.x1, 0});
  }
  if (Differ(inside, backdrop.ColorAt(x, cell.y1 + kOutside))) {
    rulings->push_back({true, cell.y1, cell.x0, cell.x1, 0});
  }
}

void AddEdges(const Box& cell, const Backdrop& backdrop, std::vector<Ruling>* rulings) {
  AddLevelEdges(cell, backdrop, rulings);
  const float y = cell.middle_y();
  const float x = (cell.x0 + cell.x1) / 2;
  const std::optional<Rgb> inside = backdrop.ColorAt(x, cell.y0 + kOutside);
  if (Differ(inside, backdrop.ColorAt(cell.x0 - kOutside, y))) {
    rulings->push_back({false, cell.x0, cell.y0, cell.y1, 0});
  }
  if (Differ(inside, backdrop.ColorAt(cell.x1 + kOutside, y))) {
    rulings->push_back({false, cell.x1, cell.y0, cell.y1, 0});
  }
}

// The cells beside each other that are painted alike, as one.
std::vector<Box> JoinBands(const std::vector<Box>& cells) {
  std::vector<Box> bands;
  for (const Box& cell : cells) {
    const bool goes_on = !bands.empty() && Near(bands.back().y0, cell.y0) &&
                         Near(bands.back().y1, cell.y1) &&
                         Near(bands.back().x1, cell.x0);
    if (goes_on) {
      bands.back() = Union(bands.back(), cell);
    } else {
      bands.push_back(cell);
    }
  }
  return bands;
}

// Whether bands below each other can be every other row of a table: the white between
// them is about as high as they are.
bool Alternate(const std::vector<Box>& bands) {
  constexpr float kMostTimes = 2.5F;  // a row of two lines beside one of one line
  for (std::size_t i = 1; i < bands.size(); ++i) {
    const float gap = bands[i].y0 - bands[i - 1].y1;
    const float height = bands[i - 1].height();
    if (gap < kMinCell || gap > height * kMostTimes || height > gap * kMostTimes) {
      return false;
    }
  }
  return true;
}

// Bands of one extent below each other.
std::vector<std::vector<Box>> GroupBands(const std::vector<Box>& bands) {
  std::vector<std::vector<Box>> groups;
  for (const Box& band : bands) {
    const auto same = std::ranges::find_if(groups, [&](const std::vector<Box>& group) {
      return Near(group.back().x0, band.x0) && Near(group.back().x1, band.x1);
    });
    if (same != groups.end()) {
      same->push_back(band);
    } else {
      groups.push_back({band});
    }
  }
  return groups;
}

// The edges of bands between rows that no rule divides: the bands of every other row.
void AddBandEdges(const std::vector<Box>& cells, const Backdrop& backdrop,
                  const std::vector<Ruling>& drawn, std::vector<Ruling>* edges) {
  for (const std::vector<Box>& bands : GroupBands(JoinBands(cells))) {
    if (bands.size() < 2 || !Alternate(bands)) continue;
    if (RulesBetween(bands, drawn) || !RuleBelow(bands.back(), drawn)) continue;
    for (const Box& band : bands) AddLevelEdges(band, backdrop, edges);
  }
}

}  // namespace

void AddAreaEdges(const Backdrop& backdrop, std::vector<Ruling>* rulings) {
  if (backdrop.areas().size() < 2) return;
  const std::vector<Box> cells = FindCells(backdrop);
  std::vector<Ruling> edges;
  for (const std::vector<Box>& group : GroupCells(cells)) {
    if (!IsGrid(group) || HasRules(group, *rulings)) continue;
    for (const Box& cell : group) AddEdges(cell, backdrop, &edges);
  }
  AddBandEdges(cells, backdrop, *rulings, &edges);
  rulings->insert(rulings->end(), edges.begin(), edges.end());
}

}  // namespace budget::canvas
