// Growth against value and change, change against prior value, direction against sign.

#include <optional>

#include "pipeline/narrative/statement_checks.h"

namespace budget::narrative {
namespace {

// What a percentage of growth is computed from.
struct Growth {
  identity::Rounded change;  // never negative
  identity::Rounded base;
};

identity::Rounded Minus(const identity::Rounded& a, const identity::Rounded& b) {
  return {a.value - b.value, a.half + b.half};
}

identity::Rounded Plus(const identity::Rounded& a, const identity::Rounded& b) {
  return {a.value + b.value, a.half + b.half};
}

bool Directed(Trend trend) {
  return trend == Trend::kIncrease || trend == Trend::kDecrease;
}

std::optional<Growth> GrowthOf(const StatementContext& context,
                               const Statement& percent) {
  const int value = percent.refers_to;
  const int change = percent.change;
  const int prior = percent.prior;
  if (prior >= 0 && change >= 0 && context.Comparable(change, prior)) {
    return Growth{*context.Figure(change), *context.Figure(prior)};
  }
  if (prior >= 0 && value >= 0 && context.Comparable(value, prior)) {
    const identity::Rounded difference =
        Minus(*context.Figure(value), *context.Figure(prior));
    return Growth{{difference.value.Abs(), difference.half}, *context.Figure(prior)};
  }
  if (value >= 0 && change >= 0 && context.Comparable(value, change)) {
    const identity::Rounded& now = *context.Figure(value);
    const identity::Rounded& by = *context.Figure(change);
    const Trend trend = context.At(change).trend;
    if (trend == Trend::kIncrease) return Growth{by, Minus(now, by)};
    if (trend == Trend::kDecrease) return Growth{by, Plus(now, by)};
  }
  return std::nullopt;
}

// The percentage is that of the figure of this year: a common mistake.
bool HasWrongBase(const StatementContext& context, int index, const Growth& growth) {
  const int value = context.At(index).refers_to;
  if (value < 0 || !context.Figure(value)) return false;
  const identity::RatioResult result = identity::ComparePercent(
      *context.Figure(index), growth.change, *context.Figure(value));
  return result == identity::RatioResult::kHolds ||
         result == identity::RatioResult::kTruncated;
}

void CheckPercent(const StatementContext& context, int index, std::vector<Check>* out) {
  const Statement& percent = context.At(index);
  const auto growth = GrowthOf(context, percent);
  if (!growth || growth->change.value.is_zero()) return;
  Check check = context.CheckOf("narrative-growth", index,
                                {percent.refers_to, percent.change, percent.prior});
  context.ComparePercentage(growth->change, growth->base, index, &check);
  const bool wrong_base =
      check.outcome == Outcome::kFail && HasWrongBase(context, index, *growth);
  context.Word(wrong_base ? "fail_base" : "fail_percent_text", percent.quote, &check);
  out->push_back(std::move(check));
}

// value - prior value, with the sign that the word says.
void CheckChange(const StatementContext& context, int index, std::vector<Check>* out) {
  const Statement& change = context.At(index);
  if (change.refers_to < 0 || change.prior < 0 ||
      !context.Comparable(change.refers_to, change.prior) ||
      !context.Comparable(index, change.prior)) {
    return;
  }
  const identity::Rounded difference =
      Minus(*context.Figure(change.refers_to), *context.Figure(change.prior));
  const identity::Rounded& said = *context.Figure(index);
  const Decimal tolerance = difference.half + said.half;
  const bool same_size = (difference.value.Abs() - said.value).Abs() <= tolerance;
  const bool up = change.trend == Trend::kIncrease;
  const bool wrong_way = same_size && Directed(change.trend) &&
                         difference.value.Abs() > tolerance &&
                         up == difference.value.is_negative();
  Check check = context.CheckOf(wrong_way ? "narrative-direction" : "narrative-change",
                                index, {change.refers_to, change.prior});
  if (wrong_way) {
    context.Compare(up ? said.value : -said.value, difference.value, tolerance, index,
                    &check);
  } else {
    context.Compare(said.value, difference.value.Abs(), tolerance, index, &check);
  }
  context.Word(wrong_way ? "fail_direction" : "fail_change", change.quote, &check);
  out->push_back(std::move(check));
}

bool Opposite(Trend a, Trend b) { return Directed(a) && Directed(b) && a != b; }

// 增加 1,261.57 万元，下降 9.6 %: one of the two words is wrong.
void CheckWords(const StatementContext& context, int index, std::vector<Check>* out) {
  const Statement& percent = context.At(index);
  if (percent.change < 0 ||
      !Opposite(percent.trend, context.At(percent.change).trend)) {
    return;
  }
  Check check = context.CheckOf("narrative-direction", index,
                                {percent.change, percent.refers_to, percent.prior});
  check.outcome = Outcome::kFail;
  check.found = percent.value;
  check.expected = context.At(percent.change).value;
  context.Word("fail_words", percent.quote, &check);
  out->push_back(std::move(check));
}

// What has grown by more than it is was less than nothing before.
void CheckStart(const StatementContext& context, int index, std::vector<Check>* out) {
  const Statement& change = context.At(index);
  if (change.trend != Trend::kIncrease || change.refers_to < 0 || change.prior >= 0 ||
      context.At(change.refers_to).measure != StatementMeasure::kValue ||
      !HasName(context.At(change.refers_to)) ||
      !context.Comparable(index, change.refers_to)) {
    return;
  }
  const identity::Rounded before =
      Minus(*context.Figure(change.refers_to), *context.Figure(index));
  if (!before.value.is_negative() || before.value.Abs() <= before.half) return;
  Check check = context.CheckOf("narrative-change", index, {change.refers_to});
  check.outcome = Outcome::kFail;
  check.found = change.value;
  check.difference = context.InUnitOf(index, before.value);
  context.Word("fail_start", change.quote, &check);
  out->push_back(std::move(check));
}

// A percentage without its amount still says a direction.
void CheckDirection(const StatementContext& context, int index,
                    std::vector<Check>* out) {
  const Statement& percent = context.At(index);
  if (percent.change >= 0 || percent.refers_to < 0 || percent.prior < 0 ||
      !Directed(percent.trend) ||
      !context.Comparable(percent.refers_to, percent.prior)) {
    return;
  }
  const identity::Rounded difference =
      Minus(*context.Figure(percent.refers_to), *context.Figure(percent.prior));
  if (difference.value.Abs() <= difference.half) return;
  const bool up = percent.trend == Trend::kIncrease;
  if (up != difference.value.is_negative()) return;
  Check check =
      context.CheckOf("narrative-direction", index, {percent.refers_to, percent.prior});
  check.outcome = Outcome::kFail;
  check.found = percent.value;
  check.expected = context.InUnitOf(percent.refers_to, difference.value);
  context.Word("fail_direction", percent.quote, &check);
  out->push_back(std::move(check));
}

}  // namespace

void CheckGrowth(const StatementContext& context, std::vector<Check>* out) {
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    const Statement& statement = context.At(i);
    if (statement.explains || !context.Figure(i)) continue;
    if (statement.measure == StatementMeasure::kChangePercent &&
        context.IsPercentage(i)) {
      CheckPercent(context, i, out);
      CheckDirection(context, i, out);
      CheckWords(context, i, out);
    } else if (statement.measure == StatementMeasure::kChangeAmount) {
      CheckChange(context, i, out);
      CheckStart(context, i, out);
    }
  }
}

}  // namespace budget::narrative
