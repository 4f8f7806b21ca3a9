// Weights of the indicators of a performance table: they add up to 100, or to 90 where
// the execution of the budget has the other 10, or to what their head says
// (权重（90）).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/check/check_context.h"
#include "pipeline/identity/messages.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

constexpr int kEnoughWeights = 4;
constexpr int kAll = 100;
constexpr int kWithoutExecution = 90;
// Sums farther from it add up levels, or parts of a table.
constexpr int kNear = 30;

struct Weights {
  Decimal sum;
  int count = 0;
  int first = -1;  // index into Table::facts
};

Weights WeightsOf(const Table& table, int column) {
  Weights weights;
  for (std::size_t i = 0; i < table.facts.size(); ++i) {
    const Fact& fact = table.facts[i];
    if (fact.column != column || table.RowOf(fact).row_kind != RowKind::kItem) continue;
    const std::optional<Decimal> weight = Decimal::Parse(fact.value);
    if (!weight) continue;
    if (weights.first < 0) weights.first = static_cast<int>(i);
    weights.sum = weights.sum + *weight;
    ++weights.count;
  }
  return weights;
}

// The number in the head of the column; 0: none.
int WeightIn(std::string_view head) {
  int number = 0;
  for (const char c : head) {
    if (c >= '0' && c <= '9' && number < kAll) number = (number * 10) + (c - '0');
  }
  return number;
}

void CheckColumn(const CheckContext& context, int index, int column,
                 std::vector<Check>* out) {
  const Table& table = context.view.TableOf(index);
  const Weights weights = WeightsOf(table, column);
  const Decimal all(kAll, 0);
  if (weights.count < kEnoughWeights || (weights.sum - all).Abs() > Decimal(kNear, 0)) {
    return;
  }
  const std::string head = identity::NameOfColumn(table.columns[Index(column)]);
  const int said = WeightIn(head);
  const bool holds =
      said > 0 ? weights.sum == Decimal(said, 0)
               : weights.sum == all || weights.sum == Decimal(kWithoutExecution, 0);
  Check check;
  check.check_id = "weights";
  check.kind = CheckKind::kOther;
  check.where = identity::NameOfTable(table) + " / " + head;
  check.place = table.facts[Index(weights.first)].place;
  check.found = weights.sum.ToString();
  check.expected = std::to_string(said > 0 ? said : kAll);
  check.outcome = holds ? Outcome::kPass : Outcome::kFail;
  check.message = context.messages.Say("weights");
  if (!holds) {
    check.message = context.messages.Say(
        "fail_weights", {{"found", check.found}, {"expected", check.expected}});
  }
  out->push_back(std::move(check));
}

}  // namespace

void CheckWeights(const CheckContext& context, std::vector<Check>* out) {
  for (int i = 0; i < static_cast<int>(context.view.tables.size()); ++i) {
    const Table& table = context.view.TableOf(i);
    if (table.status != TableStatus::kComplete) continue;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (table.columns[column].measure == "weight") {
        CheckColumn(context, i, static_cast<int>(column), out);
      }
    }
  }
}

}  // namespace budget::check
