// The bytes of one input.

#ifndef PIPELINE_PROGRAM_READ_INPUT_H_
#define PIPELINE_PROGRAM_READ_INPUT_H_

#include <cstddef>
#include <string>

#include "pipeline/model/result.h"

namespace budget::program {

// More is refused: no disclosure comes near it, and a document is held in memory.
inline constexpr std::size_t kMaxInputBytes = std::size_t{1} << 30;

// Reads a file, or standard input for "-".  Failures have the code "unreadable" or
// "too-large".
Result<std::string> ReadInput(const std::string& source,
                              std::size_t max_bytes = kMaxInputBytes);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_READ_INPUT_H_
