#include "pipeline/prose/statements/subjects.h"

#include <algorithm>
#include <optional>

#include "pipeline/script/text.h"

namespace budget::statements {
namespace {

constexpr int kRounds = 8;
constexpr std::size_t kLongestItem = 120;  // bytes

// The group `rest` of a match of the whole text.
std::optional<std::string> RestOf(const schemas::Pattern& pattern,
                                  std::string_view text) {
  const auto match = pattern.Match(text);
  if (!match) return std::nullopt;
  return std::string(schemas::Captured(*match, "rest"));
}

// Takes beginnings off until none fits.
void TrimFront(const std::vector<schemas::Pattern>& patterns, const ProseText& text,
               Span* span) {
  for (int round = 0; round < kRounds && !span->empty(); ++round) {
    const std::size_t before = span->begin;
    for (const schemas::Pattern& pattern : patterns) {
      if (const auto rest = RestOf(pattern, text.Slice(span->begin, span->end))) {
        span->begin = span->end - rest->size();
      }
    }
    if (span->begin == before) return;
  }
}

void TrimBack(const std::vector<schemas::Pattern>& patterns, const ProseText& text,
              Span* span) {
  for (int round = 0; round < kRounds && !span->empty(); ++round) {
    const std::size_t before = span->end;
    for (const schemas::Pattern& pattern : patterns) {
      if (const auto rest = RestOf(pattern, text.Slice(span->begin, span->end))) {
        span->end = span->begin + rest->size();
      }
    }
    if (span->end == before) return;
  }
}

// What follows a character that ends a word: the start of an item's name, which begins
// with no 、 and no number in brackets.
std::size_t ItemStart(std::string_view text, std::size_t end) {
  std::size_t start = end > kLongestItem ? CharStart(text, end - kLongestItem) : 0;
  constexpr char32_t kBetween = 0x3001;
  constexpr char32_t kOpen = 0xFF08;
  constexpr char32_t kClose = 0xFF09;
  bool in_bracket = false;  // that stands at the start
  for (std::size_t i = start; i < end;) {
    const bool first = i == start;
    const char32_t c = script::NextCodePoint(text, &i);
    const bool part_of_name =
        script::IsIdeograph(c) || c == kBetween || c == kOpen || c == kClose;
    in_bracket = first ? c == kOpen : in_bracket;
    if (!part_of_name || (first && c == kBetween) || (in_bracket && c == kClose)) {
      start = i;
      in_bracket = false;
    }
  }
  return start;
}

}  // namespace

Name NameOf(const ProseText& text, Span span) {
  if (span.empty()) return {};
  return {.printed = script::WithoutSpace(text.Printed(span.begin, span.end)),
          .folded = std::string(text.Slice(span.begin, span.end))};
}

SubjectReader::SubjectReader(const schemas::SubjectWords& words) : words_(words) {
  const std::size_t levels = std::min(words.levels.size(), closes_.size());
  for (std::size_t i = 0; i < levels; ++i) {
    closes_[i] = script::Fold(words.levels[i] + ")");
  }
}

Span SubjectReader::Trim(const ProseText& text, Span span) const {
  TrimFront(words_.before, text, &span);
  TrimBack(words_.after, text, &span);
  if (span.empty()) return span;
  const std::string_view all = text.Slice(span.begin, span.end);
  if (const auto match = words_.dated.Match(all)) {
    const std::size_t owner = schemas::Captured(*match, "owner").size();
    const std::size_t rest = schemas::Captured(*match, "rest").size();
    if (owner > 0 && IsGeneric(all.substr(all.size() - rest))) {
      span.end = span.begin + owner;
    } else {
      span.begin = span.end - rest;
    }
    TrimFront(words_.before, text, &span);
  }
  if (const auto rest = RestOf(words_.owner, text.Slice(span.begin, span.end))) {
    span.begin = span.end - rest->size();
    TrimFront(words_.before, text, &span);
  }
  return span;
}

Span SubjectReader::TrimJoining(const ProseText& text, Span span) const {
  if (const auto rest = RestOf(words_.joining, text.Slice(span.begin, span.end))) {
    span.begin = span.end - rest->size();
  }
  return span;
}

Span SubjectReader::Counted(const ProseText& text, Span after) const {
  const std::string_view rest = text.Slice(after.begin, after.end);
  const auto match = words_.counted.Match(rest);
  if (!match) return {};
  const std::string_view thing = schemas::Captured(*match, "thing");
  const std::size_t at = rest.find(thing);
  if (thing.empty() || at == std::string_view::npos) return {};
  return {after.begin + at, after.begin + at + thing.size()};
}

bool SubjectReader::IsGeneric(std::string_view folded) const {
  return words_.generic.MatchesAll(folded);
}

bool SubjectReader::IsPronoun(std::string_view folded) const {
  return words_.pronoun.MatchesAll(folded);
}

Name SubjectReader::WithoutGenericEnd(const Name& name) const {
  const auto rest = RestOf(words_.generic_end, name.folded);
  if (!rest) return name;
  // The printed form is cut by the same number of characters.
  std::u32string printed = script::ToUtf32(name.printed);
  const std::size_t cut = CharCount(name.folded) - CharCount(*rest);
  if (cut >= printed.size()) return name;
  printed.resize(printed.size() - cut);
  return {.printed = script::ToUtf8(printed), .folded = *rest};
}

Name SubjectReader::Join(const Name& first, const Name& second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  std::size_t shared = std::min(first.folded.size(), second.folded.size());
  while (shared > 0 && !first.folded.ends_with(second.folded.substr(0, shared))) {
    --shared;
  }
  Name joined = first;
  joined.folded += second.folded.substr(shared);
  std::size_t skip = 0;
  for (std::size_t left = CharCount(second.folded.substr(0, shared)); left > 0;
       --left) {
    script::NextCodePoint(second.printed, &skip);
  }
  joined.printed += second.printed.substr(std::min(skip, second.printed.size()));
  return joined;
}

std::optional<Span> SubjectReader::FindMark(std::string_view folded, std::size_t level,
                                            std::size_t from) const {
  constexpr std::string_view kOpen = "\xEF\xBC\x88";  // U+FF08, folded '('
  const std::string& close = closes_[level];
  if (close.empty()) return std::nullopt;
  for (std::size_t at = folded.find(close, from); at != std::string_view::npos;
       at = folded.find(close, at + 1)) {
    const std::string_view before = folded.substr(from, at - from);
    const std::size_t name = before.find_last_not_of("0123456789");
    if (name == std::string_view::npos ||
        !before.substr(0, name + 1).ends_with(kOpen)) {
      continue;
    }
    return Span{from + name + 1 - kOpen.size(), at + close.size()};
  }
  return std::nullopt;
}

bool SubjectReader::IsClass(std::string_view folded) const {
  return FindMark(folded, 0, 0) && !FindMark(folded, 1, 0) && !FindMark(folded, 2, 0);
}

bool SubjectReader::ReadItems(std::string_view folded,
                              std::array<std::string, 3>* items) const {
  bool any = false;
  std::size_t from = 0;
  for (std::size_t level = 0; level < closes_.size(); ++level) {
    const std::optional<Span> mark = FindMark(folded, level, from);
    if (!mark) continue;
    const std::size_t start = std::max(from, ItemStart(folded, mark->begin));
    (*items)[level] = std::string(folded.substr(start, mark->begin - start));
    for (std::size_t below = level + 1; below < items->size(); ++below) {
      (*items)[below].clear();
    }
    from = mark->end;
    any = true;
  }
  return any;
}

}  // namespace budget::statements
