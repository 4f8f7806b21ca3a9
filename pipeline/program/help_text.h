// Text of --help in columns.

#ifndef PIPELINE_PROGRAM_HELP_TEXT_H_
#define PIPELINE_PROGRAM_HELP_TEXT_H_

#include <string>
#include <string_view>

namespace budget::program {

// Breaks the text into lines of at most `columns` of a terminal: at spaces, and between
// wide characters (Chinese has no spaces) but not before a mark that ends something.
// A single word that is longer stays whole.
std::string WrapText(std::string_view text, int columns);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_HELP_TEXT_H_
