// A small solver for sums with unknowns: variables with a few candidates each, and
// constraints of which one alternative sum must hold within its tolerance.
//
//     variable   a row whose figures have lost their columns
//     candidate  one way to put them into columns, in print order
//     term       what a row adds to a sum, by candidate: the figure that it
//                puts into the column of the sum, or nothing
//
// Candidates that no solution can hold are removed: first by the bounds of each sum,
// then by its reachable values, then by search.  All work is counted against a budget;
// when it is used up, what is left stays.

#ifndef PIPELINE_SOLVE_DOMAIN_SOLVER_H_
#define PIPELINE_SOLVE_DOMAIN_SOLVER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/model/decimal.h"

namespace budget::solve {

using Amount = Decimal::Coefficient;

// What one variable adds to a sum.
struct SumTerm {
  int variable = 0;
  std::vector<Amount> values;           // distinct
  std::vector<Amount> roundings;        // of each value
  std::vector<std::uint16_t> value_of;  // by candidate: index into values
  int position = 0;  // of its variable among those of the constraint; set by the solver
};

// constant + terms = 0 (or <= 0), within the rounding of all that take part.
struct LinearSum {
  Amount constant = 0;
  Amount rounding = 0;  // of the constant
  bool at_most = false;
  std::vector<SumTerm> terms;
};

struct SumConstraint {
  std::vector<LinearSum> alternatives;
  int tag = 0;  // for the caller
};

enum class SolveStatus : std::uint8_t {
  kComplete,      // every candidate that is left is part of a solution
  kLimit,         // the budget was used up
  kContradiction  // there is no solution; see `contradicted`
};

struct SolveResult {
  SolveStatus status = SolveStatus::kComplete;
  std::vector<std::vector<bool>> alive;  // by variable and candidate
  std::vector<std::vector<int>> used;    // by variable: tags that removed candidates
  std::vector<bool> limited;             // by variable: the budget ended in its part
  // By variable: tags of a constraint without which there are solutions; its candidates
  // are those of all such solutions together.
  std::vector<std::vector<int>> contradicted;
};

class DomainSolver {
 public:
  // Elementary steps that Solve may take.
  explicit DomainSolver(std::int64_t budget) : budget_(budget) {}

  int AddVariable(int candidates);
  void AddConstraint(SumConstraint constraint);

  SolveResult Solve();

 private:
  using Domain = std::vector<bool>;
  using Domains = std::vector<Domain>;

  struct Support;

  std::vector<std::vector<int>> Components() const;
  void SolveComponent(const std::vector<int>& variables, SolveResult* result);
  void Search(const std::vector<int>& variables, Domains* domains, SolveResult* result);
  bool FindSolution(const std::vector<int>& variables, Domains domains,
                    Domains* solution);
  void SolveContradiction(const std::vector<int>& variables, const Domains& start,
                          SolveResult* result);
  // False if a variable has no candidate left.
  bool Propagate(std::vector<int> queue, Domains* domains, SolveResult* result);
  bool Revise(int number, Domains* domains, std::vector<int>* changed);
  bool SupportAlternative(const LinearSum& sum, const Domains& domains,
                          std::vector<Support>* support);
  void SupportExactly(const LinearSum& sum, Amount tolerance,
                      std::vector<Support>* support);
  std::vector<int> ConstraintsOf(const std::vector<int>& variables) const;

  std::int64_t budget_;
  std::vector<int> sizes_;
  std::vector<SumConstraint> constraints_;
  std::vector<std::vector<int>> variables_of_;    // by constraint
  std::vector<std::vector<int>> constraints_of_;  // by variable
  int disabled_ = -1;
};

}  // namespace budget::solve

#endif  // PIPELINE_SOLVE_DOMAIN_SOLVER_H_
