// Wording of the document: rests of templates, unfinished sentences, words said twice,
// brackets that nothing closes.  What to look for where stands in the schema
// (`checks.texts`).

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::check {
namespace {

// Rules of one text that are reported; more are one mistake.
constexpr int kMostPerParagraph = 3;

// The printed line of a paragraph in which a pattern is found; the first one if it is
// found over the end of a line.
const Place& PlaceOf(const Paragraph& paragraph, const schemas::Pattern& pattern) {
  for (std::size_t i = 0; i < paragraph.starts.size(); ++i) {
    const std::size_t begin = paragraph.starts[i].offset;
    const std::size_t end = i + 1 < paragraph.starts.size()
                                ? paragraph.starts[i + 1].offset
                                : paragraph.text.size();
    const std::string_view line =
        std::string_view(paragraph.text).substr(begin, end - begin);
    if (pattern.MatchesPart(script::Fold(line))) return paragraph.starts[i].place;
  }
  return paragraph.starts.front().place;
}

struct Marks {
  std::optional<std::size_t> not_opened;  // the first closing mark without its pair
  std::optional<std::size_t> not_closed;  // the first opening one
};

bool IsAscii(char32_t code_point) { return code_point < 0x80; }

// 1) 一） a）: the number of an item needs no opening mark.
bool EndsOrdinal(std::string_view before) {
  constexpr std::size_t kLongest = 3;
  constexpr std::size_t kMostBytes = 4;  // of a character
  constexpr std::size_t kLooked = (kLongest + 1) * kMostBytes;
  const std::size_t begin = before.size() > kLooked ? before.size() - kLooked : 0;
  const std::u32string text = script::ToUtf32(before.substr(begin));
  std::size_t length = 0;
  while (length < text.size() && length <= kLongest) {
    const char32_t c = text[text.size() - 1 - length];
    const bool part_of_it =
        IsAscii(c) ? c > U' ' && c != U'.' && c != U',' : script::IsIdeograph(c);
    if (!part_of_it) break;
    ++length;
  }
  return length > 0 && length <= kLongest;
}

// A mark has several forms: （ and (.
Marks Unpaired(std::string_view text, std::u32string_view open,
               std::u32string_view close) {
  Marks marks;
  std::vector<std::size_t> opened;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t mark = script::NextCodePoint(text, &i);
    if (open.find(mark) != std::u32string_view::npos) opened.push_back(at);
    if (close.find(mark) == std::u32string_view::npos) continue;
    if (!opened.empty()) {
      opened.pop_back();
    } else if (!marks.not_opened && !EndsOrdinal(text.substr(0, at))) {
      marks.not_opened = at;
    }
  }
  if (!opened.empty()) marks.not_closed = opened.front();
  return marks;
}

bool HasIdeograph(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (script::IsIdeograph(script::NextCodePoint(text, &i))) return true;
  }
  return false;
}

constexpr std::size_t kLongestRepeated = 12;  // characters
constexpr std::size_t kShortestRepeated = 3;  // two are a compound: 在职人员人员经费

// How many ideographs from here on are one and the same series twice; 0: none.
std::size_t RepeatedAt(std::u32string_view text, std::size_t at) {
  std::size_t room = 0;
  while (at + room < text.size() && room < 2 * kLongestRepeated &&
         script::IsIdeograph(text[at + room])) {
    ++room;
  }
  for (std::size_t length = room / 2; length >= kShortestRepeated; --length) {
    const std::u32string_view once = text.substr(at, length);
    const bool one_character = once.find_first_not_of(once[0]) == std::u32string::npos;
    if (!one_character && once == text.substr(at + length, length)) return length;
  }
  return 0;
}

// The first words of a text that follow themselves, both of them; empty: none do.
std::string Repeated(std::string_view folded) {
  const std::u32string text = script::ToUtf32(folded);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const std::size_t length = RepeatedAt(text, at); length > 0) {
      return script::ToUtf8(std::u32string_view(text).substr(at, 2 * length));
    }
  }
  return {};
}

