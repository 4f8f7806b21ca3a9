// The first step on a page with glyphs: show-strings to pieces of text.
//
// A piece is a stretch of one show-string without a gap: a number, a word, a stretch of
// Chinese text, one character of a label that is spread over its cell.  What is printed
// as one piece belongs together: it goes to one line and to one cell, also where it
// overflows the rules of a narrow cell.

#ifndef PIPELINE_RUNS_PIECES_H_
#define PIPELINE_RUNS_PIECES_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/page.h"

namespace budget::runs {

struct Piece {
  std::uint32_t first = 0;  // glyphs [first, last) of the page, in content order
  std::uint32_t last = 0;
  float x0 = 0;  // along the page, as displayed
  float x1 = 0;
  float y0 = 0;  // from the font size, not from the boxes: those follow font metrics
  float y1 = 0;
  float baseline = 0;
  float size = 0;
  std::uint16_t direction = 0;  // of its glyphs
  // nothing but what numbers are written with, a dash that stands for a figure, or a
  // figure with a sign, mark or unit
  bool number = false;
  bool space_before = false;  // a space is printed between the piece before and it
  bool one_glyph = false;

  float middle_x() const { return (x0 + x1) / 2; }
  float middle_y() const { return (y0 + y1) / 2; }
  Box box() const { return {x0, y0, x1, y1}; }
};

// Whether a text is a figure with a currency sign, the mark of a footnote or, behind
// thousands or a fraction, a unit (5人 may be a label).  Digits and their separators
// alone are one too.
bool ReadsAsFigure(const std::u32string& text);

// Pieces in content order.  Spaces are in none of them; glyphs that could not be read
// are, so that the cell they stand in can be told.
std::vector<Piece> FindPieces(const Page& page);

// The font size that a share of the glyphs, half of them or fewer, does not exceed;
// `otherwise` where there are none.
float SizeAt(std::span<const Piece> pieces, float share, float otherwise);
inline float MedianSize(std::span<const Piece> pieces, float otherwise) {
  return SizeAt(pieces, 0.5F, otherwise);
}

// Takes out of `pieces` what is printed large across other text: a watermark.
std::vector<Piece> TakeWatermarks(std::vector<Piece>* pieces);

}  // namespace budget::runs

#endif  // PIPELINE_RUNS_PIECES_H_
