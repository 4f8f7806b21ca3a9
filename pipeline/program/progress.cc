#include "pipeline/program/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/program/shown_text.h"

namespace budget::program {
namespace {

using std::chrono::duration;
using std::chrono::seconds;

constexpr std::chrono::milliseconds kBarPause{200};
constexpr seconds kLinePause{30};
constexpr std::size_t kBarWidth = 20;
constexpr std::size_t kLongestName = 40;  // bytes of its end
// Before that, nothing can be said of how long it will take.
constexpr seconds kFirstGuess{2};

// The end of a name, which tells more than its beginning; cut at a character.
std::string_view EndOf(std::string_view name) {
  if (name.size() <= kLongestName) return name;
  name.remove_prefix(name.size() - kLongestName);
  const auto is_inside = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
  };
  while (!name.empty() && is_inside(name.front())) name.remove_prefix(1);
  return name;
}

std::string Duration(seconds time) {
  constexpr int kMinute = 60;
  constexpr int kHour = 3600;
  const auto count = time.count();
  if (count < kMinute) return fmt::format("{} s", count);
  if (count < kHour) return fmt::format("{} min", (count + kMinute - 1) / kMinute);
  return fmt::format("{} h {} min", count / kHour, count % kHour / kMinute);
}

}  // namespace

void Progress::Add(const DocumentInfo& document) {
  ++done_;
  pages_ += static_cast<std::size_t>(std::max(document.pages, 0));
  if (document.status == DocumentStatus::kPartial) ++partial_;
  if (document.status == DocumentStatus::kFailed) ++failed_;
}

std::optional<seconds> Progress::Left(Time now) const {
  if (done_ == 0 || now - start_ < kFirstGuess) return std::nullopt;
  const double each =
      duration<double>(now - start_).count() / static_cast<double>(done_);
  const double left =
      each * static_cast<double>(documents_ - std::min(done_, documents_));
  return seconds(static_cast<std::int64_t>(left));
}

// "120 of 1000 documents, 3 partial, 1 failed, 45 pages/s, 2 min left"
std::string Progress::State(Time now) const {
  std::string text = fmt::format("{} of {} documents", done_, documents_);
  if (partial_ != 0) text += fmt::format(", {} partial", partial_);
  if (failed_ != 0) text += fmt::format(", {} failed", failed_);
  const double time = duration<double>(now - start_).count();
  if (pages_ != 0 && time > 0) {
    text += fmt::format(", {:.0f} pages/s", static_cast<double>(pages_) / time);
  }
  if (const auto left = Left(now)) text += ", " + Duration(*left) + " left";
  return text;
}

std::string Progress::Show(std::string_view source, Time now) {
  const bool bar = kind_ == ProgressKind::kBar;
  if (kind_ == ProgressKind::kNone) return {};
  if (now - shown_ < (bar ? std::chrono::milliseconds(kBarPause) : kLinePause))
    return {};
  shown_ = now;
  if (!bar) return "extract: " + State(now) + "\n";
  bar_stands_ = true;
  const std::size_t full =
      documents_ == 0 ? 0 : kBarWidth * std::min(done_, documents_) / documents_;
  return fmt::format("\r[{}{}] {}: {}\x1B[K", std::string(full, '='),
                     std::string(kBarWidth - full, ' '), State(now),
                     CleanForTerminal(EndOf(source)));
}

std::string Progress::Clear() {
  if (!bar_stands_) return {};
  bar_stands_ = false;
  return "\r\x1B[K";
}

}  // namespace budget::program
