// Annotations that are part of what a reader of a page sees.  For the files that see
// poppler.

#ifndef EXTRACTORS_PDF_POPPLER_ANNOTATIONS_H_
#define EXTRACTORS_PDF_POPPLER_ANNOTATIONS_H_

#include <Object.h>

#include <optional>

#include "extractors/content/content_interpreter.h"
#include "extractors/pdf/poppler_resources.h"

namespace budget::pdf {

// The appearance of an annotation, as a form that is fitted into its place on the page.
// Nothing if it has none, is hidden, or is no part of the text: the border of a link.
std::optional<content::NamedObject> AppearanceOf(const Object& annotation,
                                                 PopplerResources* resources);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_ANNOTATIONS_H_
