// The way of a page through poppler's own interpreter, which knows all of PDF, is slow
// and has no limit: what the reader's interpreter is compared with.

#ifndef TESTS_EXTRACTORS_POPPLER_DEVICE_H_
#define TESTS_EXTRACTORS_POPPLER_DEVICE_H_

#include <GfxState.h>
#include <OutputDev.h>

#include <memory>
#include <optional>
#include <vector>

#include "extractors/canvas/page_canvas.h"
#include "extractors/pdf/poppler_fonts.h"
#include "pipeline/model/page.h"

namespace budget::pdf {

// The fonts of a page that poppler has made.  They are held, so that none is freed and
// another one made at its address.
class FontCache {
 public:
  void clear() { entries_.clear(); }

  // Good until more fonts are asked for than a page has.
  const PopplerFont* Get(const std::shared_ptr<GfxFont>& font, XRef* xref);

 private:
  content::PageBudget budget_;
  std::vector<std::unique_ptr<PopplerFont>> entries_;
};

// A transformation as poppler keeps it: six numbers.
inline canvas::Matrix MatrixOf(const double* m) {
  return {m[0], m[1], m[2], m[3], m[4], m[5]};
}

// Passes the drawing operations of a page on to a canvas.
class PageDevice final : public OutputDev {
 public:
  explicit PageDevice(canvas::PageCanvas* canvas) : canvas_(canvas) {}

  // What is drawn from here on belongs to this page.
  void Begin(budget::Page* page) {
    page_ = page;
    stack_.clear();
    flags_ = {};
    fonts_.clear();
    font_ = nullptr;
    mask_groups_.clear();
    masks_ = 0;
    fill_color_.reset();
  }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }

  void startPage(int /*number*/, GfxState* state, XRef* xref) override {
    xref_ = xref;
    page_->width = static_cast<float>(state->getPageWidth());
    page_->height = static_cast<float>(state->getPageHeight());
    canvas_->Start(page_);
  }

  void saveState(GfxState* /*state*/) override { stack_.push_back(flags_); }
  void restoreState(GfxState* /*state*/) override {
    if (!stack_.empty()) {
      flags_ = stack_.back();
      stack_.pop_back();
    }
    fill_color_.reset();
  }
  void updateFillColorSpace(GfxState* /*state*/) override { fill_color_.reset(); }
  void updateFillColor(GfxState* /*state*/) override { fill_color_.reset(); }

  void clip(GfxState* state) override { NoteClip(*state); }
  void eoClip(GfxState* state) override { NoteClip(*state); }
  void clipToStrokePath(GfxState* /*state*/) override { flags_.clip_exact = false; }

  void beginString(GfxState* state, const GooString* text) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy,
                double origin_x, double origin_y, CharCode code, int bytes,
                const Unicode* unicode, int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* /*state*/) override { canvas_->EndActualText(); }

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override { FillPath(state); }
  void eoFill(GfxState* state) override { FillPath(state); }
  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*,
                         const double*, int, int, int, int, double, double) override {
    return FillClip(*state);
  }
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override {
    return FillClip(*state);
  }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
    return FillClip(*state);
  }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
    return FillClip(*state);
  }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
    return FillClip(*state);
  }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override {
    return FillClip(*state);
  }

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width,
                     int height, bool invert, bool interpolate, bool in_line) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                 bool in_line) override;
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*,
                       bool, Stream*, int, int, bool, bool) override {
    Image(*state, false);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int,
                           GfxImageColorMap*, bool, Stream*, int, int,
                           GfxImageColorMap*, bool) override {
    Image(*state, false);
  }

  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool for_mask) override {
    mask_groups_.push_back(for_mask);
    if (for_mask) ++masks_;
  }
  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override {
    flags_.soft_mask = true;
  }
  void clearSoftMask(GfxState*) override { flags_.soft_mask = false; }
  void endTransparencyGroup(GfxState*) override {
    if (mask_groups_.empty()) return;
    if (mask_groups_.back()) --masks_;
    mask_groups_.pop_back();
  }

 private:
  void NoteClip(const GfxState& state);
  std::optional<canvas::Rgb> FillColor(GfxState* state);
  bool CopyPath(const GfxState& state);
  canvas::Ink InkOf(const GfxState& state) const;
  canvas::Ink FillInk(GfxState* state);
  canvas::Ink StrokeInk(GfxState* state) const;
  void FillPath(GfxState* state);
  bool FillClip(const GfxState& state);
  void Image(const GfxState& state, bool opaque);

  struct Flags {
    bool clip_exact = true;  // the clip path is a rectangle, not just its bounding box
    bool soft_mask = false;  // what is painted may be seen in part or not at all
  };

  canvas::PageCanvas* canvas_;
  budget::Page* page_ = nullptr;
  canvas::Path path_;
  FontCache fonts_;
  Flags flags_;               // of the current graphics state
  std::vector<Flags> stack_;  // of the outer ones
  // Soft masks are drawn like anything else, but are never seen.
  std::vector<bool> mask_groups_;
  int masks_ = 0;
  std::optional<std::optional<canvas::Rgb>>
      fill_color_;                     // of the current state; lazily
  const PopplerFont* font_ = nullptr;  // of the current string
  XRef* xref_ = nullptr;
};

}  // namespace budget::pdf

#endif  // TESTS_EXTRACTORS_POPPLER_DEVICE_H_
