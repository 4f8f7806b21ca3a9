// The paths of the command line to the documents that are read.

#ifndef PIPELINE_PROGRAM_FIND_INPUTS_H_
#define PIPELINE_PROGRAM_FIND_INPUTS_H_

#include <cstddef>
#include <string>
#include <vector>

namespace budget::program {

struct Inputs {
  // Each once, in the order of the command line; the files of a folder in the order of
  // the bytes of their paths.  What cannot be read is among them, so that it gets its
  // row in documents.csv.
  std::vector<std::string> sources;
  std::size_t left_out = 0;  // files of other kinds that were met in folders
};

// Standard input.
inline constexpr const char* kStandardInput = "-";

// A file is taken whatever its name is.  A folder is searched to any depth for .pdf,
// .txt, .text, .md and .tsv; hidden files and folders and links to folders are passed
// over.
Inputs FindInputs(const std::vector<std::string>& paths);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_FIND_INPUTS_H_
