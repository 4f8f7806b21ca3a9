#include "pipeline/solve/part_solver.h"

#include <algorithm>
#include <numeric>

#include "pipeline/model/index.h"

namespace budget::solve {
namespace {

// Open variables that are searched together; more are only propagated.
constexpr std::size_t kMostSearched = 400;
// Constraints of a contradiction that are left out one at a time.
constexpr std::size_t kMostSuspects = 64;

}  // namespace

void PartSolver::AddVariable(int candidates) {
  domains_.emplace_back(Index(candidates), true);
  constraints_of_.emplace_back();
}

void PartSolver::AddConstraint(const SumConstraint* constraint,
                               std::vector<int> variables) {
  const int number = static_cast<int>(constraints_.size());
  for (const int v : variables) constraints_of_[Index(v)].push_back(number);
  constraints_.push_back({constraint, std::move(variables)});
  is_waiting_.push_back(false);
}

PartResult PartSolver::Solve() {
  result_.used.resize(domains_.size());
  result_.contradicted.resize(domains_.size());
  if (!Propagate(AllConstraints(), true) || !Search()) {
    TakeBack(0);
    SolveContradiction();
  }
  result_.alive = std::move(domains_);
  result_.steps = steps_ - steps_left_;
  return std::move(result_);
}

int PartSolver::CountAlive(int variable) const {
  const Domain& domain = domains_[Index(variable)];
  return static_cast<int>(std::ranges::count(domain, true));
}

std::vector<int> PartSolver::AllConstraints() const {
  std::vector<int> all(constraints_.size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

// Every candidate that is left must be part of a solution.  False if there is none: the
// last candidate of a variable is tried like the others.
bool PartSolver::Search() {
  std::vector<int> open;
  for (int v = 0; v < static_cast<int>(domains_.size()); ++v) {
    if (CountAlive(v) > 1) open.push_back(v);
  }
  if (open.size() > kMostSearched) {
    result_.status = SolveStatus::kLimit;
    return true;
  }
  std::vector<Domain> seen(domains_.size());  // in some solution
  for (const int v : open) seen[Index(v)].resize(domains_[Index(v)].size(), false);
  for (const int v : open) {
    for (std::size_t c = 0; c < domains_[Index(v)].size(); ++c) {
      if (!domains_[Index(v)][c] || seen[Index(v)][c]) continue;
      const bool holds = HasSolutionWith(v, c, open, &seen);
      if (Exhausted()) {
        result_.status = SolveStatus::kLimit;
        return true;
      }
      if (holds) continue;
      if (CountAlive(v) == 1 || !Remove(v, c)) return false;
    }
  }
  return true;
}

// A candidate that is part of no solution; false if then nothing is left of another
// variable.
bool PartSolver::Remove(int variable, std::size_t candidate) {
  Domain domain = domains_[Index(variable)];
  domain[candidate] = false;
  Change(variable, std::move(domain));
  for (const int constraint : constraints_of_[Index(variable)]) {
    result_.used[Index(variable)].push_back(constraints_[Index(constraint)].sums->tag);
  }
  return Propagate(constraints_of_[Index(variable)], true);
}

// Adds the solution that is found to those seen.
bool PartSolver::HasSolutionWith(int variable, std::size_t candidate,
                                 const std::vector<int>& open,
                                 std::vector<Domain>* seen) {
  const std::size_t mark = changes_.size();
  Assign(variable, candidate);
  const bool found =
      Propagate(constraints_of_[Index(variable)], false) && FindSolution(open);
  for (std::size_t i = 0; found && i < open.size(); ++i) {
    const Domain& domain = domains_[Index(open[i])];
    steps_left_ -= static_cast<std::int64_t>(domain.size());
    for (std::size_t c = 0; c < domain.size(); ++c) {
      if (domain[c]) (*seen)[Index(open[i])][c] = true;
    }
  }
  TakeBack(mark);
  return found;
}

// Narrows the domains to a complete solution; gives up when the budget is used up.
bool PartSolver::FindSolution(const std::vector<int>& open) {
  int next = -1;
  int fewest = 0;
  for (const int v : open) {
    const int count = CountAlive(v);
    steps_left_ -= static_cast<std::int64_t>(domains_[Index(v)].size());
    if (count > 1 && (next < 0 || count < fewest)) {
      next = v;
      fewest = count;
    }
  }
  if (next < 0) return true;
  // As deep as there are variables, each of which takes one off the open ones.
  const Domain domain = domains_[Index(next)];
  for (std::size_t c = 0; c < domain.size(); ++c) {
    if (!domain[c]) continue;
    if (Exhausted()) return false;
    const std::size_t mark = changes_.size();
    Assign(next, c);
    if (Propagate(constraints_of_[Index(next)], false) && FindSolution(open)) {
      return true;
    }
    TakeBack(mark);
  }
  return false;
}

// There is no solution: one of the sums is not what it should be.  What holds whichever
// of them is left out still holds.
void PartSolver::SolveContradiction() {
  result_.status = SolveStatus::kContradiction;
  std::vector<Domain> together;
  together.reserve(domains_.size());
  for (const Domain& domain : domains_) together.emplace_back(domain.size(), false);
  bool any = false;
  const bool few = constraints_.size() <= kMostSuspects;
  for (int suspect = 0; few && suspect < static_cast<int>(constraints_.size());
       ++suspect) {
    if (Exhausted()) {
      any = false;
      break;
    }
    left_out_ = suspect;
    if (Propagate(AllConstraints(), true)) {
      any = true;
      for (std::size_t v = 0; v < domains_.size(); ++v) {
        result_.contradicted[v].push_back(constraints_[Index(suspect)].sums->tag);
        for (std::size_t c = 0; c < domains_[v].size(); ++c) {
          if (domains_[v][c]) together[v][c] = true;
        }
      }
    }
    TakeBack(0);
  }
  left_out_ = -1;
  if (any) {
    domains_ = std::move(together);
  } else {
    for (std::vector<int>& tags : result_.contradicted) tags.push_back(-1);
  }
}

void PartSolver::Assign(int variable, std::size_t candidate) {
  Domain only(domains_[Index(variable)].size(), false);
  only[candidate] = true;
  Change(variable, std::move(only));
}

void PartSolver::Change(int variable, Domain domain) {
  steps_left_ -= static_cast<std::int64_t>(domain.size());
  changes_.emplace_back(variable, std::move(domains_[Index(variable)]));
  domains_[Index(variable)] = std::move(domain);
}

void PartSolver::TakeBack(std::size_t mark) {
  while (changes_.size() > mark) {
    domains_[Index(changes_.back().first)] = std::move(changes_.back().second);
    changes_.pop_back();
  }
}

void PartSolver::Enqueue(int constraint) {
  if (is_waiting_[Index(constraint)]) return;
  is_waiting_[Index(constraint)] = true;
  waiting_.push_back(constraint);
}

bool PartSolver::Propagate(const std::vector<int>& constraints, bool record) {
  for (const int constraint : constraints) Enqueue(constraint);
  bool possible = true;
  std::vector<int> changed;
  while (!waiting_.empty()) {
    const int constraint = waiting_.front();
    waiting_.pop_front();
    is_waiting_[Index(constraint)] = false;
    if (!possible || constraint == left_out_ || Exhausted()) continue;
    changed.clear();
    possible = Revise(constraint, &changed);
    // The constraint itself is looked at again, too: with fewer candidates the rounding
    // that it tolerates is less.
    for (const int v : changed) {
      if (record) {
        result_.used[Index(v)].push_back(constraints_[Index(constraint)].sums->tag);
      }
      for (const int other : constraints_of_[Index(v)]) Enqueue(other);
    }
  }
  return possible;
}

}  // namespace budget::solve
