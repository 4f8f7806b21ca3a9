// Asks a stage to give up: the document has had its time, or the user wants to stop.

#ifndef PIPELINE_MODEL_STOP_H_
#define PIPELINE_MODEL_STOP_H_

#include <atomic>

namespace budget {
// Whoever runs the stages, and says when they are to give up.
class StopSource {
 public:
  virtual ~StopSource() = default;
  // Asked often: must be cheap.  Once it has said yes, it says yes for ever.
  virtual bool Requested() = 0;
};

// Refers to what whoever runs the stages decides by: a flag, set also from a signal
// handler, or a source; it must outlive the stop.  A stage that sees a stop returns
// early with what it has, which the caller must not take for the whole.  Costs a
// relaxed load or a virtual call: cheap enough for the body of any loop over rows,
// lines or assignments.
class Stop {
 public:
  Stop() = default;  // never
  explicit Stop(const std::atomic<bool>& flag) : flag_(&flag) {}
  explicit Stop(StopSource& source) : source_(&source) {}

  bool requested() const {
    if (source_ != nullptr) return source_->Requested();
    return flag_ != nullptr && flag_->load(std::memory_order_relaxed);
  }

 private:
  const std::atomic<bool>* flag_ = nullptr;
  StopSource* source_ = nullptr;
};

}  // namespace budget

#endif  // PIPELINE_MODEL_STOP_H_
