// Which rows of a list a total may add up, by codes, numbers and indentation.

#ifndef PIPELINE_IDENTITY_TOP_ROWS_H_
#define PIPELINE_IDENTITY_TOP_ROWS_H_

#include <vector>

#include "pipeline/identity/instances.h"
#include "pipeline/model/table.h"
#include "schemas/spec/identity_spec.h"

namespace budget::identity {

// Rows that a total may add up: the roots of all codes; where there are none, the
// items.
struct TopRows {
  std::vector<int> rows;
  // Those of them that are not set further in, if others are: these may be parts of
  // what stands above them, or set in the middle, as 上年结余 below 合计.
  std::vector<int> outermost;
  bool coded = false;
  Addends addends = Addends::kKnown;
};

TopRows FindTopRows(const schemas::Identities& identities, const Table& table);

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_TOP_ROWS_H_
