// What an interpreter of page content draws on: text, paths and images with the state
// of graphics they are drawn in.  Decides what is seen of them and fills a Page.
//
// Everything is in points on the page as displayed, origin top left, y down.

#ifndef EXTRACTORS_CANVAS_PAGE_CANVAS_H_
#define EXTRACTORS_CANVAS_PAGE_CANVAS_H_

#include <cmath>
#include <optional>
#include <string>

#include "extractors/canvas/glyph_builder.h"
#include "extractors/canvas/ruling_builder.h"
#include "pipeline/model/page.h"

namespace budget::canvas {

// [a b c d e f] of PDF: (x, y) -> (a x + c y + e, b x + d y + f).
struct Matrix {
  double a = 1;
  double b = 0;
  double c = 0;
  double d = 1;
  double e = 0;
  double f = 0;
};

struct Vector {
  double x = 0;
  double y = 0;

  double length() const { return std::hypot(x, y); }
};

inline Vector Transform(const Matrix& m, double x, double y) {
  return {m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f};
}

// A vector, which has no place.
inline Vector TransformDelta(const Matrix& m, double x, double y) {
  return {m.a * x + m.c * y, m.b * x + m.d * y};
}

// First `inner`, then `outer`.
Matrix Concat(const Matrix& inner, const Matrix& outer);

// No rotation but by quarters, no shear.
bool IsAxisParallel(const Matrix& m);

// What is known of a font, the same for all of its characters.
struct FontFacts {
  bool mapped = true;  // it has a mapping to Unicode
  bool bold = false;
  bool vertical = false;  // written downwards
  float ascent = 0.85F;   // share of the em above the baseline
  double em = 1;          // height of the em in text space, at size 1
};

// How things are painted.
struct Ink {
  std::optional<Rgb> color;  // nothing: a pattern, or not known
  double opacity = 1;
  bool plain = true;       // neither blended, masked nor in a group of its own
  bool exact_clip = true;  // `clip` is the clip path, not just its bounding box
  Box clip;
};

// The state in which a string is shown.
struct TextState {
  const FontFacts* font = nullptr;
  Matrix text;  // from text space to user space
  Matrix page;  // from user space to the page
  double size = 0;
  double scaling = 1;  // horizontal
  double char_space = 0;
  double word_space = 0;
  int render = 0;        // mode of PDF, 0 to 7
  bool pattern = false;  // filled with a pattern
  bool masked = false;   // part of a mask, not of the page
  double line_width = 1;
  Ink fill;
  Ink stroke;
};

class PageCanvas {
 public:
  // `page` is empty but for its size.
  void Start(Page* page);

  // Begins a string; all characters until the next one have its state.
  void BeginText(const TextState& state);
  // `pen` and `step` are the place of a character and the way to the next one, spaces
  // included; `space` says that it is the one-byte code 32.
  void ShowChar(Vector pen, Vector step, bool space, const unsigned* unicode,
                int length);
  void BeginActualText(std::u32string text) {
    glyphs_.BeginActualText(std::move(text));
  }
  void EndActualText() { glyphs_.EndActualText(); }

  void Stroke(const Path& path, double line_width, const Ink& ink);
  void Fill(const Path& path, const Ink& ink);
  // A pattern or shading that shows through the clip path, which is thus its shape.
  void FillClip(const Ink& ink);
  // The unit square under the matrix.
  void Image(const Matrix& matrix, bool opaque, const Ink& ink);

  // As much as is taken from one page.
  bool full() const { return glyphs_.full() || rulings_.full(); }
  const Box& box() const { return box_; }

  void Finish();

 private:
  Paint PaintOf(const Ink& ink) const;

  Page* page_ = nullptr;
  Box box_;
  GlyphBuilder glyphs_;
  RulingBuilder rulings_;
  float image_area_ = 0;
  bool mapped_ = true;  // of the current string
  bool shown_ = false;
  double unit_x_ = 0;  // direction of reading
  double unit_y_ = 0;
  double char_space_ = 0;  // points along that direction
  double word_space_ = 0;
};

}  // namespace budget::canvas

#endif  // EXTRACTORS_CANVAS_PAGE_CANVAS_H_
