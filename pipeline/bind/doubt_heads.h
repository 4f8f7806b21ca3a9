// What a figure is stands in the head above it and the label beside it: without one of
// them it is not certain.

#ifndef PIPELINE_BIND_DOUBT_HEADS_H_
#define PIPELINE_BIND_DOUBT_HEADS_H_

#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::bind {

// Makes the printed figures of columns that have no head ambiguous, and says so in
// their notes.  Texts stay as they are.
void DoubtUnheaded(Table* table);

// The same for all facts of rows that have neither a name nor a code: where others have
// one they are not certain to be rows of their own, and where there are several rows
// and none has one, nothing tells what they are of.
void DoubtUnlabelled(Table* table);

// The same for the printed figures of columns whose head prints a unit that the
// vocabulary does not know, and no word that says what they are: 储备（罐）.  They are
// no money; a figure with a unit of its own stays as it is.
void DoubtUnknownUnits(const schemas::Schema& schema, Table* table);

}  // namespace budget::bind

#endif  // PIPELINE_BIND_DOUBT_HEADS_H_
