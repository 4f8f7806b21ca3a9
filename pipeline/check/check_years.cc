// Years that cannot be meant: a heading of another year than the document's, a figure
// of a year that the document is not about.  Which may be named where stands in the
// schema
// (`checks.years`).

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/script/year.h"

namespace budget::check {
namespace {

using schemas::YearRule;

// Titles that say the year of the document before one of them can be wrong, and how
// many times as often as all other years together.
constexpr int kEnoughTitles = 3;
constexpr int kClearYear = 3;

struct YearAt {
  const YearRule* rule = nullptr;
  const TextAt* text = nullptr;
  int year = 0;
};

// The years that a rule finds in a text, each once.
std::vector<int> YearsIn(const YearRule& rule, const std::string& folded) {
  std::vector<int> years;
  const std::string searched = Without(folded, rule.except);
  std::string_view rest = searched;
  while (const auto at = rule.find.Locate(rest)) {
    if (at->end == at->begin) break;
    const auto found = rule.find.Search(rest);
    const int year = script::ReadYear(schemas::Captured(*found, "year"));
    if (year != 0 && std::ranges::find(years, year) == years.end()) {
      years.push_back(year);
    }
    rest.remove_prefix(at->end);
  }
  return years;
}

// It looks at titles, which name the year that the document is of.
bool TellsOwnYear(const YearRule& rule) {
  const bool prose = LooksIn(rule.in, schemas::TextPlace::kParagraph) ||
                     LooksIn(rule.in, schemas::TextPlace::kClause);
  return !prose && rule.offsets.size() == 1 && rule.offsets.front() == 0;
}

class YearChecker {
 public:
  YearChecker(const CheckContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {}

  void Run() {
    // Reports of governments are about the execution of one year and the draft of the
    // next.
    if (IsOfGovernment(context_)) return;
    Find();
    const int own = OwnYear(context_.view.data->info.fiscal_year);
    if (own == 0) return;
    // A clause is the most that is known of a place: what else is wrong with the year
    // there says the same.
    std::ranges::stable_partition(found_, [](const YearAt& found) {
      return found.text->in == schemas::TextPlace::kClause;
    });
    for (const YearAt& found : found_) {
      const std::vector<int>& offsets = found.rule->offsets;
      if (std::ranges::find(offsets, found.year - own) == offsets.end()) {
        Report(found, own);
      }
    }
  }

 private:
  void Find() {
    const ReportKind report = context_.view.data->info.report_kind;
    for (const TextAt& text : context_.texts) {
      if (context_.stop.requested()) return;
      for (const YearRule& rule : context_.identities.years) {
        if (!LooksIn(rule.in, text.in) ||
            (rule.report != ReportKind::kNone && rule.report != report)) {
          continue;
        }
        const std::vector<int> years = YearsIn(rule, text.folded);
        // A title of two years says which is compared with which.
        if (TellsOwnYear(rule) && years.size() > 1) continue;
        for (const int year : years) found_.push_back({&rule, &text, year});
      }
    }
  }

  // That of nearly all titles; 0 where there are none, or they do not agree.  The cover
  // alone may be the one that is wrong.
  int OwnYear(int said) const {
    std::map<int, int> titles;
    int all = 0;
    for (const YearAt& found : found_) {
      if (!TellsOwnYear(*found.rule)) continue;
      ++titles[found.year];
      ++all;
    }
    for (const auto& [year, count] : titles) {
      const int others = all - count;
      const bool enough = year == said || count >= kEnoughTitles;
      if (enough && count + (year == said ? 1 : 0) >= kClearYear * others) {
        return year;
      }
    }
    return 0;
  }

  void Report(const YearAt& found, int own) {
    Check check = FailedText(context_, found.rule->id, found.rule->label, *found.text,
                             std::to_string(found.year));
    if (found.rule->offsets.size() == 1) {
      check.expected = std::to_string(own + found.rule->offsets.front());
    }
    check.place = PlaceOf(found);
    const bool is_new =
        reported_.emplace(check.where, check.place.page, check.place.line, found.year)
            .second;
    if (is_new) out_->push_back(std::move(check));
  }

  // Of a paragraph the printed line that has the year.
  static Place PlaceOf(const YearAt& found) {
    const Paragraph* paragraph = found.text->paragraph;
    if (paragraph == nullptr) return found.text->place;
    const std::size_t at = paragraph->text.find(std::to_string(found.year));
    return at == std::string::npos ? found.text->place : paragraph->PlaceAt(at);
  }

  const CheckContext& context_;
  std::vector<Check>* out_;
  std::vector<YearAt> found_;
  std::set<std::tuple<std::string, int, int, int>> reported_;  // where, and which year
};

}  // namespace

void CheckYears(const CheckContext& context, std::vector<Check>* out) {
  YearChecker(context, out).Run();
}

}  // namespace budget::check
