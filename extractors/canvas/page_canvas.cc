#include "extractors/canvas/page_canvas.h"

#include <algorithm>
#include <cstdint>

namespace budget::canvas {
namespace {

constexpr double kOpaque = 0.98;       // opacity from which nothing shines through
constexpr double kTransparent = 0.02;  // opacity at which nothing is seen

// The nearest of 0, 90, 180 and 270 degrees clockwise; nothing if none is near.
std::optional<std::uint16_t> DirectionOf(const Vector& v) {
  constexpr double kMaxLean = 0.15;  // about 8 degrees
  const bool along_x = std::abs(v.x) >= std::abs(v.y);
  const double lean = along_x ? std::abs(v.y / v.x) : std::abs(v.x / v.y);
  if (lean > kMaxLean) return std::nullopt;
  if (along_x) return v.x > 0 ? 0 : 180;
  return v.y > 0 ? 90 : 270;
}

bool Fills(int render) { return (render & 3) == 0 || (render & 3) == 2; }

// Render modes 3 and 7 draw nothing; but text in a pattern is given as a clip path
// through which the pattern is painted.
bool IsInvisible(const TextState& state) {
  if ((state.render & 3) == 3) return !state.pattern;
  return (Fills(state.render) ? state.fill : state.stroke).opacity < kTransparent;
}

// Half seen through, or paler than a middle gray: watermarks are, and little else.
bool IsFaint(const TextState& state, const std::optional<Rgb>& color) {
  constexpr double kHalf = 0.6;
  constexpr int kPale = 3 * 0x99;  // the sum of red, green and blue
  const Ink& ink = Fills(state.render) ? state.fill : state.stroke;
  return ink.opacity < kHalf || (color && color->r + color->g + color->b >= kPale);
}

std::optional<Rgb> ColorOf(const TextState& state) {
  switch (state.render & 3) {
    case 0:
      return state.fill.color;
    case 1:
      return state.stroke.color;
    case 2:  // seen unless both vanish
      if (!state.fill.color || !state.stroke.color ||
          !SameColor(*state.fill.color, *state.stroke.color)) {
        return std::nullopt;
      }
      return state.fill.color;
    default:
      return std::nullopt;
  }
}

}  // namespace

Matrix Concat(const Matrix& inner, const Matrix& outer) {
  return {inner.a * outer.a + inner.b * outer.c,
          inner.a * outer.b + inner.b * outer.d,
          inner.c * outer.a + inner.d * outer.c,
          inner.c * outer.b + inner.d * outer.d,
          inner.e * outer.a + inner.f * outer.c + outer.e,
          inner.e * outer.b + inner.f * outer.d + outer.f};
}

bool IsAxisParallel(const Matrix& m) {
  const double off = std::abs(m.b) + std::abs(m.c);
  const double on = std::abs(m.a) + std::abs(m.d);
  return std::min(off, on) <= 1e-4 * std::max(off, on);
}

void PageCanvas::Start(Page* page) {
  page_ = page;
  box_ = {0, 0, page->width, page->height};
  image_area_ = 0;
  rulings_.Start(page->height);
  glyphs_.Start(page, &rulings_.backdrop());
}

void PageCanvas::Finish() {
  glyphs_.Finish();
  page_->outlines = rulings_.outlines();
  page_->has_image = image_area_ > 0.4F * page_->width * page_->height;
  rulings_.Finish(&page_->rulings);
}

void PageCanvas::BeginText(const TextState& state) {
  TextRun run;
  shown_ = false;
  if (state.font == nullptr || state.masked) return glyphs_.BeginRun(run);
  const FontFacts& font = *state.font;
  const Vector user_right = TransformDelta(state.text, state.size * state.scaling, 0);
  const Vector user_up = TransformDelta(state.text, 0, state.size);
  const Vector right = TransformDelta(state.page, user_right.x, user_right.y);
  const Vector up = TransformDelta(state.page, user_up.x, user_up.y);
  const double area = std::abs(right.x * up.y - right.y * up.x);
  const Vector reading = font.vertical ? Vector{-up.x, -up.y} : right;
  const double length = reading.length();
  if (!(length > 0) || !(area > 0) || !std::isfinite(area))
    return glyphs_.BeginRun(run);

  shown_ = true;
  mapped_ = font.mapped;
  unit_x_ = reading.x / length;
  unit_y_ = reading.y / length;
  // Points for one unit of unscaled text space.  Space between characters moves the pen
  // up in vertical writing.
  const double scale = (font.vertical ? -length : length) / state.size;
  char_space_ = state.char_space * scale;
  word_space_ = state.word_space * scale;
  const std::optional<std::uint16_t> direction = DirectionOf(reading);
  run.slanted = !direction.has_value();
  run.direction = direction.value_or(0);
  run.upright_column = font.vertical;
  run.size = static_cast<float>(area / right.length() * font.em);
  run.ascent = font.ascent;
  run.clip = state.fill.clip;
  run.bold = font.bold || ((state.render & 3) == 2 && state.line_width > 0);
  run.invisible = IsInvisible(state);
  run.color = ColorOf(state);
  run.faint = IsFaint(state, run.color);
  glyphs_.BeginRun(run);
}

void PageCanvas::ShowChar(Vector pen, Vector step, bool space, const unsigned* unicode,
                          int length) {
  if (!shown_) return;
  double advance = step.x * unit_x_ + step.y * unit_y_ - char_space_;
  if (space) advance -= word_space_;
  glyphs_.Add({.x = static_cast<float>(pen.x),
               .y = static_cast<float>(pen.y),
               .advance = static_cast<float>(advance),
               .unicode = unicode,
               .length = unicode != nullptr && mapped_ ? length : 0});
}

Paint PageCanvas::PaintOf(const Ink& ink) const {
  Paint paint;
  // What a group hides depends on how the group is painted afterwards.
  paint.opaque = ink.opacity >= kOpaque && ink.plain;
  paint.color = ink.color;
  paint.exact_clip = ink.exact_clip && ink.plain;
  paint.clip = ink.clip;
  paint.glyphs_before = glyphs_.count();
  return paint;
}

void PageCanvas::Stroke(const Path& path, double line_width, const Ink& ink) {
  if (ink.opacity < kTransparent || ink.clip.empty()) return;
  rulings_.Stroke(path, static_cast<float>(line_width), PaintOf(ink));
}

void PageCanvas::Fill(const Path& path, const Ink& ink) {
  if (ink.opacity < kTransparent || ink.clip.empty()) return;
  rulings_.Fill(path, PaintOf(ink));
}

void PageCanvas::FillClip(const Ink& ink) {
  Paint paint = PaintOf(ink);
  paint.color.reset();
  paint.opaque = false;
  rulings_.Image(paint.clip, paint);
}

void PageCanvas::Image(const Matrix& m, bool opaque, const Ink& ink) {
  if (ink.opacity < kTransparent) return;
  const double x0 = m.e + std::min(m.a, 0.0) + std::min(m.c, 0.0);
  const double x1 = m.e + std::max(m.a, 0.0) + std::max(m.c, 0.0);
  const double y0 = m.f + std::min(m.b, 0.0) + std::min(m.d, 0.0);
  const double y1 = m.f + std::max(m.b, 0.0) + std::max(m.d, 0.0);
  const Box box{static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1),
                static_cast<float>(y1)};
  Paint paint = PaintOf(ink);
  paint.color.reset();
  paint.opaque = paint.opaque && opaque && IsAxisParallel(m);
  const float width = std::min(box.x1, ink.clip.x1) - std::max(box.x0, ink.clip.x0);
  const float height = std::min(box.y1, ink.clip.y1) - std::max(box.y0, ink.clip.y0);
  if (width > 0 && height > 0) image_area_ += width * height;
  rulings_.Image(box, paint);
}

}  // namespace budget::canvas
