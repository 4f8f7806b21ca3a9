// Text that does not read from left to right: a page, or a part of it, turned upright.
//
// A frame is the page as it looks when it is held so that text of one direction is
// upright: origin top left, y down, as everywhere.

#ifndef PIPELINE_LATTICE_FRAMES_H_
#define PIPELINE_LATTICE_FRAMES_H_

#include <cstdint>
#include <vector>

#include "pipeline/model/page.h"
#include "pipeline/model/place.h"

namespace budget::lattice {

// The part of a page that is read in one direction, turned upright.
struct Frame {
  std::uint16_t direction = 0;  // of its text on the page
  Page page;                    // turned: width and height are those of the frame
};

// Whether every glyph is upright: the page is its own and only frame.
bool IsUpright(const Page& page);

// Splits a page by the direction of its text.  A ruled region belongs, with everything
// in it, to the direction of most of its text.  The frame in whose order the page is
// read is first.
std::vector<Frame> SplitFrames(const Page& page);

// A box of a page of this size, as it is in a frame of this direction, and back.
Box IntoFrame(const Box& box, std::uint16_t direction, float width, float height);
Box FromFrame(const Box& box, std::uint16_t direction, float width, float height);

}  // namespace budget::lattice

#endif  // PIPELINE_LATTICE_FRAMES_H_
