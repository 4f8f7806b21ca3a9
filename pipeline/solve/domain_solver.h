// A small solver for sums with unknowns: variables with a few candidates each, and
// constraints of which one alternative sum must hold within its tolerance.
//
//     variable   a row whose figures have lost their columns
//     candidate  one way to put them into columns, in print order
//     term       what a row adds to a sum, by candidate: the figure that it
//                puts into the column of the sum, or nothing
//
// Candidates that no solution can hold are removed: first by the bounds of each sum,
// then by its reachable values, then by search.  Variables that share no constraint,
// directly or through others, are solved apart, each part against a budget of its own:
// a hard one takes nothing from the others, and the cost grows as the sum of the parts.
// Where a budget is used up, what is left stays.

#ifndef PIPELINE_SOLVE_DOMAIN_SOLVER_H_
#define PIPELINE_SOLVE_DOMAIN_SOLVER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/stop.h"

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
  std::int64_t steps = 0;  // that were taken
};

// Elementary steps that may be taken: looking at a candidate, or adding two amounts.
struct StepBudget {
  std::int64_t part = 0;          // for each part of the problem
  std::int64_t per_variable = 0;  // and so many more for each of its variables
  std::int64_t most = 0;  // for all together; what they would have is cut down alike
};

class DomainSolver {
 public:
  explicit DomainSolver(const StepBudget& budget, Stop stop = {})
      : budget_(budget), stop_(stop) {}

  int AddVariable(int candidates);
  void AddConstraint(SumConstraint constraint);

  // A stop ends it as an empty budget does.
  SolveResult Solve();

 private:
  struct Part {
    std::vector<int> variables;
    std::vector<int> constraints;
  };

  std::vector<Part> Parts() const;
  std::int64_t Wanted(const Part& part) const;
  void SolvePart(const Part& part, std::int64_t steps, SolveResult* result) const;

  StepBudget budget_;
  Stop stop_;
  std::vector<int> sizes_;
  std::vector<SumConstraint> constraints_;
  std::vector<std::vector<int>> variables_of_;  // by constraint
};

}  // namespace budget::solve

#endif  // PIPELINE_SOLVE_DOMAIN_SOLVER_H_
