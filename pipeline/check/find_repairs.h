// Which single cell explains failures, and what value would repair it.
//
//     合计 10 = 基本 6 + 项目 3   fails by 1
//     类 30 = 款 12 + 款 10 + 款 7  fails by 1: the cell 合计 10 is in both: 9 repairs
//                                                both, and breaks no equation that
//                                                holds

#ifndef PIPELINE_CHECK_FIND_REPAIRS_H_
#define PIPELINE_CHECK_FIND_REPAIRS_H_

#include <optional>
#include <string>
#include <vector>

#include "pipeline/identity/evaluate.h"
#include "pipeline/model/stop.h"

namespace budget::check {

struct Repair {
  identity::Term cell;
  Decimal value;      // that would make all its equations hold, in the unit of the cell
  int explained = 0;  // failures that it takes part in, all of which it repairs
  // Where the value stands instead: it is a column off, and the cell is blank.
  std::optional<identity::Term> from;
};

// For each instance (parallel to `evaluations`) that fails: the cell that explains all
// failures that it takes part in and contradicts no equation that holds, if there is
// exactly one such cell, or one that explains more than all others.  Of equals the one
// whose repaired value differs by a single slip of the pen is taken.  Where one failure
// is all there is, and a missing row would explain it, only such a slip is.  A figure
// that stands a column off is two cells that are wrong: moving it is taken if it
// explains more than any cell alone.  After a stop: for none.
std::vector<std::optional<Repair>> FindRepairs(
    const identity::DocumentView& view, const identity::InstanceList& list,
    const std::vector<identity::Evaluation>& evaluations, Stop stop = {});

}  // namespace budget::check

#endif  // PIPELINE_CHECK_FIND_REPAIRS_H_
