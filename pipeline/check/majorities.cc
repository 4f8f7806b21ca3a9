#include "pipeline/check/majorities.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <tuple>

#include "pipeline/model/index.h"

namespace budget::check {
namespace {

using identity::Evaluation;
using identity::Instance;

// Rows that must hold before one is said to fail, and of how many one may.
constexpr int kRowsThatHold = 4;
constexpr int kOneFailsOf = 10;

struct FamilyTally {
  int tested = 0;
  int holds = 0;
};

struct Way {
  std::vector<int> columns;
  FamilyTally tally;
};

// One column of totals, or one pair of tables.
struct Family {
  std::vector<std::size_t> instances;
  std::vector<Way> ways;
};

std::vector<int> ColumnsOf(std::span<const identity::Term> terms) {
  std::vector<int> columns;
  columns.reserve(terms.size());
  for (const identity::Term& term : terms) columns.push_back(term.column);
  return columns;
}

class Believer {
 public:
  Believer(const identity::DocumentView& view, const identity::InstanceList& list,
           std::vector<Evaluation>* evaluations)
      : view_(view), list_(list), evaluations_(*evaluations) {}

  void Run() {
    std::map<std::tuple<const schemas::IdentitySpec*, int, int>, Family> all;
    for (std::size_t i = 0; i < evaluations_.size(); ++i) {
      const Instance& instance = list_.instances()[i];
      if (!IsBorneOut(instance.spec->kind)) continue;
      Family& family = all[{instance.spec, instance.table, Other(instance)}];
      family.instances.push_back(i);
      Count(instance, &family);
    }
    for (const auto& [key, family] : all) Judge(family);
  }

 private:
  // What makes a family besides identity and table.
  int Other(const Instance& instance) const {
    return instance.spec->kind == schemas::IdentityKind::kRepeat
               ? list_.Right(list_.Equations(instance)[0])[0].table
               : instance.column;
  }

  bool SaysSomething(const Instance& instance,
                     const identity::CellEquation& equation) const {
    return instance.spec->kind == schemas::IdentityKind::kRepeat ||
           HasAddends(equation);
  }

  // The columns that a sum adds up; two tables have only one way to agree.
  std::vector<int> WayOf(const Instance& instance,
                         const identity::CellEquation& equation) const {
    if (instance.spec->kind == schemas::IdentityKind::kRepeat) return {};
    return ColumnsOf(list_.Right(equation));
  }

  bool HasAddends(const identity::CellEquation& equation) const {
    return std::ranges::count_if(
               list_.Right(equation), [&](const identity::Term& term) {
                 const Decimal* value =
                     view_.tables[Index(term.table)].ValueAt(term.row, term.column);
                 return value != nullptr && !value->is_zero();
               }) > 1;
  }

  void Count(const Instance& instance, Family* family) const {
    const auto equations = list_.Equations(instance);
    for (int i = 0; i < static_cast<int>(equations.size()); ++i) {
      const identity::CellEquation& equation = equations[Index(i)];
      if (!SaysSomething(instance, equation)) continue;
      const std::vector<int> columns = WayOf(instance, equation);
      auto way = std::ranges::find(family->ways, columns, &Way::columns);
      if (way == family->ways.end()) {
        way = family->ways.insert(way, {.columns = columns, .tally = {}});
      }
      ++way->tally.tested;
      const Evaluation e = EvaluateAlternative(view_, list_, instance, i);
      if (e.outcome == Outcome::kPass) ++way->tally.holds;
    }
  }

  void Judge(const Family& family) {
    const auto best = std::ranges::max_element(
        family.ways, {}, [](const Way& way) { return way.tally.holds; });
    if (best == family.ways.end()) return;
    const FamilyTally& tally = best->tally;
    const int fails = tally.tested - tally.holds;
    const bool chance = tally.holds * 2 < tally.tested || tally.holds == 0;
    const bool may_fail = tally.holds >= kRowsThatHold &&
                          (fails == 1 || fails * kOneFailsOf <= tally.tested);
    for (const std::size_t i : family.instances) {
      Evaluation& e = evaluations_[i];
      if (chance && e.outcome == Outcome::kPass) {
        e.outcome = Outcome::kUntestable;
        e.why = identity::Untestable::kNoHierarchy;
      } else if (may_fail && e.why == identity::Untestable::kNoHierarchy) {
        Fail(i, best->columns);
      }
    }
  }

  void Fail(std::size_t at, const std::vector<int>& columns) {
    const Instance& instance = list_.instances()[at];
    const auto equations = list_.Equations(instance);
    for (int i = 0; i < static_cast<int>(equations.size()); ++i) {
      if (WayOf(instance, equations[Index(i)]) != columns) continue;
      const auto failure = FailureBy(view_, list_, instance, i);
      if (failure) evaluations_[at] = *failure;
      return;
    }
  }

  const identity::DocumentView& view_;
  const identity::InstanceList& list_;
  std::vector<Evaluation>& evaluations_;
};

}  // namespace

bool IsBorneOut(schemas::IdentityKind kind) {
  return kind == schemas::IdentityKind::kHeadTotal ||
         kind == schemas::IdentityKind::kRepeat;
}

void BelieveMajorities(const identity::DocumentView& view,
                       const identity::InstanceList& list,
                       std::vector<Evaluation>* evaluations) {
  Believer(view, list, evaluations).Run();
}

}  // namespace budget::check
