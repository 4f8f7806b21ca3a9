// What the prose says of the outturn against the budget - 决算数大于预算数 - against
// the two figures before it.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/index.h"
#include "pipeline/narrative/statement_checks.h"
#include "pipeline/script/text.h"

namespace budget::narrative {
namespace {

// 基本持平: up to so many hundredths of the budget.
constexpr int kAboutPercent = 5;

// A statement and where its clause begins in the folded paragraph.
struct StatementAt {
  int statement = -1;
  std::size_t begin = 0;
};

// The outturn and the budget that a verdict is about.
struct Pair {
  int outturn = -1;
  int budget = -1;
};

class VerdictChecker {
 public:
  VerdictChecker(const StatementContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {}

  // `statements` are those of the paragraph, in its order.
  void Check(int paragraph, const std::vector<int>& statements) {
    const std::string folded =
        script::Fold(context_.data().outline.paragraphs[Index(paragraph)].text);
    const std::vector<StatementAt> placed = Place(folded, statements);
    for (const auto& [word, pattern] : context_.prose().narrative.verdicts) {
      std::size_t begin = 0;
      while (const auto at = pattern.Locate(std::string_view(folded).substr(begin))) {
        if (at->end == at->begin) break;
        if (const auto pair = PairBefore(placed, begin + at->begin)) {
          Compare(word, *pair, folded.substr(begin + at->begin, at->end - at->begin));
        }
        begin += at->end;
      }
    }
  }

 private:
  std::vector<StatementAt> Place(const std::string& folded,
                                 const std::vector<int>& statements) const {
    std::vector<StatementAt> placed;
    std::size_t cursor = 0;
    for (const int index : statements) {
      const std::size_t at =
          folded.find(script::Fold(context_.At(index).quote), cursor);
      if (at == std::string::npos) continue;
      placed.push_back({index, at});
      cursor = at;
    }
    return placed;
  }

  bool IsAmount(int index) const {
    const Statement& statement = context_.At(index);
    const schemas::Unit* unit = context_.vocabulary().FindUnit(statement.unit);
    return (statement.measure == StatementMeasure::kValue ||
            statement.measure == StatementMeasure::kPriorValue) &&
           !statement.explains && !statement.limit && unit != nullptr &&
           unit->kind == Kind::kAmount && context_.Figure(index).has_value();
  }

  // The last two amounts before a verdict, if they are the budget and the outturn of
  // one thing: whatever else stands there is about something else.
  std::optional<Pair> PairBefore(const std::vector<StatementAt>& placed,
                                 std::size_t verdict) const {
    std::vector<int> amounts;
    for (const StatementAt& at : placed) {
      if (at.begin < verdict && IsAmount(at.statement)) amounts.push_back(at.statement);
    }
    if (amounts.size() < 2) return std::nullopt;
    const int last = amounts.back();
    const int before = amounts[amounts.size() - 2];
    const Statement& outturn = context_.At(last);
    const Statement& budget = context_.At(before);
    const bool one_thing = outturn.key == budget.key || outturn.key.empty() ||
                           budget.key.empty() || outturn.refers_to == before ||
                           outturn.prior == before;
    if (!one_thing || context_.PhaseOf(last) != Phase::kExecuted ||
        budget.phase != Phase::kApproved || outturn.fiscal_year != budget.fiscal_year ||
        outturn.sentence != budget.sentence) {
      return std::nullopt;
    }
    return Pair{last, before};
  }

  static bool Holds(const std::string& word, const Decimal& difference,
                    const Decimal& tolerance, const Decimal& budget) {
    const bool same = difference.Abs() <= tolerance;
    if (word == "equal") return same;
    if (word == "about") {
      return difference.Abs().ShiftedLeft(2) <=
             (budget * Decimal(kAboutPercent, 0)) + tolerance.ShiftedLeft(2);
    }
    if (same) return true;  // rounding hides which is more
    return (word == "less") == difference.is_negative();
  }

  void Compare(const std::string& word, const Pair& pair, const std::string& verdict) {
    const identity::Rounded& outturn = *context_.Figure(pair.outturn);
    const identity::Rounded& budget = *context_.Figure(pair.budget);
    const Decimal difference = outturn.value - budget.value;
    const Decimal tolerance = outturn.half + budget.half;
    budget::Check check =
        context_.CheckOf("narrative-verdict", pair.outturn, {pair.budget});
    check.outcome = Holds(word, difference, tolerance, budget.value) ? Outcome::kPass
                                                                     : Outcome::kFail;
    check.found = context_.At(pair.outturn).value;
    check.expected = context_.InUnitOf(pair.outturn, budget.value);
    context_.Word("fail_verdict", verdict, &check);
    out_->push_back(std::move(check));
  }

  const StatementContext& context_;
  std::vector<budget::Check>* out_;
};

}  // namespace

void CheckVerdicts(const StatementContext& context, std::vector<Check>* out) {
  VerdictChecker checker(context, out);
  const int count = static_cast<int>(context.statements().size());
  for (int first = 0; first < count;) {
    if (context.stopped()) return;
    const int paragraph = context.At(first).paragraph;
    std::vector<int> statements;
    int i = first;
    for (; i < count && context.At(i).paragraph == paragraph; ++i) {
      statements.push_back(i);
    }
    if (paragraph >= 0) checker.Check(paragraph, statements);
    first = i;
  }
}

}  // namespace budget::narrative
