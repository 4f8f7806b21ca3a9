// How wide text is printed, in half ems of a Chinese font: ASCII takes one, all else
// two, quotation marks and dashes included.  (A terminal sets these narrow: its width
// is DisplayWidth of format_diagnostic.h.)  Linear in the length of the text.

#ifndef PIPELINE_SCRIPT_WIDTH_H_
#define PIPELINE_SCRIPT_WIDTH_H_

#include <string_view>

namespace budget::script {

constexpr int WidthOf(char32_t c) { return c < 0x80 ? 1 : 2; }

// Of all that stands on a line, white space too.
int LineWidth(std::string_view utf8);

// Of what is printed: without white space, which readers of PDFs put between words.
int InkWidth(std::string_view utf8);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_WIDTH_H_
