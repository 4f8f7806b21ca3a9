#include "pipeline/prose/statements/clauses.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "pipeline/script/text.h"

namespace budget::statements {
namespace {

constexpr std::size_t kShortSentence = 120;
constexpr char32_t kEnumeration = 0x3001;  // 、
constexpr char32_t kFullStop = 0x3002;
constexpr char32_t kTitleBegins = 0x300A;
constexpr char32_t kBracketBegins = 0xFF08;
constexpr char32_t kBracketEnds = 0xFF09;

std::optional<Punctuation> StopOf(char32_t c) {
  switch (c) {
    case ',':
      return Punctuation::kComma;
    case ':':
      return Punctuation::kColon;
    case ';':
      return Punctuation::kSemicolon;
    case kFullStop:
    case '!':
      return Punctuation::kSentence;
    default:
      return std::nullopt;
  }
}

// Where the bracket that opens at a byte closes; 0 for all other bytes.
std::vector<std::uint32_t> Closings(std::string_view text) {
  std::vector<std::uint32_t> closing(text.size(), 0);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = script::NextCodePoint(text, &i);
    if (c == kBracketBegins) {
      open.push_back(start);
    } else if (c == kBracketEnds && !open.empty()) {
      closing[open.back()] = static_cast<std::uint32_t>(start);
      open.pop_back();
    }
  }
  return closing;
}

class Splitter {
 public:
  Splitter(const ProseText& text, const std::vector<Quantity>& quantities)
      : s_(text.folded()), quantities_(quantities), closing_(Closings(s_)) {}

  std::vector<Clause> Split() {
    for (std::size_t i = 0; i < s_.size();) {
      if (next_ < quantities_.size() && quantities_[next_].begin == i) {
        i = quantities_[next_++].end;
        continue;
      }
      const std::size_t start = i;
      const char32_t c = script::NextCodePoint(s_, &i);
      i = Step(c, start, i);
    }
    End(s_.size(), s_.size(), Punctuation::kSentence);
    return std::move(clauses_);
  }

 private:
  // Takes the character at `start`; gives where to go on.
  std::size_t Step(char32_t c, std::size_t start, std::size_t after) {
    if (c == '"') return SkipTo("\"", start, after);
    if (c == kTitleBegins) return SkipTo(kTitleClose, start, after);
    if (c == kBracketBegins && closing_[start] != 0) return OpenBracket(start, after);
    if (!closes_.empty() && closes_.back() == start) {
      End(start, after, Punctuation::kNone);
      closes_.pop_back();
    } else if (c == kEnumeration) {
      if (next_ > first_) End(start, after, Punctuation::kNone);
    } else if (const auto stop = StopOf(c)) {
      End(start, after, *stop);
    }
    return after;
  }

  // Over a quotation or title, if it is one and holds no quantity.
  std::size_t SkipTo(std::string_view close, std::size_t start,
                     std::size_t after) const {
    const std::size_t length = s_.substr(after, kLongestQuotation).find(close);
    if (length == std::string_view::npos || HasQuantity(start, after + length)) {
      return after;
    }
    return after + length + close.size();
  }

  bool HasQuantity(std::size_t begin, std::size_t end) const {
    return next_ < quantities_.size() && quantities_[next_].begin < end &&
           quantities_[next_].begin >= begin;
  }

  std::size_t OpenBracket(std::size_t start, std::size_t after) {
    const std::size_t close = closing_[start];
    if (!HasQuantity(start, close)) return close + CharLength(s_[close]);
    End(start, after, Punctuation::kNone);
    closes_.push_back(close);
    return after;
  }

  void End(std::size_t end, std::size_t next_begin, Punctuation stop) {
    if (end > begin_ || stop != Punctuation::kNone) {
      clauses_.push_back({.begin = begin_,
                          .end = std::max(begin_, end),
                          .first = first_,
                          .last = next_,
                          .depth = static_cast<int>(closes_.size()),
                          .stop = stop});
    }
    begin_ = next_begin;
    first_ = next_;
  }

  std::string_view s_;
  const std::vector<Quantity>& quantities_;
  std::vector<std::uint32_t> closing_;
  std::vector<std::size_t> closes_;  // where the open brackets end
  std::vector<Clause> clauses_;
  std::size_t begin_ = 0;
  std::size_t first_ = 0;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<Clause> SplitClauses(const ProseText& text,
                                 const std::vector<Quantity>& quantities) {
  return Splitter(text, quantities).Split();
}

std::vector<bool> StatesSomething(const std::vector<Clause>& clauses) {
  std::vector<bool> states(clauses.size(), false);
  bool first_sentence = true;
  for (std::size_t begin = 0; begin < clauses.size();) {
    std::size_t end = begin;
    bool figures = false;
    while (end < clauses.size()) {
      figures = figures || clauses[end].first != clauses[end].last;
      if (clauses[end++].stop == Punctuation::kSentence) break;
    }
    const bool brief = clauses[end - 1].end - clauses[begin].begin <= kShortSentence;
    if (figures || first_sentence || brief) {
      std::fill(states.begin() + static_cast<std::ptrdiff_t>(begin),
                states.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
    first_sentence = false;
    begin = end;
  }
  return states;
}

}  // namespace budget::statements
