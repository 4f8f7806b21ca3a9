#include "pipeline/check/domain_solver.h"

#include <algorithm>
#include <deque>
#include <numeric>

namespace budget {
namespace {

std::size_t Index(int i) { return static_cast<std::size_t>(i); }

// Values that a partial sum may reach before only its bounds are used.
constexpr std::size_t kMostReached = 4096;
// Open variables that are searched together; more are only propagated.
constexpr int kMostSearched = 400;
// Constraints of a contradiction that are left out one at a time.
constexpr std::size_t kMostSuspects = 64;

int CountAlive(const std::vector<bool>& domain) {
  return static_cast<int>(std::count(domain.begin(), domain.end(), true));
}

// All sums of an element of `from` and one of `values` within [low, high]; sorted.
std::vector<Amount> Reach(const std::vector<Amount>& from,
                          const std::vector<Amount>& values, Amount low, Amount high) {
  std::vector<Amount> reached;
  reached.reserve(from.size() * values.size());
  for (const Amount value : values) {
    for (const Amount start : from) {
      const Amount sum = start + value;
      if (sum >= low && sum <= high) reached.push_back(sum);
    }
  }
  std::sort(reached.begin(), reached.end());
  reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
  return reached;
}

// Whether an element of each sorted list add up to something within [low, high].
bool Meet(const std::vector<Amount>& a, const std::vector<Amount>& b, Amount low,
          Amount high) {
  auto from_above = b.rbegin();
  for (const Amount value : a) {
    while (from_above != b.rend() && value + *from_above > high) ++from_above;
    if (from_above == b.rend()) return false;
    if (value + *from_above >= low) return true;
  }
  return false;
}

}  // namespace

// What one term may be: its values that some candidate still has, and which of them are
// part of the sum.
struct DomainSolver::Support {
  std::vector<Amount> values;
  std::vector<int> index;       // into SumTerm::values
  std::vector<bool> supported;  // by SumTerm::values
  Amount low = 0;
  Amount high = 0;
};

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

// Removes the candidates that no alternative of a constraint supports.
bool DomainSolver::Revise(int number, Domains* domains, std::vector<int>* changed) {
  const SumConstraint& constraint = constraints_[Index(number)];
  const std::vector<int>& variables = variables_of_[Index(number)];
  Domains allowed;
  for (const LinearSum& sum : constraint.alternatives) {
    std::vector<Support> support;
    if (!SupportAlternative(sum, *domains, &support)) continue;
    // A variable that plays no part in a sum that can hold keeps all candidates.
    Domains fits;
    for (const int v : variables) fits.push_back((*domains)[Index(v)]);
    for (std::size_t t = 0; t < sum.terms.size(); ++t) {
      const SumTerm& term = sum.terms[t];
      Domain& domain = fits[Index(term.position)];
      for (std::size_t c = 0; c < domain.size(); ++c) {
        if (domain[c]) domain[c] = support[t].supported[term.value_of[c]];
      }
    }
    if (allowed.empty()) {
      allowed = std::move(fits);
      continue;
    }
    for (std::size_t v = 0; v < allowed.size(); ++v) {
      for (std::size_t c = 0; c < allowed[v].size(); ++c) {
        if (fits[v][c]) allowed[v][c] = true;
      }
    }
  }
  if (allowed.empty()) return false;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    Domain& domain = (*domains)[Index(variables[i])];
    if (domain == allowed[i]) continue;
    if (CountAlive(allowed[i]) == 0) return false;
    domain = std::move(allowed[i]);
    changed->push_back(variables[i]);
  }
  return true;
}

// False if the sum cannot hold at all.
bool DomainSolver::SupportAlternative(const LinearSum& sum, const Domains& domains,
                                      std::vector<Support>* support) {
  Amount low = sum.constant;
  Amount high = sum.constant;
  Amount tolerance = sum.rounding;
  for (const SumTerm& term : sum.terms) {
    Support s;
    s.supported.assign(term.values.size(), false);
    std::vector<bool> present(term.values.size(), false);
    const Domain& domain = domains[Index(term.variable)];
    for (std::size_t c = 0; c < domain.size(); ++c) {
      if (domain[c]) present[term.value_of[c]] = true;
    }
    Amount rounding = 0;
    for (std::size_t i = 0; i < term.values.size(); ++i) {
      if (!present[i]) continue;
      s.values.push_back(term.values[i]);
      s.index.push_back(static_cast<int>(i));
      rounding = std::max(rounding, term.roundings[i]);
    }
    if (s.values.empty()) return false;
    s.low = *std::min_element(s.values.begin(), s.values.end());
    s.high = *std::max_element(s.values.begin(), s.values.end());
    low += s.low;
    high += s.high;
    tolerance += rounding;
    budget_ -= static_cast<std::int64_t>(domain.size());
    support->push_back(std::move(s));
  }
  if (low > tolerance || (!sum.at_most && high < -tolerance)) return false;
  bool open = false;
  for (Support& s : *support) {
    for (std::size_t i = 0; i < s.values.size(); ++i) {
      const Amount lowest = low - s.low + s.values[i];
      const Amount highest = high - s.high + s.values[i];
      const bool fits = lowest <= tolerance && (sum.at_most || highest >= -tolerance);
      s.supported[Index(s.index[i])] = fits;
    }
    open = open || s.values.size() > 1;
  }
  if (!sum.at_most && open) SupportExactly(sum, tolerance, support);
  return std::all_of(support->begin(), support->end(), [](const Support& s) {
    return std::find(s.supported.begin(), s.supported.end(), true) != s.supported.end();
  });
}

// By the values that the sum of the terms before, and of those behind, can reach.
void DomainSolver::SupportExactly(const LinearSum& sum, Amount tolerance,
                                  std::vector<Support>* support) {
  const std::size_t n = support->size();
  std::vector<Amount> low_behind(n + 1, 0);
  std::vector<Amount> high_behind(n + 1, 0);
  for (std::size_t i = n; i-- > 0;) {
    low_behind[i] = low_behind[i + 1] + (*support)[i].low;
    high_behind[i] = high_behind[i + 1] + (*support)[i].high;
  }
  std::vector<std::vector<Amount>> before(n + 1);
  before[0] = {sum.constant};
  Amount low_before = sum.constant;
  Amount high_before = sum.constant;
  for (std::size_t i = 0; i < n; ++i) {
    before[i + 1] =
        Reach(before[i], (*support)[i].values, -tolerance - high_behind[i + 1],
              tolerance - low_behind[i + 1]);
    budget_ -= static_cast<std::int64_t>(before[i + 1].size());
    if (before[i + 1].size() > kMostReached) return;
    low_before += (*support)[i].low;
    high_before += (*support)[i].high;
  }
  std::vector<Amount> behind = {0};
  for (std::size_t i = n; i-- > 0;) {
    Support& s = (*support)[i];
    low_before -= s.low;
    high_before -= s.high;
    for (std::size_t k = 0; k < s.values.size(); ++k) {
      auto fits = s.supported[Index(s.index[k])];
      if (!fits) continue;
      budget_ -= static_cast<std::int64_t>(before[i].size() + behind.size());
      fits = Meet(before[i], behind, -tolerance - s.values[k], tolerance - s.values[k]);
      s.supported[Index(s.index[k])] = fits;
    }
    behind = Reach(behind, s.values, -tolerance - high_before, tolerance - low_before);
    if (behind.size() > kMostReached) return;
  }
}

}  // namespace budget
