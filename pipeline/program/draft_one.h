// `extract draft FILE...`: from the command line to a schema on standard output.

#ifndef PIPELINE_PROGRAM_DRAFT_ONE_H_
#define PIPELINE_PROGRAM_DRAFT_ONE_H_

#include "pipeline/program/console.h"
#include "pipeline/program/options.h"

namespace budget::program {

// The exit status.  The documents are read in this process.
int DraftOne(const Options& options, Console* console);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_DRAFT_ONE_H_
