// Printed lines into blocks: a paragraph, an item of a list, or a heading each, with
// its broken lines joined.  Page breaks inside a block do not matter.
//
// In a PDF the geometry tells where a block ends: a line that stops well before the
// right margin, an indented line, another font size.  In a text it is the habit of the
// whole document: either each line is a block (and only page breaks part it), or each
// line is a printed line, as wide as the page.

#ifndef PIPELINE_PROSE_OUTLINE_JOIN_LINES_H_
#define PIPELINE_PROSE_OUTLINE_JOIN_LINES_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/prose.h"
#include "pipeline/prose/outline/line_facts.h"

namespace budget::outline {

// A line that is prose, with what the joiner and the finder of headings need.
struct ProseLine {
  const Line* line = nullptr;
  LineFacts facts;
  // Table, caption or note between the line before and this one.
  bool behind_table = false;
  bool note = false;  // the first line of a note to a table
  // Distances from the margins of the text, in ems; PDF only.
  float left_gap = 0;
  float right_gap = 0;
  bool centred = false;
};

class KnownHeadings;  // contents_list.h

struct Block {
  std::string text;
  std::vector<Paragraph::Start> starts;
  LineFacts facts;
  float size = 0;  // points; 0 in text input
  bool bold = false;
  bool centred = false;
  bool behind_table = false;
  bool note = false;
  bool printed_lines = false;  // text: a short line of it was ended on purpose
  int heading_marks = 0;
};

// The lines that are prose, with their facts and gaps, and the notes to tables, because
// only their first lines are marked.  The result points into `lines`.
std::vector<ProseLine> ProseLinesOf(const std::vector<Line>& lines,
                                    const schemas::LinePatterns& patterns);

// A line that is a known heading is not joined with the next.
std::vector<Block> JoinLines(std::span<const ProseLine> lines,
                             const KnownHeadings& known,
                             const schemas::LinePatterns& patterns);

// Appends a printed line to the text of a block; returns where it begins.
std::size_t AppendLine(std::string_view line, std::string* text);

}  // namespace budget::outline

#endif  // PIPELINE_PROSE_OUTLINE_JOIN_LINES_H_
