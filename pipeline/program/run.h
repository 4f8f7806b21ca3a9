// A run of the program: options to exit code.

#ifndef PIPELINE_PROGRAM_RUN_H_
#define PIPELINE_PROGRAM_RUN_H_

#include "pipeline/program/options.h"

namespace budget::program {

// Does what the options ask for and gives the exit status.
int Run(const Options& options);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_RUN_H_
