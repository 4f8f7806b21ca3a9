// The bytes of one input, in a form that can be handed to a worker.

#ifndef PIPELINE_PROGRAM_LOAD_INPUT_H_
#define PIPELINE_PROGRAM_LOAD_INPUT_H_

#include <cstddef>
#include <string>

#include "pipeline/batch/memory_file.h"
#include "pipeline/model/result.h"

namespace budget::program {

// More is refused: no disclosure comes near it, and a document is held in memory.
inline constexpr std::size_t kMaxInputBytes = std::size_t{1} << 30;

struct LoadedInput {
  batch::MemoryFile file;
  std::string sha256;  // 64 hex digits
};

// Reads a file, or standard input for "-", in one pass.  Failures have the code
// "unreadable" or "too-large".  What is no regular file is refused before anything is
// read: a FIFO may never have an end.
Result<LoadedInput> LoadInput(const std::string& source,
                              std::size_t max_bytes = kMaxInputBytes);

// The same for what is no document and may come through a pipe, as lists and passwords
// do: --files-from <(find ...).  A FIFO that nobody writes to is empty.
Result<LoadedInput> LoadFileOrPipe(const std::string& source);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_LOAD_INPUT_H_
