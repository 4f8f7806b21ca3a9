#include "pipeline/check/find_patterns.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "pipeline/model/index.h"
#include "pipeline/script/slip.h"

namespace budget::check {
namespace {

// Fewer failures than this say nothing about a rule.
constexpr int kEnoughToDoubt = 4;

const identity::CellEquation& ChosenEquation(const identity::InstanceList& list,
                                             const identity::Evaluation& e,
                                             int instance) {
  return list.Equations(list.instances()[Index(instance)])[Index(e.equation)];
}

// ---- Columns that have changed places

// The part of a failing row sum that would be its total, if the two cells were
// exchanged; -1 if there is none.
bool HoldsSwapped(const identity::DocumentView& view, const identity::Term& total,
                  std::span<const identity::Term> parts, int column,
                  const identity::Evaluation& e) {
  for (const identity::Term& part : parts) {
    if (part.column != column || part.sign < 0) continue;
    const identity::TableView& table = view.tables[Index(part.table)];
    const Decimal* a = table.ValueAt(total.row, total.column);
    const Decimal* b = table.ValueAt(part.row, part.column);
    const Decimal total_value = a ? *a : Decimal();
    const Decimal part_value = b ? *b : Decimal();
    const Decimal others = e.expected - part_value;
    return (part_value - others - total_value).Abs() <= e.tolerance;
  }
  return false;
}

// The columns that, exchanged with that of the total, make all of these row sums hold.
std::vector<int> SwappedColumns(const identity::DocumentView& view,
                                const identity::InstanceList& list,
                                const std::vector<identity::Evaluation>& evaluations,
                                const std::vector<int>& rows) {
  std::vector<int> columns;
  const int first = rows[0];
  const identity::CellEquation& equation =
      ChosenEquation(list, evaluations[Index(first)], first);
  for (const identity::Term& candidate : list.Right(equation)) {
    const bool all = std::all_of(rows.begin(), rows.end(), [&](int i) {
      const identity::CellEquation& other =
          ChosenEquation(list, evaluations[Index(i)], i);
      return HoldsSwapped(view, list.Left(other)[0], list.Right(other),
                          candidate.column, evaluations[Index(i)]);
    });
    if (all) columns.push_back(candidate.column);
  }
  return columns;
}

// ---- One sum in several columns

// The failures of one total row under one identity.
using SumKey = std::tuple<const schemas::IdentitySpec*, int, int>;

class SumFailures {
 public:
  SumFailures(const identity::DocumentView& view, const identity::InstanceList& list,
              const std::vector<identity::Evaluation>& evaluations,
              const std::vector<int>& failures)
      : view_(view), list_(list), evaluations_(evaluations), failures_(failures) {}

  std::optional<FoundPattern> Explain() const {
    if (auto found = OtherCode()) return found;
    if (auto found = MovedCell()) return found;
    return MissingRow();
  }

 private:
  const identity::Evaluation& At(int i) const { return evaluations_[Index(i)]; }
  const identity::Term& TotalOf(int i) const {
    return list_.Left(ChosenEquation(list_, At(i), i))[0];
  }

  bool Near(const Decimal& a, const Decimal& b, int i) const {
    return (a - b).Abs() <= At(i).tolerance;
  }

  // A row outside the sum whose figures are what the sum lacks.
  std::optional<FoundPattern> OtherCode() const {
    const identity::Term& total = TotalOf(failures_[0]);
    const Table& table = view_.TableOf(total.table);
    const std::string& code = table.rows[Index(total.row)].item_code;
    if (code.empty()) return std::nullopt;
    const auto parts =
        list_.Right(ChosenEquation(list_, At(failures_[0]), failures_[0]));
    const std::string& like = table.rows[Index(parts[0].row)].item_code;
    for (int row = 0; row < static_cast<int>(table.rows.size()); ++row) {
      const std::string& other = table.rows[Index(row)].item_code;
      if (other.size() != like.size() || other.compare(0, code.size(), code) == 0) {
        continue;
      }
      // A single column may have such a figure by chance.
      if (failures_.size() < 2 &&
          !script::OneSlipApart(other, code + other.substr(code.size())))
        continue;
      const bool fits = std::all_of(failures_.begin(), failures_.end(), [&](int i) {
        const Decimal* value =
            view_.tables[Index(total.table)].ValueAt(row, TotalOf(i).column);
        return value != nullptr && Near(*value, At(i).difference, i);
      });
      if (!fits) continue;
      return FoundPattern{.kind = FailurePattern::kOtherCode,
                          .from = {total.table, row, -1, 1},
                          .values = code + other.substr(code.size())};
    }
    return std::nullopt;
  }

