// Checks every figure of a document against the identities of its schema.
//
//     DocumentData  --- CheckDocument -->  Check*  --- AddChecks -->  numbered, and
//                                                                     counted on facts
//
// Sums are exact; a difference is tolerated up to half a
// unit in the last printed place of every printed number that takes part, and no more.

#ifndef PIPELINE_CHECK_CHECK_DOCUMENT_H_
#define PIPELINE_CHECK_CHECK_DOCUMENT_H_

#include <string>
#include <vector>

#include "pipeline/check/find_partial_tables.h"
#include "pipeline/model/document_data.h"
#include "pipeline/model/language.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/identity_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::check {

struct Findings {
  std::vector<Check> checks;          // not numbered yet
  std::vector<PartialTable> partial;  // most of an identity fails in them
};

// In this order: table by table, then between tables, then codes, contents, units and
// texts. Lost columns must have been solved.  Cost: linear in the printed cells, and
// what the failures need that are looked into (find_repairs.h).  A stop ends it with
// what it has.
Findings CheckDocument(const schemas::Identities& identities,
                       const schemas::Vocabulary& vocabulary, Language language,
                       const DocumentData& data, Stop stop = {});

// Appends to `data->checks`, numbered on, and counts the outcomes on the facts.
void AddChecks(std::vector<Check> checks, DocumentData* data);

// What was checked and what failed, in words: a line of counts, then a line for each
// failure.  Empty if nothing was checked.
std::string ExplainChecks(const schemas::Identities& identities, Language language,
                          const DocumentData& data);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_CHECK_DOCUMENT_H_
