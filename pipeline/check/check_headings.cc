// Headings: one that is there twice, and those that the table of contents words
// otherwise.

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/row_outline.h"
#include "pipeline/script/text.h"

namespace budget::check {
namespace {

using identity::NumberOf;
using schemas::TextPlace;

// Of the letters of the shorter one: two wordings of one heading.
constexpr std::size_t kAlikeOf10 = 5;
// Of the entries of a table of contents: headings are read as they are printed.
constexpr std::size_t kReadOf10 = 6;
constexpr std::size_t kShortestHeading = 9;  // bytes: three characters

// Letters that both have, each as often as the one with fewer of it has.
std::size_t InCommon(std::u32string a, std::u32string b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  std::u32string common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common.size();
}

bool AreAlike(std::string_view a, std::string_view b) {
  const std::u32string left = script::ToUtf32(a);
  const std::u32string right = script::ToUtf32(b);
  const std::size_t shorter = std::min(left.size(), right.size());
  return shorter > 0 && 10 * InCommon(left, right) >= kAlikeOf10 * shorter;
}

class HeadingChecker {
 public:
  HeadingChecker(const CheckContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {
    for (const TextAt& text : context.texts) {
      if (text.in == TextPlace::kHeading) headings_.push_back(&text);
      if (text.in == TextPlace::kContents) contents_.push_back(&text);
    }
  }

  void Run() {
    CheckTwice();
    CheckWording();
  }

 private:
  // The same heading twice below one and the same heading.
  void CheckTwice() {
    const std::vector<Section>& sections = context_.view.data->outline.sections;
    std::map<std::string_view, const Section*> first;  // by path
    std::string_view repeated;  // below which nothing is reported again
    for (const Section& section : sections) {
      // The title of a part stands on a page of its own, and above the part again.
      if (section.level <= 1 || section.heading.size() < kShortestHeading) continue;
      if (!repeated.empty() && section.path.starts_with(repeated)) continue;
      const auto [known, is_new] = first.try_emplace(section.path, &section);
      repeated = {};
      if (is_new) continue;
      repeated = section.path;
      Report("heading-twice", section.path, section.place, section.heading, "");
    }
  }

  bool IsHeading(std::string_view folded) const {
    return std::ranges::any_of(headings_, [&](const TextAt* heading) {
      return heading->folded == folded ||
             heading->folded.find(folded) != std::string::npos;
    });
  }

  void CheckWording() {
    std::vector<const TextAt*> unread;
    for (const TextAt* entry : contents_) {
      if (!IsHeading(entry->folded)) unread.push_back(entry);
    }
    if (10 * (contents_.size() - unread.size()) < kReadOf10 * contents_.size()) return;
    for (const TextAt* entry : unread) {
      if (const TextAt* heading = OtherNumber(*entry)) {
        Report("heading-number", heading->where, heading->place, heading->folded,
               entry->folded);
      } else if (const TextAt* reworded = OtherWording(*entry)) {
        Report("heading-wording", reworded->where, reworded->place, reworded->folded,
               entry->folded);
      }
    }
  }

  // The only heading with the words of the entry, which has another number of the same
  // kind.
  const TextAt* OtherNumber(const TextAt& entry) const {
    const auto listed = NumberOf(context_.identities, entry.folded);
    if (!listed || listed->words.size() < kShortestHeading) return nullptr;
    const TextAt* other = nullptr;
    for (const TextAt* heading : headings_) {
      const auto printed = NumberOf(context_.identities, heading->folded);
      if (!printed || printed->words != listed->words) continue;
      if (other != nullptr || printed->number.size() != listed->number.size()) {
        return nullptr;
      }
      other = heading;
    }
    return other;
  }

  // The heading of the same number that is no entry itself and has other words.
  const TextAt* OtherWording(const TextAt& entry) const {
    const auto listed = NumberOf(context_.identities, entry.folded);
    if (!listed || listed->words.empty()) return nullptr;
    const TextAt* other = nullptr;
    for (const TextAt* heading : headings_) {
      const auto printed = NumberOf(context_.identities, heading->folded);
      if (!printed || printed->number != listed->number || IsListed(heading->folded) ||
          !AreAlike(printed->words, listed->words)) {
        continue;
      }
      if (other != nullptr) return nullptr;  // either of two
      other = heading;
    }
    return other;
  }

  bool IsListed(std::string_view folded) const {
    return std::ranges::any_of(contents_, [&](const TextAt* entry) {
      return entry->folded == folded ||
             entry->folded.find(folded) != std::string::npos ||
             folded.find(entry->folded) != std::string_view::npos;
    });
  }

  void Report(const char* id, const std::string& where, const Place& place,
              const std::string& found, const std::string& expected) {
    Check check;
    check.check_id = id;
    check.kind = CheckKind::kOther;
    check.outcome = Outcome::kFail;
    check.where = where;
    check.place = place;
    check.found = found;
    check.expected = expected;
    check.message = context_.messages.Say(
        "fail_text", {{"label", context_.messages.Say(id)}, {"found", found}});
    out_->push_back(std::move(check));
  }

  const CheckContext& context_;
  std::vector<Check>* out_;
  std::vector<const TextAt*> headings_;
  std::vector<const TextAt*> contents_;
};

}  // namespace

void CheckHeadings(const CheckContext& context, std::vector<Check>* out) {
  HeadingChecker(context, out).Run();
}

}  // namespace budget::check
