#include "pipeline/check/find_repairs.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "pipeline/model/index.h"
#include "pipeline/script/slip.h"

namespace budget::check {
namespace {

// Failures of a document that are looked into; more are damage, not slips.
constexpr int kMostFailures = 2000;

std::uint64_t KeyOf(const identity::Term& term) {
  return (static_cast<std::uint64_t>(term.table) << 44) ^
         (static_cast<std::uint64_t>(term.row) << 16) ^
         static_cast<std::uint64_t>(term.column);
}

// An equation that a cell takes part in: how its difference moves with the cell.
struct Use {
  int instance = 0;
  int equation = 0;
  int factor = 1;  // +1: the difference grows with the cell
  int shift = 0;   // of the cell's decimal point in the equation
};

// Those of one instance stand together, the alternative that comes nearest first.
struct CellUses {
  identity::Term cell;
  std::vector<Use> uses;
};

// Changes of a cell's value that an equation allows.
struct Interval {
  std::optional<Decimal> low;
  std::optional<Decimal> high;

  bool Contains(const Decimal& change) const {
    return (!low || *low <= change) && (!high || change <= *high);
  }
};

class RepairFinder {
 public:
  RepairFinder(const identity::DocumentView& view, const identity::InstanceList& list,
               const std::vector<identity::Evaluation>& evaluations, Stop stop)
      : view_(view), list_(list), evaluations_(evaluations), stop_(stop) {}

  std::vector<std::optional<Repair>> Find() {
    std::vector<std::optional<Repair>> repairs(evaluations_.size());
    CollectCells();
    if (cells_.empty()) return repairs;
    CollectUses();
    for (const CellUses& cell : cells_) {
      if (stop_.requested()) return repairs;
      TryCell(cell);
    }
    TryMoves();
    for (const int instance : failures_) repairs[Index(instance)] = Choose(instance);
    return repairs;
  }

 private:
  // All cells of the equations that fail, blank ones included.
  void CollectCells() {
    for (std::size_t i = 0; i < evaluations_.size(); ++i) {
      if (evaluations_[i].outcome != Outcome::kFail) continue;
      failures_.push_back(static_cast<int>(i));
      if (failures_.size() > kMostFailures) {
        cells_.clear();
        failures_.clear();
        return;
      }
      ForEachUse(static_cast<int>(i), [&](const identity::Term& term, const Use&) {
        const auto [at, is_new] = cell_index_.try_emplace(KeyOf(term), cells_.size());
        if (is_new) cells_.push_back({term, {}});
      });
    }
  }

  // Where those cells stand in equations that were tested.
  void CollectUses() {
    for (std::size_t i = 0; i < evaluations_.size(); ++i) {
      if (evaluations_[i].outcome == Outcome::kUntestable) continue;
      ForEachUse(static_cast<int>(i), [&](const identity::Term& term, const Use& use) {
        const auto at = cell_index_.find(KeyOf(term));
        if (at != cell_index_.end()) cells_[at->second].uses.push_back(use);
      });
    }
  }

  // The equations of an instance that may be repaired: of one that holds the one that
  // does, of a failure all alternatives.
  template <typename Visit>
  void ForEachUse(int instance, const Visit& visit) const {
    const identity::Evaluation& nearest = evaluations_[Index(instance)];
    VisitEquation(instance, nearest.equation, visit);
    if (nearest.outcome != Outcome::kFail) return;
    for (int i = 0; i < list_.instances()[Index(instance)].equation_count; ++i) {
      if (i != nearest.equation) VisitEquation(instance, i, visit);
    }
  }

  template <typename Visit>
  void VisitEquation(int instance, int number, const Visit& visit) const {
    const identity::CellEquation& equation =
        list_.Equations(list_.instances()[Index(instance)])[Index(number)];
    const identity::Term& first = list_.Left(equation)[0];
    for (const identity::Term& term : list_.Left(equation)) {
      visit(term,
            Use{instance, number, term.sign, identity::UnitShift(view_, term, first)});
    }
    for (const identity::Term& term : list_.Right(equation)) {
      visit(term,
            Use{instance, number, -term.sign, identity::UnitShift(view_, term, first)});
    }
  }

  identity::Evaluation At(const Use& use) const {
    const identity::Evaluation& nearest = evaluations_[Index(use.instance)];
    if (use.equation == nearest.equation) return nearest;
    return identity::EvaluateAlternative(
        view_, list_, list_.instances()[Index(use.instance)], use.equation);
  }

