// Numbers of pages that a text has kept between its lines: - 3 -, 第3页 共10页.

#ifndef PIPELINE_TEXT_PAGE_MARKS_H_
#define PIPELINE_TEXT_PAGE_MARKS_H_

#include <string_view>

namespace budget::text {

// Whether a line is the number of a page and nothing else.  A bare number is none: it
// may be a cell.
bool IsPageMark(std::string_view line);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_PAGE_MARKS_H_
