// Wording and form of the prose: rests of templates, unfinished sentences, brackets
// that nothing closes.  What to look for stands in the schema (`checks.texts`).

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

// Rules of one paragraph that are reported; more are one mistake.
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

class TextChecker {
 public:
  TextChecker(const CheckContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {}

  void Run(const Paragraph& paragraph) {
    if (paragraph.starts.empty() || !HasIdeograph(paragraph.text)) return;
    const std::string folded = script::Fold(paragraph.text);
    const bool is_finished = context_.identities.sentence_end.MatchesPart(folded);
    Look(paragraph, folded, is_finished);
    is_begun_ = is_finished;
  }

 private:
  void Look(const Paragraph& paragraph, const std::string& folded, bool is_finished) {
    int found = 0;
    for (const schemas::TextRule& rule : context_.identities.texts) {
      if (found == kMostPerParagraph) return;
      if (const auto at = rule.find.Locate(folded)) {
        const std::string_view text = folded;
        Report(rule, paragraph, PlaceOf(paragraph, rule.find),
               std::string(text.substr(at->begin, at->end - at->begin)));
        ++found;
      } else if (rule.pair.size() == 2) {
        const Marks marks = Unpaired(paragraph.text, script::ToUtf32(rule.pair[0]),
                                     script::ToUtf32(rule.pair[1]));
        // A paragraph may be broken by a page or an empty line: so may a pair be.
        const std::optional<std::size_t> unpaired = marks.not_opened && is_begun_
                                                        ? marks.not_opened
                                                    : is_finished ? marks.not_closed
                                                                  : std::nullopt;
        if (!unpaired) continue;
        Report(rule, paragraph, paragraph.PlaceAt(*unpaired),
               FromThere(paragraph.text, *unpaired));
        ++found;
      }
    }
  }

  // A few characters, to find the place by.
  static std::string FromThere(std::string_view text, std::size_t begin) {
    constexpr int kShown = 8;
    std::size_t end = begin;
    for (int i = 0; i < kShown && end < text.size(); ++i) {
      script::NextCodePoint(text, &end);
    }
    return std::string(text.substr(begin, end - begin));
  }

  void Report(const schemas::TextRule& rule, const Paragraph& paragraph,
              const Place& place, std::string printed) {
    Check check;
    check.check_id = rule.id;
    check.kind = CheckKind::kOther;
    check.outcome = Outcome::kFail;
    check.where = context_.view.data->outline.sections[Index(paragraph.section)].path;
    check.place = place;
    check.found = std::move(printed);
    check.message = context_.messages.Say(
        "fail_text",
        {{"label", context_.messages.Choose(rule.label)}, {"found", check.found}});
    out_->push_back(std::move(check));
  }

  const CheckContext& context_;
  std::vector<Check>* out_;
  bool is_begun_ = true;  // the paragraph before this one ends with a sentence
};

}  // namespace

void CheckTexts(const CheckContext& context, std::vector<Check>* out) {
  TextChecker checker(context, out);
  for (const Paragraph& paragraph : context.view.data->outline.paragraphs) {
    if (context.stop.requested()) return;
    checker.Run(paragraph);
  }
}

}  // namespace budget::check