  // Empty if the equation cannot be tested.
  std::optional<Interval> Allowed(const Use& use) const {
    const identity::Evaluation e = At(use);
    if (e.outcome == Outcome::kUntestable) return std::nullopt;
    const Decimal to_zero = Centre(e, use);
    const Decimal slack = e.tolerance.ShiftedLeft(-use.shift);
    Interval allowed{to_zero - slack, to_zero + slack};
    if (list_.instances()[Index(use.instance)].at_most) {
      (use.factor > 0 ? allowed.low : allowed.high).reset();
    }
    return allowed;
  }

  // The change of the cell that makes the difference vanish.
  static Decimal Centre(const identity::Evaluation& e, const Use& use) {
    const Decimal difference = e.difference.ShiftedLeft(-use.shift);
    return use.factor > 0 ? -difference : difference;
  }

  bool Fails(const Use& use) const {
    return evaluations_[Index(use.instance)].outcome == Outcome::kFail;
  }

  // A change satisfies a cell's instances if it satisfies an equation of each.
  static bool SatisfiesAll(const std::vector<Use>& uses,
                           const std::vector<std::optional<Interval>>& allowed,
                           const Decimal& change) {
    for (std::size_t i = 0; i < uses.size();) {
      bool any = false;
      const int instance = uses[i].instance;
      for (; i < uses.size() && uses[i].instance == instance; ++i) {
        const std::optional<Interval>& interval = allowed[i];
        any = any || (interval && interval->Contains(change));
      }
      if (!any) return false;
    }
    return true;
  }

  // A cell explains its failures if one change of it satisfies all its instances.
  void TryCell(const CellUses& cell) {
    std::vector<std::optional<Interval>> allowed;
    allowed.reserve(cell.uses.size());
    for (const Use& use : cell.uses) allowed.push_back(Allowed(use));
    std::vector<Repair> found;
    for (std::size_t i = 0; i < cell.uses.size(); ++i) {
      const Use& guess = cell.uses[i];
      if (!Fails(guess) || !allowed[i]) continue;
      const Decimal change = Centre(At(guess), guess);
      if (!SatisfiesAll(cell.uses, allowed, change)) continue;
      if (auto repair = RepairBy(cell, change)) found.push_back(*std::move(repair));
    }
    if (found.empty()) return;
    const auto slip =
        std::find_if(found.begin(), found.end(),
                     [&](const Repair& repair) { return IsSlip(repair); });
    const Repair& best = slip != found.end() ? *slip : found.front();
    int before = -1;
    for (const Use& use : cell.uses) {
      if (Fails(use) && use.instance != before) {
        candidates_[use.instance].push_back(best);
        before = use.instance;
      }
    }
  }

  // Nothing if the value could not be: a negative one in the place of a positive one.
  std::optional<Repair> RepairBy(const CellUses& cell, const Decimal& change) const {
    const identity::TableView& table = view_.tables[Index(cell.cell.table)];
    const Decimal* printed = table.ValueAt(cell.cell.row, cell.cell.column);
    const Decimal value = printed == nullptr ? change : *printed + change;
    if (value.is_negative() && !(printed != nullptr && printed->is_negative())) {
      return std::nullopt;
    }
    Repair repair{.cell = cell.cell, .value = value};
    int before = -1;
    for (const Use& use : cell.uses) {
      if (Fails(use) && use.instance != before) ++repair.explained;
      before = use.instance;
    }
    return repair;
  }

  // A column lacks something: a row that is missing explains that as well as a cell.
  bool MayLackRow(int instance) const {
    switch (list_.instances()[Index(instance)].spec->kind) {
      case schemas::IdentityKind::kCodeTree:
      case schemas::IdentityKind::kLabelTree:
      case schemas::IdentityKind::kColumnTotal:
      case schemas::IdentityKind::kRowTree:
      case schemas::IdentityKind::kUnitTotal:
      case schemas::IdentityKind::kBlockTotal: {
        const Decimal& difference = evaluations_[Index(instance)].difference;
        return !difference.is_negative() && !difference.is_zero();
      }
      default:
        return false;
    }
  }

  // Each figure and each blank cell of its row.
  void TryMoves() {
    std::unordered_map<std::uint64_t, std::vector<const CellUses*>> rows;
    for (const CellUses& cell : cells_) {
      rows[KeyOf({cell.cell.table, cell.cell.row, 0, 1})].push_back(&cell);
    }
    for (const CellUses& from : cells_) {
      const identity::TableView& table = view_.tables[Index(from.cell.table)];
      const Decimal* value = table.ValueAt(from.cell.row, from.cell.column);
      if (value == nullptr || value->is_zero()) continue;
      if (stop_.requested()) return;
      for (const CellUses* to : rows[KeyOf({from.cell.table, from.cell.row, 0, 1})]) {
        if (table.FactAt(to->cell.row, to->cell.column) < 0) {
          TryMove(from, *to, *value);
        }
      }
    }
  }

  // The uses of one equation by both cells of a move, and what they add to it.
  struct Moved {
    Use use;
    Decimal change;
  };

