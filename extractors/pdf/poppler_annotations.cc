#include "extractors/pdf/poppler_annotations.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>

#include "extractors/pdf/form_field.h"
#include "extractors/pdf/poppler_messages.h"
#include "extractors/pdf/poppler_objects.h"

namespace budget::pdf {
namespace {

// Moves and scales a form so that its box fills a rectangle.
void FitInto(const double* rectangle, content::NamedObject* form) {
  double x0 = std::numeric_limits<double>::max();
  double y0 = x0;
  double x1 = -x0;
  double y1 = -x0;
  for (const int i : {0, 2}) {
    for (const int j : {1, 3}) {
      const canvas::Vector corner =
          canvas::Transform(form->matrix, form->box[i], form->box[j]);
      x0 = std::min(x0, corner.x);
      x1 = std::max(x1, corner.x);
      y0 = std::min(y0, corner.y);
      y1 = std::max(y1, corner.y);
    }
  }
  const double left = std::min(rectangle[0], rectangle[2]);
  const double bottom = std::min(rectangle[1], rectangle[3]);
  const double width = std::abs(rectangle[2] - rectangle[0]);
  const double height = std::abs(rectangle[3] - rectangle[1]);
  const double scale_x = x1 > x0 ? width / (x1 - x0) : 1;
  const double scale_y = y1 > y0 ? height / (y1 - y0) : 1;
  form->matrix = canvas::Concat(
      form->matrix,
      {scale_x, 0, 0, scale_y, left - x0 * scale_x, bottom - y0 * scale_y});
}

// It is seen, and part of the text: not the border of a link.
bool IsText(const Object& annotation) {
  if (!annotation.isDict()) return false;
  constexpr int kHidden = 2;
  constexpr int kNoView = 32;
  const Object type = annotation.dictLookup("Subtype");
  const Object flags = annotation.dictLookup("F");
  const bool hidden = flags.isInt() && (flags.getInt() & (kHidden | kNoView)) != 0;
  return !hidden &&
         (type.isName("FreeText") || type.isName("Widget") || type.isName("Stamp"));
}

// The appearance of an annotation, as a form that is fitted into its place on the page.
std::optional<content::NamedObject> AppearanceOf(const Object& annotation,
                                                 PopplerResources* resources) {
  const Dict& dict = *annotation.getDict();
  const Object appearances = dict.lookup("AP");
  if (!appearances.isDict()) return std::nullopt;
  Object normal = appearances.dictLookup("N");
  const Object state = dict.lookup("AS");
  if (normal.isDict() && state.isName()) normal = normal.dictLookup(state.getName());
  double rectangle[4];
  if (!normal.isStream() || !NumbersIn(dict, "Rect", 4, rectangle)) return std::nullopt;
  content::NamedObject form = resources->ReadForm(normal);
  if (form.kind != content::NamedObject::Kind::kForm) return std::nullopt;
  FitInto(rectangle, &form);
  return form;
}

}  // namespace

bool DrawAnnotations(const Object& annotations, const Object& form,
                     const PageDrawing& drawing) {
  using Outcome = content::ContentInterpreter::Outcome;
  constexpr std::size_t kCostOfAnnotation = 4096;  // in bytes of content
  constexpr std::size_t kCostOfCharacter = 8;
  const MessageScope messages;  // what is wrong with one is no damage to the page
  if (!annotations.isArray()) return true;
  for (int i = 0; i < annotations.arrayGetLength(); ++i) {
    if (!drawing.budget->Spend(kCostOfAnnotation)) return false;
    const Object annotation = annotations.arrayGet(i);
    if (!IsText(annotation)) continue;
    if (const auto field = FieldOf(annotation, form)) {
      if (!drawing.budget->Spend(kCostOfCharacter * field->text.size())) return false;
      DrawField(*field, drawing.matrix, drawing.canvas);
      continue;
    }
    const std::optional<content::NamedObject> appearance =
        AppearanceOf(annotation, drawing.resources);
    if (!appearance) continue;
    if (drawing.interpreter->RunForm(*appearance, drawing.resources, drawing.matrix) ==
        Outcome::kTooMuch) {
      return false;
    }
  }
  return !drawing.canvas->full();
}

}  // namespace budget::pdf
