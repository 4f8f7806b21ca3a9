// Annotations that are part of what a reader of a page sees.  For the files that see
// poppler.

#ifndef EXTRACTORS_PDF_POPPLER_ANNOTATIONS_H_
#define EXTRACTORS_PDF_POPPLER_ANNOTATIONS_H_

#include <Object.h>

#include "extractors/canvas/page_canvas.h"
#include "extractors/content/content_interpreter.h"
#include "extractors/content/page_budget.h"
#include "extractors/pdf/poppler_resources.h"

namespace budget::pdf {

// A page that is being drawn.
struct PageDrawing {
  PopplerResources* resources;
  content::ContentInterpreter* interpreter;
  canvas::PageCanvas* canvas;
  content::PageBudget* budget;
  canvas::Matrix matrix;  // from user space to the page
};

// Draws what annotations say, on top of the content: text, stamps and form fields; a
// field that has a value and no appearance as a viewer would set it.  `annotations` is
// the array of a page, `form` the interactive form of the document, or null.  False if
// the budget did not suffice.
bool DrawAnnotations(const Object& annotations, const Object& form,
                     const PageDrawing& drawing);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_ANNOTATIONS_H_
