// The same figure, said twice: in one paragraph it is the same; elsewhere it may be of
// something else, unless it differs by a slip of the pen.

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "pipeline/narrative/statement_checks.h"

namespace budget::narrative {
namespace {

bool IsFigure(const StatementContext& context, int index) {
  const Statement& statement = context.At(index);
  const schemas::Unit* unit = context.vocabulary().FindUnit(statement.unit);
  return statement.measure == StatementMeasure::kValue && !statement.explains &&
         !statement.limit && statement.list < 0 && statement.paragraph >= 0 &&
         unit != nullptr && unit->kind == Kind::kAmount &&
         context.Figure(index).has_value() && HasName(statement) &&
         context.ScopeOf(index) != kSeveralScopes;
}

// Name, year, phase and scope: what makes two figures the same.
using What = std::tuple<std::string, int, Phase, std::string>;

What WhatIs(const StatementContext& context, int index) {
  const Statement& statement = context.At(index);
  const std::string& name =
      statement.concept_id.empty() ? statement.key : statement.concept_id;
  return {name, statement.fiscal_year, context.PhaseOf(index), context.ScopeOf(index)};
}

// The figures of one name in all paragraphs: one that no other repeats, and that is a
// slip of the pen from one that more paragraphs have, or an earlier one.
void CheckElsewhere(const StatementContext& context, const std::vector<int>& figures,
                    std::vector<Check>* out) {
  std::map<std::string, std::vector<int>> by_amount;
  for (const int index : figures) {
    by_amount[context.Figure(index)->value.Reduced().ToString()].push_back(index);
  }
  if (by_amount.size() < 2) return;
  for (const auto& [amount, same] : by_amount) {
    if (same.size() > 1) continue;
    const int index = same.front();
    for (const auto& [other, others] : by_amount) {
      const int meant = others.front();
      const bool believed = others.size() > 1 || meant < index;
      if (meant == index || !believed ||
          context.At(meant).paragraph == context.At(index).paragraph ||
          !context.IsSlipOf(index, context.Figure(meant)->value)) {
        continue;
      }
      Check check = context.CheckOf("narrative-repeat", index, {meant});
      const identity::Rounded& before = *context.Figure(meant);
      const identity::Rounded& again = *context.Figure(index);
      context.Compare(again.value, before.value, again.half + before.half, index,
                      &check);
      context.Word("fail_repeat_elsewhere", context.At(meant).quote, &check);
      if (check.outcome == Outcome::kFail) out->push_back(std::move(check));
      break;
    }
  }
}

}  // namespace

void CheckRepeats(const StatementContext& context, std::vector<Check>* out) {
  std::map<std::tuple<int, std::string, What>, int> first;  // in a paragraph
  std::map<What, std::vector<int>> all;
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (!IsFigure(context, i)) continue;
    const Statement& statement = context.At(i);
    const What what = WhatIs(context, i);
    all[what].push_back(i);
    const auto [known, is_new] =
        first.try_emplace({statement.paragraph, statement.key, what}, i);
    if (is_new) continue;
    const identity::Rounded& before = *context.Figure(known->second);
    const identity::Rounded& again = *context.Figure(i);
    Check check = context.CheckOf("narrative-repeat", i, {known->second});
    context.Compare(again.value, before.value, again.half + before.half, i, &check);
    context.Word("fail_repeat", context.At(known->second).quote, &check);
    out->push_back(std::move(check));
  }
  for (const auto& [what, figures] : all) CheckElsewhere(context, figures, out);
}

}  // namespace budget::narrative
