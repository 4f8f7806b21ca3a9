// PartSolver: which candidates the sums of one constraint support.

#include <algorithm>

#include "pipeline/model/index.h"
#include "pipeline/solve/part_solver.h"

namespace budget::solve {
namespace {

// Values that a partial sum may reach before only its bounds are used.
constexpr std::size_t kMostReached = 4096;

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

bool AnyOf(const std::vector<bool>& values) {
  return std::ranges::find(values, true) != values.end();
}

}  // namespace

// Removes the candidates that no alternative of a constraint supports.
bool PartSolver::Revise(int number, std::vector<int>* changed) {
  const Constraint& constraint = constraints_[Index(number)];
  std::vector<Domain> allowed = Allowed(constraint);
  if (allowed.empty()) return false;
  for (std::size_t i = 0; i < constraint.variables.size(); ++i) {
    const int variable = constraint.variables[i];
    if (domains_[Index(variable)] == allowed[i]) continue;
    if (!AnyOf(allowed[i])) return false;
    Change(variable, std::move(allowed[i]));
    changed->push_back(variable);
  }
  return true;
}

// What some alternative allows, by variable of the constraint; empty if none can hold.
std::vector<PartSolver::Domain> PartSolver::Allowed(const Constraint& constraint) {
  std::vector<Domain> allowed;
  for (const LinearSum& sum : constraint.sums->alternatives) {
    std::vector<Support> support;
    if (!SupportSum(sum, constraint.variables, &support)) continue;
    // A variable that plays no part in a sum that can hold keeps all candidates.
    std::vector<Domain> fits;
    fits.reserve(constraint.variables.size());
    for (const int v : constraint.variables) {
      steps_left_ -= static_cast<std::int64_t>(domains_[Index(v)].size());
      fits.push_back(domains_[Index(v)]);
    }
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
  return allowed;
}

// The values of a term that its variable may still take, and the most that rounding can
// have changed one; false if there is none.
bool PartSolver::ListValues(const SumTerm& term, const Domain& domain, Support* support,
                            Amount* rounding) {
  support->supported.assign(term.values.size(), false);
  std::vector<bool> present(term.values.size(), false);
  for (std::size_t c = 0; c < domain.size(); ++c) {
    if (domain[c]) present[term.value_of[c]] = true;
  }
  for (std::size_t i = 0; i < term.values.size(); ++i) {
    if (!present[i]) continue;
    support->values.push_back(term.values[i]);
    support->index.push_back(static_cast<int>(i));
    *rounding = std::max(*rounding, term.roundings[i]);
  }
  steps_left_ -= static_cast<std::int64_t>(domain.size());
  if (support->values.empty()) return false;
  support->low = std::ranges::min(support->values);
  support->high = std::ranges::max(support->values);
  return true;
}

// False if the sum cannot hold at all.
bool PartSolver::SupportSum(const LinearSum& sum, const std::vector<int>& variables,
                            std::vector<Support>* support) {
  Amount low = sum.constant;
  Amount high = sum.constant;
  Amount tolerance = sum.rounding;
  for (const SumTerm& term : sum.terms) {
    Support s;
    Amount rounding = 0;
    const Domain& domain = domains_[Index(variables[Index(term.position)])];
    if (!ListValues(term, domain, &s, &rounding)) return false;
    low += s.low;
    high += s.high;
    tolerance += rounding;
    support->push_back(std::move(s));
  }
  if (low > tolerance || (!sum.at_most && high < -tolerance)) return false;
  bool open = false;
  for (Support& s : *support) {
    for (std::size_t i = 0; i < s.values.size(); ++i) {
      const Amount lowest = low - s.low + s.values[i];
      const Amount highest = high - s.high + s.values[i];
      s.supported[Index(s.index[i])] =
          lowest <= tolerance && (sum.at_most || highest >= -tolerance);
    }
    open = open || s.values.size() > 1;
  }
  if (!sum.at_most && open) SupportExactly(sum, tolerance, support);
  return std::ranges::all_of(*support,
                             [](const Support& s) { return AnyOf(s.supported); });
}

// By the values that the sum of the terms before, and of those behind, can reach.
void PartSolver::SupportExactly(const LinearSum& sum, Amount tolerance,
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
      steps_left_ -= static_cast<std::int64_t>(before[i].size() + behind.size());
      fits = Meet(before[i], behind, -tolerance - s.values[k], tolerance - s.values[k]);
      s.supported[Index(s.index[k])] = fits;
    }
    behind = Reach(behind, s.values, -tolerance - high_before, tolerance - low_before);
    if (behind.size() > kMostReached) return;
  }
}

// All sums of an element of `from` and one of `values` within [low, high]; sorted.
std::vector<Amount> PartSolver::Reach(const std::vector<Amount>& from,
                                      const std::vector<Amount>& values, Amount low,
                                      Amount high) {
  steps_left_ -= static_cast<std::int64_t>(from.size() * values.size());
  std::vector<Amount> reached;
  reached.reserve(from.size() * values.size());
  for (const Amount value : values) {
    for (const Amount start : from) {
      const Amount sum = start + value;
      if (sum >= low && sum <= high) reached.push_back(sum);
    }
  }
  std::ranges::sort(reached);
  const auto rest = std::ranges::unique(reached);
  reached.erase(rest.begin(), rest.end());
  return reached;
}

}  // namespace budget::solve
