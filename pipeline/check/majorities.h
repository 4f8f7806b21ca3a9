// Identities that the figures themselves must bear out: which columns a column of
// totals adds up (head_total), whether two tables mean the same by one name (repeat).

#ifndef PIPELINE_CHECK_MAJORITIES_H_
#define PIPELINE_CHECK_MAJORITIES_H_

#include <vector>

#include "pipeline/identity/evaluate.h"

namespace budget::check {

// Whether an identity is of this sort.  Its addends are no rows of the table.
bool IsBorneOut(schemas::IdentityKind kind);

// Of the ways to read one column of totals, or one pair of tables, the one by which
// most of its figures hold is believed, if nearly all do: then the rest are failures.
// Where most contradict it, those that hold do so by chance, and are untestable.  Sums
// with one addend or none say nothing of it.
void BelieveMajorities(const identity::DocumentView& view,
                       const identity::InstanceList& list,
                       std::vector<identity::Evaluation>* evaluations);

}  // namespace budget::check

#endif  // PIPELINE_CHECK_MAJORITIES_H_
