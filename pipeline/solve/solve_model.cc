#include "pipeline/solve/solve_model.h"

#include <algorithm>

#include "pipeline/identity/evaluate.h"
#include "pipeline/model/index.h"

namespace budget::solve {
namespace {

// Longer figures could overflow the sums that a document can have; no budget has them.
constexpr Amount kMostAmount = Amount{1'000'000'000'000'000} * 1'000'000'000'000;
// Whole numbers below this may be years, line numbers or column numbers; those are
// printed without decimals.
constexpr Amount kSmall = 10'000;

std::uint64_t KeyOf(int table, int row) {
  return (static_cast<std::uint64_t>(table) << 32) | static_cast<std::uint32_t>(row);
}

bool IsSignificant(const Decimal& value) {
  return value.scale() > 0 || value.Abs().coefficient() >= kSmall;
}

// The fact that a choice puts into a column; -1 if it leaves it blank.
int FactIn(const RowCandidates& candidates, const std::vector<int>& choice,
           int column) {
  const auto at = std::find(choice.begin(), choice.end(), column);
  return at == choice.end()
             ? -1
             : candidates.facts[Index(static_cast<int>(at - choice.begin()))];
}

// What a row adds to a sum, from its value and rounding by candidate.
SumTerm TermOf(int variable, const std::vector<Amount>& values,
               const std::vector<Amount>& roundings) {
  SumTerm term{.variable = variable};
  for (std::size_t c = 0; c < values.size(); ++c) {
    const auto same = std::find(term.values.begin(), term.values.end(), values[c]);
    const auto index = static_cast<std::size_t>(same - term.values.begin());
    if (same == term.values.end()) {
      term.values.push_back(values[c]);
      term.roundings.push_back(roundings[c]);
    } else {
      term.roundings[index] = std::max(term.roundings[index], roundings[c]);
    }
    term.value_of.push_back(static_cast<std::uint16_t>(index));
  }
  return term;
}

}  // namespace

struct SolveModel::Scale {
  int decimals =
      0;  // all numbers are multiples of 10^-decimals of the first term's unit
  const identity::Term* first = nullptr;
};

SolveModel::SolveModel(const identity::DocumentView& view,
                       const identity::InstanceList& list, std::size_t most_candidates,
                       Stop stop)
    : view_(view), list_(list), stop_(stop) {
  FindScales();
  FindRows(most_candidates);
  for (std::size_t i = 0; i < list_.instances().size(); ++i) {
    if (stop_.requested()) return;
    if (InOneRow(list_.instances()[i])) FilterRow(static_cast<int>(i));
  }
  CompileSums();
}

void SolveModel::FindScales() {
  for (const identity::TableView& table : view_.tables) {
    int most = table.scale();
    for (std::size_t i = 0; i < table.table().facts.size(); ++i) {
      const Decimal* value = table.Value(static_cast<int>(i));
      if (value != nullptr) most = std::max(most, value->scale());
    }
    decimals_.push_back(most);
  }
}

void SolveModel::FindRows(std::size_t most_candidates) {
  for (std::size_t t = 0; t < view_.tables.size(); ++t) {
    const identity::TableView& table = view_.tables[t];
    if (!table.has_undetermined()) continue;
    for (int row = 0; row < static_cast<int>(table.table().rows.size()); ++row) {
      if (table.Undetermined(row).empty()) continue;
      if (stop_.requested()) return;
      const int number = static_cast<int>(t);
      LooseRow loose{.table = number,
                     .row = row,
                     .candidates = ListRowCandidates(table, row, most_candidates)};
      loose.listed = loose.candidates.choices.size();
      row_at_[KeyOf(number, row)] = static_cast<int>(rows_.size());
      rows_.push_back(std::move(loose));
    }
  }
}

int SolveModel::RowAt(const identity::Term& term) const {
  const auto found = row_at_.find(KeyOf(term.table, term.row));
  return found == row_at_.end() ? -1 : found->second;
}

bool SolveModel::HasLooseRow(const identity::Instance& instance) const {
  const auto loose = [&](const identity::Term& term) {
    return view_.tables[Index(term.table)].has_undetermined() && RowAt(term) >= 0;
  };
  const auto equations = list_.Equations(instance);
  return std::any_of(equations.begin(), equations.end(),
                     [&](const identity::CellEquation& e) {
                       const auto left = list_.Left(e);
                       const auto right = list_.Right(e);
                       return std::any_of(left.begin(), left.end(), loose) ||
                              std::any_of(right.begin(), right.end(), loose);
                     });
}

// An identity of a loose row with itself.
bool SolveModel::InOneRow(const identity::Instance& instance) const {
  const auto equations = list_.Equations(instance);
  const identity::Term& like = list_.Left(equations[0])[0];
  const int row = RowAt(like);
  if (row < 0 || instance.open) return false;
  return std::all_of(equations.begin(), equations.end(),
                     [&](const identity::CellEquation& e) {
                       const auto same = [&](const identity::Term& term) {
                         return term.table == like.table && term.row == like.row;
                       };
                       const auto left = list_.Left(e);
                       const auto right = list_.Right(e);
                       return std::all_of(left.begin(), left.end(), same) &&
                              std::all_of(right.begin(), right.end(), same);
                     });
}

// Keeps the candidates of a row that satisfy an identity within it.
void SolveModel::FilterRow(int instance) {
  const identity::Instance& of = list_.instances()[Index(instance)];
  const auto equations = list_.Equations(of);
  LooseRow& row = rows_[Index(RowAt(list_.Left(equations[0])[0]))];
  if (!row.candidates.complete || row.contradicts) return;
  NoteFigures(of);
  std::vector<std::vector<int>> kept;
  for (const std::vector<int>& choice : row.candidates.choices) {
    const bool holds = std::any_of(equations.begin(), equations.end(),
                                   [&](const identity::CellEquation& e) {
                                     return Holds(e, of.at_most, row, choice);
                                   });
    if (holds) kept.push_back(choice);
  }
  if (kept.size() == row.candidates.choices.size()) return;
  row.used.push_back(instance);
  if (kept.empty()) {
    row.contradicts = true;
  } else {
    row.candidates.choices = std::move(kept);
  }
}

bool SolveModel::Holds(const identity::CellEquation& equation, bool at_most,
                       const LooseRow& row, const std::vector<int>& choice) const {
  const identity::TableView& table = view_.tables[Index(row.table)];
  Decimal difference;
  Decimal rounding;
  const auto add = [&](const identity::Term& term, bool negative) {
    int fact = table.FactAt(term.row, term.column);
    if (fact < 0) fact = FactIn(row.candidates, choice, term.column);
    const Decimal* value = table.Value(fact);
    if (value == nullptr) return;
    difference = negative ? difference - *value : difference + *value;
    rounding = rounding + table.HalfUnit(*value);
  };
  for (const identity::Term& term : list_.Left(equation)) add(term, term.sign < 0);
  for (const identity::Term& term : list_.Right(equation)) add(term, term.sign > 0);
  // What cannot be computed might hold: nothing follows.
  if (!difference.has_value() || !rounding.has_value()) return true;
  return at_most ? difference <= rounding : difference.Abs() <= rounding;
}

// Marks the rows of an identity in which a figure takes part that cannot be a number of
// something else.  A bound marks none: alone it is too weak to decide.
void SolveModel::NoteFigures(const identity::Instance& instance) {
  if (instance.at_most) return;
  for (const identity::CellEquation& equation : list_.Equations(instance)) {
    if (!HasSignificant(equation)) continue;
    const auto mark = [&](const identity::Term& term) {
      const int row = RowAt(term);
      if (row >= 0) rows_[Index(row)].significant = true;
    };
    for (const identity::Term& term : list_.Left(equation)) mark(term);
    for (const identity::Term& term : list_.Right(equation)) mark(term);
  }
}

bool SolveModel::HasSignificant(const identity::CellEquation& equation) const {
  const auto significant = [&](const identity::Term& term) {
    const identity::TableView& table = view_.tables[Index(term.table)];
    const Decimal* printed = table.ValueAt(term.row, term.column);
    if (printed != nullptr && IsSignificant(*printed)) return true;
    const auto loose = table.Undetermined(term.row);
    return std::any_of(loose.begin(), loose.end(), [&](int fact) {
      const Decimal* value = table.Value(fact);
      return value != nullptr && IsSignificant(*value);
    });
  };
  const auto left = list_.Left(equation);
  const auto right = list_.Right(equation);
  return std::any_of(left.begin(), left.end(), significant) ||
         std::any_of(right.begin(), right.end(), significant);
}

std::optional<SolveModel::Scale> SolveModel::ScaleOf(
    const identity::CellEquation& equation) const {
  Scale scale{.decimals = 0, .first = &list_.Left(equation)[0]};
  const auto look = [&](const identity::Term& term) {
    const int shift = identity::UnitShift(view_, term, *scale.first);
    scale.decimals = std::max(scale.decimals, decimals_[Index(term.table)] - shift + 1);
  };
  for (const identity::Term& term : list_.Left(equation)) look(term);
  for (const identity::Term& term : list_.Right(equation)) look(term);
  if (scale.decimals > 16) return std::nullopt;
  return scale;
}

// Builds a sum in whole numbers, term by term.
class SolveModel::SumBuilder {
 public:
  SumBuilder(const SolveModel& model, const Scale& scale, bool at_most)
      : model_(model), scale_(scale) {
    sum_.at_most = at_most;
  }

