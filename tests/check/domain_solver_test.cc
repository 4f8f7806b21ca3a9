#include "pipeline/solve/domain_solver.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/check/small_problem.h"

namespace budget::check {
namespace {

std::string Show(const std::vector<std::vector<bool>>& alive) {
  std::string text;
  for (const auto& domain : alive) {
    for (const bool value : domain) text += value ? '1' : '0';
    text += ' ';
  }
  return text;
}

solve::SolveResult Solve(const Problem& problem, std::int64_t budget = 1'000'000) {
  solve::DomainSolver solver({.part = budget, .per_variable = 0, .most = 0});
  for (const int size : problem.sizes) solver.AddVariable(size);
  for (const solve::SumConstraint& constraint : problem.constraints) {
    solver.AddConstraint(constraint);
  }
  return solver.Solve();
}

TEST(DomainSolver, FindsTheOnlySubsetThatMakesASum) {
  // 1600.74 and 4.80 make 1605.54; no other choice of the five does.
  Problem problem;
  solve::SumConstraint sum{.alternatives = {{.constant = -160554, .rounding = 1}}};
  const int figures[] = {160074, 342584, 1025757, 480, 810653};
  for (const int figure : figures) {
    const int variable = static_cast<int>(problem.sizes.size());
    problem.sizes.push_back(2);
    sum.alternatives[0].terms.push_back(Term(variable, {figure, 0}));
  }
  problem.constraints.push_back(sum);
  const solve::SolveResult result = Solve(problem);
  EXPECT_EQ(result.status, solve::SolveStatus::kComplete);
  EXPECT_EQ(Show(result.alive), "10 01 01 10 01 ");
  EXPECT_EQ(result.used[0], std::vector<int>{0});
}

Problem RandomProblem(std::mt19937& random) {
  const auto below = [&](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
  };
  Problem problem;
  const int variables = 2 + below(5);
  for (int v = 0; v < variables; ++v) problem.sizes.push_back(1 + below(4));
  // A hidden solution makes most of them solvable.
  std::vector<int> hidden;
  hidden.reserve(problem.sizes.size());
  for (const int size : problem.sizes) hidden.push_back(below(size));
  const int constraints = 1 + below(5);
  for (int k = 0; k < constraints; ++k) {
    solve::SumConstraint constraint{.tag = k};
    const int alternatives = 1 + below(2);
    for (int a = 0; a < alternatives; ++a) {
      solve::LinearSum sum{.at_most = below(4) == 0};
      for (int v = 0; v < variables; ++v) {
        if (below(2) == 0) continue;
        std::vector<int> values;
        for (int c = 0; c < problem.sizes[static_cast<std::size_t>(v)]; ++c) {
          values.push_back(below(3) == 0 ? 0 : below(41) - 10);
        }
        sum.terms.push_back(Term(v, values));
        sum.constant -=
            values[static_cast<std::size_t>(hidden[static_cast<std::size_t>(v)])];
      }
      if (below(12) == 0) sum.constant += 5;
      if (!sum.terms.empty()) constraint.alternatives.push_back(std::move(sum));
    }
    if (!constraint.alternatives.empty()) {
      problem.constraints.push_back(std::move(constraint));
    }
  }
  return problem;
}

TEST(DomainSolver, AgreesWithTryingEverything) {
  std::mt19937 random(20221);
  int solvable = 0;
  for (int i = 0; i < 3000; ++i) {
    const Problem problem = RandomProblem(random);
    const std::string want = Show(BruteForce(problem));
    const solve::SolveResult result = Solve(problem);
    SCOPED_TRACE(i);
    if (want.find('1') == std::string::npos) {
      EXPECT_EQ(result.status, solve::SolveStatus::kContradiction);
      continue;
    }
    ++solvable;
    // Parts of a problem are solved apart: one may contradict itself where all together
    // have no solution, so only solvable ones compare as a whole.
    ASSERT_EQ(result.status, solve::SolveStatus::kComplete);
    ASSERT_EQ(Show(result.alive), want);
  }
  EXPECT_GT(solvable, 2000);
}

TEST(DomainSolver, SaysThatItGaveUpAndRemovesNothingWrongly) {
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    const Problem problem = RandomProblem(random);
    const auto want = BruteForce(problem);
    const solve::SolveResult result = Solve(problem, 30);
    if (Show(want).find('1') == std::string::npos) continue;
    for (std::size_t v = 0; v < want.size(); ++v) {
      for (std::size_t c = 0; c < want[v].size(); ++c) {
        EXPECT_TRUE(!want[v][c] || result.alive[v][c]) << i;
      }
    }
  }
}

// One of two sums is wrong.  What holds whichever it is stays known; the rest does not.
TEST(DomainSolver, KeepsOnlyWhatAContradictionDoesNotTouch) {
  Problem problem;
  problem.sizes = {2, 2};
  problem.constraints = {
      {.alternatives = {{.constant = -500, .terms = {Term(0, {500, 0})}}}, .tag = 10},
      {.alternatives = {{.constant = -700, .terms = {Term(0, {0, 700})}}}, .tag = 11},
      {.alternatives = {{.constant = -500,
                         .at_most = true,
                         .terms = {Term(0, {1, 2}), Term(1, {900, 0})}}},
       .tag = 12}};
  const solve::SolveResult result = Solve(problem);
  EXPECT_EQ(result.status, solve::SolveStatus::kContradiction);
  EXPECT_EQ(Show(result.alive), "11 01 ");
  EXPECT_EQ(result.contradicted[0], (std::vector<int>{10, 11}));
}

// Each sum alone can hold with either candidate of either figure, both together with
// none: what is left at the end of the search is no solution.
TEST(DomainSolver, KnowsAContradictionThatOnlyTheSearchFinds) {
  Problem problem;
  problem.sizes = {2, 2};
  problem.constraints = {
      {.alternatives = {{.constant = -100,
                         .terms = {Term(0, {100, 0}), Term(1, {100, 0})}}},
       .tag = 10},
      {.alternatives = {{.terms = {Term(0, {100, 0}), Term(1, {-100, 0})}}},
       .tag = 11}};
  const solve::SolveResult result = Solve(problem);
  EXPECT_EQ(result.status, solve::SolveStatus::kContradiction);
  EXPECT_EQ(Show(result.alive), "11 11 ");
  EXPECT_EQ(result.contradicted[0], (std::vector<int>{10, 11}));
}

TEST(DomainSolver, BoundsItsWork) {
  // Four hundred equal figures, half of which make the sum: more ways than can be
  // tried.
  Problem problem;
  solve::SumConstraint sum{.alternatives = {{.constant = -20'000}}};
  for (int v = 0; v < 400; ++v) {
    problem.sizes.push_back(2);
    sum.alternatives[0].terms.push_back(Term(v, {100, 0}));
  }
  problem.constraints.push_back(sum);
  const solve::SolveResult result = Solve(problem, 5'000'000);
  EXPECT_EQ(Show(result.alive).find('0'), std::string::npos);
}

// Half of `figures` equal figures make the sum: more ways than can be tried.
void AddHardPart(int figures, Problem* problem) {
  solve::SumConstraint sum{.alternatives = {{.constant = -50 * figures}}};
  for (int i = 0; i < figures; ++i) {
    const int variable = static_cast<int>(problem->sizes.size());
    problem->sizes.push_back(2);
    sum.alternatives[0].terms.push_back(Term(variable, {100, 0}));
  }
  problem->constraints.push_back(std::move(sum));
}

// Two figures, of which one makes the sum.
void AddEasyPart(Problem* problem) {
  solve::SumConstraint sum{.alternatives = {{.constant = -500}}};
  for (const int figure : {500, 300}) {
    const int variable = static_cast<int>(problem->sizes.size());
    problem->sizes.push_back(2);
    sum.alternatives[0].terms.push_back(Term(variable, {figure, 0}));
  }
  problem->constraints.push_back(std::move(sum));
}

TEST(DomainSolver, AHardPartTakesNothingFromTheOthers) {
  Problem problem;
  AddHardPart(500, &problem);
  AddEasyPart(&problem);
  const solve::SolveResult result = Solve(problem, 1000);
  EXPECT_EQ(result.status, solve::SolveStatus::kLimit);
  EXPECT_TRUE(result.limited[0]);
  EXPECT_FALSE(result.limited[500]);
  EXPECT_EQ(Show({result.alive[500], result.alive[501]}), "10 01 ");
}

// Twice as many rows that share no sum cost twice as many steps.
TEST(DomainSolver, TakesStepsInProportionToItsParts) {
  std::vector<std::int64_t> steps;
  for (const int parts : {1000, 2000}) {
    Problem problem;
    for (int i = 0; i < parts; ++i) AddEasyPart(&problem);
    const solve::SolveResult result = Solve(problem);
    EXPECT_EQ(result.status, solve::SolveStatus::kComplete);
    steps.push_back(result.steps);
  }
  EXPECT_GE(steps[0], 1000);
  EXPECT_LE(steps[1] * 10, steps[0] * 23);
}

// Together the parts may take no more than the budget of the document.
TEST(DomainSolver, DividesTheBudgetOfTheDocument) {
  Problem problem;
  for (int i = 0; i < 100; ++i) AddHardPart(100, &problem);
  solve::DomainSolver solver(
      {.part = 1'000'000, .per_variable = 1000, .most = 500'000});
  for (const int size : problem.sizes) solver.AddVariable(size);
  for (const solve::SumConstraint& sum : problem.constraints) solver.AddConstraint(sum);
  const solve::SolveResult result = solver.Solve();
  EXPECT_EQ(result.status, solve::SolveStatus::kLimit);
  // Each part ends within one constraint of its last step.
  EXPECT_LE(result.steps, 500'000 + 100 * 50'000);
}

TEST(DomainSolver, StopsWhenItIsAsked) {
  const std::atomic<bool> asked = true;
  solve::DomainSolver solver({.part = 1'000'000, .per_variable = 0, .most = 0},
                             Stop(asked));
  Problem problem;
  AddEasyPart(&problem);
  for (const int size : problem.sizes) solver.AddVariable(size);
  for (const solve::SumConstraint& sum : problem.constraints) solver.AddConstraint(sum);
  const solve::SolveResult result = solver.Solve();
  EXPECT_EQ(result.status, solve::SolveStatus::kLimit);
  EXPECT_EQ(Show(result.alive), "11 11 ");
}

}  // namespace
}  // namespace budget::check
