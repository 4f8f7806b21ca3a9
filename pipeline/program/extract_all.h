// A run over documents: from the command line to the dataset.

#ifndef PIPELINE_PROGRAM_EXTRACT_ALL_H_
#define PIPELINE_PROGRAM_EXTRACT_ALL_H_

#include <optional>

#include "pipeline/dataset/output_folder.h"
#include "pipeline/dataset/publish.h"
#include "pipeline/program/console.h"
#include "pipeline/program/options.h"

namespace budget::program {

// The exit status.  Documents are read in worker processes; their rows are written in
// the order of the command line.  A document that fails changes the exit status and
// nothing else.
int ExtractAll(Options options, Console* console);

// What a new dataset has taken the place of, and how.
void SayReplaced(const std::optional<dataset::OutputFolder::Standing>& replaced,
                 const dataset::Published& published, Console* console);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_EXTRACT_ALL_H_
