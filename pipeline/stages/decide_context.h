// Stage: decide.  What the document as a whole says of itself.

#ifndef PIPELINE_STAGES_DECIDE_CONTEXT_H_
#define PIPELINE_STAGES_DECIDE_CONTEXT_H_

#include "pipeline/meaning/document_context.h"
#include "pipeline/model/prose.h"
#include "pipeline/stages/choose_schema.h"
#include "pipeline/stages/read_pages.h"

namespace budget::stages {

// From the cover that the schema claims it by, its lines, the titles of its tables and
// the headings of its sections.
meaning::DocumentContext DecideContext(const ChosenSchema& chosen,
                                       const PrintedDocument& printed,
                                       const Outline& outline);

}  // namespace budget::stages

#endif  // PIPELINE_STAGES_DECIDE_CONTEXT_H_
