// Solves variables that hang together: one part of the problem of a DomainSolver.
//
// Domains are changed in place; what a trial changes is noted and taken back, so that a
// trial costs what it changes, not the size of the part.

#ifndef PIPELINE_SOLVE_PART_SOLVER_H_
#define PIPELINE_SOLVE_PART_SOLVER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "pipeline/model/stop.h"
#include "pipeline/solve/domain_solver.h"

namespace budget::solve {

// As in SolveResult, by variable of the part.
struct PartResult {
  SolveStatus status = SolveStatus::kComplete;
  std::vector<std::vector<bool>> alive;
  std::vector<std::vector<int>> used;
  std::vector<std::vector<int>> contradicted;
  std::int64_t steps = 0;
};

class PartSolver {
 public:
  // Elementary steps that it may take; it ends within one constraint of the last.
  PartSolver(std::int64_t steps, Stop stop)
      : steps_(steps), steps_left_(steps), stop_(stop) {}

  void AddVariable(int candidates);
  // `variables`: those of the constraint, by position, as numbers of AddVariable.  The
  // constraint must outlive the solver.
  void AddConstraint(const SumConstraint* constraint, std::vector<int> variables);

  PartResult Solve();

 private:
  using Domain = std::vector<bool>;

  struct Constraint {
    const SumConstraint* sums = nullptr;
    std::vector<int> variables;
  };
  // What one term may be: its values that some candidate still has, and which of them
  // are part of the sum.
  struct Support {
    std::vector<Amount> values;
    std::vector<int> index;       // into SumTerm::values
    std::vector<bool> supported;  // by SumTerm::values
    Amount low = 0;
    Amount high = 0;
  };

  bool Exhausted() const { return steps_left_ <= 0 || stop_.requested(); }
  int CountAlive(int variable) const;

  bool Search();
  bool Remove(int variable, std::size_t candidate);
  bool HasSolutionWith(int variable, std::size_t candidate,
                       const std::vector<int>& open, std::vector<Domain>* seen);
  bool FindSolution(const std::vector<int>& open);
  void SolveContradiction();

  void Assign(int variable, std::size_t candidate);
  void Change(int variable, Domain domain);
  void TakeBack(std::size_t mark);
  std::vector<int> AllConstraints() const;

  // False if a variable has no candidate left; `record` whose work it was.
  bool Propagate(const std::vector<int>& constraints, bool record);
  void Enqueue(int constraint);

  // revise_sums.cc
  bool Revise(int number, std::vector<int>* changed);
  std::vector<Domain> Allowed(const Constraint& constraint);
  bool SupportSum(const LinearSum& sum, const std::vector<int>& variables,
                  std::vector<Support>* support);
  bool ListValues(const SumTerm& term, const Domain& domain, Support* support,
                  Amount* rounding);
  void SupportExactly(const LinearSum& sum, Amount tolerance,
                      std::vector<Support>* support);
  std::vector<Amount> Reach(const std::vector<Amount>& from,
                            const std::vector<Amount>& values, Amount low, Amount high);

  std::int64_t steps_;
  std::int64_t steps_left_;
  Stop stop_;
  std::vector<Constraint> constraints_;
  std::vector<std::vector<int>> constraints_of_;  // by variable
  std::vector<Domain> domains_;
  std::vector<std::pair<int, Domain>> changes_;  // what a variable was before
  std::deque<int> waiting_;                      // constraints to look at
  std::vector<bool> is_waiting_;
  int left_out_ = -1;  // a constraint that is taken for wrong
  PartResult result_;
};

}  // namespace budget::solve

#endif  // PIPELINE_SOLVE_PART_SOLVER_H_
