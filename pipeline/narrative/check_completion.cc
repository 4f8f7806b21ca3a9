// How far a plan has got: 预算 200.00 万元，执行 150.00 万元，执行率 75.0%.

#include <string>
#include <vector>

#include "pipeline/narrative/statement_checks.h"
#include "pipeline/script/text.h"

namespace budget::narrative {
namespace {

bool IsRate(const StatementContext& context, int index) {
  const Statement& rate = context.At(index);
  return rate.measure == StatementMeasure::kSharePercent && rate.whole.empty() &&
         !rate.limit && rate.paragraph >= 0 && context.IsPercentage(index) &&
         context.prose().narrative.rates.MatchesAll(script::Fold(rate.subject));
}

// The figures before it in its sentence, the last first, of the unit of the last one.
std::vector<int> FiguresBefore(const StatementContext& context, int index) {
  std::vector<int> figures;
  const Statement& rate = context.At(index);
  for (int i = index; i-- > 0;) {
    const Statement& value = context.At(i);
    if (value.sentence != rate.sentence) break;
    const bool counts = value.measure == StatementMeasure::kValue ||
                        value.measure == StatementMeasure::kCount;
    if (!counts || value.limit || !context.Figure(i)) continue;
    if (figures.empty() || context.Comparable(i, figures.front())) figures.push_back(i);
  }
  return figures;
}

// What is counted is exact.
identity::Rounded FigureOf(const StatementContext& context, int index) {
  identity::Rounded figure = *context.Figure(index);
  if (context.At(index).measure == StatementMeasure::kCount) figure.half = Decimal();
  return figure;
}

Check Compare(const StatementContext& context, int rate, int done, int plan) {
  Check check = context.CheckOf("narrative-rate", rate, {done, plan});
  context.ComparePercentage(FigureOf(context, done), FigureOf(context, plan), rate,
                            &check);
  context.Word("fail_percent_text", context.At(rate).quote, &check);
  return check;
}

// Any two of several figures may be meant; two alone are.
void CheckRate(const StatementContext& context, int index, std::vector<Check>* out) {
  constexpr std::size_t kPair = 2;
  const std::vector<int> figures = FiguresBefore(context, index);
  for (std::size_t done = 0; done < figures.size(); ++done) {
    for (std::size_t plan = done + 1; plan < figures.size(); ++plan) {
      Check check = Compare(context, index, figures[done], figures[plan]);
      const bool holds = check.outcome == Outcome::kPass;
      if (holds || figures.size() == kPair) out->push_back(std::move(check));
      if (holds) return;
    }
  }
}

}  // namespace

void CheckCompletion(const StatementContext& context, std::vector<Check>* out) {
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (context.stopped()) return;
    if (IsRate(context, i)) CheckRate(context, i, out);
  }
}

}  // namespace budget::narrative
