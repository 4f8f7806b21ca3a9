// The rows of a document that have lost their columns, and the identities that they
// take part in, as a problem for DomainSolver.

#ifndef PIPELINE_SOLVE_SOLVE_MODEL_H_
#define PIPELINE_SOLVE_SOLVE_MODEL_H_

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "pipeline/identity/instances.h"
#include "pipeline/model/stop.h"
#include "pipeline/solve/domain_solver.h"
#include "pipeline/solve/row_candidates.h"

namespace budget::solve {

struct LooseRow {
  int table = 0;
  int row = 0;
  RowCandidates candidates;
  std::size_t listed = 0;    // candidates before any identity was asked
  std::vector<int> used;     // instances that removed candidates by themselves
  bool contradicts = false;  // its own identities leave none: they were not asked
  bool significant = false;  // in an equality with a figure that is no small number
};

class SolveModel {
 public:
  // Refers to the view and the list.  At most `most_candidates` of a row are listed;
  // after a stop the later rows have none.
  SolveModel(const identity::DocumentView& view, const identity::InstanceList& list,
             std::size_t most_candidates, Stop stop = {});

  const std::vector<LooseRow>& rows() const { return rows_; }

  // Variables are the rows, in order; tags are instances.
  void AddTo(DomainSolver* solver) const;

 private:
  // One equation in whole numbers of a unit of its own.
  struct Scale;
  class SumBuilder;

  void FindRows(std::size_t most_candidates);
  void CompileSums();
  void FindScales();
  int RowAt(const identity::Term& term) const;
  bool HasLooseRow(const identity::Instance& instance) const;
  bool InOneRow(const identity::Instance& instance) const;
  void FilterRow(int instance);
  bool Holds(const identity::CellEquation& equation, bool at_most, const LooseRow& row,
             const std::vector<int>& choice) const;
  std::optional<LinearSum> Compile(const identity::CellEquation& equation,
                                   bool at_most) const;
  std::optional<Scale> ScaleOf(const identity::CellEquation& equation) const;
  void NoteFigures(const identity::Instance& instance);
  bool HasSignificant(const identity::CellEquation& equation) const;

  const identity::DocumentView& view_;
  const identity::InstanceList& list_;
  Stop stop_;
  std::vector<LooseRow> rows_;
  std::vector<SumConstraint> sums_;  // between rows
  std::unordered_map<std::uint64_t, int> row_at_;
  std::vector<int> decimals_;  // by table: the most that any number has
};

}  // namespace budget::solve

#endif  // PIPELINE_SOLVE_SOLVE_MODEL_H_
