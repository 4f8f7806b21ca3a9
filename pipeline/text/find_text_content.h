// Stage: find, for a text.  What stands in it, by its separators, its blanks and the
// shape of its lines, without any schema.
//
//     Page -- FindTextContent --> PageContent {lines of prose, table fragments}
//
// Each form of a table has one recogniser, asked in this order, the certain ones first:
//
//     tables of HTML        pipeline/markup    cells with spans
//     drawn boxes           box_text.h         a lattice of characters, spans and all
//     tabs, bars            separated_lines.h  rows of cells
//     commas, semicolons    separated_lines.h  rows of cells, quoted
//     columns of blanks     aligned_text.h     positions
//     one cell a line       stacked_text.h     blank lines are blank cells
//     blanks lost           flow_text.h        tokens in order, no columns
//
// What none of them takes is a line of prose.  Every character of the text that is no
// blank, no mark of Markdown and no part of a drawing comes out in a cell or a line.
//
// A line of more than kMostColumns cells or kLongestLine bytes (line_kinds.h) is given
// as prose, in pieces, with a warning (line-too-wide, line-too-long): its table, if it
// is one, is not read.  Cost: linear in the text.

#ifndef PIPELINE_TEXT_FIND_TEXT_CONTENT_H_
#define PIPELINE_TEXT_FIND_TEXT_CONTENT_H_

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"
#include "pipeline/model/stop.h"

namespace budget::text {

// A stop ends it with a part of what is there.
PageContent FindTextContent(const Page& page, Stop stop = {});

}  // namespace budget::text

#endif  // PIPELINE_TEXT_FIND_TEXT_CONTENT_H_
