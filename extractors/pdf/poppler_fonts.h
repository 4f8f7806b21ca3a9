// The fonts of a document as poppler has parsed them.  For the files that see poppler.

#ifndef EXTRACTORS_PDF_POPPLER_FONTS_H_
#define EXTRACTORS_PDF_POPPLER_FONTS_H_

#include <GfxFont.h>
#include <Object.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/content/content_interpreter.h"
#include "extractors/content/page_budget.h"

namespace budget::pdf {

class PopplerFont final : public content::ContentFont {
 public:
  // `xref` is that of the font's document.  A font that says nowhere what its codes
  // mean is read from its file, which comes out of the budget; if `fill_gaps`, one that
  // leaves some out as well, for characters of figures.
  PopplerFont(std::shared_ptr<GfxFont> font, XRef* xref, content::PageBudget* budget,
              bool fill_gaps = false);

  const GfxFont* font() const { return font_.get(); }
  const canvas::FontFacts& facts() const override { return facts_; }
  Char Next(std::string_view text) const override;

  // Replaces what poppler says that a code means, if the font itself knows better.
  void Map(CharCode code, const Unicode** unicode, int* length) const;

 private:
  std::shared_ptr<GfxFont> font_;
  canvas::FontFacts facts_;
  std::vector<Unicode> by_glyph_;  // empty: poppler's mapping is right
  bool fills_gaps_ = false;        // it is, but for characters of figures
};

// The fonts of a document that were used last: making one means parsing its mapping,
// and the pages of a document share theirs.
class FontStore {
 public:
  using FontPtr = std::shared_ptr<const content::ContentFont>;

  // The font that `entry` of the resources describes, itself or by reference; `name` is
  // the one that the content gives it.  Null if the dictionary does not describe one,
  // or if to make it takes more than is left of `budget`, which is spent then.
  FontPtr Get(XRef* xref, const std::string& name, const Object& entry,
              content::PageBudget* budget);

  // From now on fonts fill the gaps of their mappings, which means reading their files:
  // for documents that have characters without a mapping.  False if they did before.
  bool FillGaps();

 private:
  struct Entry {
    Ref ref;
    FontPtr font;
    std::uint64_t last_use = 0;
  };

  void Keep(Ref ref, FontPtr font);

  std::vector<Entry> entries_;
  bool fill_gaps_ = false;
  std::uint64_t clock_ = 0;
};

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_FONTS_H_
