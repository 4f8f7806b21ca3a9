// Where a text has tables of HTML in it, as converters leave them in Markdown.

#ifndef PIPELINE_TEXT_MARKUP_LINES_H_
#define PIPELINE_TEXT_MARKUP_LINES_H_

#include <cstddef>
#include <vector>

#include "pipeline/model/page.h"

namespace budget::text {

// Lines [first, last), from the one with <table> to the one with its </table>; where
// that is missing, to the last line with a tag before one without.
struct MarkupLines {
  std::size_t first = 0;
  std::size_t last = 0;
};

// In order; they do not overlap.  Cost: linear in the text.
std::vector<MarkupLines> FindMarkup(const std::vector<TextLine>& lines);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_MARKUP_LINES_H_
