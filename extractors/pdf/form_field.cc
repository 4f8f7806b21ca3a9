#include "extractors/pdf/form_field.h"

#include <goo/GooString.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "extractors/content/content_interpreter.h"
#include "extractors/content/content_lexer.h"
#include "extractors/pdf/poppler_objects.h"
#include "pipeline/script/text.h"

namespace budget::pdf {
namespace {

constexpr int kDeepestField = 16;        // of a field in its parents
constexpr double kDefaultSize = 12;      // where the appearance says 0: as it fits
constexpr double kMargin = 2;            // points between box and text, as viewers have
constexpr std::size_t kLongest = 20000;  // bytes of a value

// What a field says, or the first of its parents that does.
Object Inherited(const Dict& field, const char* key) {
  Object value = field.lookup(key);
  Object parent = field.lookup("Parent");
  for (int i = 0; i < kDeepestField && value.isNull() && parent.isDict(); ++i) {
    value = parent.dictLookup(key);
    parent = parent.dictLookup("Parent");
  }
  return value;
}

// The size of the font in "/Helv 9 Tf 0 g".
double SizeIn(std::string_view appearance) {
  content::ContentLexer lexer(appearance);
  double last = 0;
  for (content::Token token = lexer.Next(); token.kind != content::TokenKind::kEnd;
       token = lexer.Next()) {
    if (token.kind == content::TokenKind::kNumber) last = token.number;
    if (token.kind == content::TokenKind::kOperator && token.text == "Tf") return last;
  }
  return 0;
}

double WidthOf(char32_t c) { return script::IsCjk(c) ? 1.0 : 0.5; }

double WidthOf(std::u32string_view line) {
  double width = 0;
  for (const char32_t c : line) width += WidthOf(c);
  return width;
}

std::vector<std::u32string_view> LinesOf(const FormField& field) {
  std::vector<std::u32string_view> lines;
  std::u32string_view rest = field.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(U'\n'), rest.size());
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

}  // namespace

std::optional<FormField> FieldOf(const Object& annotation, const Object& form) {
  constexpr int kPassword = 1 << 13;
  constexpr int kMultiline = 1 << 12;
  if (!annotation.isDict()) return std::nullopt;
  const Dict& dict = *annotation.getDict();
  if (!dict.lookup("Subtype").isName("Widget")) return std::nullopt;
  const Object appearances = dict.lookup("AP");
  if (appearances.isDict() && !appearances.dictLookup("N").isNull())
    return std::nullopt;
  const Object type = Inherited(dict, "FT");
  if (!type.isName("Tx") && !type.isName("Ch")) return std::nullopt;
  const Object flags = Inherited(dict, "Ff");
  const int bits = flags.isInt() ? flags.getInt() : 0;
  const Object value = Inherited(dict, "V");
  FormField field;
  if (!value.isString() || (bits & kPassword) != 0 ||
      !NumbersIn(dict, "Rect", 4, field.box)) {
    return std::nullopt;
  }
  field.text =
      content::DecodeTextString(value.getString()->toStr().substr(0, kLongest));
  std::ranges::replace(field.text, U'\r', U'\n');
  Object appearance = Inherited(dict, "DA");
  if (!appearance.isString() && form.isDict()) appearance = form.dictLookup("DA");
  if (appearance.isString()) field.size = SizeIn(appearance.getString()->toStr());
  if (!(field.size > 0)) field.size = kDefaultSize;
  Object alignment = Inherited(dict, "Q");
  if (!alignment.isInt() && form.isDict()) alignment = form.dictLookup("Q");
  if (alignment.isInt() && alignment.getInt() == 1) {
    field.alignment = FormField::Alignment::kCentre;
  }
  if (alignment.isInt() && alignment.getInt() == 2) {
    field.alignment = FormField::Alignment::kRight;
  }
  field.multiline = type.isName("Tx") && (bits & kMultiline) != 0;
  return field;
}

void DrawField(const FormField& field, const canvas::Matrix& page,
               canvas::PageCanvas* canvas) {
  const double left = std::min(field.box[0], field.box[2]);
  const double right = std::max(field.box[0], field.box[2]);
  const double bottom = std::min(field.box[1], field.box[3]);
  const double top = std::max(field.box[1], field.box[3]);
  const canvas::FontFacts font;
  canvas::TextState state{.font = &font, .page = page, .size = field.size};
  state.fill = {.color = canvas::Rgb{}, .clip = canvas->box()};
  // One line stands in the middle of its box, several begin at the top.
  double y = field.multiline ? top - kMargin - field.size
                             : (bottom + top - field.size * font.ascent) / 2;
  for (const std::u32string_view line : LinesOf(field)) {
    const double width = WidthOf(line) * field.size;
    double x = left + kMargin;
    if (field.alignment == FormField::Alignment::kCentre)
      x = (left + right - width) / 2;
    if (field.alignment == FormField::Alignment::kRight) x = right - kMargin - width;
    canvas->BeginText(state);
    for (const char32_t c : line) {
      const double step = WidthOf(c) * field.size;
      const unsigned unicode = c;
      canvas->ShowChar(canvas::Transform(page, x, y),
                       canvas::TransformDelta(page, step, 0), false, &unicode, 1);
      x += step;
    }
    y -= field.size;
  }
}

}  // namespace budget::pdf
