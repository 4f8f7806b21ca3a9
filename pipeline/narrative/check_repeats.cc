// The same figure, said twice in one paragraph.

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "pipeline/narrative/statement_checks.h"

namespace budget::narrative {
namespace {

// A concept, or an item of a classification: 投入 and 安排 are said of anything.
bool HasName(const Statement& statement) {
  return !statement.concept_id.empty() ||
         std::ranges::any_of(statement.items,
                             [](const std::string& item) { return !item.empty(); });
}

bool IsFigure(const StatementContext& context, int index) {
  const Statement& statement = context.At(index);
  const schemas::Unit* unit = context.vocabulary().FindUnit(statement.unit);
  return statement.measure == StatementMeasure::kValue && !statement.explains &&
         !statement.limit && statement.list < 0 && statement.paragraph >= 0 &&
         unit != nullptr && unit->kind == Kind::kAmount &&
         context.Figure(index).has_value() && HasName(statement) &&
         context.ScopeOf(index) != kSeveralScopes;
}

}  // namespace

void CheckRepeats(const StatementContext& context, std::vector<Check>* out) {
  // Paragraph, name, year, phase and scope: what makes two figures the same.
  std::map<std::tuple<int, std::string, int, Phase, std::string>, int> first;
  for (int i = 0; i < static_cast<int>(context.statements().size()); ++i) {
    if (!IsFigure(context, i)) continue;
    const Statement& statement = context.At(i);
    const auto [known, is_new] =
        first.try_emplace({statement.paragraph, statement.key, statement.fiscal_year,
                           context.PhaseOf(i), context.ScopeOf(i)},
                          i);
    if (is_new) continue;
    const identity::Rounded& before = *context.Figure(known->second);
    const identity::Rounded& again = *context.Figure(i);
    Check check = context.CheckOf("narrative-repeat", i, {known->second});
    context.Compare(again.value, before.value, again.half + before.half, i, &check);
    context.Word("fail_repeat", context.At(known->second).quote, &check);
    out->push_back(std::move(check));
  }
}

}  // namespace budget::narrative
