// Where something stands in its source.
//
// Coordinates are points (1/72 inch) on the page as displayed, that is after /Rotate
// and the crop box: the origin is the top left corner, x grows right, y grows down.
// A text input has no pages: `page` is 0 and `line` counts from 1.  In a PDF `line`
// is 0 and `page` counts from 1.

#ifndef PIPELINE_MODEL_PLACE_H_
#define PIPELINE_MODEL_PLACE_H_

#include <algorithm>

namespace budget {

struct Box {
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;

  bool operator==(const Box&) const = default;

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  float middle_y() const { return (y0 + y1) / 2; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
};

// The smallest box around both; an empty box does not count.
inline Box Union(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1),
          std::max(a.y1, b.y1)};
}

inline bool Contains(const Box& outer, const Box& inner) {
  return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 &&
         inner.y1 <= outer.y1;
}

struct Place {
  int page = 0;
  int line = 0;
  Box box;

  bool operator==(const Place&) const = default;
};

}  // namespace budget

#endif  // PIPELINE_MODEL_PLACE_H_