  void Add(const identity::Term& term, int sign) {
    const identity::TableView& table = model_.view_.tables[Index(term.table)];
    const int row = model_.RowAt(term);
    const int printed = table.FactAt(term.row, term.column);
    if (row < 0 || printed >= 0) {
      const Decimal* value = table.Value(printed);
      if (value == nullptr) return;
      sum_.constant += sign * Whole(term, *value);
      sum_.rounding += Whole(term, table.HalfUnit(*value));
    } else {
      AddUnknown(term, row, sign);
    }
  }

  // Nothing if a figure is too long, or a row has too many candidates.
  std::optional<LinearSum> Build() {
    if (!fits_) return std::nullopt;
    for (std::size_t t = 0; t < rows_.size(); ++t) {
      sum_.terms.push_back(TermOf(rows_[t], values_[t], roundings_[t]));
    }
    return std::move(sum_);
  }

 private:
  void AddUnknown(const identity::Term& term, int row, int sign) {
    const RowCandidates& candidates = model_.rows_[Index(row)].candidates;
    if (!candidates.complete || candidates.choices.empty()) {
      fits_ = false;
      return;
    }
    const identity::TableView& table = model_.view_.tables[Index(term.table)];
    const std::size_t place = PlaceOf(row, candidates.choices.size());
    for (std::size_t c = 0; c < candidates.choices.size(); ++c) {
      const Decimal* value =
          table.Value(FactIn(candidates, candidates.choices[c], term.column));
      if (value == nullptr) continue;
      values_[place][c] += sign * Whole(term, *value);
      roundings_[place][c] += Whole(term, table.HalfUnit(*value));
    }
  }

