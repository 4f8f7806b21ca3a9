// Outlines in tests: lines from a small notation, and an outline as text.

#ifndef TESTS_PROSE_OUTLINE_TEXT_H_
#define TESTS_PROSE_OUTLINE_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/prose.h"
#include "schemas/spec/schema.h"

namespace budget::statements {

// 目录, and parts, chapters and sections in words.
schemas::LinePatterns TestPatterns();

// Lines of a text input.  Blank lines count, leading '#' are Markdown marks; a line
// that begins with "[caption]" or "[note]" has that role, "[table]" is three lines that
// are no prose.
std::vector<Line> TextLines(std::string_view text);

// Lines of a PDF with 12 pt text between two margins, 20 em apart.  A line may begin by
//   >     an indent of two ems, more with each further '>'
//   =     centred
//   !     bold
//   +     18 pt
// in this order.  "---" on a line is a page break; a blank line is a wide gap.
std::vector<Line> PageLines(std::string_view text);

// Sections as "level path", paragraphs below them as "  | text", one a line; entries of
// the contents first, as "* text @page".
std::string Show(const Outline& outline);

}  // namespace budget::statements

#endif  // TESTS_PROSE_OUTLINE_TEXT_H_
