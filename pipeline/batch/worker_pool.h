// Documents read by several worker processes at once, each document within its limits.
//
//     WorkerPool pool(workplace, options);
//     while (...) {
//       if (!pool.full()) pool.Start({.ticket = 7, .document = ..., .name = ...});
//       if (auto finished = pool.Wait(100ms)) ...
//     }
//
// Whatever happens to a worker is the end of its document and of nothing else: a new
// worker takes its place.  What went wrong in a worker that had read other documents
// before is tried once more in a new one, so that the outcome never depends on them.
//
// For a process with one thread: workers are forked from it as it is.

#ifndef PIPELINE_BATCH_WORKER_POOL_H_
#define PIPELINE_BATCH_WORKER_POOL_H_

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/batch/memory_file.h"
#include "pipeline/batch/worker.h"

namespace budget::batch {

struct PoolOptions {
  int workers = 1;
  WorkerLimits limits;
  // For one document: of the clock on the wall, and of the processor.
  std::chrono::milliseconds timeout{60'000};
  std::size_t longest_answer = std::size_t{1} << 30;
};

struct Job {
  std::size_t ticket = 0;  // the caller's, to know it again
  MemoryFile document;
  std::string name;  // for messages
};

enum class JobEnd : std::uint8_t {
  kDone,
  kCrashed,    // a signal, an exit, an answer that is none
  kForbidden,  // it wanted what no worker may do
  kMemoryLimit,
  kTimeout,
};

struct Finished {
  std::size_t ticket = 0;
  JobEnd end = JobEnd::kDone;
  std::string answer;  // kDone
  std::string detail;  // kCrashed: "signal 11 (Segmentation fault)"
};

class WorkerPool {
 public:
  // `workplace` must outlive the pool.
  WorkerPool(const Workplace& workplace, const PoolOptions& options);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  // Ends all workers, whatever they do.
  ~WorkerPool();

  bool full() const { return busy_ == workers_.size(); }
  bool idle() const { return busy_ == 0; }

  // Only if the pool is not full.
  void Start(Job job);

  // The next job that ended; nothing if none does in this time, or a signal came.
  std::optional<Finished> Wait(std::chrono::milliseconds at_most);

 private:
  using Clock = std::chrono::steady_clock;

  struct Worker {
    pid_t process = -1;  // -1: not started
    int channel = -1;
    bool fresh = true;  // has read no document before this one
    std::optional<Job> job;
    Clock::time_point deadline;
    std::string received;  // of the answer, with its length
  };

  bool Launch(Worker* worker) const;
  void Begin(Worker* worker);
  bool Send(const Worker& worker) const;
  void LimitProcessor(const Worker& worker) const;
  // Takes what has arrived.  False when there is no more to come.
  bool Receive(Worker* worker) const;
  bool HasAnswer(const Worker& worker) const;
  std::optional<Finished> Look(Worker* worker, bool readable);
  std::optional<Finished> FinishEarly(Worker* worker, JobEnd end, std::string detail);
  Finished Finish(Worker* worker, JobEnd end, std::string text);
  void Discard(Worker* worker) const;
  int WaitTime(std::chrono::milliseconds at_most) const;

  const Workplace& workplace_;
  const PoolOptions options_;
  std::vector<Worker> workers_;
  std::size_t busy_ = 0;
};

}  // namespace budget::batch

#endif  // PIPELINE_BATCH_WORKER_POOL_H_
