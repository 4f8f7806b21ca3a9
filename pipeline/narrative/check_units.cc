// A unit that cannot be meant: a part of 50 yuan in a list of tens of thousands, a
// budget of 50 yuan in a document that counts in tens of thousands.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/narrative/statement_checks.h"
#include "pipeline/script/text.h"

namespace budget::narrative {
namespace {

// Amounts of one unit before another one is out of place.
constexpr int kEnough = 20;
// A figure of the other magnitude is smaller by this power of ten at least.
constexpr int kPower = 3;

bool IsAmount(const StatementContext& context, int index) {
  const Statement& statement = context.At(index);
  const schemas::Unit* unit = context.vocabulary().FindUnit(statement.unit);
  return !statement.limit && !statement.explains && unit != nullptr &&
         unit->kind == Kind::kAmount && context.Figure(index).has_value();
}

int PowerOf(const StatementContext& context, int index) {
  return context.vocabulary().FindUnit(context.At(index).unit)->power_of_ten;
}

void Report(const StatementContext& context, int index, int other,
            std::vector<Check>* out) {
  const Statement& statement = context.At(index);
  Check check = context.CheckOf("narrative-unit", index, {other});
  check.outcome = Outcome::kFail;
  check.found = statement.value + statement.unit;
  check.expected = statement.value + context.At(other).unit;
  context.Word("fail_value", statement.quote, &check);
  out->push_back(std::move(check));
}

// The figure before it in its sentence, of a name that is known: 人均 50 元 is of none.
int BeforeIt(const StatementContext& context, int index) {
  const Statement& statement = context.At(index);
  if (statement.measure != StatementMeasure::kValue || !HasName(statement)) return -1;
  for (int i = index; i-- > 0;) {
    if (context.At(i).sentence != statement.sentence) return -1;
    if (context.At(i).measure == statement.measure && IsAmount(context, i)) return i;
  }
  return -1;
}

// What the figure is a change of or was before, or what it stands beside: of its
// magnitude.
int Beside(const StatementContext& context, int index) {
  const Statement& statement = context.At(index);
  const bool refers = statement.measure == StatementMeasure::kChangeAmount ||
                      statement.measure == StatementMeasure::kPriorValue;
  const int other = refers ? statement.refers_to : BeforeIt(context, index);
  return other >= 0 && IsAmount(context, other) ? other : -1;
}

// A figure whose unit is smaller than that of the one beside it, and which is less than
// a thousandth of it; in the other unit it would be of its magnitude.
bool IsOutOfPlace(const StatementContext& context, int index, int other) {
  const int power = PowerOf(context, other);
  const Decimal& small = context.Figure(index)->value;
  const Decimal& great = context.Figure(other)->value;
  return PowerOf(context, index) == 0 && power >= kPower && !small.is_zero() &&
         small.ShiftedLeft(kPower) < great && small.ShiftedLeft(power) <= great + great;
}

// The only amount of its unit, less than one of the unit that all others have.
void CheckOnlyOne(const StatementContext& context, const std::vector<int>& amounts,
                  std::vector<Check>* out) {
  std::map<std::string, std::vector<int>> by_unit;
  for (const int index : amounts) by_unit[context.At(index).unit].push_back(index);
  if (by_unit.size() != 2) return;
  const auto& [a, b] = std::pair{by_unit.begin()->second, by_unit.rbegin()->second};
  const std::vector<int>& few = a.size() < b.size() ? a : b;
  const std::vector<int>& many = a.size() < b.size() ? b : a;
  if (few.size() != 1 || static_cast<int>(many.size()) < kEnough) return;
  const int index = few.front();
  const Statement& statement = context.At(index);
  const int power = PowerOf(context, many.front());
  if (PowerOf(context, index) + kPower > power ||
      context.prose().narrative.per_head.MatchesPart(script::Fold(statement.quote)) ||
      statement.measure != StatementMeasure::kValue ||
      context.Figure(index)->value.is_zero() ||
      context.Figure(index)->value >= Decimal(1, 0).ShiftedLeft(power)) {
    return;
  }
  Report(context, index, many.front(), out);
}

}  // namespace

void CheckUnits(const StatementContext& context, std::vector<Check>* out) {
  std::vector<int> amounts;
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (context.stopped()) return;
    if (!IsAmount(context, i)) continue;
    amounts.push_back(i);
    const int other = Beside(context, i);
    if (other >= 0 && IsOutOfPlace(context, i, other)) Report(context, i, other, out);
  }
  CheckOnlyOne(context, amounts, out);
}

}  // namespace budget::narrative
