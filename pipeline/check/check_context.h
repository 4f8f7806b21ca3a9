// What the parts of the check stage share.

#ifndef PIPELINE_CHECK_CHECK_CONTEXT_H_
#define PIPELINE_CHECK_CHECK_CONTEXT_H_

#include <vector>

#include "pipeline/check/document_view.h"
#include "pipeline/check/messages.h"
#include "pipeline/model/check.h"
#include "schemas/identity_spec.h"
#include "schemas/vocabulary.h"

namespace budget {

struct CheckContext {
  const Identities& identities;
  const Vocabulary& vocabulary;
  const DocumentView& view;
  const Messages& messages;
};

// Each appends its results to `out`.
void CheckEquations(const CheckContext& context, std::vector<Check>* out);
void CheckChanges(const CheckContext& context, std::vector<Check>* out);
void CheckCodes(const CheckContext& context, std::vector<Check>* out);
void CheckContents(const CheckContext& context, std::vector<Check>* out);
void CheckUnits(const CheckContext& context, std::vector<Check>* out);

// A check at a cell: id, kind, where and place; the cell's fact, if it is printed.
Check CheckAt(const CheckContext& context, const IdentitySpec& spec, const Term& cell);
// The same at a row.
Check CheckAtRow(const CheckContext& context, const IdentitySpec& spec, int table,
                 int row);
void AddFact(const DocumentView& view, const Term& cell, Check* check);

}  // namespace budget

#endif  // PIPELINE_CHECK_CHECK_CONTEXT_H_
