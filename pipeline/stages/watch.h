// Time and patience: whether the stages of a document are to give up, and where they
// were when they did.

#ifndef PIPELINE_STAGES_WATCH_H_
#define PIPELINE_STAGES_WATCH_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/model/stop.h"

namespace budget::stages {

enum class Stage : std::uint8_t { kRead, kUnderstand, kSolve, kCheck };

// In words, for messages.
std::string_view NameOf(Stage stage);

// The source of the stops that the stages of one document see.  It says yes when the
// caller's stop does or the time is over, and then for ever.  The one place in the
// library that looks at a clock.
class Watch : public StopSource {
 public:
  // No time: no limit.  Begins to count now.
  Watch(Stop caller, std::chrono::milliseconds time);

  // The stop of the stage that begins; refers to the watch.
  Stop In(Stage stage) {
    stage_ = stage;
    return Stop(*this);
  }

  bool Requested() override;

  // The stage that has seen a yes first; nothing: none has, and all are whole.
  const std::optional<Stage>& stopped_in() const { return stopped_in_; }

 private:
  const Stop caller_;
  const std::optional<std::chrono::steady_clock::time_point> end_;
  Stage stage_ = Stage::kRead;
  std::optional<Stage> stopped_in_;
};

}  // namespace budget::stages

#endif  // PIPELINE_STAGES_WATCH_H_
