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

// The page with its glyphs turned by -`slope` about its middle, so that lines are
// level. Rules keep their place: what the reader gives as rules is level already.
Page Straightened(const Page& page, float slope);

// Where a box of the straightened page stands on the page as it is: the box around it.
Box FromStraight(const Box& box, float slope, const Page& page);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_STRAIGHTEN_H_
