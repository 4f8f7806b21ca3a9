// What a reader gives: one page at a time, as it is displayed.
//
// A PDF page has glyphs and rulings; a text has one page whose lines keep their tabs.
// HTML, DOCX and XLSX readers will give `lines` and `fragments` (see content.h)
// directly, OCR will give glyphs with `doubtful` set.

#ifndef PIPELINE_MODEL_PAGE_H_
#define PIPELINE_MODEL_PAGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/place.h"

namespace budget {

// One visible glyph, upright: `box` is already rotated to the page as displayed.
// A ligature or an ActualText span is one glyph with several code points.
struct Glyph {
  Box box;                      // advance wide; from ascent to descent of its font
  float baseline = 0;           // y of the baseline (x for vertical text)
  float size = 0;               // font size in points, after every transformation
  std::u32string text;          // empty when the font maps the glyph to nothing
  std::uint16_t direction = 0;  // of reading, degrees clockwise: 0, 90, 180 or 270
  bool bold = false;
  bool faint = false;     // pale or transparent
  bool doubtful = false;  // no reliable Unicode mapping, part of a figure that is cut
                          // off, or read from an image
  std::uint32_t run = 0;  // show-string (Tj) number on the page: glyphs of one run
                          // belong together, in order
};

// A visible straight rule, horizontal or vertical, as its axis-parallel extent; one
// that leans by up to three degrees too, so that a page that is askew can be turned.
// Cell backgrounds give the rules at their edges only where colours meet.
struct Ruling {
  bool horizontal = true;
  float position = 0;  // y of a horizontal rule, x of a vertical one: centre line
  float from = 0;      // extent along the other axis
  float to = 0;
  float width = 0;  // thickness
  // How far the page would fall for each point to the right, for the rule to be
  // straight on it: what a horizontal rule falls, and a vertical one goes left on its
  // way down.
  float slope = 0;
};

// A line of a text input, without its end; tabs are kept.
struct TextLine {
  int number = 0;  // 1-based
  std::string text;
};

// What was left out of a page on purpose, so that it can be reported.
struct HiddenCounts {
  int invisible = 0;  // text render mode 3, white on white, fully transparent
  int clipped = 0;
  int off_page = 0;
  int slanted = 0;    // along neither axis: watermarks
  int watermark = 0;  // faint, and across other text
  int repeated = 0;   // fake bold, shadows
  int unmapped = 0;   // glyphs without a Unicode mapping (they stay in `glyphs`)
};

struct Page {
  int number = 0;  // 1-based; 0 for text
  float width = 0;
  float height = 0;
  std::vector<Glyph> glyphs;  // in content order
  std::vector<Ruling> rulings;
  bool has_image = false;  // an image covers a large part of the page
  int outlines = 0;        // filled shapes with curves: text drawn as shapes has many
  HiddenCounts hidden;
  std::vector<TextLine> lines;  // text input only
};

}  // namespace budget

#endif  // PIPELINE_MODEL_PAGE_H_
