#include "pipeline/page/straighten.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace budget::page {
namespace {

constexpr float kMostSlope = 0.0525F;  // of three degrees
constexpr float kLeastSlope = 0.003F;  // a table 500 pt wide: a sixth of a line
constexpr float kSameSlope = 0.004F;   // between two lines, or rules, of one page
constexpr float kLevel = 0.01F;        // scanned or rounded rules lean as little
constexpr float kRounding = 0.1F;      // points, that the ends of a rule may be off
constexpr float kLongRun = 2.5F;       // in font sizes, to tell a slope
constexpr std::size_t kFewRuns = 3;    // fewer tell nothing about a page
constexpr std::size_t kManyRuns = 8;   // of fewer, all agree
constexpr std::size_t kMostOf = 5;     // of many, four of so many

// The slope of each show-string that is long enough, from its first glyph to its last.
std::vector<float> SlopesOf(const Page& page) {
  std::vector<float> slopes;
  for (std::size_t first = 0; first < page.glyphs.size();) {
    const Glyph& a = page.glyphs[first];
    std::size_t last = first;
    while (last + 1 < page.glyphs.size() && page.glyphs[last + 1].run == a.run) ++last;
    const Glyph& b = page.glyphs[last];
    const float along = b.box.x0 - a.box.x0;
    if (a.direction == 0 && b.direction == 0 && along > kLongRun * a.size) {
      slopes.push_back((b.baseline - a.baseline) / along);
    }
    first = last + 1;
  }
  return slopes;
}

struct Point {
  float x = 0;
  float y = 0;
};

// Turns by a small angle about the middle of the page.
Point Turned(Point at, float slope, const Page& page) {
  const float cosine = 1 / std::sqrt(1 + slope * slope);
  const float sine = slope * cosine;
  const float x = at.x - page.width / 2;
  const float y = at.y - page.height / 2;
  return {page.width / 2 + cosine * x + sine * y,
          page.height / 2 + cosine * y - sine * x};
}

// Whether a rule has a slope, as exactly as its length tells.
bool HasSlope(const Ruling& ruling, float slope, float tolerance) {
  const float length = ruling.to - ruling.from;
  return std::abs(ruling.slope - slope) * length <= kRounding + tolerance * length;
}

// The rule as it stands on the straight page, by its middle.
Ruling Levelled(const Ruling& ruling, float slope, const Page& page) {
  const float middle = (ruling.from + ruling.to) / 2;
  const Point at = Turned(ruling.horizontal ? Point{middle, ruling.position}
                                            : Point{ruling.position, middle},
                          slope, page);
  const float half = (ruling.to - ruling.from) / 2 * std::sqrt(1 + slope * slope);
  const float along = ruling.horizontal ? at.x : at.y;
  return {ruling.horizontal, ruling.horizontal ? at.y : at.x, along - half,
          along + half, ruling.width};
}

}  // namespace

bool Leans(const Ruling& ruling) { return !HasSlope(ruling, 0, kLevel); }

float SkewOf(const Page& page) {
  std::vector<float> slopes = SlopesOf(page);
  if (slopes.size() < kFewRuns) return 0;
  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
  std::ranges::nth_element(slopes, middle);
  const float slope = *middle;
  if (std::abs(slope) < kLeastSlope || std::abs(slope) > kMostSlope) return 0;
  const auto agree = static_cast<std::size_t>(std::ranges::count_if(
      slopes, [&](float other) { return std::abs(other - slope) < kSameSlope; }));
  const bool most = slopes.size() < kManyRuns
                        ? agree == slopes.size()
                        : kMostOf * agree >= (kMostOf - 1) * slopes.size();
  return most ? slope : 0;
}

Page Straightened(const Page& page, float slope) {
  Page straight = page;
  straight.rulings.clear();
  for (const Ruling& ruling : page.rulings) {
    if (slope != 0 && HasSlope(ruling, slope, kSameSlope)) {
      straight.rulings.push_back(Levelled(ruling, slope, page));
    } else if (!Leans(ruling)) {
      straight.rulings.push_back(ruling);
    }
  }
  if (slope == 0) return straight;
  for (Glyph& glyph : straight.glyphs) {
    if (glyph.direction != 0) continue;
    // The advance along the line is kept; the box of a leaning glyph is higher.
    const Point start = Turned({glyph.box.x0, glyph.baseline}, slope, page);
    const float lean = std::abs(slope) * glyph.box.width();
    const float up = glyph.baseline - glyph.box.y0;
    const float down = glyph.box.y1 - glyph.baseline;
    glyph.box = {start.x, start.y - std::max(up - (slope < 0 ? lean : 0), 0.0F),
                 start.x + glyph.box.width(),
                 start.y + std::max(down - (slope > 0 ? lean : 0), 0.0F)};
    glyph.baseline = start.y;
  }
  return straight;
}

Box FromStraight(const Box& box, float slope, const Page& page) {
  const Point corners[] = {
      Turned({box.x0, box.y0}, -slope, page), Turned({box.x1, box.y0}, -slope, page),
      Turned({box.x0, box.y1}, -slope, page), Turned({box.x1, box.y1}, -slope, page)};
  const auto [left, right] = std::ranges::minmax(corners, {}, &Point::x);
  const auto [top, bottom] = std::ranges::minmax(corners, {}, &Point::y);
  return {left.x, top.y, right.x, bottom.y};
}

}  // namespace budget::page
