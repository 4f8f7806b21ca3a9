#include "pipeline/prose/statements/members.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace budget::statements {
namespace {

constexpr std::size_t kMostMembers = 12;
// Bytes between two figures that are listed one after the other.
constexpr std::size_t kWidestGap = 6;

std::vector<Span> SplitAt(const ProseText& text,
                          const std::vector<std::string>& between, Span span) {
  std::vector<Span> spans;
  std::size_t start = span.begin;
  for (std::size_t i = span.begin; i < span.end;) {
    std::size_t length = 0;
    for (const std::string& word : between) {
      if (text.Slice(i, span.end).starts_with(word)) {
        length = std::max(length, word.size());
      }
    }
    if (length > 0) {
      spans.push_back({start, i});
      start = i + length;
    }
    i += length > 0 ? length : CharLength(text.folded()[i]);
  }
  spans.push_back({start, span.end});
  return spans;
}

}  // namespace

std::vector<Name> MemberReader::Each(const ProseText& text,
                                     const Figure& figure) const {
  return Members(text, figure, words_.each, 0);
}

std::vector<Name> MemberReader::Respective(const ProseText& text, const Figure& figure,
                                           const std::vector<Quantity>& quantities,
                                           std::size_t index) const {
  if (!words_.respectively.MatchesAll(figure.lead)) return {};
  const std::size_t figures = CountListed(quantities, index);
  std::vector<Name> members = Members(text, figure, words_.respectively, figures);
  return members.size() == figures ? members : std::vector<Name>();
}

bool MemberReader::AreOfThoseSaid(const Figure& figure) const {
  const auto match = words_.respectively.Match(figure.lead);
  return match && schemas::Captured(*match, "members").empty();
}

std::size_t MemberReader::CountListed(const std::vector<Quantity>& quantities,
                                      std::size_t index) {
  std::size_t figures = 0;
  for (std::size_t i = index; i < quantities.size(); ++i) {
    if (quantities[i].unit != quantities[index].unit) break;
    if (figures > 0 && quantities[i].begin > quantities[i - 1].end + kWidestGap) break;
    ++figures;
  }
  return figures;
}

// The members of a coordination in the lead, each with what follows them all.
std::vector<Name> MemberReader::Members(const ProseText& text, const Figure& figure,
                                        const schemas::Pattern& pattern,
                                        std::size_t wanted) const {
  const auto match = pattern.Match(figure.lead);
  if (!match) return {};
  const std::size_t begin = figure.lead_begin;
  const std::size_t end = begin + schemas::Captured(*match, "members").size();
  const std::size_t rest_end = end + schemas::Captured(*match, "rest").size();
  std::vector<Span> spans = SplitAt(text, words_.between, {begin, end});
  if (spans.size() != wanted || spans.size() < 2) {
    const Span last = spans.back();
    spans.pop_back();
    for (const Span& span : SplitAt(text, words_.between_last, last)) {
      spans.push_back(span);
    }
  }
  std::vector<Name> members;
  const Name rest = NameOf(text, {end, rest_end});
  if (spans.size() > kMostMembers) return {};
  for (const Span& span : spans) {
    const Name name = NameOf(text, subjects_.Trim(text, span));
    if (!name.empty()) members.push_back(SubjectReader::Join(name, rest));
  }
  return members;
}

}  // namespace budget::statements
