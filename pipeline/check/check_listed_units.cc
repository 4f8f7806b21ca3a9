// How many units a department has, against those that it lists: in the same sentence
// (包括：甲、乙), or in the numbered paragraphs below.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/row_outline.h"
#include "pipeline/script/han_number.h"
#include "pipeline/script/text.h"

namespace budget::check {
namespace {

constexpr int kMostUnits = 999;

int NumberIn(std::string_view digits) {
  std::string text(digits);
  if (!text.empty() && (text[0] < '0' || text[0] > '9')) {
    text = script::ReadHanNumber(text);
  }
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || number > kMostUnits) return -1;
    number = (number * 10) + (c - '0');
  }
  return text.empty() ? -1 : number;
}

// What a paragraph says.
struct Said {
  int count = 0;
  std::string list;  // of the units, in the same sentence; empty: below
};

// So many at least and at most: 和 may join two names or be a part of one.
struct Listed {
  int least = 0;
  int most = 0;
};

class UnitChecker {
 public:
  UnitChecker(const CheckContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {
    for (const TextAt& text : context.texts) {
      if (text.in == schemas::TextPlace::kParagraph) paragraphs_.push_back(&text);
    }
  }

  void Run() {
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      const std::optional<Said> said = ReadCount(paragraphs_[i]->folded);
      if (!said) continue;
      const Listed listed = said->list.empty() ? CountBelow(i) : CountIn(said->list);
      if (listed.most > 0) Report(*paragraphs_[i], said->count, listed);
    }
  }

 private:
  const schemas::Identities& rules() const { return context_.identities; }

  // The counts of a sentence, if its units follow.
  std::optional<Said> ReadCount(std::string_view folded) const {
    if (rules().counted_units.empty()) return std::nullopt;
    Said said;
    bool any = false;
    std::size_t begin = 0;
    while (const auto at = rules().counted_units.Locate(folded.substr(begin))) {
      if (at->end == at->begin) break;
      const std::string_view found =
          folded.substr(begin + at->begin, at->end - at->begin);
      const auto match = rules().counted_units.Search(found);
      const int count = match ? NumberIn(schemas::Captured(*match, "count")) : -1;
      if (count < 0) return std::nullopt;
      said.count += count;
      any = true;
      begin += at->end;
    }
    if (!any) return std::nullopt;
    const auto follows = rules().units_follow.Match(folded.substr(begin));
    if (!follows) return std::nullopt;
    said.list = schemas::Captured(*follows, "list");
    return said;
  }

  Listed CountIn(std::string_view list) const {
    constexpr char32_t kBetween = 0x3001;
    const std::u32string letters = script::ToUtf32(list);
    const int least = static_cast<int>(std::ranges::count(letters, kBetween)) + 1;
    const bool joins = rules().units_join.MatchesPart(list);
    return {least, joins ? least + 1 : least};
  }

  // The paragraphs that are numbered 1, 2, 3 from there on.  Where their numbers go on
  // in headings, nothing is known.
  Listed CountBelow(std::size_t from) const {
    Listed listed;
    for (std::size_t i = from + 1; i < paragraphs_.size(); ++i) {
      const TextAt& text = *paragraphs_[i];
      if (text.where != paragraphs_[from]->where) {
        const std::string heading = text.where.substr(text.where.rfind('/') + 1);
        return Ordinal(script::Fold(heading)) == listed.most + 1 ? Listed{} : listed;
      }
      if (Ordinal(text.folded) != listed.most + 1) return listed;
      ++listed.least;
      ++listed.most;
    }
    return listed;
  }

  int Ordinal(const std::string& folded) const {
    return identity::OrdinalOf(folded, rules().numerals);
  }

  void Report(const TextAt& text, int said, const Listed& listed) {
    Check check;
    check.check_id = "units-listed";
    check.kind = CheckKind::kOther;
    check.where = text.where;
    check.place = text.place;
    check.found = std::to_string(said);
    check.expected = std::to_string(listed.most);
    check.outcome =
        listed.least <= said && said <= listed.most ? Outcome::kPass : Outcome::kFail;
    check.message = context_.messages.Say(check.check_id);
    if (check.outcome == Outcome::kFail) {
      check.message = context_.messages.Say(
          "fail_units_listed", {{"found", check.found}, {"expected", check.expected}});
    }
    out_->push_back(std::move(check));
  }

  const CheckContext& context_;
  std::vector<Check>* out_;
  std::vector<const TextAt*> paragraphs_;
};

}  // namespace

void CheckListedUnits(const CheckContext& context, std::vector<Check>* out) {
  UnitChecker(context, out).Run();
}

}  // namespace budget::check