  std::size_t PlaceOf(int row, std::size_t candidates) {
    const auto [at, is_new] = place_of_.try_emplace(row, rows_.size());
    if (is_new) {
      rows_.push_back(row);
      values_.emplace_back(candidates, 0);
      roundings_.emplace_back(candidates, 0);
    }
    return at->second;
  }

  Amount Whole(const identity::Term& term, const Decimal& value) {
    const int shift = identity::UnitShift(model_.view_, term, *scale_.first);
    const Decimal whole =
        Decimal(value.coefficient(), 0)
            .ShiftedLeft(std::max(0, scale_.decimals - value.scale() + shift));
    if (!whole.has_value() || whole.Abs().coefficient() >= kMostAmount) fits_ = false;
    return fits_ ? whole.coefficient() : 0;
  }

  const SolveModel& model_;
  const Scale& scale_;
  LinearSum sum_;
  std::vector<int> rows_;  // of the terms
  std::unordered_map<int, std::size_t> place_of_;
  std::vector<std::vector<Amount>> values_;  // by term and candidate
  std::vector<std::vector<Amount>> roundings_;
  bool fits_ = true;
};

std::optional<LinearSum> SolveModel::Compile(const identity::CellEquation& equation,
                                             bool at_most) const {
  const auto scale = ScaleOf(equation);
  if (!scale) return std::nullopt;
  SumBuilder builder(*this, *scale, at_most);
  for (const identity::Term& term : list_.Left(equation)) builder.Add(term, term.sign);
  for (const identity::Term& term : list_.Right(equation))
    builder.Add(term, -term.sign);
  return builder.Build();
}

// What holds within a row has been asked already.
void SolveModel::CompileSums() {
  for (std::size_t i = 0; i < list_.instances().size(); ++i) {
    if (stop_.requested()) return;
    const identity::Instance& instance = list_.instances()[i];
    if (instance.open || !HasLooseRow(instance) || InOneRow(instance)) continue;
    SumConstraint constraint{.tag = static_cast<int>(i)};
    bool known = true;
    for (const identity::CellEquation& equation : list_.Equations(instance)) {
      auto sum = Compile(equation, instance.at_most);
      // An alternative that cannot be computed might hold: nothing follows.
      if (!sum) {
        known = false;
        break;
      }
      constraint.alternatives.push_back(*std::move(sum));
    }
    if (!known) continue;
    NoteFigures(instance);
    sums_.push_back(std::move(constraint));
  }
}

void SolveModel::AddTo(DomainSolver* solver) const {
  for (const LooseRow& row : rows_) {
    solver->AddVariable(static_cast<int>(row.candidates.choices.size()));
  }
  for (const SumConstraint& sum : sums_) solver->AddConstraint(sum);
}

}  // namespace budget::solve
