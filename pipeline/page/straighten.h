// A page that was laid on the glass a little askew: its text runs uphill or downhill by
// a few degrees, all of it by the same.
//
//     Page --SkewOf--> slope --Straightened--> Page        its content is found
//     upright, Box of that content --FromStraight--> Box            and placed on the
//     page as it is

#ifndef PIPELINE_PAGE_STRAIGHTEN_H_
#define PIPELINE_PAGE_STRAIGHTEN_H_

#include "pipeline/model/page.h"
#include "pipeline/model/place.h"

namespace budget::page {

// How far the lines of the page go down for each point that they go right: the slope
// that most of its text has; 0 for a page that is straight, has little text, or whose
// text has several slopes.  At most the slope of three degrees: more is not a skewed
// page but slanted text.
float SkewOf(const Page& page);

// Whether a rule leans too far for a page that is straight.
bool Leans(const Ruling& ruling);

// The page with its glyphs turned by -`slope` about its middle, so that lines are
// level, and the rules that lean by as much with them.  Level rules keep their place;
// all others are left out.  A slope of 0 leaves out the rules that lean.
Page Straightened(const Page& page, float slope);

// Where a box of the straightened page stands on the page as it is: the box around it.
Box FromStraight(const Box& box, float slope, const Page& page);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_STRAIGHTEN_H_
