// What the program says to the person who runs it: standard error, and nothing else.
// That nobody listens is no failure.

#ifndef PIPELINE_PROGRAM_CONSOLE_H_
#define PIPELINE_PROGRAM_CONSOLE_H_

#include <string_view>

#include "pipeline/model/diagnostic.h"

namespace budget::program {

// Writes to a descriptor: all of it, if the other end wants it.
void WriteText(int descriptor, std::string_view text);

// "extract: <text>" on standard error.
void Say(std::string_view text);

// In the form of FormatDiagnostic, with the line that it is about where that is a line
// of a UTF-8 file.
void Say(const Diagnostic& diagnostic);
void Say(const Diagnostics& diagnostics, bool with_notes);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_CONSOLE_H_
