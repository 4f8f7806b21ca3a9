#include "pipeline/check/other_columns.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <tuple>

#include "pipeline/check/majorities.h"
#include "pipeline/model/index.h"

namespace budget::check {
namespace {

using identity::Evaluation;
using identity::Instance;
using identity::Term;

std::vector<int> RowsOf(std::span<const Term> terms) {
  std::vector<int> rows;
  rows.reserve(terms.size());
  for (const Term& term : terms) rows.push_back(term.row);
  return rows;
}

// Column `by` has figures wherever the other column has: so it can tell which of their
// rows are addends.
bool Tells(const identity::TableView& table, int total, int by, int other) {
  const int block = table.table().rows[Index(total)].block;
  const auto prints = [&](int row, int column) {
    const Decimal* value = table.ValueAt(row, column);
    return value != nullptr && !value->is_zero();
  };
  for (int row = 0; row < static_cast<int>(table.table().rows.size()); ++row) {
    if (table.table().rows[Index(row)].block == block && prints(row, other) &&
        !prints(row, by)) {
      return false;
    }
  }
  return true;
}

// 其中 lists make the whole in some columns, and may be less than it in others.
bool IsPartOnly(const identity::DocumentView& view, std::span<const Term> addends,
                const Evaluation& e) {
  return !e.difference.is_negative() &&
         std::ranges::any_of(addends, [&](const Term& term) {
           return view.TableOf(term.table).rows[Index(term.row)].of_which;
         });
}

// A total that one column makes of these rows.
struct Understood {
  std::vector<int> rows;
  int column = 0;
};

class Truster {
 public:
  Truster(const identity::DocumentView& view, const identity::InstanceList& list,
          std::vector<Evaluation>* evaluations)
      : view_(view), list_(list), evaluations_(*evaluations) {}

  void Run() {
    for (std::size_t i = 0; i < evaluations_.size(); ++i) {
      const Instance& instance = list_.instances()[i];
      if (instance.addends == identity::Addends::kKnown ||
          evaluations_[i].outcome != Outcome::kPass ||
          IsBorneOut(instance.spec->kind)) {
        continue;
      }
      const auto& equation = list_.Equations(instance)[Index(evaluations_[i].equation)];
      understood_[KeyOf(instance)].push_back(
          {RowsOf(list_.Right(equation)), instance.column});
    }
    for (std::size_t i = 0; i < evaluations_.size(); ++i) {
      if (evaluations_[i].why == identity::Untestable::kNoHierarchy) Judge(i);
    }
  }

 private:
  using Key = std::tuple<const schemas::IdentitySpec*, int, int>;
  static Key KeyOf(const Instance& instance) {
    return {instance.spec, instance.table, instance.row};
  }

  // Fails by the rows that another column tells, which need not be those that come
  // nearest.
  void Judge(std::size_t at) {
    const Instance& instance = list_.instances()[at];
    const auto known = understood_.find(KeyOf(instance));
    if (known == understood_.end()) return;
    const auto equations = list_.Equations(instance);
    for (int i = 0; i < static_cast<int>(equations.size()); ++i) {
      const auto addends = list_.Right(equations[Index(i)]);
      const std::vector<int> rows = RowsOf(addends);
      const bool told = std::ranges::any_of(known->second, [&](const Understood& by) {
        return by.rows == rows && Tells(view_.tables[Index(instance.table)],
                                        instance.row, by.column, instance.column);
      });
      if (!told) continue;
      const auto failure = FailureBy(view_, list_, instance, i);
      if (!failure || IsPartOnly(view_, addends, *failure)) continue;
      evaluations_[at] = *failure;
      return;
    }
  }

  const identity::DocumentView& view_;
  const identity::InstanceList& list_;
  std::vector<Evaluation>& evaluations_;
  std::map<Key, std::vector<Understood>> understood_;
};

}  // namespace

void TrustOtherColumns(const identity::DocumentView& view,
                       const identity::InstanceList& list,
                       std::vector<Evaluation>* evaluations) {
  Truster(view, list, evaluations).Run();
}

}  // namespace budget::check
