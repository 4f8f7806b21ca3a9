#include "pipeline/findings/gather_failures.h"

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "pipeline/model/index.h"

namespace budget::findings {
namespace {

// Failures that are gathered; more are damage, not mistakes.
constexpr std::size_t kMostGathered = 1000;

// What failures can have in common.
struct Culprit {
  enum class Kind : std::uint8_t { kStatement, kFact };
  Kind kind = Kind::kStatement;
  int table = 0;  // of a statement: its index
  int item = 0;

  auto operator<=>(const Culprit&) const = default;
};

class Gatherer {
 public:
  Gatherer(const DocumentData& data, Stop stop) : data_(data), stop_(stop) {
    for (std::size_t i = 0; i < data.checks.size(); ++i) {
      if (data.checks[i].outcome == Outcome::kFail)
        open_.push_back(static_cast<int>(i));
    }
  }

  std::vector<Group> Gather() {
    GatherByRepair();
    AbsorbWhatRowsExplain();
    GatherByCulprit();
    AddAlone();
    for (Group& group : groups_) std::ranges::sort(group.checks);
    std::ranges::sort(groups_, {}, [](const Group& group) { return group.checks[0]; });
    return std::move(groups_);
  }

 private:
  const Check& At(int check) const { return data_.checks[Index(check)]; }

  // One repair, one group: the same thing in the same place.
  void GatherByRepair() {
    std::map<std::tuple<RepairKind, std::string, std::string>, std::size_t> known;
    std::vector<int> rest;
    for (const int check : open_) {
      if (At(check).repairs.empty()) {
        rest.push_back(check);
        continue;
      }
      const CheckRepair& repair = At(check).repairs.front();
      const auto [at, is_new] =
          known.try_emplace({repair.kind, repair.where, repair.value}, groups_.size());
      if (is_new) {
        groups_.push_back(
            {.checks = {}, .repair = &repair, .facts = repair.facts, .statement = -1});
      }
      groups_[at->second].checks.push_back(check);
    }
    open_ = std::move(rest);
  }

  // A row with another code is missing in one sum and too much in another.
  void AbsorbWhatRowsExplain() {
    for (Group& group : groups_) {
      if (group.repair->kind != RepairKind::kOtherCode) continue;
      std::erase_if(open_, [&](int check) {
        const bool explained =
            RestsOnRow(At(check), group.repair->table, group.repair->row) ||
            IsAt(At(check), group.repair->place);
        if (explained) group.checks.push_back(check);
        return explained;
      });
    }
  }

  bool RestsOnRow(const Check& check, int table, int row) const {
    const std::optional<Decimal> difference = Decimal::Parse(check.difference);
    if (!difference) return false;
    return std::ranges::any_of(check.facts, [&](const FactRef& ref) {
      if (ref.table != table) return false;
      const Fact& fact = data_.tables[Index(table)].facts[Index(ref.fact)];
      return fact.row == row && fact.number && fact.number->Abs() == difference->Abs();
    });
  }

  static bool IsAt(const Check& check, const Place& place) {
    return check.kind == CheckKind::kCodeName && check.place == place;
  }

  std::vector<Culprit> CulpritsOf(const Check& check) const {
    std::vector<Culprit> culprits;
    culprits.reserve(check.statements.size() + check.facts.size());
    for (const int statement : check.statements) {
      culprits.push_back({Culprit::Kind::kStatement, statement, 0});
    }
    for (const FactRef& ref : check.facts) {
      culprits.push_back({Culprit::Kind::kFact, ref.table, ref.fact});
    }
    return culprits;
  }

