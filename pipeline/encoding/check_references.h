// Whether a document hangs together.

#ifndef PIPELINE_ENCODING_CHECK_REFERENCES_H_
#define PIPELINE_ENCODING_CHECK_REFERENCES_H_

#include "pipeline/model/document_data.h"

namespace budget::encoding {

// Every index points at something: rows and columns of facts, facts of targets and
// checks, sections and paragraphs of the prose, statements that name each other.  And
// the number of a figure is what its digits say.
bool ReferencesHold(const DocumentData& document);

}  // namespace budget::encoding

#endif  // PIPELINE_ENCODING_CHECK_REFERENCES_H_
