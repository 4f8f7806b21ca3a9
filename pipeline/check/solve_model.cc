#include "pipeline/check/solve_model.h"

#include <algorithm>

#include "pipeline/check/evaluate.h"

namespace budget {
namespace {

std::size_t Index(int i) { return static_cast<std::size_t>(i); }

// Longer figures could overflow sums; no budget has them.
constexpr Amount kMostAmount = 1'000'000'000'000'000;
// Whole numbers below this may be years, line numbers or column numbers; those are
// printed without decimals.
constexpr Amount kSmall = 10'000;

std::uint64_t KeyOf(int table, int row) {
  return (static_cast<std::uint64_t>(table) << 32) | static_cast<std::uint32_t>(row);
}

Amount PowerOfTen(int exponent) {
  Amount power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
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

}  // namespace

struct SolveModel::Scale {
  int decimals =
      0;  // all numbers are multiples of 10^-decimals of the first term's unit
  const Term* first = nullptr;
};

SolveModel::SolveModel(const DocumentView& view, const InstanceList& list,
                       std::size_t most_candidates)
    : view_(view), list_(list) {
  FindScales();
  FindRows(most_candidates);
  for (std::size_t i = 0; i < list_.instances().size(); ++i) {
    if (InOneRow(list_.instances()[i])) FilterRow(static_cast<int>(i));
  }
}

void SolveModel::FindScales() {
  for (const TableView& table : view_.tables) {
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
    const TableView& table = view_.tables[t];
    if (!table.has_undetermined()) continue;
    for (int row = 0; row < static_cast<int>(table.table().rows.size()); ++row) {
      if (table.Undetermined(row).empty()) continue;
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

int SolveModel::RowAt(const Term& term) const {
  const auto found = row_at_.find(KeyOf(term.table, term.row));
  return found == row_at_.end() ? -1 : found->second;
}

bool SolveModel::HasLooseRow(const Instance& instance) const {
  const auto loose = [&](const Term& term) {
    return view_.tables[Index(term.table)].has_undetermined() && RowAt(term) >= 0;
  };
  const auto equations = list_.Equations(instance);
  return std::any_of(equations.begin(), equations.end(), [&](const CellEquation& e) {
    const auto left = list_.Left(e);
    const auto right = list_.Right(e);
    return std::any_of(left.begin(), left.end(), loose) ||
           std::any_of(right.begin(), right.end(), loose);
  });
}

// An identity of a loose row with itself.
bool SolveModel::InOneRow(const Instance& instance) const {
  const auto equations = list_.Equations(instance);
  const Term& like = list_.Left(equations[0])[0];
  const int row = RowAt(like);
  if (row < 0 || instance.open) return false;
  return std::all_of(equations.begin(), equations.end(), [&](const CellEquation& e) {
    const auto same = [&](const Term& term) {
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
  const Instance& of = list_.instances()[Index(instance)];
  const auto equations = list_.Equations(of);
  LooseRow& row = rows_[Index(RowAt(list_.Left(equations[0])[0]))];
  if (!row.candidates.complete || row.contradicts) return;
  row.constrained = true;
  for (const CellEquation& equation : equations) NoteFigures(equation);
  std::vector<std::vector<int>> kept;
  for (const std::vector<int>& choice : row.candidates.choices) {
    const bool holds = std::any_of(
        equations.begin(), equations.end(),
        [&](const CellEquation& e) { return Holds(e, of.at_most, row, choice); });
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

bool SolveModel::Holds(const CellEquation& equation, bool at_most, const LooseRow& row,
                       const std::vector<int>& choice) const {
  const TableView& table = view_.tables[Index(row.table)];
  Decimal difference;
  Decimal rounding;
  const auto add = [&](const Term& term, bool negative) {
    int fact = table.FactAt(term.row, term.column);
    if (fact < 0) fact = FactIn(row.candidates, choice, term.column);
    const Decimal* value = table.Value(fact);
    if (value == nullptr) return;
    difference = negative ? difference - *value : difference + *value;
    rounding = rounding + table.HalfUnit(*value);
  };
  for (const Term& term : list_.Left(equation)) add(term, term.sign < 0);
  for (const Term& term : list_.Right(equation)) add(term, term.sign > 0);
  return at_most ? difference <= rounding : difference.Abs() <= rounding;
}

// Marks the rows of an equation in which a figure takes part that cannot be a number of
// something else.
void SolveModel::NoteFigures(const CellEquation& equation) {
  bool significant = false;
  const auto look = [&](const Term& term) {
    const TableView& table = view_.tables[Index(term.table)];
    const Decimal* printed = table.ValueAt(term.row, term.column);
    if (printed != nullptr && IsSignificant(*printed)) significant = true;
    for (const int fact : table.Undetermined(term.row)) {
      const Decimal* value = table.Value(fact);
      if (value != nullptr && IsSignificant(*value)) significant = true;
    }
  };
  for (const Term& term : list_.Left(equation)) look(term);
  for (const Term& term : list_.Right(equation)) look(term);
  const auto mark = [&](const Term& term) {
    const int row = RowAt(term);
    if (row < 0) return;
    rows_[Index(row)].constrained = true;
    if (significant) rows_[Index(row)].significant = true;
  };
  for (const Term& term : list_.Left(equation)) mark(term);
  for (const Term& term : list_.Right(equation)) mark(term);
}

std::optional<SolveModel::Scale> SolveModel::ScaleOf(
    const CellEquation& equation) const {
  Scale scale{.decimals = 0, .first = &list_.Left(equation)[0]};
  const auto look = [&](const Term& term) {
    const int shift = UnitShift(view_, term, *scale.first);
    scale.decimals = std::max(scale.decimals, decimals_[Index(term.table)] - shift + 1);
  };
  for (const Term& term : list_.Left(equation)) look(term);
  for (const Term& term : list_.Right(equation)) look(term);
  if (scale.decimals > 16) return std::nullopt;
  return scale;
}

std::optional<LinearSum> SolveModel::Compile(const CellEquation& equation,
                                             bool at_most) {
  const auto scale = ScaleOf(equation);
  if (!scale) return std::nullopt;
  LinearSum sum{.at_most = at_most};
  std::vector<std::vector<Amount>> values;  // by term of the sum and candidate
  std::vector<std::vector<Amount>> roundings;
  bool fits = true;
  const auto whole = [&](const Term& term, const Decimal& value) {
    if (value.Abs().coefficient() >= kMostAmount) fits = false;
    const int shift = UnitShift(view_, term, *scale->first);
    return value.coefficient() *
           PowerOfTen(std::max(0, scale->decimals - value.scale() + shift));
  };
  const auto add = [&](const Term& term, int sign) {
    const TableView& table = view_.tables[Index(term.table)];
    const int row = RowAt(term);
    const int printed = table.FactAt(term.row, term.column);
    if (row < 0 || printed >= 0) {
      const Decimal* value = table.Value(printed);
      if (value == nullptr) return;
      sum.constant += sign * whole(term, *value);
      sum.rounding += whole(term, table.HalfUnit(*value));
      return;
    }
    const RowCandidates& candidates = rows_[Index(row)].candidates;
    if (!candidates.complete || candidates.choices.empty()) {
      fits = false;
      return;
    }
    auto at = std::find_if(sum.terms.begin(), sum.terms.end(),
                           [&](const SumTerm& t) { return t.variable == row; });
    if (at == sum.terms.end()) {
      sum.terms.push_back({.variable = row});
      values.emplace_back(candidates.choices.size(), 0);
      roundings.emplace_back(candidates.choices.size(), 0);
      at = std::prev(sum.terms.end());
    }
    const auto place = static_cast<std::size_t>(at - sum.terms.begin());
    for (std::size_t c = 0; c < candidates.choices.size(); ++c) {
      const Decimal* value =
          table.Value(FactIn(candidates, candidates.choices[c], term.column));
      if (value == nullptr) continue;
      values[place][c] += sign * whole(term, *value);
      roundings[place][c] += whole(term, table.HalfUnit(*value));
    }
  };
  for (const Term& term : list_.Left(equation)) add(term, term.sign);
  for (const Term& term : list_.Right(equation)) add(term, -term.sign);
  if (!fits) return std::nullopt;
  for (std::size_t t = 0; t < sum.terms.size(); ++t) {
    SumTerm& term = sum.terms[t];
    for (std::size_t c = 0; c < values[t].size(); ++c) {
      const auto same = std::find(term.values.begin(), term.values.end(), values[t][c]);
      const auto index = static_cast<std::size_t>(same - term.values.begin());
      if (same == term.values.end()) {
        term.values.push_back(values[t][c]);
        term.roundings.push_back(roundings[t][c]);
      } else {
        term.roundings[index] = std::max(term.roundings[index], roundings[t][c]);
      }
      term.value_of.push_back(static_cast<std::uint16_t>(index));
    }
  }
  return sum;
}

void SolveModel::AddTo(DomainSolver* solver) {
  for (const LooseRow& row : rows_) {
    solver->AddVariable(static_cast<int>(row.candidates.choices.size()));
  }
  for (std::size_t i = 0; i < list_.instances().size(); ++i) {
    const Instance& instance = list_.instances()[i];
    if (instance.open || !HasLooseRow(instance) || InOneRow(instance)) continue;
    SumConstraint constraint{.tag = static_cast<int>(i)};
    bool known = true;
    for (const CellEquation& equation : list_.Equations(instance)) {
      auto sum = Compile(equation, instance.at_most);
      // An alternative that cannot be computed might hold: nothing follows.
      if (!sum) {
        known = false;
        break;
      }
      constraint.alternatives.push_back(*std::move(sum));
    }
    if (!known) continue;
    for (const CellEquation& equation : list_.Equations(instance)) {
      NoteFigures(equation);
    }
    solver->AddConstraint(std::move(constraint));
  }
}

}  // namespace budget
