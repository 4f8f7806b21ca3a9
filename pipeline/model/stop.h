// Asks a stage to give up: the document has had its time, or the user wants to stop.

#ifndef PIPELINE_MODEL_STOP_H_
#define PIPELINE_MODEL_STOP_H_

#include <atomic>

namespace budget {

// Refers to a flag that whoever runs the stages sets, also from a signal handler; the
// flag must outlive it.  A stage that sees it returns early with what it has, which the
// caller must not take for the whole.  Costs a relaxed load: cheap enough for the body
// of any loop over rows, glyphs or assignments.
class Stop {
 public:
  Stop() = default;  // never
  explicit Stop(const std::atomic<bool>& flag) : flag_(&flag) {}

  bool requested() const {
    return flag_ != nullptr && flag_->load(std::memory_order_relaxed);
  }

 private:
  const std::atomic<bool>* flag_ = nullptr;
};

}  // namespace budget

#endif  // PIPELINE_MODEL_STOP_H_
