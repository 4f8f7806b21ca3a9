// A command's manual page, as man(7) wants it.

#ifndef PIPELINE_COMMANDS_MANUAL_PAGE_H_
#define PIPELINE_COMMANDS_MANUAL_PAGE_H_

#include <string>
#include <string_view>

#include "pipeline/commands/command_table.h"
#include "pipeline/model/language.h"

namespace budget::commands {

// "extract-merge.1", in section 1 of the manual.
std::string ManualFile(const Command& command);

// The whole page, UTF-8, in the language.
std::string ManualPage(const Command& command, Language language,
                       std::string_view version);

// The first sentence of a help text, in one line and without its end.
std::string FirstSentence(std::string_view text);

}  // namespace budget::commands

#endif  // PIPELINE_COMMANDS_MANUAL_PAGE_H_
