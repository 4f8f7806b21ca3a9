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
#include "pipeline/model/language.h"

namespace budget::program {

enum class ProgressKind : std::uint8_t {
  kNone,
  kBar,    // one line that is written over, for a terminal
  kLines,  // a line now and then, for a log
};

struct ProgressState {
  std::size_t documents = 0;  // all of them
  std::size_t done = 0;
  std::size_t partial = 0;
  std::size_t failed = 0;
  double pages_per_second = 0;               // 0: not known
  std::optional<std::chrono::seconds> left;  // nothing: too early to say
};

// Counts; reads no clock: time is given to it.
class Progress {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Progress(ProgressKind kind, std::size_t documents, Time start)
      : kind_(kind), documents_(documents), start_(start), shown_(start) {}

  ProgressKind kind() const { return kind_; }
  void Add(const DocumentInfo& document);
  // What to show now; nothing most of the time.
  std::optional<ProgressState> Due(Time now);

 private:
  ProgressState State(Time now) const;

  ProgressKind kind_;
  std::size_t documents_;
  Time start_;
  Time shown_;  // when something was last
  std::size_t done_ = 0;
  std::size_t partial_ = 0;
  std::size_t failed_ = 0;
  std::size_t pages_ = 0;
};

// "120 of 1000 documents, 3 partial, 1 failed, 45 pages/s, 2 min left"
std::string FormatProgress(const ProgressState& state, Language language);

// The same as a bar, with the name of the document that is waited for, in one line of
// at most `columns` of a terminal.
std::string FormatBar(const ProgressState& state, std::string_view source,
                      Language language, int columns);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_PROGRESS_H_
