// Paths, thin areas and images to rulings.
//
// A rule is drawn in many ways: as a stroke, a thin filled rectangle or polygon, a
// frame between two rectangles, a row of dots, an image one pixel high.  All become the
// same Ruling.  Larger areas are no rules; they go to the backdrop, which says whether
// a rule can be seen at all.  Coordinates are points on the page as displayed.

#ifndef EXTRACTORS_CANVAS_RULING_BUILDER_H_
#define EXTRACTORS_CANVAS_RULING_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/canvas/backdrop.h"
#include "pipeline/model/page.h"

namespace budget::canvas {

struct PathPoint {
  float x = 0;
  float y = 0;
  bool control = false;  // of a curve: two of them precede its end
};

// `starts` has the first point of each subpath; closed ones repeat it at their end.
struct Path {
  std::vector<PathPoint> points;
  std::vector<std::size_t> starts;

  void clear() {
    points.clear();
    starts.clear();
  }
};

// How something is painted.
struct Paint {
  std::optional<Rgb> color;  // nothing: a pattern
  bool opaque = true;        // nothing shines through
  bool exact_clip = true;    // `clip` is the clip path, not just its bounding box
  Box clip;                  // within the page
  std::size_t glyphs_before = 0;
};

class RulingBuilder {
 public:
  // More rulings than this are not taken from one page.
  static constexpr std::size_t kMaxRulings = 200000;

  void Start(float page_height);
  void Stroke(const Path& path, float line_width, const Paint& paint);
  void Fill(const Path& path, const Paint& paint);
  void Image(const Box& box, const Paint& paint);

  bool full() const { return rulings_.size() + dots_.size() >= kMaxRulings; }
  // Filled shapes with curves so far.
  int outlines() const { return outlines_; }
  const Backdrop& backdrop() const { return backdrop_; }

  // The rulings of the page, sorted, without duplicates.
  void Finish(std::vector<Ruling>* rulings);

 private:
  void Segment(const PathPoint& a, const PathPoint& b, float width, const Paint& paint);
  void Bar(const Box& unclipped, const Paint& paint, float slope = 0);
  void Area(const Box& box, const Paint& paint);
  bool ExtendLastBar(const Box& box, bool horizontal);
  void RemoveCovered();
  void JoinDots();

  Backdrop backdrop_;
  std::vector<Ruling> rulings_;
  std::vector<std::uint32_t> areas_before_;  // for each ruling
  std::vector<Box> dots_;
  int outlines_ = 0;
  Box last_bar_;  // of the last ruling, or of strips that have become an area
  bool last_bar_horizontal_ = true;
};

}  // namespace budget::canvas

#endif  // EXTRACTORS_CANVAS_RULING_BUILDER_H_
