#include "tests/extractors/poppler_device.h"

#include <goo/GooString.h>

#include <algorithm>
#include <memory>

#include "extractors/content/content_interpreter.h"

namespace budget::pdf {
namespace {

constexpr std::size_t kMaxPathPoints = 1000000;  // of one path

canvas::Rgb ToRgb(const GfxRGB& color) {
  return {colToByte(color.r), colToByte(color.g), colToByte(color.b)};
}

}  // namespace

const PopplerFont* FontCache::Get(const std::shared_ptr<GfxFont>& font, XRef* xref) {
  for (const auto& entry : entries_) {
    if (entry->font() == font.get()) return entry.get();
  }
  constexpr std::size_t kMaxFonts = 32;
  if (entries_.size() >= kMaxFonts) entries_.erase(entries_.begin());
  budget_.Refill();
  entries_.push_back(std::make_unique<PopplerFont>(font, xref, &budget_));
  return entries_.back().get();
}

canvas::Ink PageDevice::InkOf(const GfxState& state) const {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  state.getClipBBox(&x0, &y0, &x1, &y1);
  const Box& page = canvas_->box();
  canvas::Ink ink;
  ink.clip = {std::max(static_cast<float>(x0), page.x0),
              std::max(static_cast<float>(y0), page.y0),
              std::min(static_cast<float>(x1), page.x1),
              std::min(static_cast<float>(y1), page.y1)};
  ink.exact_clip = flags_.clip_exact;
  ink.plain = state.getBlendMode() == gfxBlendNormal && !flags_.soft_mask &&
              mask_groups_.empty();
  return ink;
}

// The fill colour; nothing for a pattern.
std::optional<canvas::Rgb> PageDevice::FillColor(GfxState* state) {
  if (!fill_color_) {
    fill_color_.emplace();
    if (state->getFillColorSpace()->getMode() != csPattern) {
      GfxRGB rgb;
      state->getFillRGB(&rgb);
      *fill_color_ = ToRgb(rgb);
    }
  }
  return *fill_color_;
}

canvas::Ink PageDevice::FillInk(GfxState* state) {
  canvas::Ink ink = InkOf(*state);
  ink.opacity = state->getFillOpacity();
  ink.color = FillColor(state);
  return ink;
}

canvas::Ink PageDevice::StrokeInk(GfxState* state) const {
  canvas::Ink ink = InkOf(*state);
  ink.opacity = state->getStrokeOpacity();
  if (state->getStrokeColorSpace()->getMode() != csPattern) {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    ink.color = ToRgb(rgb);
  }
  return ink;
}

void PageDevice::beginString(GfxState* state, const GooString* /*text*/) {
  canvas::TextState text;
  const std::shared_ptr<GfxFont>& font = state->getFont();
  font_ = font ? fonts_.Get(font, xref_) : nullptr;
  text.font = font_ != nullptr ? &font_->facts() : nullptr;
  text.text = MatrixOf(state->getTextMat());
  text.page = MatrixOf(state->getCTM());
  text.size = state->getFontSize();
  text.scaling = state->getHorizScaling();
  text.char_space = state->getCharSpace();
  text.word_space = state->getWordSpace();
  text.render = state->getRender();
  text.pattern = state->getFillColorSpace()->getMode() == csPattern;
  text.masked = masks_ > 0;
  text.line_width = state->getLineWidth();
  if (text.render >= 4) flags_.clip_exact = false;  // painted through the text
  text.fill = FillInk(state);
  if ((text.render & 3) != 0) text.stroke = StrokeInk(state);
  canvas_->BeginText(text);
}

void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy,
                          double origin_x, double origin_y, CharCode code, int bytes,
                          const Unicode* unicode, int length) {
  // The origin of a glyph in vertical writing is its top centre: the pen.
  if (font_ == nullptr) return;
  if (!font_->facts().vertical) {
    x -= origin_x;
    y -= origin_y;
  }
  canvas::Vector pen;
  state->transform(x, y, &pen.x, &pen.y);
  canvas::Vector step;
  state->transformDelta(dx, dy, &step.x, &step.y);
  font_->Map(code, &unicode, &length);
  canvas_->ShowChar(pen, step, bytes == 1 && code == ' ', unicode, length);
}

void PageDevice::beginActualText(GfxState* /*state*/, const GooString* text) {
  canvas_->BeginActualText(text != nullptr ? content::DecodeTextString(text->toStr())
                                           : U"");
}

void PageDevice::NoteClip(const GfxState& state) {
  if (!flags_.clip_exact) return;
  const GfxPath* path = state.getPath();
  flags_.clip_exact = false;
  if (!canvas::IsAxisParallel(MatrixOf(state.getCTM())) || path->getNumSubpaths() != 1)
    return;
  const GfxSubpath* points = path->getSubpath(0);
  if (points->getNumPoints() < 4 || points->getNumPoints() > 5) return;
  for (int i = 1; i < 4; ++i) {
    if (points->getCurve(i)) return;
    const bool same_x = points->getX(i) == points->getX(i - 1);
    const bool same_y = points->getY(i) == points->getY(i - 1);
    if (!same_x && !same_y) return;
  }
  flags_.clip_exact = true;
}

bool PageDevice::CopyPath(const GfxState& state) {
  path_.clear();
  const GfxPath* path = state.getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* subpath = path->getSubpath(i);
    const int size = subpath->getNumPoints();
    if (path_.points.size() + static_cast<std::size_t>(size) > kMaxPathPoints) break;
    path_.starts.push_back(path_.points.size());
    for (int j = 0; j < size; ++j) {
      canvas::Vector p;
      state.transform(subpath->getX(j), subpath->getY(j), &p.x, &p.y);
      path_.points.push_back(
          {static_cast<float>(p.x), static_cast<float>(p.y), subpath->getCurve(j)});
    }
  }
  return !path_.points.empty();
}

void PageDevice::stroke(GfxState* state) {
  if (masks_ > 0 || !CopyPath(*state)) return;
  canvas_->Stroke(path_, state->getTransformedLineWidth(), StrokeInk(state));
}

void PageDevice::FillPath(GfxState* state) {
  if (masks_ > 0 || !CopyPath(*state)) return;
  canvas_->Fill(path_, FillInk(state));
}

bool PageDevice::FillClip(const GfxState& state) {
  if (masks_ == 0) canvas_->FillClip(InkOf(state));
  return true;
}

void PageDevice::Image(const GfxState& state, bool opaque) {
  if (masks_ > 0) return;
  canvas::Ink ink = InkOf(state);
  ink.opacity = state.getFillOpacity();
  canvas_->Image(MatrixOf(state.getCTM()), opaque, ink);
}

void PageDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width,
                               int height, bool invert, bool interpolate,
                               bool in_line) {
  Image(*state, false);
  // The base class skips the data of an inline image.
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate,
                           in_line);
}

void PageDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width,
                           int height, GfxImageColorMap* colors, bool interpolate,
                           const int* mask_colors, bool in_line) {
  Image(*state, mask_colors == nullptr);
  OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate,
                       mask_colors, in_line);
}

}  // namespace budget::pdf