  // What one column has too much, the other lacks, and one row has it in the first.
  std::optional<FoundPattern> MovedCell() const {
    if (failures_.size() != 2) return std::nullopt;
    int much = failures_[0];
    int little = failures_[1];
    if (!At(much).difference.is_negative()) std::swap(much, little);
    const Decimal surplus = -At(much).difference;
    if (surplus.is_negative() || !Near(surplus, At(little).difference, little)) {
      return std::nullopt;
    }
    for (const identity::Term& part :
         list_.Right(ChosenEquation(list_, At(much), much))) {
      const identity::TableView& table = view_.tables[Index(part.table)];
      const Decimal* value = table.ValueAt(part.row, part.column);
      const int to = TotalOf(little).column;
      const Decimal* there = table.ValueAt(part.row, to);
      if (value == nullptr || !Near(*value, surplus, much)) continue;
      if (there != nullptr && !there->is_zero()) continue;
      return FoundPattern{.kind = FailurePattern::kMovedCell,
                          .from = part,
                          .to = {part.table, part.row, to, 1},
                          .value = *value};
    }
    return std::nullopt;
  }

  std::optional<FoundPattern> MissingRow() const {
    if (failures_.size() < 2) return std::nullopt;
    FoundPattern found{.kind = FailurePattern::kMissingRow,
                       .from = TotalOf(failures_[0])};
    for (const int i : failures_) {
      if (At(i).difference.is_negative()) return std::nullopt;
      if (!found.values.empty()) found.values += ", ";
      const identity::Term& total = TotalOf(i);
      found.values +=
          view_.TableOf(total.table).columns[Index(total.column)].path.printed() + " " +
          At(i).difference.ToString();
    }
    return found;
  }

