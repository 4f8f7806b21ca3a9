// How far a run is, for whoever waits for it.

#ifndef PIPELINE_PROGRAM_PROGRESS_H_
#define PIPELINE_PROGRAM_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/document_data.h"

namespace budget::program {

enum class ProgressKind : std::uint8_t {
  kNone,
  kBar,    // one line that is written over, for a terminal
  kLines,  // a line now and then, for a log
};

// Makes text and writes none; time is given to it.
class Progress {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Progress(ProgressKind kind, std::size_t documents, Time start)
      : kind_(kind), documents_(documents), start_(start), shown_(start) {}

  void Add(const DocumentInfo& document);

  // What to write now: nothing most of the time.  `source`: the one that is waited for.
  std::string Show(std::string_view source, Time now);
  // What takes the bar away, so that something else can be written.
  std::string Clear();

 private:
  std::string State(Time now) const;
  std::optional<std::chrono::seconds> Left(Time now) const;

  ProgressKind kind_;
  std::size_t documents_;
  Time start_;
  Time shown_;  // when something was last
  bool bar_stands_ = false;
  std::size_t done_ = 0;
  std::size_t partial_ = 0;
  std::size_t failed_ = 0;
  std::size_t pages_ = 0;
};

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_PROGRESS_H_
