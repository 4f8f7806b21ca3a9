// The inside of a worker: a process that reads documents, one after the other, for the
// process that started it.
//
// The two talk over a stream socket.  A request is a RequestHeader with the descriptor
// of the document (SCM_RIGHTS) and the name; an answer is its length (8 bytes) and the
// bytes.  They run the same program, so numbers are as the machine has them.

#ifndef PIPELINE_BATCH_WORKER_H_
#define PIPELINE_BATCH_WORKER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/batch/memory_file.h"

namespace budget::batch {

// What is to be done in a worker.
struct Workplace {
  // Called once, before the lock-down: opens what is needed later.  May be empty.
  std::function<void()> prepare;
  // The answer for a document.  `name` is for messages.
  std::function<std::string(const MappedBytes& document, const std::string& name)> work;
  // Folders whose files may still be read after the lock-down.
  std::vector<std::string> readable_folders;
};

// Of one worker.  Time is limited by the parent.
struct WorkerLimits {
  // All that the process has, its program and the document among it; 0: no limit.
  std::size_t memory_bytes = std::size_t{1} << 30;
  int documents = 500;  // until it is replaced
};

// How a worker ends that ran out of memory.
inline constexpr int kExitMemory = 98;

struct RequestHeader {
  std::uint64_t name_size = 0;
};

// True where memory can be limited: the sanitizers reserve more than there is.
bool CanLimitMemory();

// Serves the other end of `channel` until it goes away.  For a process that was just
// forked: closes every other descriptor.
[[noreturn]] void RunWorker(int channel, const Workplace& workplace,
                            const WorkerLimits& limits);

}  // namespace budget::batch

#endif  // PIPELINE_BATCH_WORKER_H_