  const identity::DocumentView& view_;
  const identity::InstanceList& list_;
  const std::vector<identity::Evaluation>& evaluations_;
  const std::vector<int>& failures_;
};

// Columns that have changed places: with them exchanged, all rows of an identity hold,
// those that hold as they are, too.
void FindSwapped(const identity::DocumentView& view, const identity::InstanceList& list,
                 const std::vector<identity::Evaluation>& evaluations,
                 std::vector<std::optional<Repair>>* repairs, FailurePatterns* found) {
  struct Rows {
    std::vector<int> all;  // failures first
    std::size_t failures = 0;
  };
  std::map<SumKey, Rows> columns;
  for (const Outcome outcome : {Outcome::kFail, Outcome::kPass}) {
    for (std::size_t i = 0; i < evaluations.size(); ++i) {
      const identity::Instance& instance = list.instances()[i];
      if (evaluations[i].outcome != outcome ||
          instance.spec->kind != schemas::IdentityKind::kRowSum) {
        continue;
      }
      Rows& rows = columns[{instance.spec, instance.table, instance.column}];
      rows.all.push_back(static_cast<int>(i));
      if (outcome == Outcome::kFail) ++rows.failures;
    }
  }
  for (const auto& [key, rows] : columns) {
    if (rows.failures < 2) continue;
    const std::vector<int> swapped_with =
        SwappedColumns(view, list, evaluations, rows.all);
    if (swapped_with.size() != 1) continue;
    const int column = swapped_with[0];
    const auto& [spec, table, total] = key;
    const FoundPattern swapped{.kind = FailurePattern::kSwappedColumns,
                               .from = {table, -1, total, 1},
                               .to = {table, -1, column, 1}};
    for (std::size_t i = 0; i < rows.failures; ++i) {
      found->emplace(rows.all[i], swapped);
      (*repairs)[Index(rows.all[i])].reset();
    }
    for (std::size_t i = 0; i < repairs->size(); ++i) {
      auto& repair = (*repairs)[i];
      if (!repair || repair->cell.table != table ||
          (repair->cell.column != total && repair->cell.column != column)) {
        continue;
      }
      found->emplace(static_cast<int>(i), swapped);
      repair.reset();
    }
  }
}

bool IsColumnSum(schemas::IdentityKind kind) {
  return kind == schemas::IdentityKind::kCodeTree ||
         kind == schemas::IdentityKind::kColumnTotal ||
         kind == schemas::IdentityKind::kRowTree ||
         kind == schemas::IdentityKind::kUnitTotal ||
         kind == schemas::IdentityKind::kLabelTree ||
         kind == schemas::IdentityKind::kBlockTotal;
}

// A blank total where its column prints none is no failure.
void DoubtBlankTotals(const identity::InstanceList& list,
                      std::vector<identity::Evaluation>* evaluations) {
  // Columns that print the totals of an identity.
  std::set<std::tuple<const schemas::IdentitySpec*, int, int>> columns;
  const auto column_of = [&](std::size_t i) {
    const identity::Instance& instance = list.instances()[i];
    return std::tuple(instance.spec, instance.table, instance.column);
  };
  for (std::size_t i = 0; i < evaluations->size(); ++i) {
    if ((*evaluations)[i].outcome == Outcome::kPass) columns.insert(column_of(i));
  }
  for (std::size_t i = 0; i < evaluations->size(); ++i) {
    identity::Evaluation& e = (*evaluations)[i];
    if (e.outcome != Outcome::kFail || !e.left_blank ||
        columns.contains(column_of(i))) {
      continue;
    }
    e.outcome = Outcome::kUntestable;
    e.why = identity::Untestable::kNoTotal;
  }
}

struct TableTally {
  std::vector<int> failures;
  int holds = 0;
};

// By the first instance of an identity in a table, and the table: in the order in which
// they are listed.
std::map<std::pair<int, int>, TableTally> TallyByTable(
    const identity::InstanceList& list,
    const std::vector<identity::Evaluation>& evaluations) {
  std::map<std::pair<const schemas::IdentitySpec*, int>, int> first;
  std::map<std::pair<int, int>, TableTally> tallies;
  for (std::size_t i = 0; i < evaluations.size(); ++i) {
    const identity::Instance& instance = list.instances()[i];
    if (evaluations[i].outcome == Outcome::kUntestable) continue;
    const int number =
        first.try_emplace({instance.spec, instance.table}, static_cast<int>(i))
            .first->second;
    TableTally& tally = tallies[{number, instance.table}];
    if (evaluations[i].outcome == Outcome::kPass) {
      ++tally.holds;
    } else {
      tally.failures.push_back(static_cast<int>(i));
    }
  }
  return tallies;
}

}  // namespace

FailurePatterns FindPatterns(const identity::DocumentView& view,
                             const identity::InstanceList& list,
                             const std::vector<identity::Evaluation>& evaluations,
                             std::vector<std::optional<Repair>>* repairs) {
  FailurePatterns found;
  FindSwapped(view, list, evaluations, repairs, &found);
  std::map<SumKey, std::vector<int>> sums;
  for (std::size_t i = 0; i < evaluations.size(); ++i) {
    const int index = static_cast<int>(i);
    const identity::Instance& instance = list.instances()[i];
    if (evaluations[i].outcome == Outcome::kFail && !(*repairs)[i] &&
        IsColumnSum(instance.spec->kind)) {
      sums[{instance.spec, instance.table, instance.row}].push_back(index);
    }
  }
  for (const auto& [key, failures] : sums) {
    const auto pattern = SumFailures(view, list, evaluations, failures).Explain();
    if (!pattern) continue;
    for (const int i : failures) found.emplace(i, *pattern);
  }
  return found;
}

std::vector<HardlyHolds> GatherWhatHardlyHolds(
    const identity::DocumentView& view, const identity::InstanceList& list,
    std::vector<identity::Evaluation>* evaluations) {
  DoubtBlankTotals(list, evaluations);
  std::vector<HardlyHolds> found;
  for (const auto& [key, tally] : TallyByTable(list, *evaluations)) {
    const int failures = static_cast<int>(tally.failures.size());
    if (failures < kEnoughToDoubt || failures <= tally.holds) continue;
    const auto& [number, table] = key;
    const schemas::IdentitySpec* spec = list.instances()[Index(number)].spec;
    if (spec->kind == schemas::IdentityKind::kRowSum &&
        !SwappedColumns(view, list, *evaluations, tally.failures).empty()) {
      continue;
    }
    found.push_back({.spec = spec,
                     .table = table,
                     .failed = failures,
                     .tested = failures + tally.holds});
    for (const int i : tally.failures) {
      identity::Evaluation& e = (*evaluations)[Index(i)];
      e.why = identity::Untestable::kHardlyHolds;
      e.outcome = Outcome::kUntestable;
    }
  }
  return found;
}

}  // namespace budget::check
