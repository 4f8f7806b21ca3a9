#include "pipeline/prose/statements/quotes.h"

#include <algorithm>
#include <string_view>

#include "pipeline/script/text.h"

namespace budget::statements {
namespace {

constexpr std::size_t kLongestQuote = 1500;  // bytes

}  // namespace

void QuoteMarks::StartParagraph() {
  groups_.clear();
  placed_.clear();
}

std::size_t QuoteMarks::Open(std::size_t begin, std::size_t end) {
  groups_.push_back({begin, end});
  return last();
}

void QuoteMarks::Extend(std::size_t group, std::size_t end) {
  groups_[group].end = std::max(groups_[group].end, end);
}

void QuoteMarks::Place(std::size_t group, std::size_t begin, std::size_t end) {
  placed_.push_back({group, begin, end});
}

std::string QuoteMarks::Quote(std::size_t i, const ProseText& text,
                              const schemas::Pattern& number) const {
  const Placed& placed = placed_[i];
  const Group& group = groups_[placed.group];
  std::size_t begin = group.begin;
  std::size_t end = group.end;
  if (end - begin > kLongestQuote) {
    begin = std::max(begin, placed.begin);
    end = placed.end;
  }
  const std::string_view words = text.Slice(begin, end);
  if (const auto match = number.Match(words)) {
    begin = end - schemas::Captured(*match, "rest").size();
  }
  return script::TidySpace(text.Printed(begin, end));
}

}  // namespace budget::statements
