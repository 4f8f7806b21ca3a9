// Totals whose parts stand in paragraphs of their own: “三公”经费 and what it is made
// of, each as an amount and as a change.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/narrative/statement_checks.h"

namespace budget::narrative {
namespace {

class SumChecker {
 public:
  SumChecker(const StatementContext& context, std::vector<Check>* out)
      : context_(context), out_(out) {}

  bool IsValue(int index) const {
    const Statement& value = context_.At(index);
    return value.measure == StatementMeasure::kValue && !value.explains &&
           !value.limit && value.paragraph >= 0 && context_.Figure(index).has_value();
  }

  // `total` is a value.
  void Check(int total, std::string_view words) {
    std::vector<int> parts;
    for (const std::string_view concept_id : WordsOf(words)) {
      const int part = PartOf(total, concept_id);
      if (part < 0) return;
      parts.push_back(part);
    }
    // One list in one sentence has its own check.
    const bool is_list = context_.At(parts.front()).total == total;
    if (!is_list) Compare("narrative-sum", total, Sum(total, parts), parts);
    CheckChanges(total, parts);
  }

 private:
  // The next figure of the concept below the same heading, before the total is said
  // again; -1: none.
  int PartOf(int total, std::string_view concept_id) const {
    const Statement& whole = context_.At(total);
    const int count = static_cast<int>(context_.statements().size());
    for (int i = total + 1; i < count; ++i) {
      const Statement& part = context_.At(i);
      if (part.section != whole.section) return -1;
      if (!IsValue(i)) continue;
      const bool same_time = part.fiscal_year == whole.fiscal_year &&
                             context_.PhaseOf(i) == context_.PhaseOf(total) &&
                             context_.ScopeOf(i) == context_.ScopeOf(total);
      if (part.concept_id == whole.concept_id) return -1;
      if (same_time && part.concept_id == concept_id && context_.Comparable(i, total)) {
        return i;
      }
    }
    return -1;
  }

  identity::Rounded Sum(int total, const std::vector<int>& parts) const {
    identity::Rounded sum{Decimal(), context_.Figure(total)->half};
    for (const int part : parts) {
      sum.value = sum.value + context_.Figure(part)->value;
      sum.half = sum.half + context_.Figure(part)->half;
    }
    return sum;
  }

  // The change of a value; of one that has stayed as it was, -1 and nothing.
  struct Change {
    int statement = -1;
    identity::Rounded amount;  // with its sign
  };
  std::optional<Change> ChangeOf(int value) const {
    const int count = static_cast<int>(context_.statements().size());
    for (int i = value + 1; i < count; ++i) {
      const Statement& change = context_.At(i);
      if (change.paragraph != context_.At(value).paragraph) break;
      if (change.measure != StatementMeasure::kChangeAmount || change.explains ||
          change.refers_to != value || !context_.Comparable(i, value)) {
        continue;
      }
      identity::Rounded amount = *context_.Figure(i);
      if (change.trend == Trend::kDecrease) amount.value = -amount.value;
      const bool directed = change.trend == Trend::kIncrease ||
                            change.trend == Trend::kDecrease || amount.value.is_zero();
      if (!directed) return std::nullopt;
      return Change{i, amount};
    }
    if (context_.At(value).trend == Trend::kFlat) return Change{};
    return std::nullopt;
  }

  void CheckChanges(int total, const std::vector<int>& parts) {
    const std::optional<Change> whole = ChangeOf(total);
    if (!whole || whole->statement < 0) return;
    identity::Rounded sum{Decimal(), whole->amount.half};
    std::vector<int> changes;
    for (const int part : parts) {
      const std::optional<Change> change = ChangeOf(part);
      if (!change) return;
      sum.value = sum.value + change->amount.value;
      sum.half = sum.half + change->amount.half;
      if (change->statement >= 0) changes.push_back(change->statement);
    }
    const bool opposite =
        !sum.value.is_zero() && (sum.value + whole->amount.value).Abs() <= sum.half;
    const char* id = opposite ? "narrative-direction" : "narrative-sum";
    Compare(id, whole->statement, sum, changes, whole->amount.value);
  }

  void Compare(const char* id, int index, const identity::Rounded& sum,
               const std::vector<int>& parts) {
    Compare(id, index, sum, parts, context_.Figure(index)->value);
  }
  void Compare(const char* id, int index, const identity::Rounded& sum,
               const std::vector<int>& parts, const Decimal& found) {
    budget::Check check = context_.CheckOf(id, index);
    check.statements.insert(check.statements.end(), parts.begin(), parts.end());
    context_.Compare(found, sum.value, sum.half, index, &check);
    context_.Word("fail_parts_text", context_.At(index).quote, &check);
    out_->push_back(std::move(check));
  }

  const StatementContext& context_;
  std::vector<budget::Check>* out_;
};

}  // namespace

void CheckConceptSums(const StatementContext& context, std::vector<Check>* out) {
  SumChecker checker(context, out);
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (context.stopped()) return;
    if (!checker.IsValue(i)) continue;
    for (const auto& [concept_id, parts] : context.prose().narrative.concept_sums) {
      if (concept_id == context.At(i).concept_id) checker.Check(i, parts);
    }
  }
}

}  // namespace budget::narrative
