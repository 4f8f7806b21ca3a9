// The solver of lost columns: what it keeps of small problems is what is left of them
// when everything is tried, and with few steps it removes nothing of that.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "pipeline/solve/domain_solver.h"
#include "tests/check/small_problem.h"
#include "tests/fuzz/bytes.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

namespace solve = budget::solve;
using budget::check::Problem;
using Alive = std::vector<std::vector<bool>>;

constexpr int kMostVariables = 6;
constexpr int kMostCandidates = 4;
constexpr int kMostConstraints = 6;
constexpr int kAmounts = 41;
constexpr int kLowest = -10;

solve::LinearSum SumOf(const Problem& problem, Bytes* bytes) {
  solve::LinearSum sum{.constant = bytes->Below(kAmounts) + 4 * kLowest,
                       .rounding = bytes->Below(3),
                       .at_most = bytes->Below(4) == 0};
  for (std::size_t v = 0; v < problem.sizes.size(); ++v) {
    if (bytes->Below(2) == 0) continue;
    std::vector<int> values;
    for (int i = 0; i < problem.sizes[v]; ++i) {
      values.push_back(bytes->Below(3) == 0 ? 0 : bytes->Below(kAmounts) + kLowest);
    }
    sum.terms.push_back(budget::check::Term(static_cast<int>(v), values));
  }
  return sum;
}

Problem ProblemOf(Bytes* bytes) {
  Problem problem;
  const int variables = 1 + bytes->Below(kMostVariables);
  for (int i = 0; i < variables; ++i) {
    problem.sizes.push_back(1 + bytes->Below(kMostCandidates));
  }
  for (int tag = 0; tag < kMostConstraints && !bytes->empty(); ++tag) {
    solve::SumConstraint constraint{.tag = tag};
    const int alternatives = 1 + bytes->Below(2);
    for (int i = 0; i < alternatives; ++i) {
      solve::LinearSum sum = SumOf(problem, bytes);
      if (!sum.terms.empty()) constraint.alternatives.push_back(std::move(sum));
    }
    if (!constraint.alternatives.empty()) {
      problem.constraints.push_back(std::move(constraint));
    }
  }
  return problem;
}

solve::SolveResult Solve(const Problem& problem, std::int64_t steps) {
  solve::DomainSolver solver({.part = steps, .per_variable = 0, .most = 0});
  for (const int size : problem.sizes) solver.AddVariable(size);
  for (const auto& constraint : problem.constraints) solver.AddConstraint(constraint);
  return solver.Solve();
}

bool IsSolvable(const Alive& alive) {
  for (const std::vector<bool>& domain : alive) {
    for (const bool left : domain) {
      if (left) return true;
    }
  }
  return false;
}

bool Contains(const Alive& all, const Alive& some) {
  for (std::size_t v = 0; v < some.size(); ++v) {
    for (std::size_t c = 0; c < some[v].size(); ++c) {
      if (some[v][c] && !all[v][c]) return false;
    }
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::int64_t kPlenty = 1'000'000;
  Bytes bytes(data, size);
  const std::int64_t few = bytes.Next();
  const Problem problem = ProblemOf(&bytes);
  const Alive want = budget::check::BruteForce(problem);
  const solve::SolveResult whole = Solve(problem, kPlenty);
  if (!IsSolvable(want)) {
    FUZZ_CHECK(whole.status == solve::SolveStatus::kContradiction);
    return 0;
  }
  FUZZ_CHECK(whole.status == solve::SolveStatus::kComplete);
  FUZZ_CHECK(whole.alive == want);
  FUZZ_CHECK(Contains(Solve(problem, few).alive, want));
  return 0;
}
