#include "pipeline/program/progress.h"

#include <algorithm>
#include <cmath>

#include "pipeline/messages/catalogue.h"
#include "pipeline/program/shown_text.h"
#include "pipeline/script/format_diagnostic.h"

namespace budget::program {
namespace {

using std::chrono::duration;
using std::chrono::seconds;

constexpr std::chrono::milliseconds kBarPause{200};
constexpr std::chrono::milliseconds kLinePause{30'000};
constexpr std::size_t kBarWidth = 20;
constexpr std::size_t kLongestName = 40;  // bytes of its end
// Before that, nothing can be said of how long it will take.
constexpr seconds kFirstGuess{2};

// The end of a text, which of a name tells more than its beginning; cut at a character.
std::string_view EndOf(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  text.remove_prefix(text.size() - bytes);
  const auto is_inside = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
  };
  while (!text.empty() && is_inside(text.front())) text.remove_prefix(1);
  return text;
}

std::string Duration(seconds time, Language language) {
  constexpr int kMinute = 60;
  constexpr int kHour = 3600;
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(time.count(), 0));
  if (count < kMinute) return messages::Count(language, "progress.seconds", count);
  if (count < kHour) {
    return messages::Count(language, "progress.minutes",
                           (count + kMinute - 1) / kMinute);
  }
  return messages::Say(language, "progress.hours",
                       {{"hours", std::to_string(count / kHour)},
                        {"minutes", std::to_string(count % kHour / kMinute)}});
}

}  // namespace

void Progress::Add(const DocumentInfo& document) {
  ++done_;
  pages_ += static_cast<std::size_t>(std::max(document.pages, 0));
  if (document.status == DocumentStatus::kPartial) ++partial_;
  if (document.status == DocumentStatus::kFailed) ++failed_;
}

ProgressState Progress::State(Time now) const {
  ProgressState state = {
      .documents = documents_, .done = done_, .partial = partial_, .failed = failed_};
  const double time = duration<double>(now - start_).count();
  if (time > 0) state.pages_per_second = static_cast<double>(pages_) / time;
  if (done_ == 0 || now - start_ < kFirstGuess) return state;
  const double left = time / static_cast<double>(done_) *
                      static_cast<double>(documents_ - std::min(done_, documents_));
  state.left = seconds(std::llround(left));
  return state;
}

std::optional<ProgressState> Progress::Due(Time now) {
  if (kind_ == ProgressKind::kNone) return std::nullopt;
  if (now - shown_ < (kind_ == ProgressKind::kBar ? kBarPause : kLinePause)) {
    return std::nullopt;
  }
  shown_ = now;
  return State(now);
}

std::string FormatProgress(const ProgressState& state, Language language) {
  const auto count = [&](std::string_view id, std::size_t n) {
    return n == 0 ? std::string() : messages::Count(language, id, n);
  };
  std::string text = messages::Say(language, "progress",
                                   {{"done", std::to_string(state.done)},
                                    {"documents", std::to_string(state.documents)}});
  text += count("progress.partial", state.partial);
  text += count("progress.failed", state.failed);
  text += count("progress.pages",
                static_cast<std::size_t>(std::llround(state.pages_per_second)));
  if (state.left) {
    text += messages::Say(language, "progress.left",
                          {{"time", Duration(*state.left, language)}});
  }
  return text;
}

std::string FormatBar(const ProgressState& state, std::string_view source,
                      Language language, int columns) {
  const std::size_t full =
      state.documents == 0
          ? 0
          : kBarWidth * std::min(state.done, state.documents) / state.documents;
  const std::string text = FormatProgress(state, language);
  const std::string bar =
      "[" + std::string(full, '=') + std::string(kBarWidth - full, ' ') + "] ";
  const auto fits = [&](const std::string& line) {
    return script::DisplayWidth(line) <= columns;
  };
  for (std::size_t bytes = std::min(source.size(), kLongestName); bytes > 0; --bytes) {
    const std::string line = bar + text + ": " + CleanForTerminal(EndOf(source, bytes));
    if (fits(line)) return line;
  }
  if (fits(bar + text)) return bar + text;
  return fits(text) ? text : std::string();
}

}  // namespace budget::program
