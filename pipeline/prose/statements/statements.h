// What the prose of a document states: one Statement for each figure.
//
// A figure is a number with a unit.  What it is of, and whether it is a value, a share
// or a change, follows from the words before it in its clause; what a clause leaves out
// is carried over from the one that governs it:
//
//     本年支出合计 30.00 万元，其中：基本支出 20.00 万元，占 66.67%；
//     value        A                 value of B (part of A)  share of B in A
//
// Dates, document numbers, ordinals and list numbers are no statements; neither is a
// figure whose digits are not certain (1,95O.27万元), which is reported instead.

#ifndef PIPELINE_PROSE_STATEMENTS_STATEMENTS_H_
#define PIPELINE_PROSE_STATEMENTS_STATEMENTS_H_

#include <vector>

#include "pipeline/model/diagnostic.h"
#include "pipeline/model/prose.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/prose_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::statements {

struct ProseStatements {
  // In document order; those of a heading stand before those below it.
  std::vector<Statement> statements;
  // A warning for each figure that cannot be read for certain ("unreadable-figure"),
  // with its page or line; the file is left to the caller.
  Diagnostics unreadable;
};

// `document_year` is the fiscal year of figures that say no other, and whose section
// does not; 0 if not known.  A stop ends it with a part of the statements.
ProseStatements ReadStatements(const Outline& outline, const schemas::ProseSpec& spec,
                               const schemas::Vocabulary& vocabulary, int document_year,
                               Stop stop = {});

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_STATEMENTS_H_
