// `extract inspect FILE`: from the command line to what was seen.

#ifndef PIPELINE_PROGRAM_INSPECT_ONE_H_
#define PIPELINE_PROGRAM_INSPECT_ONE_H_

#include "pipeline/program/console.h"
#include "pipeline/program/options.h"

namespace budget::program {

// The exit status.  The document is read in this process: what crashes a reader ends
// it.
int InspectOne(const Options& options, Console* console);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_INSPECT_ONE_H_
