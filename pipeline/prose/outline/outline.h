// The outline of a document: its sections with their text, its paragraphs, and its
// table of contents.
//
//     lines (outside all tables, in document order) -> Outline
//
// Captions, notes and furniture (see LineRole) are no prose; a line of the table of
// contents is an entry of it and nothing else.  All other lines are in the text of
// exactly one section, or are its heading.

#ifndef PIPELINE_PROSE_OUTLINE_OUTLINE_H_
#define PIPELINE_PROSE_OUTLINE_OUTLINE_H_

#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/prose.h"
#include "pipeline/model/stop.h"
#include "schemas/spec/schema.h"

namespace budget::outline {

// Uses of `patterns`: contents, headings.  A stop ends it with a part of the outline.
Outline BuildOutline(const std::vector<Line>& lines,
                     const schemas::LinePatterns& patterns, Stop stop = {});

}  // namespace budget::outline

#endif  // PIPELINE_PROSE_OUTLINE_OUTLINE_H_
