#include "pipeline/stages/watch.h"

namespace budget::stages {
namespace {

using Clock = std::chrono::steady_clock;

std::optional<Clock::time_point> EndOf(std::chrono::milliseconds time) {
  return time.count() == 0 ? std::nullopt : std::optional(Clock::now() + time);
}

}  // namespace

std::string_view NameOf(Stage stage) {
  switch (stage) {
    case Stage::kRead:
      return "while its pages were read";
    case Stage::kUnderstand:
      return "while its tables and its prose were understood";
    case Stage::kSolve:
      return "while lost columns were looked for: nothing is checked";
    case Stage::kCheck:
      return "while it was checked: checks are missing";
  }
  return "";
}

Watch::Watch(Stop caller, std::chrono::milliseconds time)
    : caller_(caller), end_(EndOf(time)) {}

bool Watch::Requested() {
  if (stopped_in_) return true;
  if (caller_.requested() || (end_ && Clock::now() >= *end_)) stopped_in_ = stage_;
  return stopped_in_.has_value();
}

}  // namespace budget::stages
