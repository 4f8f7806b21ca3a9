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

// An identity that fails in a table more often than it holds.
struct HardlyHolds {
  const schemas::IdentitySpec* spec = nullptr;
  int table = 0;
  int failed = 0;
  int tested = 0;
};

// Where most of an identity fails in a table, and no two columns have changed places,
// no single cell is wrong: either the table as a whole or our reading of it.  Its
// failures become untestable (kHardlyHolds), and come back as one.  A blank total in a
// column that prints no totals becomes untestable, too.
std::vector<HardlyHolds> GatherWhatHardlyHolds(
    const identity::DocumentView& view, const identity::InstanceList& list,
    std::vector<identity::Evaluation>* evaluations);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_FIND_PATTERNS_H_
