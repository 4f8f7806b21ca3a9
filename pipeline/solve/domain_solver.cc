#include "pipeline/solve/domain_solver.h"

#include <algorithm>
#include <deque>
#include <numeric>

namespace budget::solve {
namespace {

std::size_t Index(int i) { return static_cast<std::size_t>(i); }

// Open variables that are searched together; more are only propagated.
constexpr int kMostSearched = 400;
// Constraints of a contradiction that are left out one at a time.
constexpr std::size_t kMostSuspects = 64;

int CountAlive(const std::vector<bool>& domain) {
  return static_cast<int>(std::count(domain.begin(), domain.end(), true));
}

}  // namespace

int DomainSolver::AddVariable(int candidates) {
  sizes_.push_back(candidates);
  constraints_of_.emplace_back();
  return static_cast<int>(sizes_.size()) - 1;
}

void DomainSolver::AddConstraint(SumConstraint constraint) {
  const int number = static_cast<int>(constraints_.size());
  std::vector<int> variables;
  for (const LinearSum& sum : constraint.alternatives) {
    for (const SumTerm& term : sum.terms) variables.push_back(term.variable);
  }
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  for (LinearSum& sum : constraint.alternatives) {
    for (SumTerm& term : sum.terms) {
      term.position = static_cast<int>(
          std::lower_bound(variables.begin(), variables.end(), term.variable) -
          variables.begin());
    }
  }
  for (const int v : variables) constraints_of_[Index(v)].push_back(number);
  variables_of_.push_back(std::move(variables));
  constraints_.push_back(std::move(constraint));
}

SolveResult DomainSolver::Solve() {
  SolveResult result;
  for (const int size : sizes_) result.alive.emplace_back(Index(size), true);
  result.used.resize(sizes_.size());
  result.limited.resize(sizes_.size());
  result.contradicted.resize(sizes_.size());
  for (const std::vector<int>& variables : Components()) {
    SolveComponent(variables, &result);
  }
  return result;
}

// Variables that share constraints, directly or through others.
std::vector<std::vector<int>> DomainSolver::Components() const {
  std::vector<int> root(sizes_.size());
  std::iota(root.begin(), root.end(), 0);
  const auto find = [&](int v) {
    while (root[Index(v)] != v) {
      root[Index(v)] = root[Index(root[Index(v)])];
      v = root[Index(v)];
    }
    return v;
  };
  for (const SumConstraint& constraint : constraints_) {
    int first = -1;
    for (const LinearSum& sum : constraint.alternatives) {
      for (const SumTerm& term : sum.terms) {
        if (first < 0) first = term.variable;
        root[Index(find(term.variable))] = find(first);
      }
    }
  }
  std::vector<std::vector<int>> components;
  std::vector<int> component_of(sizes_.size(), -1);
  for (int v = 0; v < static_cast<int>(sizes_.size()); ++v) {
    int& component = component_of[Index(find(v))];
    if (component < 0) {
      component = static_cast<int>(components.size());
      components.emplace_back();
    }
    components[Index(component)].push_back(v);
  }
  return components;
}

std::vector<int> DomainSolver::ConstraintsOf(const std::vector<int>& variables) const {
  std::vector<int> found;
  for (const int v : variables) {
    found.insert(found.end(), constraints_of_[Index(v)].begin(),
                 constraints_of_[Index(v)].end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void DomainSolver::SolveComponent(const std::vector<int>& variables,
                                  SolveResult* result) {
  const Domains start = result->alive;
  if (!Propagate(ConstraintsOf(variables), &result->alive, result)) {
    result->alive = start;
    SolveContradiction(variables, start, result);
    return;
  }
  Domains domains = result->alive;
  Search(variables, &domains, result);
  result->alive = std::move(domains);
}

// Every candidate that is left must be part of a solution.
void DomainSolver::Search(const std::vector<int>& variables, Domains* domains,
                          SolveResult* result) {
  const auto open = std::count_if(variables.begin(), variables.end(), [&](int v) {
    return CountAlive((*domains)[Index(v)]) > 1;
  });
  if (open > kMostSearched) budget_ = 0;
  Domains seen;  // in some solution
  for (const Domain& domain : *domains) seen.emplace_back(domain.size(), false);
  for (const int v : variables) {
    const Domain& domain = (*domains)[Index(v)];
    if (CountAlive(domain) < 2) continue;
    for (std::size_t c = 0; c < domain.size(); ++c) {
      if (!(*domains)[Index(v)][c] || seen[Index(v)][c]) continue;
      if (budget_ <= 0) {
        for (const int other : variables) result->limited[Index(other)] = true;
        result->status = SolveStatus::kLimit;
        return;
      }
      Domains trial = *domains;
      trial[Index(v)].assign(trial[Index(v)].size(), false);
      trial[Index(v)][c] = true;
      Domains solution;
      if (Propagate(constraints_of_[Index(v)], &trial, nullptr) &&
          FindSolution(variables, std::move(trial), &solution)) {
        for (const int other : variables) {
          for (std::size_t k = 0; k < solution[Index(other)].size(); ++k) {
            if (solution[Index(other)][k]) seen[Index(other)][k] = true;
          }
        }
      } else if (budget_ > 0) {
        (*domains)[Index(v)][c] = false;
        for (const int constraint : constraints_of_[Index(v)]) {
          result->used[Index(v)].push_back(constraints_[Index(constraint)].tag);
        }
        if (!Propagate(constraints_of_[Index(v)], domains, result)) return;
      }
    }
  }
}

// A complete solution within `domains`; gives up when the budget is used up.
bool DomainSolver::FindSolution(const std::vector<int>& variables, Domains domains,
                                Domains* solution) {
  int open = -1;
  int fewest = 0;
  for (const int v : variables) {
    const int count = CountAlive(domains[Index(v)]);
    if (count > 1 && (open < 0 || count < fewest)) {
      open = v;
      fewest = count;
    }
  }
  if (open < 0) {
    *solution = std::move(domains);
    return true;
  }
  // As deep as there are variables, each of which takes one off the open ones.
  for (std::size_t c = 0; c < domains[Index(open)].size(); ++c) {
    if (!domains[Index(open)][c]) continue;
    if (budget_ <= 0) return false;
    Domains trial = domains;
    trial[Index(open)].assign(trial[Index(open)].size(), false);
    trial[Index(open)][c] = true;
    if (Propagate(constraints_of_[Index(open)], &trial, nullptr) &&
        FindSolution(variables, std::move(trial), solution)) {
      return true;
    }
  }
  return false;
}

// There is no solution: one of the sums is not what it should be.  What holds whichever
// of them is left out still holds.
void DomainSolver::SolveContradiction(const std::vector<int>& variables,
                                      const Domains& start, SolveResult* result) {
  result->status = SolveStatus::kContradiction;
  std::vector<int> suspects = ConstraintsOf(variables);
  if (suspects.size() > kMostSuspects) suspects.clear();
  Domains together;
  for (const Domain& domain : start) together.emplace_back(domain.size(), false);
  bool any = false;
  for (const int suspect : suspects) {
    if (budget_ <= 0) {
      any = false;
      break;
    }
    disabled_ = suspect;
    Domains trial = start;
    if (Propagate(ConstraintsOf(variables), &trial, result)) {
      any = true;
      for (const int v : variables) {
        result->contradicted[Index(v)].push_back(constraints_[Index(suspect)].tag);
        for (std::size_t c = 0; c < trial[Index(v)].size(); ++c) {
          if (trial[Index(v)][c]) together[Index(v)][c] = true;
        }
      }
    }
  }
  disabled_ = -1;
  for (const int v : variables) {
    if (any) {
      result->alive[Index(v)] = together[Index(v)];
    } else {
      result->contradicted[Index(v)].push_back(-1);
    }
  }
}

bool DomainSolver::Propagate(std::vector<int> queue, Domains* domains,
                             SolveResult* result) {
  std::deque<int> waiting(queue.begin(), queue.end());
  std::vector<bool> queued(constraints_.size(), false);
  for (const int constraint : queue) queued[Index(constraint)] = true;
  while (!waiting.empty()) {
    const int constraint = waiting.front();
    waiting.pop_front();
    queued[Index(constraint)] = false;
    if (constraint == disabled_) continue;
    if (budget_ <= 0) return true;
    std::vector<int> changed;
    if (!Revise(constraint, domains, &changed)) return false;
    // The constraint itself is looked at again, too: with fewer candidates the rounding
    // that it tolerates is less.
    for (const int v : changed) {
      if (result != nullptr) {
        result->used[Index(v)].push_back(constraints_[Index(constraint)].tag);
      }
      for (const int other : constraints_of_[Index(v)]) {
        if (queued[Index(other)]) continue;
        queued[Index(other)] = true;
        waiting.push_back(other);
      }
    }
  }
  return true;
}

}  // namespace budget::solve
