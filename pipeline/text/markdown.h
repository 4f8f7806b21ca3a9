// The marks of Markdown and the few HTML tags and entities that converters leave in a
// text.  What is printed is kept, the marks go; what <sup> raises becomes superscript.

#ifndef PIPELINE_TEXT_MARKDOWN_H_
#define PIPELINE_TEXT_MARKDOWN_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/page.h"

namespace budget::text {

// Whether the text is written in Markdown: it has a heading, or a pair of ** or __ on
// one line.  Only then is a mark without its other half taken for one too: a converter
// may have lost that half, or the pair may span two lines.
bool UsesMarkdown(const std::vector<TextLine>& lines);

struct UnmarkedLine {
  std::string text;
  int heading_marks = 0;  // number of leading '#'
  bool bold = false;      // all of it stood between ** and **
};

// A line of prose: # of headings, ** and __, the dash of a list item, <p> and </p> are
// removed; <br> becomes '\n'.
UnmarkedLine RemoveMarks(std::string_view line, bool markdown);

// A cell: the same without headings and lists.  The ends are trimmed.
std::string RemoveCellMarks(std::string_view cell, bool markdown);

// A line that prints nothing: a rule (---), the fence of a code block, an image.
bool IsMarkOnly(std::string_view line, bool markdown);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_MARKDOWN_H_