// A few characters, to find the place by.
std::string FromThere(std::string_view text, std::size_t begin) {
  constexpr int kShown = 8;
  std::size_t end = begin;
  for (int i = 0; i < kShown && end < text.size(); ++i) {
    script::NextCodePoint(text, &end);
  }
  return std::string(text.substr(begin, end - begin));
}

class TextChecker {
 public:
  TextChecker(const CheckContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {}

  void Run(const TextAt& text) {
    if (!HasIdeograph(text.folded)) return;
    const bool is_finished = context_.identities.sentence_end.MatchesPart(text.folded);
    Look(text, is_finished);
    if (text.in == schemas::TextPlace::kParagraph) is_begun_ = is_finished;
  }

 private:
  void Look(const TextAt& text, bool is_finished) {
    int found = 0;
    const int year = context_.view.data->info.fiscal_year;
    for (const schemas::TextRule& rule : context_.identities.texts) {
      if (found == kMostPerParagraph) return;
      if (!LooksIn(rule.in, text.in) || (rule.from_year > 0 && year < rule.from_year)) {
        continue;
      }
      found += LookForWords(rule, text) || LookForRepeated(rule, text) ||
                       LookForPair(rule, text, is_finished)
                   ? 1
                   : 0;
    }
  }

  bool LookForWords(const schemas::TextRule& rule, const TextAt& text) {
    if (!rule.find.MatchesPart(text.folded)) return false;
    const std::string searched = Without(text.folded, rule.except);
    const auto at = rule.find.Locate(searched);
    if (!at) return false;
    const Place& place =
        text.paragraph == nullptr ? text.place : PlaceOf(*text.paragraph, rule.find);
    Report(rule, text, place, searched.substr(at->begin, at->end - at->begin));
    return true;
  }

  bool LookForRepeated(const schemas::TextRule& rule, const TextAt& text) {
    if (!rule.repeated) return false;
    std::string words = Repeated(Without(text.folded, rule.except));
    if (words.empty()) return false;
    Report(rule, text, text.place, std::move(words));
    return true;
  }

  // A paragraph may be broken by a page or an empty line: so may a pair be.
  bool LookForPair(const schemas::TextRule& rule, const TextAt& text,
                   bool is_finished) {
    if (rule.pair.size() != 2 || text.paragraph == nullptr) return false;
    const std::string& printed = text.paragraph->text;
    const Marks marks =
        Unpaired(printed, script::ToUtf32(rule.pair[0]), script::ToUtf32(rule.pair[1]));
    const std::optional<std::size_t> unpaired = marks.not_opened && is_begun_
                                                    ? marks.not_opened
                                                : is_finished ? marks.not_closed
                                                              : std::nullopt;
    if (!unpaired) return false;
    Report(rule, text, text.paragraph->PlaceAt(*unpaired),
           FromThere(printed, *unpaired));
    return true;
  }

  void Report(const schemas::TextRule& rule, const TextAt& text, const Place& place,
              std::string printed) {
    out_->push_back(
        FailedText(context_, rule.id, rule.label, text, std::move(printed)));
    out_->back().place = place;
  }

  const CheckContext& context_;
  std::vector<Check>* out_;
  bool is_begun_ = true;  // the paragraph before this one ends with a sentence
};

}  // namespace

bool IsOfGovernment(const CheckContext& context) {
  return std::ranges::any_of(context.texts, [&](const TextAt& text) {
    return text.paragraph == nullptr && text.in != schemas::TextPlace::kClause &&
           text.in != schemas::TextPlace::kColumn &&
           context.identities.governments.MatchesPart(text.folded);
  });
}

Check FailedText(const CheckContext& context, const std::string& id,
                 const schemas::Wording& label, const TextAt& text, std::string found) {
  Check check;
  check.check_id = id;
  check.kind = CheckKind::kOther;
  check.outcome = Outcome::kFail;
  check.where = text.where;
  check.place = text.place;
  check.found = std::move(found);
  check.message = context.messages.Say(
      "fail_text", {{"label", context.messages.Choose(label)}, {"found", check.found}});
  return check;
}

void CheckTexts(const CheckContext& context, std::vector<Check>* out) {
  TextChecker checker(context, out);
  for (const TextAt& text : context.texts) {
    if (context.stop.requested()) return;
    checker.Run(text);
  }
}

}  // namespace budget::check
