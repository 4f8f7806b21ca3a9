// Names and messages that anybody may have made up, in a form that does no harm.

#ifndef PIPELINE_PROGRAM_SHOWN_TEXT_H_
#define PIPELINE_PROGRAM_SHOWN_TEXT_H_

#include <string>
#include <string_view>

namespace budget::program {

// A name of a file as documents.csv has it: bytes that are no UTF-8 and control
// characters (a line feed, too) as \xNN, a backslash as \\.  Any other name is itself;
// no two names are written alike.
std::string EscapeName(std::string_view name);

// Text for a terminal: control characters, which could move its cursor or write into
// its title, and marks of direction, which could have it read another way, are shown as
// \xNN.  Line feeds and tabs stay.
std::string CleanForTerminal(std::string_view text);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_SHOWN_TEXT_H_
