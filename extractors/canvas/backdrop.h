// What has been painted on a page so far, apart from text: tells whether text or a rule
// in some colour can be seen where it stands, and what was painted over later.
//
// Areas are kept in horizontal bands, so that a question looks at few of them.

#ifndef EXTRACTORS_CANVAS_BACKDROP_H_
#define EXTRACTORS_CANVAS_BACKDROP_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/model/place.h"

namespace budget::canvas {

struct Rgb {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;

  bool operator==(const Rgb&) const = default;
};

inline constexpr Rgb kWhite{255, 255, 255};

// The eye does not tell them apart.
bool SameColor(const Rgb& a, const Rgb& b);

struct PaintedArea {
  Box box;
  std::optional<Rgb> color;  // nothing: an image, a pattern, or blended
  bool opaque = false;       // hides all that was painted in the box before
  std::size_t glyphs_before = 0;
};

class Backdrop {
 public:
  void Start(float page_height);
  void Add(const PaintedArea& area);

  // False if ink of this colour vanishes at a point: white on paper, or in the colour
  // of the topmost area there.
  bool Shows(const Rgb& ink, float x, float y) const;

  // The colour at a point; nothing if it is not known.
  std::optional<Rgb> ColorAt(float x, float y) const;

  // True if an opaque area that came after glyph `index` hides all of `box`.
  bool HidesLater(const Box& box, std::size_t index) const;
  // The same for what came before area number `areas`.
  bool HidesAfter(const Box& box, std::size_t areas) const;
  // False if no glyph can be hidden by a later area.
  bool any_late_area() const { return any_late_area_; }

  const std::vector<PaintedArea>& areas() const { return areas_; }

 private:
  static constexpr std::size_t kBands = 64;
  static constexpr std::size_t kMaxAreas = 20000;  // more than that are not looked at
  static constexpr std::size_t kMaxLooks = 1024;   // areas looked at for one question

  // The topmost area at a point; null for bare paper.
  const PaintedArea* Topmost(float x, float y) const;
  std::size_t BandOf(float y) const;
  bool IsUsed(const Rgb& color) const;

  float height_ = 0;
  bool any_late_area_ = false;
  std::vector<Rgb> colors_;  // that areas have, each once
  std::vector<PaintedArea> areas_;
  std::array<std::vector<std::uint32_t>, kBands> bands_;
};

}  // namespace budget::canvas

#endif  // EXTRACTORS_CANVAS_BACKDROP_H_
