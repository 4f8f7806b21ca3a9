// What the parts of the check stage share.

#ifndef PIPELINE_CHECK_CHECK_CONTEXT_H_
#define PIPELINE_CHECK_CHECK_CONTEXT_H_

#include <string>
#include <vector>

#include "pipeline/check/document_texts.h"
#include "pipeline/check/find_partial_tables.h"
#include "pipeline/identity/document_view.h"
#include "pipeline/identity/messages.h"
#include "pipeline/model/check.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/identity_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::check {

struct CheckContext {
  const schemas::Identities& identities;
  const schemas::Vocabulary& vocabulary;
  const identity::DocumentView& view;
  const identity::Messages& messages;
  const std::vector<TextAt>& texts;  // all words of the document
  Stop stop;
};

// Each appends its results to `out`; of the equations also the tables in which most of
// them fail.
std::vector<PartialTable> CheckEquations(const CheckContext& context,
                                         std::vector<Check>* out);
void CheckChanges(const CheckContext& context, std::vector<Check>* out);
void CheckRates(const CheckContext& context, std::vector<Check>* out);
void CheckCodes(const CheckContext& context, std::vector<Check>* out);
void CheckCodeChildren(const CheckContext& context, std::vector<Check>* out);
void CheckContents(const CheckContext& context, std::vector<Check>* out);
void CheckUnits(const CheckContext& context, std::vector<Check>* out);
void CheckTotals(const CheckContext& context, std::vector<Check>* out);
void CheckTexts(const CheckContext& context, std::vector<Check>* out);
void CheckYears(const CheckContext& context, std::vector<Check>* out);
void CheckNames(const CheckContext& context, std::vector<Check>* out);
void CheckHeadings(const CheckContext& context, std::vector<Check>* out);
void CheckEmptyTables(const CheckContext& context, std::vector<Check>* out);
void CheckListedUnits(const CheckContext& context, std::vector<Check>* out);
void CheckWeights(const CheckContext& context, std::vector<Check>* out);
void CheckSections(const CheckContext& context, std::vector<Check>* out);

// A title or a heading says that it is the report of a whole government: what is asked
// of departments does not hold for it.
bool IsOfGovernment(const CheckContext& context);
// The failure of a rule on words, at a text.
Check FailedText(const CheckContext& context, const std::string& id,
                 const schemas::Wording& label, const TextAt& text, std::string found);

// A check at a cell: id, kind, where and place; the cell's fact, if it is printed.
Check CheckAt(const CheckContext& context, const schemas::IdentitySpec& spec,
              const identity::Term& cell);
// The same at a row.
Check CheckAtRow(const CheckContext& context, const schemas::IdentitySpec& spec,
                 int table, int row);
// The year whose classification a table has: its own, else that of the document; 0: not
// known.
int YearOf(const CheckContext& context, int table);
// The classification of that year has the code; of year 0 any is taken.
bool InYear(const schemas::Code& code, int year);
void AddFact(const identity::DocumentView& view, const identity::Term& cell,
             Check* check);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_CHECK_CONTEXT_H_
