// Checks every figure of a document against the identities of its schema.
//
//     DocumentData  --- CheckDocument -->  the same, with `checks`, and with
//                                          checks_passed and checks_failed on its facts
//
// Values are never changed.  Sums are exact; a difference is tolerated up to half a
// unit in the last printed place of every printed number that takes part, and no more.

#ifndef PIPELINE_CHECK_CHECK_DOCUMENT_H_
#define PIPELINE_CHECK_CHECK_DOCUMENT_H_

#include <string>

#include "pipeline/model/document_data.h"
#include "pipeline/model/language.h"
#include "schemas/spec/identity_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::check {

// Appends to `data->checks`, numbered on, in this order: table by table, then between
// tables, then codes, contents and units.  Run it after SolveDocument.
void CheckDocument(const schemas::Identities& identities,
                   const schemas::Vocabulary& vocabulary, Language language,
                   DocumentData* data);

// What was checked and what failed, in words: a line of counts, then a line for each
// failure.  Empty if nothing was checked.
std::string ExplainChecks(const schemas::Identities& identities, Language language,
                          const DocumentData& data);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_CHECK_DOCUMENT_H_
