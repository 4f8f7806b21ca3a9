// A document's pages as our readers see them: the picture beside the tables.

#ifndef PIPELINE_REPORT_DRAW_PAGES_H_
#define PIPELINE_REPORT_DRAW_PAGES_H_

#include <string>
#include <string_view>

namespace budget::report {

// JSON of the pages of a document: of a PDF
//   {"pages": {"4": {"w": 595.3, "h": 841.9, "text": [[x0, y0, x1, y1, size, "..."]],
//                    "rules": [[x0, y0, x1, y1, width]]}}}
// in points, origin top left of the page as displayed; of a text {"lines": ["..."]}.
// Reads the whole document again: some milliseconds a page.  A document that cannot be
// opened gives "{}": documents.csv has said why.
std::string DrawPages(std::string_view bytes, const std::string& name);

}  // namespace budget::report

#endif  // PIPELINE_REPORT_DRAW_PAGES_H_
