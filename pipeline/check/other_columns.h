// What one column of a table tells of the sums of the others.

#ifndef PIPELINE_CHECK_OTHER_COLUMNS_H_
#define PIPELINE_CHECK_OTHER_COLUMNS_H_

#include <vector>

#include "pipeline/identity/evaluate.h"

namespace budget::check {

// Where nothing printed tells which rows are addends (kNoHierarchy), a column in which
// their sum is the total tells it for the others, and what does not hold by the same
// rows fails.  Rows named 其中 are some of the parts: they may make less than the
// whole.
void TrustOtherColumns(const identity::DocumentView& view,
                       const identity::InstanceList& list,
                       std::vector<identity::Evaluation>* evaluations);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_OTHER_COLUMNS_H_
