#include "pipeline/prose/outline/contents_list.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::outline {
namespace {

constexpr std::size_t kMostEntries = 400;

// The last code point of the text, and where it begins.
char32_t LastCodePoint(std::string_view text, std::size_t* begin) {
  *begin = text.size();
  while (*begin > 0) {
    --*begin;
    if ((static_cast<unsigned char>(text[*begin]) & 0xC0U) != 0x80U) break;
  }
  std::size_t next = *begin;
  return script::NextCodePoint(text, &next);
}

bool IsLeader(char32_t c) {
  return c == '.' || c == 0x2026 || c == 0xB7 || c == 0x22EF || c == 0x2027 ||
         c == 0x2022 || c == '-' || c == '_' || c == 0x2014 || c == 0x2500 ||
         c == 0xFF0E || c == 0x30FB;
}

// Takes the code points for which `drop` holds off the end; returns how many.
template <typename Drop>
int TakeOff(std::string_view* text, Drop drop) {
  int count = 0;
  while (!text->empty()) {
    std::size_t begin = 0;
    const char32_t c = LastCodePoint(*text, &begin);
    if (!drop(c)) break;
    text->remove_suffix(text->size() - begin);
    ++count;
  }
  return count;
}

bool IsPageMark(char32_t c) {
  return c == '-' || c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09 ||
         c == 0x2014 || c == 0x2500;
}

// Reads the page number off the end: digits, perhaps in dashes or brackets.
int TakePageNumber(std::string_view* text) {
  std::string_view rest = *text;
  TakeOff(&rest, [](char32_t c) { return script::IsSpace(c) || IsPageMark(c); });
  int page = 0;
  int place = 1;
  const int digits = TakeOff(&rest, [&](char32_t c) {
    if (c < '0' || c > '9') return false;
    if (place <= 1000) page += static_cast<int>(c - '0') * place;
    place = std::min(place * 10, 10000);
    return true;
  });
  if (digits == 0 || digits > 4) return 0;
  TakeOff(&rest, [](char32_t c) { return c == '(' || c == 0xFF08; });
  *text = rest;
  return page;
}

// Word processors make a table of contents from fields, and leave their codes in the
// text when they are not brought up to date:
//
//     TOC \o "1-3" \h \u HYPERLINK \l "_Toc25831" 一、部门职责 PAGEREF _Toc25831 \h 3
//
// Drops what belongs to the code at the front of `text`, whose name has gone: white,
// switches (with or without their backslash), quoted texts, bookmarks.
std::string_view WithoutArguments(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  while (!text.empty()) {
    std::size_t length = 0;
    if (text.front() == '"') {
      length = std::min(text.find('"', 1), text.size() - 1) + 1;
    } else if (text.front() == '_') {
      length = std::min(text.find_first_of(" \t\\\""), text.size());
    } else if (text.front() == '\\' || text.front() == ' ' || text.front() == '\t') {
      length = 1;
    } else if (is_letter(text.front()) && (text.size() < 2 || !is_letter(text[1]))) {
      length = 1;
    }
    if (length == 0) break;
    text.remove_prefix(length);
  }
  return text;
}

// Takes the codes off the front of an entry.
std::string_view WithoutFrontCodes(std::string_view text) {
  constexpr std::string_view kToc = "TOC ";
  constexpr std::string_view kLink = "HYPERLINK";
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view code : {kToc, kLink}) {
      if (!text.starts_with(code)) continue;
      text = WithoutArguments(text.substr(code.size()));
      found = true;
    }
  }
  return text;
}

// Takes the code that refers to a page off the end of an entry; gives the page, or
// nothing if there is no such code.
std::optional<int> TakePageReference(std::string_view* text) {
  constexpr std::string_view kPageRef = "PAGEREF";
  const std::size_t at = text->rfind(kPageRef);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view page = WithoutArguments(text->substr(at + kPageRef.size()));
  *text = text->substr(0, at);
  return TakePageNumber(&page);
}

// How the entries of a table of contents are told from the body that follows.
class ContentsReader {
 public:
  // The title is [title, begin), the entries begin behind it.
  ContentsReader(const std::vector<ProseLine>& lines, std::size_t title,
                 std::size_t begin)
      : lines_(lines), title_(title), end_(begin) {}

