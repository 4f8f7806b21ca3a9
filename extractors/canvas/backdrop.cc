#include "extractors/canvas/backdrop.h"

#include <algorithm>
#include <cstdlib>

namespace budget::canvas {
namespace {

constexpr std::size_t kMaxColors = 64;

bool Contains(const Box& box, float x, float y) {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

bool ContainsGlyph(const Box& outer, const Box& inner) {
  // A hair of the glyph's box may stick out: it is empty there.
  const float slack_x = 0.15F * inner.width();
  const float slack_y = 0.15F * inner.height();
  return inner.x0 >= outer.x0 - slack_x && inner.x1 <= outer.x1 + slack_x &&
         inner.y0 >= outer.y0 - slack_y && inner.y1 <= outer.y1 + slack_y;
}

}  // namespace

bool SameColor(const Rgb& a, const Rgb& b) {
  constexpr int kLevels = 5;
  return std::abs(a.r - b.r) <= kLevels && std::abs(a.g - b.g) <= kLevels &&
         std::abs(a.b - b.b) <= kLevels;
}

void Backdrop::Start(float page_height) {
  height_ = page_height;
  any_late_area_ = false;
  colors_.clear();
  areas_.clear();
  for (std::vector<std::uint32_t>& band : bands_) band.clear();
}

std::size_t Backdrop::BandOf(float y) const {
  if (!(y > 0) || height_ <= 0) return 0;
  const float share = std::min(y / height_, 1.0F);
  return std::min(static_cast<std::size_t>(share * static_cast<float>(kBands)),
                  kBands - 1);
}

bool Backdrop::IsUsed(const Rgb& color) const {
  if (colors_.size() >= kMaxColors) return true;
  return std::any_of(colors_.begin(), colors_.end(),
                     [&](const Rgb& used) { return SameColor(used, color); });
}

void Backdrop::Add(const PaintedArea& area) {
  if (area.box.empty() || areas_.size() >= kMaxAreas) return;
  if (area.opaque && area.glyphs_before > 0) any_late_area_ = true;
  if (area.color && !IsUsed(*area.color)) colors_.push_back(*area.color);
  const auto index = static_cast<std::uint32_t>(areas_.size());
  areas_.push_back(area);
  const std::size_t last = BandOf(area.box.y1);
  for (std::size_t band = BandOf(area.box.y0); band <= last; ++band) {
    bands_[band].push_back(index);
  }
}

const PaintedArea* Backdrop::Topmost(float x, float y) const {
  static const PaintedArea kNotLookedAt;
  const std::vector<std::uint32_t>& band = bands_[BandOf(y)];
  const std::size_t looks = std::min(band.size(), kMaxLooks);
  for (std::size_t i = 0; i < looks; ++i) {
    const PaintedArea& area = areas_[band[band.size() - 1 - i]];
    if (Contains(area.box, x, y)) return &area;
  }
  return looks == kMaxLooks || areas_.size() >= kMaxAreas ? &kNotLookedAt : nullptr;
}

std::optional<Rgb> Backdrop::ColorAt(float x, float y) const {
  const PaintedArea* area = Topmost(x, y);
  return area == nullptr ? kWhite : area->color;
}

bool Backdrop::Shows(const Rgb& ink, float x, float y) const {
  if (!SameColor(ink, kWhite) && !IsUsed(ink)) return true;
  const std::optional<Rgb> below = ColorAt(x, y);
  return !below || !SameColor(*below, ink);
}

bool Backdrop::HidesLater(const Box& box, std::size_t index) const {
  const std::vector<std::uint32_t>& band = bands_[BandOf(box.middle_y())];
  const std::size_t looks = std::min(band.size(), kMaxLooks);
  for (std::size_t i = 0; i < looks; ++i) {
    const PaintedArea& area = areas_[band[band.size() - 1 - i]];
    if (area.glyphs_before <= index) return false;  // painted in this order
    if (area.opaque && ContainsGlyph(area.box, box)) return true;
  }
  return false;
}

bool Backdrop::HidesAfter(const Box& box, std::size_t areas) const {
  constexpr float kSlack = 0.05F;
  const std::vector<std::uint32_t>& band = bands_[BandOf(box.middle_y())];
  const std::size_t looks = std::min(band.size(), kMaxLooks);
  for (std::size_t i = 0; i < looks; ++i) {
    const std::size_t index = band[band.size() - 1 - i];
    if (index < areas) return false;
    const PaintedArea& area = areas_[index];
    if (area.opaque && area.box.x0 <= box.x0 + kSlack &&
        area.box.x1 >= box.x1 - kSlack && area.box.y0 <= box.y0 + kSlack &&
        area.box.y1 >= box.y1 - kSlack) {
      return true;
    }
  }
  return false;
}

}  // namespace budget::canvas
