// What shows only when all glyphs of a page are known: text printed twice, watermarks
// across other text, marks raised above the line.
//
// Glyphs are in content order.  Coordinates are points on the page as displayed, origin
// top left, y down.  All passes take time linear in the number of glyphs.

#ifndef EXTRACTORS_CANVAS_PAGE_GLYPHS_H_
#define EXTRACTORS_CANVAS_PAGE_GLYPHS_H_

#include <cstddef>
#include <vector>

#include "pipeline/model/page.h"

namespace budget::canvas {

// Follows figures glyph by glyph: what is seen of one that is cut off, by the edge of
// its cell or by what is painted over it, is no figure.
//
//     1,2|34.56      clipped at |: "34.56" is seen, and doubtful
//
// Digits, signs and separators that stand side by side, one after the other in the
// content, are one figure.
class FigureChain {
 public:
  // `glyphs` has those that are seen; it must outlive the chain, and may grow.
  explicit FigureChain(std::vector<Glyph>* glyphs) : glyphs_(glyphs) {}

  // The next glyph of the content is seen, as number `index`.
  void AddShown(std::size_t index);
  // It is not.
  void AddHidden(const Glyph& glyph);
  // The figure ends here, and glyphs may be taken out.
  void Break() { open_ = false; }

 private:
  bool GoesOn(const Glyph& glyph);

  std::vector<Glyph>* glyphs_;
  std::vector<std::size_t> shown_;  // of this figure
  bool open_ = false;
  bool cut_ = false;
  Box box_;  // of the last glyph
  float baseline_ = 0;
  int direction_ = 0;
};

// Fake bold and shadows: the same text again within a third of an em is taken out, and
// the first one is bold if the other stands beside it.  Gives the number taken out.
int RemoveRepeated(std::vector<Glyph>* glyphs);

// A watermark is faint (pale or transparent) and stands across other text, which no
// part of a page's own text does; where it is repeated, all of its copies are.  Takes
// them out and gives the number of glyphs.  Faint text that covers nothing stays: some
// print their zeroes so.
int RemoveWatermarks(std::vector<Glyph>* glyphs);

// The mark of a footnote is smaller than the text it follows, and raised above its
// baseline:
//
//     1,234.56¹      size 9 and 5, the mark raised by 4
//
// It is no digit of that text.  Digits become the superscript characters of Unicode,
// and all marks stand on the baseline of what they belong to, so that they are not
// taken for a line of their own.  Marks need not follow their text in the content: a
// string of nothing but marks, smaller than the text of the page, is looked for behind
// all of it.
void LowerMarks(std::vector<Glyph>* glyphs);

}  // namespace budget::canvas

#endif  // EXTRACTORS_CANVAS_PAGE_GLYPHS_H_