  std::vector<Moved> UsesOfBoth(const CellUses& from, const CellUses& to,
                                const Decimal& value) const {
    std::vector<Moved> moved;
    const auto add = [&](const std::vector<Use>& uses, int sign) {
      for (const Use& use : uses) {
        const Decimal change = value.ShiftedLeft(use.shift);
        moved.push_back({use, use.factor * sign > 0 ? change : -change});
      }
    };
    add(from.uses, -1);
    add(to.uses, 1);
    std::sort(moved.begin(), moved.end(), [](const Moved& a, const Moved& b) {
      return std::pair(a.use.instance, a.use.equation) <
             std::pair(b.use.instance, b.use.equation);
    });
    return moved;
  }

  void TryMove(const CellUses& from, const CellUses& to, const Decimal& value) {
    const std::vector<Moved> moved = UsesOfBoth(from, to, value);
    std::vector<int> explained;
    for (std::size_t i = 0; i < moved.size();) {
      const int instance = moved[i].use.instance;
      bool any = false;
      while (i < moved.size() && moved[i].use.instance == instance) {
        const Use& use = moved[i].use;
        Decimal change;
        for (; i < moved.size() && moved[i].use.instance == instance &&
               moved[i].use.equation == use.equation;
             ++i) {
          change = change + moved[i].change;
        }
        any = any || HoldsAfter(use, change);
      }
      if (!any) return;
      if (evaluations_[Index(instance)].outcome == Outcome::kFail) {
        explained.push_back(instance);
      }
    }
    Repair repair{.cell = to.cell,
                  .value = value,
                  .explained = static_cast<int>(explained.size()),
                  .from = from.cell};
    for (const int instance : explained) moves_[instance].push_back(repair);
  }

  bool HoldsAfter(const Use& use, const Decimal& change) const {
    const identity::Evaluation e = At(use);
    if (e.outcome == Outcome::kUntestable) return false;
    const Decimal difference = e.difference + change;
    return list_.instances()[Index(use.instance)].at_most
               ? difference <= e.tolerance
               : difference.Abs() <= e.tolerance;
  }

  std::optional<Repair> Choose(int instance) const {
    std::optional<Repair> cell = ChooseCell(instance);
    const auto found = moves_.find(instance);
    if (found == moves_.end()) return cell;
    std::vector<Repair> best = Best(found->second);
    if (best.size() != 1 || best[0].explained < 2) return cell;
    return cell && cell->explained >= best[0].explained ? cell : best[0];
  }

  // Those that explain most.
  static std::vector<Repair> Best(const std::vector<Repair>& repairs) {
    std::vector<Repair> best;
    for (const Repair& repair : repairs) {
      if (!best.empty() && repair.explained > best[0].explained) best.clear();
      if (best.empty() || repair.explained == best[0].explained) best.push_back(repair);
    }
    return best;
  }

  std::optional<Repair> ChooseCell(int instance) const {
    const auto found = candidates_.find(instance);
    if (found == candidates_.end()) return std::nullopt;
    std::vector<Repair> best = Best(found->second);
    if (best.size() > 1) {
      std::erase_if(best, [&](const Repair& repair) { return !IsSlip(repair); });
    }
    if (best.size() != 1) return std::nullopt;
    if (best[0].explained == 1 && MayLackRow(instance) && !IsSlip(best[0])) {
      return std::nullopt;
    }
    return best[0];
  }

  // One digit more, less, or another; or two that changed places.
  bool IsSlip(const Repair& repair) const;

  const identity::DocumentView& view_;
  const identity::InstanceList& list_;
  const std::vector<identity::Evaluation>& evaluations_;
  Stop stop_;
  std::vector<int> failures_;
  std::vector<CellUses> cells_;
  std::unordered_map<std::uint64_t, std::size_t> cell_index_;
  std::unordered_map<int, std::vector<Repair>> candidates_;  // by failing instance
  std::unordered_map<int, std::vector<Repair>> moves_;
};

bool RepairFinder::IsSlip(const Repair& repair) const {
  const Decimal* printed = view_.tables[Index(repair.cell.table)].ValueAt(
      repair.cell.row, repair.cell.column);
  if (printed == nullptr) return false;
  const int scale = std::max(printed->scale(), repair.value.scale());
  const Decimal zero(0, scale);
  return script::OneSlipApart((*printed + zero).ToString(),
                              (repair.value + zero).ToString());
}

}  // namespace

std::vector<std::optional<Repair>> FindRepairs(
    const identity::DocumentView& view, const identity::InstanceList& list,
    const std::vector<identity::Evaluation>& evaluations, Stop stop) {
  return RepairFinder(view, list, evaluations, stop).Find();
}

}  // namespace budget::check
