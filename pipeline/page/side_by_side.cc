#include "pipeline/page/side_by_side.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <variant>

#include "pipeline/runs/tolerances.h"

namespace budget::page {
namespace {

namespace tolerance = runs::tolerance;

bool StandBeside(const Box& left, const Box& right) {
  const float shared = std::min(left.y1, right.y1) - std::max(left.y0, right.y0);
  return left.x1 <= right.x0 &&
         shared > tolerance::kTablesBeside * std::min(left.height(), right.height());
}

// Where an item stands: at the left of the gutter, across it, or at its right.
int SideOf(const Box& box, const runs::Gutter& gutter) {
  if (box.x1 <= gutter.x) return -1;
  return box.x0 >= gutter.x ? 1 : 0;
}

// Whether a line is centred over a fragment at its side of the gutter.
bool HasCaption(std::span<const Item> items, const runs::Gutter& gutter, int side) {
  const Fragment* table = nullptr;
  for (const Item& item : items) {
    const auto* fragment = std::get_if<Fragment>(&item);
    if (fragment != nullptr && SideOf(fragment->place.box, gutter) == side) {
      table = fragment;
      break;
    }
  }
  if (table == nullptr) return false;
  const Box& below = table->place.box;
  return std::ranges::any_of(items, [&](const Item& item) {
    const auto* line = std::get_if<Line>(&item);
    if (line == nullptr || SideOf(line->place.box, gutter) != side) return false;
    const Box& box = line->place.box;
    return box.y1 <= below.y0 + line->size &&
           std::abs(box.x0 + box.x1 - below.x0 - below.x1) / 2 <
               tolerance::kSidesCentred * line->size;
  });
}

}  // namespace

std::vector<runs::Gutter> FindGutters(std::span<const Fragment> fragments) {
  std::vector<runs::Gutter> gutters;
  for (std::size_t i = 1; i < fragments.size(); ++i) {
    const Box& left = fragments[i - 1].place.box;
    const Box& right = fragments[i].place.box;
    if (!StandBeside(left, right)) continue;
    float top = 0;
    for (const Fragment& other : fragments) {
      const float bottom = other.place.box.y1;
      if (bottom <= std::min(left.y0, right.y0)) top = std::max(top, bottom);
    }
    gutters.push_back({(left.x1 + right.x0) / 2, top, std::max(left.y1, right.y1)});
  }
  return gutters;
}

void OrderSides(std::span<const runs::Gutter> gutters, std::vector<Item>* items) {
  for (const runs::Gutter& gutter : gutters) {
    const auto inside = [&](const Item& item) {
      const Box& box = BoxOf(item);
      const float middle = box.middle_y();
      return middle > gutter.top && middle < gutter.bottom;
    };
    auto first = std::ranges::find_if(*items, inside);
    const auto last = std::find_if_not(first, items->end(), inside);
    // Below the last line that goes across.
    for (auto it = first; it != last; ++it) {
      if (SideOf(BoxOf(*it), gutter) == 0) first = it + 1;
    }
    const std::span<const Item> both(first, last);
    if (!HasCaption(both, gutter, -1) || !HasCaption(both, gutter, 1)) continue;
    std::stable_partition(
        first, last, [&](const Item& item) { return SideOf(BoxOf(item), gutter) < 0; });
  }
}

}  // namespace budget::page
