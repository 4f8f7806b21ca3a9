#include "extractors/canvas/glyph_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/canvas/page_glyphs.h"
#include "pipeline/script/text.h"

namespace budget::canvas {
namespace {

bool IsPrivateUse(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
}

// No character that is printed: a control, a surrogate, a non-character.
bool IsBroken(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c <= 0xDFFF) ||
         c == 0xFFFD || (c & 0xFFFE) == 0xFFFE || c > 0x10FFFF;
}

// Marks without ink or width: zero-width spaces, joiners, directional marks.
bool IsFormat(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

bool IsCombining(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x20D0 && c <= 0x20FF);
}

// U+FB00..U+FB06.
constexpr std::array<std::u32string_view, 7> kLigatures = {U"ff",  U"fi", U"fl", U"ffi",
                                                           U"ffl", U"st", U"st"};

void AppendCharacter(char32_t c, std::u32string* text) {
  if (c >= 0xFB00 && c <= 0xFB06) {
    text->append(kLigatures[c - 0xFB00]);
  } else if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) ||
             (c >= 0x2F800 && c <= 0x2FA1F)) {
    text->push_back(script::FoldRadical(c));
  } else {
    text->push_back(c);
  }
}

// The mapping of a font to a glyph's text; false if there is none to rely on.
bool ReadMapping(const ShownChar& shown, std::u32string* text) {
  bool reliable = shown.length > 0;
  for (int i = 0; i < shown.length; ++i) {
    const char32_t c = shown.unicode[i];
    if (IsFormat(c)) continue;
    if (c == U'\t' || c == U'\n' || c == U'\r') {
      text->push_back(U' ');
    } else if (IsBroken(c)) {
      reliable = false;
    } else {
      reliable = reliable && !IsPrivateUse(c);
      AppendCharacter(c, text);
    }
  }
  return reliable;
}

// A box from extents along and across the direction of reading.  `up` is the extent
// from the baseline to the top, `down` the other one.
Box PlaceBox(const TextRun& run, const ShownChar& shown, float along, float up,
             float down) {
  switch (run.direction) {
    case 90:
      return {shown.x - down, shown.y, shown.x + up, shown.y + along};
    case 180:
      return {shown.x - along, shown.y - down, shown.x, shown.y + up};
    case 270:
      return {shown.x - up, shown.y - along, shown.x + down, shown.y};
    default:
      return {shown.x, shown.y - up, shown.x + along, shown.y + down};
  }
}

}  // namespace

void GlyphBuilder::Start(Page* page, const Backdrop* backdrop) {
  page_ = page;
  backdrop_ = backdrop;
  page_box_ = {0, 0, page->width, page->height};
  run_ = {};
  run_number_ = 0;
  seen_ = 0;
  actual_depth_ = 0;
  figures_ = FigureChain(&page->glyphs);
}

void GlyphBuilder::BeginRun(const TextRun& run) {
  run_ = run;
  ++run_number_;
}

void GlyphBuilder::Add(const ShownChar& shown) {
  ++seen_;
  if (full() || !std::isfinite(shown.x) || !std::isfinite(shown.y) ||
      !std::isfinite(shown.advance) || !(run_.size > 0)) {
    return;
  }
  if (run_.slanted) {
    ++page_->hidden.slanted;
    return;
  }
  std::u32string text;
  const bool reliable = ReadMapping(shown, &text);
  if (reliable && text.empty()) return;  // nothing but marks without ink
  float along = shown.advance;
  if (along < 0.02F * run_.size && !(reliable && IsCombining(text.front()))) {
    // Fonts that state no widths.
    along = reliable && script::IsCjk(text.front()) ? run_.size : run_.size / 2;
  }
  // Glyphs of an upright column have their em centred on the line.
  const float up = run_.upright_column ? run_.size / 2 : run_.ascent * run_.size;
  const Box box = PlaceBox(run_, shown, along, up, run_.size - up);
  const bool blank = reliable && std::all_of(text.begin(), text.end(), script::IsSpace);
  Glyph glyph;
  const bool vertical = run_.direction == 90 || run_.direction == 270;
  glyph.box = box;
  glyph.baseline = vertical ? shown.x : shown.y;
  if (run_.upright_column) glyph.baseline -= (run_.ascent - 0.5F) * run_.size;
  glyph.size = run_.size;
  glyph.text = std::move(text);
  glyph.direction = run_.direction;
  glyph.bold = run_.bold;
  glyph.faint = run_.faint;
  glyph.doubtful = !reliable;
  glyph.run = run_number_;
  if (blank ? IsInView(box) : IsVisible(box)) {
    if (!reliable) ++page_->hidden.unmapped;
    page_->glyphs.push_back(std::move(glyph));
    figures_.AddShown(count() - 1);
  } else if (!run_.invisible) {
    figures_.AddHidden(glyph);
  }
}

