// An inspection as what somebody reads: text, JSON, and a drawing of each page.

#ifndef PIPELINE_INSPECT_SHOW_INSPECTION_H_
#define PIPELINE_INSPECT_SHOW_INSPECTION_H_

#include <string>

#include "pipeline/inspect/inspect_document.h"

namespace budget::inspect {

// Page by page, then table by table with heads (as patterns see them) and what became
// of the cells, then the sections and what is said of the document.
std::string AsText(const Inspection& seen);

// All of it.  Boxes are [x0, y0, x1, y1] in points, origin top left.
std::string AsJson(const Inspection& seen);

// A page as SVG, one unit a point: its texts and rules, its lines, the cells of its
// tables coloured by what became of them, its headings.  Each box says what it is when
// pointed at.
std::string AsSvg(const Inspection& seen, const SeenPage& page);

}  // namespace budget::inspect

#endif  // PIPELINE_INSPECT_SHOW_INSPECTION_H_
