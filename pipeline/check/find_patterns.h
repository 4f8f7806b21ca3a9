// What several failures say together that none says alone.

#ifndef PIPELINE_CHECK_FIND_PATTERNS_H_
#define PIPELINE_CHECK_FIND_PATTERNS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/check/find_repairs.h"
#include "pipeline/identity/evaluate.h"

namespace budget::check {

enum class FailurePattern : std::uint8_t {
  kMovedCell,      // the number `value` in cell `from` belongs to cell `to`
  kMissingRow,     // a row with `values` is missing
  kOtherCode,      // row `from` with the code `values` repairs the sum
  kSwappedColumns  // the columns of `from` and `to` have changed places
};

struct FoundPattern {
  FailurePattern kind = FailurePattern::kMissingRow;
  identity::Term from;
  identity::Term to;
  Decimal value;
  std::string values;
};

// By instance.
using FailurePatterns = std::unordered_map<int, FoundPattern>;

// Looks at the failures of one row identity down a table, then at those without a
// repair of one sum in several columns.  Where columns have changed places, the repairs
// of their cells are taken back.
FailurePatterns FindPatterns(const identity::DocumentView& view,
                             const identity::InstanceList& list,
                             const std::vector<identity::Evaluation>& evaluations,
                             std::vector<std::optional<Repair>>* repairs);

// An identity that fails more often than it holds in a table says something else about
// this table than it was written for, unless two columns have changed places: its
// failures become untestable.  So does a blank total in a column that prints no totals.
void DoubtWhatHardlyHolds(const identity::DocumentView& view,
                          const identity::InstanceList& list,
                          std::vector<identity::Evaluation>* evaluations);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_FIND_PATTERNS_H_
