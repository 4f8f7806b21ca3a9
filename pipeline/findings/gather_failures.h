// Which failures are one mistake.

#ifndef PIPELINE_FINDINGS_GATHER_FAILURES_H_
#define PIPELINE_FINDINGS_GATHER_FAILURES_H_

#include <vector>

#include "pipeline/model/document_data.h"
#include "pipeline/model/stop.h"

namespace budget::findings {

// Failures that one cell, statement, row or column explains.
struct Group {
  std::vector<int> checks;  // indices into DocumentData::checks, ascending
  // What would make them hold, where that is known; of the first failure that says it.
  const CheckRepair* repair = nullptr;
  std::vector<FactRef> facts;  // what they have in common; else all they rest on
  int statement = -1;          // the same of the prose; -1: none
};

// Every failure is in one group, in the order of their first failures; after a stop
// fewer of those that are one mistake are together.
std::vector<Group> GatherFailures(const DocumentData& data, Stop stop = {});

}  // namespace budget::findings

#endif  // PIPELINE_FINDINGS_GATHER_FAILURES_H_