  // Greedy set cover: again and again the culprit of most failures; of equals the one
  // of fewest checks that hold, then the first.  One of a single failure explains
  // nothing.
  void GatherByCulprit() {
    if (open_.size() > kMostGathered) return;
    const Passes passes = CountPasses();
    std::map<Culprit, std::vector<int>> failures;  // that no group explains yet
    for (const int check : open_) {
      for (const Culprit& culprit : CulpritsOf(At(check))) {
        std::vector<int>& of = failures[culprit];
        if (of.empty() || of.back() != check) of.push_back(check);
      }
    }
    while (!stop_.requested()) {
      const Candidate* best = nullptr;
      for (const auto& candidate : failures) {
        if (!Accused(candidate, passes)) continue;
        if (best == nullptr || Explains(candidate, *best, passes)) best = &candidate;
      }
      if (best == nullptr) return;
      const std::vector<int> explained = best->second;
      const auto is_explained = [&](int check) {
        return std::ranges::binary_search(explained, check);
      };
      groups_.push_back(Of(best->first, explained));
      std::erase_if(open_, is_explained);
      for (auto& [culprit, of] : failures) std::erase_if(of, is_explained);
    }
  }

  using Candidate = std::pair<const Culprit, std::vector<int>>;
  using Passes = std::map<Culprit, int>;

  static int PassesOf(const Culprit& culprit, const Passes& passes) {
    const auto found = passes.find(culprit);
    return found == passes.end() ? 0 : found->second;
  }

  // What is wrong itself breaks nearly all that it takes part in; of statements one of
  // them is about it, so that it is more than the base of two percentages.
  bool Accused(const Candidate& candidate, const Passes& passes) const {
    const auto& [culprit, failures] = candidate;
    if (failures.size() < 2 ||
        static_cast<int>(failures.size()) <= PassesOf(culprit, passes)) {
      return false;
    }
    return culprit.kind != Culprit::Kind::kStatement ||
           std::ranges::any_of(failures, [&](int check) {
             return At(check).statements.front() == culprit.table;
           });
  }

  static bool Explains(const Candidate& a, const Candidate& b, const Passes& passes) {
    if (a.second.size() != b.second.size()) return a.second.size() > b.second.size();
    return PassesOf(a.first, passes) < PassesOf(b.first, passes);
  }

  Passes CountPasses() const {
    Passes passes;
    for (const int check : open_) {
      for (const Culprit& culprit : CulpritsOf(At(check))) passes[culprit] = 0;
    }
    for (const Check& check : data_.checks) {
      if (check.outcome != Outcome::kPass) continue;
      for (const Culprit& culprit : CulpritsOf(check)) {
        if (const auto at = passes.find(culprit); at != passes.end()) ++at->second;
      }
    }
    return passes;
  }

  static Group Of(const Culprit& culprit, std::vector<int> checks) {
    Group group{.checks = std::move(checks), .repair = nullptr, .facts = {}};
    if (culprit.kind == Culprit::Kind::kStatement) {
      group.statement = culprit.table;
    } else {
      group.facts = {{culprit.table, culprit.item}};
    }
    return group;
  }

  // What is left is one mistake each.  One clause may state a figure of two subjects,
  // which is one: 收、支总计各增长 21.95%.
  void AddAlone() {
    std::map<Said, std::size_t> known;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (groups_[i].statement < 0) continue;
      known.try_emplace(SaidBy(At(groups_[i].checks.front())), i);
    }
    for (const int check : open_) {
      const Check& failed = At(check);
      Group alone{
          .checks = {check}, .repair = nullptr, .facts = failed.facts, .statement = -1};
      if (!failed.statements.empty()) {
        const auto [same, is_new] = known.try_emplace(SaidBy(failed), groups_.size());
        if (!is_new) {
          groups_[same->second].checks.push_back(check);
          continue;
        }
        alone.statement = failed.statements.front();
      }
      groups_.push_back(std::move(alone));
    }
  }

  // A failure by what the clause of its first statement says.
  using Said = std::tuple<std::string_view, std::string_view, std::string_view,
                          std::string_view>;
  Said SaidBy(const Check& check) const {
    return {data_.statements[Index(check.statements.front())].quote, check.check_id,
            check.found, check.expected};
  }

  const DocumentData& data_;
  Stop stop_;
  std::vector<int> open_;  // failures that no group explains yet
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Group> GatherFailures(const DocumentData& data, Stop stop) {
  return Gatherer(data, stop).Gather();
}

}  // namespace budget::findings
