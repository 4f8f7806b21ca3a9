// Shown characters to glyphs: where each stands on the page as displayed, what it says,
// and whether it can be seen.
//
// Coordinates are points on the page as displayed, origin top left, y down.

#ifndef EXTRACTORS_CANVAS_GLYPH_BUILDER_H_
#define EXTRACTORS_CANVAS_GLYPH_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "extractors/canvas/backdrop.h"
#include "extractors/canvas/page_glyphs.h"
#include "pipeline/model/page.h"

namespace budget::canvas {

// What all characters of one show-string have in common.
struct TextRun {
  std::uint16_t direction = 0;  // of reading, degrees clockwise
  bool slanted = false;         // along neither axis: a watermark
  bool upright_column = false;  // vertical writing: glyphs stand upright, one below the
                                // other, on a centre line
  float size = 0;               // height of the em across the direction of reading
  float ascent = 0.85F;         // share of `size` that is above the baseline
  bool bold = false;
  bool invisible = false;
  bool faint = false;        // pale or transparent
  std::optional<Rgb> color;  // nothing: a pattern; visible wherever it stands
  Box clip;
};

// One character: the pen position, the way to the next, its Unicode mapping.
struct ShownChar {
  float x = 0;
  float y = 0;
  float advance = 0;  // along the direction of reading
  const unsigned* unicode = nullptr;
  int length = 0;
};

class GlyphBuilder {
 public:
  // More glyphs than this are not taken from one page.
  static constexpr std::size_t kMaxGlyphs = 200000;

  // Fills `page`, whose width and height are set.  `backdrop` is what is being painted.
  void Start(Page* page, const Backdrop* backdrop);
  void BeginRun(const TextRun& run);
  void Add(const ShownChar& shown);

  // The glyphs in between are read as `text`, whatever their mapping says.
  void BeginActualText(std::u32string text);
  void EndActualText();

  std::size_t count() const { return page_->glyphs.size(); }
  bool full() const { return seen_ >= kMaxGlyphs; }

  // Takes out what was painted over later, what was printed twice, and watermarks; puts
  // the marks of footnotes on their lines.
  void Finish();

 private:
  bool IsInView(const Box& box) const;
  bool IsVisible(const Box& box);
  void RemoveCovered();

  Page* page_ = nullptr;
  const Backdrop* backdrop_ = nullptr;
  Box page_box_;
  TextRun run_;
  FigureChain figures_{nullptr};
  std::uint32_t run_number_ = 0;
  std::size_t seen_ = 0;
  int actual_depth_ = 0;
  std::size_t actual_begin_ = 0;
  int actual_unmapped_ = 0;  // glyphs without a mapping before
  std::u32string actual_text_;
};

}  // namespace budget::canvas

#endif  // EXTRACTORS_CANVAS_GLYPH_BUILDER_H_
