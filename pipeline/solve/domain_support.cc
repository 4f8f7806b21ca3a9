// DomainSolver: which candidates the sums of one constraint support.

#include <algorithm>

#include "pipeline/solve/domain_solver.h"

namespace budget::solve {
namespace {

std::size_t Index(int i) { return static_cast<std::size_t>(i); }

// Values that a partial sum may reach before only its bounds are used.
constexpr std::size_t kMostReached = 4096;
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
    if (std::find(allowed[i].begin(), allowed[i].end(), true) == allowed[i].end()) {
      return false;
    }
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

}  // namespace budget::solve