bool GlyphBuilder::IsInView(const Box& box) const {
  const float x = (box.x0 + box.x1) / 2;
  const float y = box.middle_y();
  const Box& clip = run_.clip;
  return !run_.invisible && x >= clip.x0 && x <= clip.x1 && y >= clip.y0 &&
         y <= clip.y1;
}

// Judged at the centre of the glyph; counts those that are not.
bool GlyphBuilder::IsVisible(const Box& box) {
  const float x = (box.x0 + box.x1) / 2;
  const float y = box.middle_y();
  if (run_.invisible) {
    ++page_->hidden.invisible;
    return false;
  }
  if (x < page_box_.x0 || x > page_box_.x1 || y < page_box_.y0 || y > page_box_.y1) {
    ++page_->hidden.off_page;
    return false;
  }
  if (!IsInView(box)) {
    ++page_->hidden.clipped;
    return false;
  }
  if (run_.color && !backdrop_->Shows(*run_.color, x, y)) {
    ++page_->hidden.invisible;
    return false;
  }
  return true;
}

void GlyphBuilder::BeginActualText(std::u32string text) {
  if (actual_depth_++ > 0) return;  // the outermost governs
  actual_begin_ = count();
  actual_unmapped_ = page_->hidden.unmapped;
  actual_text_ = std::move(text);
}

void GlyphBuilder::EndActualText() {
  if (actual_depth_ == 0) return;
  --actual_depth_;
  if (actual_depth_ > 0) return;
  std::vector<Glyph>& glyphs = page_->glyphs;
  if (actual_begin_ >= glyphs.size()) return;
  figures_.Break();
  const std::size_t length = actual_text_.size();
  for (const char32_t c : actual_text_) {
    if (IsPrivateUse(c) || (IsBroken(c) && !script::IsSpace(c)))
      return;  // no better than the font
  }
  const auto first = glyphs.begin() + static_cast<std::ptrdiff_t>(actual_begin_);
  const auto set = [](Glyph* glyph, std::u32string_view characters) {
    glyph->text.clear();
    for (const char32_t c : characters) {
      if (!IsFormat(c)) AppendCharacter(c, &glyph->text);
    }
    glyph->doubtful = false;
  };
  const std::size_t number = glyphs.size() - actual_begin_;
  page_->hidden.unmapped = actual_unmapped_;
  if (number == length) {
    for (std::size_t i = 0; i < number; ++i) {
      set(&first[static_cast<std::ptrdiff_t>(i)], {&actual_text_[i], 1});
    }
    return;
  }
  for (auto it = first + 1; it != glyphs.end(); ++it)
    first->box = Union(first->box, it->box);
  set(&*first, actual_text_);
  glyphs.erase(first->text.empty() ? first : first + 1, glyphs.end());
}

void GlyphBuilder::Finish() {
  while (actual_depth_ > 0) EndActualText();
  if (backdrop_->any_late_area()) RemoveCovered();
  page_->hidden.repeated += RemoveRepeated(&page_->glyphs);
  page_->hidden.watermark += RemoveWatermarks(&page_->glyphs);
  LowerMarks(&page_->glyphs);
}

void GlyphBuilder::RemoveCovered() {
  std::vector<Glyph>& glyphs = page_->glyphs;
  std::vector<bool> covered(glyphs.size());
  FigureChain figures(&glyphs);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    covered[i] = backdrop_->HidesLater(glyphs[i].box, i);
    covered[i] ? figures.AddHidden(glyphs[i]) : figures.AddShown(i);
  }
  std::size_t index = 0;
  page_->hidden.invisible += static_cast<int>(
      std::erase_if(glyphs, [&](const Glyph&) { return covered[index++]; }));
}

}  // namespace budget::canvas
