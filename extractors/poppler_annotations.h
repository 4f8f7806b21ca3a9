// Annotations that are part of what a reader of a page sees.  For the files that see
// poppler.

#ifndef EXTRACTORS_POPPLER_ANNOTATIONS_H_
#define EXTRACTORS_POPPLER_ANNOTATIONS_H_

#include <Object.h>

#include <optional>

#include "extractors/content_interpreter.h"
#include "extractors/poppler_resources.h"

namespace budget {

// The appearance of an annotation, as a form that is fitted into its place on the page.
// Nothing if it has none, is hidden, or is no part of the text: the border of a link.
std::optional<NamedObject> AppearanceOf(const Object& annotation,
                                        PopplerResources* resources);

}  // namespace budget

#endif  // EXTRACTORS_POPPLER_ANNOTATIONS_H_
