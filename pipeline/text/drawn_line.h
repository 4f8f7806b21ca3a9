// Lines of tables that are drawn with characters: which of these are the drawing.

#ifndef PIPELINE_TEXT_DRAWN_LINE_H_
#define PIPELINE_TEXT_DRAWN_LINE_H_

#include <string_view>
#include <vector>

#include "pipeline/model/page.h"
#include "pipeline/text/placed_line.h"

namespace budget::text {

// A character with the column that it begins in.
struct PlacedCharacter {
  int at = 0;
  char32_t c = 0;
  bool drawn = false;  // a part of the drawing, not of its text
};

struct DrawnLine {
  std::vector<PlacedCharacter> characters;
  std::vector<int> bars;  // where verticals and junctions stand
  bool rule = false;
  std::string_view text;  // into the line that it was read from
  int number = 0;
};

// The line with its characters placed; `line` has to outlive it.
DrawnLine ReadDrawnLine(const TextLine& line, IdeographWidth ideographs);

// Whether the line is a part of a drawn table: it begins with a bar or a corner of box
// drawing (U+2500 to U+257F), or is a line of + and - or =.
bool IsBoxLine(std::string_view line);

// Whether the line begins with + and is drawn of + - =: lines of | and text below and
// above it belong to the same table.
bool IsPlusRule(std::string_view line);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_DRAWN_LINE_H_
