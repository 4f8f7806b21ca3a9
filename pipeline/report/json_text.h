// JSON that may stand in a <script> of a page: no text of a document can end it.

#ifndef PIPELINE_REPORT_JSON_TEXT_H_
#define PIPELINE_REPORT_JSON_TEXT_H_

#include <string>
#include <string_view>

namespace budget::report {

// Appends a string literal.  `<`, `>` and `&` are escaped too.
void AppendString(std::string_view text, std::string* json);

// Appends coordinates in points, with one decimal.
void AppendPoints(float points, std::string* json);

}  // namespace budget::report

#endif  // PIPELINE_REPORT_JSON_TEXT_H_