  ContentsList Read() {
    while (end_ < lines_.size() && entries_.size() < kMostEntries && !BodyBegins()) {
      TakeEntry();
      ++end_;
    }
    if (entries_.empty()) return {};
    return {title_, end_, std::move(entries_)};
  }

 private:
  bool BodyBegins() const {
    const ProseLine& line = lines_[end_];
    if (line.behind_table || line.note) return true;
    if (!entries_.empty() && RepeatsFirstEntry()) return true;
    const ContentsLine split = SplitContentsLine(line.line->text);
    if (split.leaders) return false;
    const bool numbered = !line.facts.number.none();
    const bool new_page = line.line->place.page != lines_[end_ - 1].line->place.page;
    if (new_page && !entries_.empty() && !numbered) return true;
    if (leaders_ >= 2) {
      // An entry may be broken over two lines, with its leaders on the second.
      return end_ + 1 >= lines_.size() ||
             !SplitContentsLine(lines_[end_ + 1].line->text).leaders;
    }
    if (!line.facts.whole || line.facts.inner_stop) return true;
    switch (line.facts.end) {
      case TextEnd::kWord:
        return line.facts.inner_comma && !numbered;
      case TextEnd::kOpen:  // broken over two lines
        return !numbered;
      case TextEnd::kStop:
        return !numbered || line.facts.inner_comma;
      default:
        return true;
    }
  }

  // The body opens with the heading that the list names first; its number may stand on
  // a line of its own.
  bool RepeatsFirstEntry() const {
    const std::string key = TextKey(lines_[end_].facts.text);
    if (key.empty()) return false;
    if (key == first_key_) return true;
    const std::size_t next = end_ + 1;
    return next < lines_.size() && first_key_.size() > key.size() &&
           first_key_.compare(0, key.size(), key) == 0 &&
           key + TextKey(lines_[next].facts.text) == first_key_;
  }

  void TakeEntry() {
    const ProseLine& line = lines_[end_];
    const ContentsLine split = SplitContentsLine(line.line->text);
    leaders_ += split.leaders ? 1 : 0;
    const std::string text = script::TidySpace(split.text);
    if (GoesOn(line, split)) {
      AppendLine(text, &entries_.back().text);
      entries_.back().printed_page = split.page;
    } else if (!TextKey(std::string_view(text)).empty()) {
      entries_.push_back({text, split.page, line.line->place});
    }
    if (entries_.size() == 1) first_key_ = TextKey(entries_.front().text);
    last_leaders_ = split.leaders;
    last_number_ = !line.facts.number.none();
    last_bare_ = line.facts.number.family == NumberFamily::kWorded &&
                 line.facts.title_size() == 0;
  }

  // The line ends the entry of the line before it.
  bool GoesOn(const ProseLine& line, const ContentsLine& split) const {
    if (entries_.empty() || last_leaders_ || !line.facts.number.none()) return false;
    if (last_bare_) return true;
    if (split.leaders && leaders_ > 1) return true;
    // The rest of a long entry: shorter than what it ends.
    const ProseLine& before = lines_[end_ - 1];
    return last_number_ && before.facts.width >= 28 &&
           line.facts.width * 2 <= before.facts.width && line.line->heading_marks == 0;
  }

  const std::vector<ProseLine>& lines_;
  std::size_t title_;
  std::size_t end_;
  int leaders_ = 0;  // lines with leaders so far
  bool last_leaders_ = false;
  bool last_number_ = false;
  bool last_bare_ = false;
  std::string first_key_;
  std::vector<ContentsEntry> entries_;
};

constexpr std::size_t kShortestTitle = 12;  // bytes: four characters

// The number of bytes, whole characters only, that both end in.
std::size_t CommonEnd(std::string_view a, std::string_view b) {
  const auto ends = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  std::size_t common = static_cast<std::size_t>(ends.first - a.rbegin());
  while (common > 0 && script::ContinuesCharacter(a[a.size() - common])) {
    --common;
  }
  return common;
}

}  // namespace

