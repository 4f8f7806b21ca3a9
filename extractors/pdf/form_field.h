// The values of form fields that nothing draws: a viewer sets them itself, from the
// value and the default appearance of the field.  For the files that see poppler.

#ifndef EXTRACTORS_PDF_FORM_FIELD_H_
#define EXTRACTORS_PDF_FORM_FIELD_H_

#include <Object.h>

#include <optional>
#include <string>

#include "extractors/canvas/page_canvas.h"

namespace budget::pdf {

// A text field as it is displayed.  Coordinates are those of the page's user space.
struct FormField {
  enum class Alignment { kLeft, kCentre, kRight };

  std::u32string text;  // lines end in U+000A
  double box[4] = {0, 0, 0, 0};
  double size = 0;  // of the font
  Alignment alignment = Alignment::kLeft;
  bool multiline = false;
};

// What the annotation of a field shows if it has no appearance of its own; nothing for
// other annotations, for fields without a value, and for passwords.  `form` is the
// interactive form of the document, or null: it has what the fields do not say.
std::optional<FormField> FieldOf(const Object& annotation, const Object& form);

// Draws the text of a field on a canvas; `page` maps user space to the page.  Widths
// are those of no certain font: half an em for what is not Chinese.
void DrawField(const FormField& field, const canvas::Matrix& page,
               canvas::PageCanvas* canvas);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_FORM_FIELD_H_
