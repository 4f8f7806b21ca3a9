// A group of failures as a finding: what is wrong, how bad it is, and how certain.

#ifndef PIPELINE_FINDINGS_WORD_FINDING_H_
#define PIPELINE_FINDINGS_WORD_FINDING_H_

#include "pipeline/findings/gather_failures.h"
#include "pipeline/identity/messages.h"
#include "pipeline/model/document_data.h"
#include "schemas/spec/identity_spec.h"

namespace budget::findings {

struct FindingWords {
  const schemas::Identities& identities;
  identity::Messages chinese;
  identity::Messages english;
};

// Not numbered yet.
Finding WordFinding(const FindingWords& words, const DocumentData& data,
                    const Group& group);

}  // namespace budget::findings

#endif  // PIPELINE_FINDINGS_WORD_FINDING_H_
