#include "pipeline/solve/domain_solver.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "pipeline/model/index.h"
#include "pipeline/solve/part_solver.h"

namespace budget::solve {
namespace {

// Sets that are joined, by their representatives.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }

  int Find(int v) {
    while (parent_[Index(v)] != v) {
      parent_[Index(v)] = parent_[Index(parent_[Index(v)])];
      v = parent_[Index(v)];
    }
    return v;
  }
  void Join(int a, int b) { parent_[Index(Find(a))] = Find(b); }

 private:
  std::vector<int> parent_;
};

}  // namespace

int DomainSolver::AddVariable(int candidates) {
  sizes_.push_back(candidates);
  return static_cast<int>(sizes_.size()) - 1;
}

void DomainSolver::AddConstraint(SumConstraint constraint) {
  std::vector<int> variables;
  for (const LinearSum& sum : constraint.alternatives) {
    for (const SumTerm& term : sum.terms) variables.push_back(term.variable);
  }
  std::ranges::sort(variables);
  const auto rest = std::ranges::unique(variables);
  variables.erase(rest.begin(), rest.end());
  for (LinearSum& sum : constraint.alternatives) {
    for (SumTerm& term : sum.terms) {
      term.position = static_cast<int>(
          std::ranges::lower_bound(variables, term.variable) - variables.begin());
    }
  }
  variables_of_.push_back(std::move(variables));
  constraints_.push_back(std::move(constraint));
}

// Variables that share constraints, directly or through others, and those constraints.
// A variable without a constraint is in no part: there is nothing to solve.
std::vector<DomainSolver::Part> DomainSolver::Parts() const {
  DisjointSets sets(sizes_.size());
  for (const std::vector<int>& variables : variables_of_) {
    for (const int v : variables) sets.Join(v, variables.front());
  }
  std::vector<bool> constrained(sizes_.size(), false);
  for (const std::vector<int>& variables : variables_of_) {
    for (const int v : variables) constrained[Index(v)] = true;
  }
  std::vector<Part> parts;
  std::vector<int> part_of(sizes_.size(), -1);  // by representative
  for (int v = 0; v < static_cast<int>(sizes_.size()); ++v) {
    if (!constrained[Index(v)]) continue;
    int& part = part_of[Index(sets.Find(v))];
    if (part < 0) {
      part = static_cast<int>(parts.size());
      parts.emplace_back();
    }
    parts[Index(part)].variables.push_back(v);
  }
  for (std::size_t i = 0; i < variables_of_.size(); ++i) {
    if (variables_of_[i].empty()) continue;
    const int part = part_of[Index(sets.Find(variables_of_[i].front()))];
    parts[Index(part)].constraints.push_back(static_cast<int>(i));
  }
  return parts;
}

std::int64_t DomainSolver::Wanted(const Part& part) const {
  return budget_.part +
         budget_.per_variable * static_cast<std::int64_t>(part.variables.size());
}

SolveResult DomainSolver::Solve() {
  SolveResult result;
  result.alive.reserve(sizes_.size());
  for (const int size : sizes_) result.alive.emplace_back(Index(size), true);
  result.used.resize(sizes_.size());
  result.limited.resize(sizes_.size());
  result.contradicted.resize(sizes_.size());
  const std::vector<Part> parts = Parts();
  std::int64_t wanted = 0;
  for (const Part& part : parts) wanted += Wanted(part);
  const std::int64_t times =
      wanted > budget_.most && budget_.most > 0 ? wanted / budget_.most + 1 : 1;
  for (const Part& part : parts) SolvePart(part, Wanted(part) / times, &result);
  return result;
}

void DomainSolver::SolvePart(const Part& part, std::int64_t steps,
                             SolveResult* result) const {
  PartSolver solver(steps, stop_);
  for (const int v : part.variables) solver.AddVariable(sizes_[Index(v)]);
  for (const int c : part.constraints) {
    std::vector<int> variables;  // as the part counts them
    for (const int v : variables_of_[Index(c)]) {
      variables.push_back(static_cast<int>(std::ranges::lower_bound(part.variables, v) -
                                           part.variables.begin()));
    }
    solver.AddConstraint(&constraints_[Index(c)], std::move(variables));
  }
  PartResult solved = solver.Solve();
  for (std::size_t i = 0; i < part.variables.size(); ++i) {
    const std::size_t v = Index(part.variables[i]);
    result->alive[v] = std::move(solved.alive[i]);
    result->used[v] = std::move(solved.used[i]);
    result->contradicted[v] = std::move(solved.contradicted[i]);
    result->limited[v] = solved.status == SolveStatus::kLimit;
  }
  result->steps += solved.steps;
  if (solved.status != SolveStatus::kComplete) result->status = solved.status;
}

}  // namespace budget::solve
