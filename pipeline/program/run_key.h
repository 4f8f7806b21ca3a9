// What a document's reading depends on besides its bytes, as one text.

#ifndef PIPELINE_PROGRAM_RUN_KEY_H_
#define PIPELINE_PROGRAM_RUN_KEY_H_

#include <string>

#include "pipeline/program/options.h"

namespace budget::program {

// A SHA-256 of the program itself, of every bundled and every given schema with all
// that it inherits, and of the options that change what is read: two runs with the same
// key read the same document alike.  Only --resume compares it.
std::string RunKey(const Options& options);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_RUN_KEY_H_
