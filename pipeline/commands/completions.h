// What shells complete after `extract`: commands, options, words of their values, files
// and folders.

#ifndef PIPELINE_COMMANDS_COMPLETIONS_H_
#define PIPELINE_COMMANDS_COMPLETIONS_H_

#include <string>

namespace budget::commands {

// For bash-completion's folder: defines _extract and binds it.
std::string BashCompletion();

// For a folder of zsh's fpath: _extract.
std::string ZshCompletion();

// For fish's vendor_completions.d.
std::string FishCompletion();

}  // namespace budget::commands

#endif  // PIPELINE_COMMANDS_COMPLETIONS_H_
