// A run of the program: options to exit code.

#ifndef PIPELINE_PROGRAM_RUN_H_
#define PIPELINE_PROGRAM_RUN_H_

#include "pipeline/program/options.h"

namespace budget::program {

// Reads the documents one after the other; each one's rows are written before the next
// is read.  A document that fails changes the exit code and nothing else.
int Run(const Options& options);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_RUN_H_
