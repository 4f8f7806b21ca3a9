// From failed checks to probable mistakes: one finding for each, not one for each
// identity that it breaks.
//
//     合计 10 = 基本 6 + 项目 3     fails, would hold if 合计 were 9
//     类 30 = 款 12 + 款 10 + 款 7  fails, would hold if 合计 were 9   -> one finding:
//     合计
//
// Failures go together where one repair explains them; what is left is gathered under
// the cell, statement or row that most of it has in common (greedy set cover).

#ifndef PIPELINE_FINDINGS_FIND_FINDINGS_H_
#define PIPELINE_FINDINGS_FIND_FINDINGS_H_

#include <vector>

#include "pipeline/model/document_data.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/identity_spec.h"

namespace budget::findings {

// The findings of a document whose checks are numbered (check::AddChecks), numbered, by
// severity and then by place.  `identities` has the words.  Linear in the checks, but
// for the failures: what they have in common is looked for among a thousand at most.
// After a stop: none, which the caller must not take for the whole.
std::vector<Finding> FindFindings(const schemas::Identities& identities,
                                  const DocumentData& data, Stop stop = {});

}  // namespace budget::findings

#endif  // PIPELINE_FINDINGS_FIND_FINDINGS_H_
