// Problems of the solver that are so small that everything can be tried.

#ifndef TESTS_CHECK_SMALL_PROBLEM_H_
#define TESTS_CHECK_SMALL_PROBLEM_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/solve/domain_solver.h"

namespace budget::check {

// A problem as data: what each candidate of a variable adds to a sum.
struct Problem {
  std::vector<int> sizes;
  std::vector<solve::SumConstraint> constraints;
};

inline solve::SumTerm Term(int variable, const std::vector<int>& by_candidate) {
  solve::SumTerm term{.variable = variable};
  for (const int value : by_candidate) {
    std::size_t index = 0;
    while (index < term.values.size() && term.values[index] != value) ++index;
    if (index == term.values.size()) {
      term.values.push_back(value);
      term.roundings.push_back(value == 0 ? 0 : 1);
    }
    term.value_of.push_back(static_cast<std::uint16_t>(index));
  }
  return term;
}

inline bool Holds(const solve::LinearSum& sum, const std::vector<int>& choice) {
  solve::Amount total = sum.constant;
  solve::Amount rounding = sum.rounding;
  for (const solve::SumTerm& term : sum.terms) {
    const auto c =
        static_cast<std::size_t>(choice[static_cast<std::size_t>(term.variable)]);
    total += term.values[term.value_of[c]];
    rounding += term.roundings[term.value_of[c]];
  }
  return total <= rounding && (sum.at_most || total >= -rounding);
}

// Every choice of candidates that satisfies all constraints, tried one by one.
inline std::vector<std::vector<bool>> BruteForce(const Problem& problem) {
  std::vector<std::vector<bool>> alive;
  alive.reserve(problem.sizes.size());
  for (const int size : problem.sizes) {
    alive.emplace_back(static_cast<std::size_t>(size), false);
  }
  std::vector<int> choice(problem.sizes.size(), 0);
  while (true) {
    bool all = true;
    for (const solve::SumConstraint& constraint : problem.constraints) {
      bool any = false;
      for (const solve::LinearSum& sum : constraint.alternatives) {
        any = any || Holds(sum, choice);
      }
      all = all && any;
    }
    for (std::size_t v = 0; all && v < choice.size(); ++v) {
      alive[v][static_cast<std::size_t>(choice[v])] = true;
    }
    std::size_t v = 0;
    while (v < choice.size() && ++choice[v] == problem.sizes[v]) choice[v++] = 0;
    if (v == choice.size()) return alive;
  }
}

}  // namespace budget::check

#endif  // TESTS_CHECK_SMALL_PROBLEM_H_
