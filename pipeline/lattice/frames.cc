#include "pipeline/lattice/frames.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "pipeline/lattice/rule_groups.h"
#include "pipeline/lattice/table_region.h"
#include "pipeline/runs/pieces.h"

namespace budget::lattice {
namespace {

constexpr std::size_t kMostRegions = 64;  // ruled regions of a page that are looked at
constexpr std::size_t kUprightShare = 5;  // one part of so many

constexpr std::size_t Quarter(std::uint16_t direction) {
  return static_cast<std::size_t>(direction / 90) % 4;
}

struct Point {
  float x = 0;
  float y = 0;
};

Point PointIntoFrame(Point p, std::uint16_t direction, float width, float height) {
  switch (direction) {
    case 90:
      return {p.y, width - p.x};
    case 180:
      return {width - p.x, height - p.y};
    case 270:
      return {height - p.y, p.x};
    default:
      return p;
  }
}

Box Around(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
          std::max(a.y, b.y)};
}

// The baseline of a glyph is a y if it reads horizontally, else an x.
Glyph Turned(const Glyph& glyph, std::uint16_t direction, const Page& page) {
  Glyph turned = glyph;
  turned.box = lattice::IntoFrame(glyph.box, direction, page.width, page.height);
  const bool is_y = glyph.direction % 180 == 0;
  const Point on_baseline =
      is_y ? Point{glyph.box.x0, glyph.baseline} : Point{glyph.baseline, glyph.box.y0};
  const Point after = PointIntoFrame(on_baseline, direction, page.width, page.height);
  turned.direction =
      static_cast<std::uint16_t>((glyph.direction + 360 - direction) % 360);
  turned.baseline = turned.direction % 180 == 0 ? after.y : after.x;
  return turned;
}

Ruling Turned(const Ruling& ruling, std::uint16_t direction, const Page& page) {
  const Point from = ruling.horizontal ? Point{ruling.from, ruling.position}
                                       : Point{ruling.position, ruling.from};
  const Point to = ruling.horizontal ? Point{ruling.to, ruling.position}
                                     : Point{ruling.position, ruling.to};
  const Point a = PointIntoFrame(from, direction, page.width, page.height);
  const Point b = PointIntoFrame(to, direction, page.width, page.height);
  Ruling turned = ruling;
  turned.horizontal = direction % 180 == 0 ? ruling.horizontal : !ruling.horizontal;
  turned.position = turned.horizontal ? a.y : a.x;
  turned.from = turned.horizontal ? std::min(a.x, b.x) : std::min(a.y, b.y);
  turned.to = turned.horizontal ? std::max(a.x, b.x) : std::max(a.y, b.y);
  return turned;
}

// A ruled part of the page and the direction of its text.
struct Region {
  Box box;
  std::uint16_t direction = 0;
};

std::uint16_t Most(const std::array<std::size_t, 4>& counts) {
  const auto most = std::ranges::max_element(counts);
  return static_cast<std::uint16_t>(90 * (most - counts.begin()));
}

Point Middle(const Glyph& glyph) {
  return {(glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.y0 + glyph.box.y1) / 2};
}

float Area(const Box& box) { return box.width() * box.height(); }

// Regions from the smallest to the largest; those without text are left out.
std::vector<Region> FindRegions(const Page& page) {
  const std::vector<runs::Piece> pieces = runs::FindPieces(page);
  std::vector<RuleGroup> groups = FindRuleGroups(page, runs::MedianSize(pieces, 10))
                                      .value_or(std::vector<RuleGroup>());
  std::erase_if(groups, [](const RuleGroup& group) {
    return group.horizontal.size() < 2 || group.vertical.size() < 2;
  });
  std::ranges::sort(groups, [](const RuleGroup& a, const RuleGroup& b) {
    return Area(a.box) > Area(b.box);
  });
  if (groups.size() > kMostRegions) groups.resize(kMostRegions);
  std::vector<Region> regions;
  for (const RuleGroup& group : groups) {
    std::array<std::size_t, 4> counts{};
    for (const runs::Piece& piece : pieces) {
      if (!StandsIn(piece, group.box)) continue;
      counts[Quarter(piece.direction)] += piece.last - piece.first;
    }
    if (*std::ranges::max_element(counts) == 0) continue;
    regions.push_back({group.box, Most(counts)});
  }
  std::ranges::reverse(regions);
  return regions;
}

const Region* RegionAt(const std::vector<Region>& regions, Point at) {
  const auto region = std::ranges::find_if(
      regions, [&](const Region& it) { return Contains(it.box, at.x, at.y); });
  return region == regions.end() ? nullptr : &*region;
}

}  // namespace

bool IsUpright(const Page& page) {
  return std::ranges::all_of(page.glyphs,
                             [](const Glyph& glyph) { return glyph.direction == 0; });
}

Box IntoFrame(const Box& box, std::uint16_t direction, float width, float height) {
  return Around(PointIntoFrame(Point{box.x0, box.y0}, direction, width, height),
                PointIntoFrame(Point{box.x1, box.y1}, direction, width, height));
}

Box FromFrame(const Box& box, std::uint16_t direction, float width, float height) {
  // Turning back is turning on to the full circle, from the turned page.
  const bool quarter = direction % 180 != 0;
  return IntoFrame(box, static_cast<std::uint16_t>((360 - direction) % 360),
                   quarter ? height : width, quarter ? width : height);
}

std::vector<Frame> SplitFrames(const Page& page) {
  const std::vector<Region> regions = FindRegions(page);
  std::array<std::size_t, 4> counts{};
  std::vector<std::uint16_t> direction_of(page.glyphs.size());
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    const Region* region = RegionAt(regions, Middle(glyph));
    direction_of[i] = region != nullptr ? region->direction : glyph.direction;
    ++counts[Quarter(direction_of[i])];
  }
  // A page with a fair share of upright text is read upright.
  const std::size_t total = counts[0] + counts[1] + counts[2] + counts[3];
  const bool upright = kUprightShare * counts[0] >= total;
  std::vector<Frame> frames;
  for (std::size_t n = 0; n < counts.size(); ++n) {
    const std::uint16_t most = n == 0 && upright ? std::uint16_t{0} : Most(counts);
    if (counts[Quarter(most)] == 0) break;
    counts[Quarter(most)] = 0;
    Frame frame;
    frame.direction = most;
    frame.page.number = page.number;
    const bool quarter = most % 180 != 0;
    frame.page.width = quarter ? page.height : page.width;
    frame.page.height = quarter ? page.width : page.height;
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
      if (Quarter(direction_of[i]) != Quarter(most)) continue;
      frame.page.glyphs.push_back(Turned(page.glyphs[i], most, page));
    }
    for (const Ruling& ruling : page.rulings) {
      const float middle = (ruling.from + ruling.to) / 2;
      const Region* region =
          RegionAt(regions, ruling.horizontal ? Point{middle, ruling.position}
                                              : Point{ruling.position, middle});
      const bool here = region != nullptr ? region->direction == most : n == 0;
      if (here) frame.page.rulings.push_back(Turned(ruling, most, page));
    }
    frames.push_back(std::move(frame));
  }
  return frames;
}

}  // namespace budget::lattice