KnownHeadings::KnownHeadings(const std::vector<ContentsEntry>& entries,
                             const schemas::LinePatterns& patterns) {
  for (const ContentsEntry& entry : entries) {
    const LineFacts facts = FactsOf(entry.text, patterns);
    if (!facts.whole) continue;
    const std::u32string_view title =
        std::u32string_view(facts.text).substr(facts.number.length);
    named_.push_back({TextKey(facts.text), TextKey(title), facts.number});
  }
  std::sort(named_.begin(), named_.end(),
            [](const Named& a, const Named& b) { return a.key < b.key; });
}

std::size_t KnownHeadings::LowerBound(const std::string& key) const {
  const auto found = std::lower_bound(
      named_.begin(), named_.end(), key,
      [](const Named& named, const std::string& wanted) { return named.key < wanted; });
  return static_cast<std::size_t>(found - named_.begin());
}

const KnownHeadings::Named* KnownHeadings::FindKey(const std::string& key) const {
  const std::size_t found = LowerBound(key);
  if (found == named_.size() || named_[found].key != key) return nullptr;
  return &named_[found];
}

const KnownHeadings::Named* KnownHeadings::Find(const LineFacts& facts) const {
  if (named_.empty() || !facts.whole) return nullptr;
  return FindKey(TextKey(facts.text));
}

const KnownHeadings::Named* KnownHeadings::Find(const LineFacts& first,
                                                const LineFacts& second) const {
  return FindKey(TextKey(first.text) + TextKey(second.text));
}

bool KnownHeadings::IsBeginning(const LineFacts& facts) const {
  const std::string key = TextKey(facts.text);
  const std::size_t found = LowerBound(key);
  return found != named_.size() && !key.empty() && named_[found].key.starts_with(key);
}

const KnownHeadings::Named* KnownHeadings::FindByTitle(const LineFacts& facts,
                                                       bool loosely) const {
  if (named_.empty() || !facts.whole || facts.text.size() > 50) return nullptr;
  if (facts.inner_stop || facts.inner_comma || facts.end != TextEnd::kWord) {
    return nullptr;
  }
  const std::string key = TextKey(facts.text);
  const Named* best = nullptr;
  std::size_t longest = kShortestTitle - 1;
  for (const Named& named : named_) {
    const std::size_t common = CommonEnd(key, named.title);
    if (common <= longest || common * (loosely ? 5 : 3) < named.title.size() * 3) {
      continue;
    }
    longest = common;
    best = &named;
  }
  return best;
}

ContentsLine SplitContentsLine(std::string_view line) {
  ContentsLine split;
  TakeOff(&line, script::IsSpace);
  line = WithoutFrontCodes(line);
  std::string_view text = line;
  if (const std::optional<int> page = TakePageReference(&text)) {
    TakeOff(&text, [](char32_t c) { return IsLeader(c) || script::IsSpace(c); });
    return {text, *page, true};
  }
  const int page = TakePageNumber(&text);
  const int spaces = TakeOff(&text, script::IsSpace);
  int dots = 0;
  TakeOff(&text, [&dots](char32_t c) {
    dots += IsLeader(c) ? 1 : 0;
    return IsLeader(c) || script::IsSpace(c);
  });
  // Two ellipses, or dots; a gap alone will do before a small number.
  split.leaders = dots >= 2 || (dots == 0 && page > 0 && page < 500 && spaces >= 3);
  split.text = split.leaders ? text : line;
  split.page = split.leaders ? page : 0;
  return split;
}

ContentsList FindContentsList(const std::vector<ProseLine>& lines,
                              const schemas::LinePatterns& patterns) {
  // The title stands near the front, or it is the title of something else.
  constexpr std::size_t kFarthestTitle = 200;
  const std::size_t last = std::min(lines.size(), kFarthestTitle);
  for (std::size_t i = 0; i < last; ++i) {
    if (!lines[i].facts.whole) continue;
    std::u32string title = lines[i].facts.text;
    std::size_t end = i;
    // Set far apart, its two characters may have become two lines.
    if (title.size() == 1 && i + 1 < last && lines[i + 1].facts.text.size() == 1) {
      title += lines[++end].facts.text;
    }
    if (!patterns.contents.MatchesAll(script::ToUtf8(title))) continue;
    ContentsList list = ContentsReader(lines, i, end + 1).Read();
    if (!list.empty()) return list;
  }
  return {};
}

}  // namespace budget::outline
