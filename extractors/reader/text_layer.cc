#include "extractors/reader/text_layer.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cstddef>
#include <memory>

#include "pipeline/script/text.h"

namespace budget::extractors {
namespace {

// A page number stamped on a scan is no text layer.
constexpr int kFewGlyphs = 6;
// Text drawn as shapes; a logo or a seal has fewer.
constexpr int kManyOutlines = 300;
// Fewer characters than this say nothing about their distribution.
constexpr int kFewCharacters = 40;
constexpr int kSample = 200;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// The 6763 ideographs of GB 2312 make up nearly all of any Chinese text, about half of
// one in traditional characters, and a third of ideographs taken at random.
bool IsCommonIdeograph(char32_t c) {
  thread_local const std::unique_ptr<UConverter, CloseConverter> kConverter = [] {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("gb2312", &error);
    if (converter != nullptr) {
      ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr,
                            nullptr, &error);
    }
    return std::unique_ptr<UConverter, CloseConverter>(converter);
  }();
  if (c > 0xFFFF) return false;
  if (kConverter == nullptr) return true;  // no data: nothing can be said
  const auto unit = static_cast<UChar>(c);
  char bytes[8];
  UErrorCode error = U_ZERO_ERROR;
  ucnv_fromUChars(kConverter.get(), bytes, sizeof bytes, &unit, 1, &error);
  return U_SUCCESS(error);
}

// Characters that no Chinese document is full of: letters with accents, Greek,
// Cyrillic, Arabic and whatever else a wrong mapping gives.
bool IsForeign(char32_t c) {
  if (c < 0xA0) return false;
  if (c <= 0x1FFF) return c != 0xB7 && c != 0xA0 && c != 0xD7 && c != 0xB0 && c != 0xB1;
  return !script::IsCjk(c) && c > 0x27BF &&
         c < 0x1F000;  // symbols and punctuation are common
}

struct Counts {
  int glyphs = 0;  // without blank ones
  int doubtful = 0;
  int characters = 0;
  int foreign = 0;
  int ideographs = 0;
  int rare = 0;  // among the first kSample ideographs
};

Counts Count(const Page& page) {
  Counts counts;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.doubtful) {
      ++counts.glyphs;
      ++counts.doubtful;
      continue;
    }
    bool blank = true;
    for (const char32_t c : glyph.text) {
      if (script::IsSpace(c)) continue;
      blank = false;
      ++counts.characters;
      if (script::IsIdeograph(c)) {
        if (++counts.ideographs <= kSample && !IsCommonIdeograph(c)) ++counts.rare;
      } else if (IsForeign(c)) {
        ++counts.foreign;
      }
    }
    if (!blank) ++counts.glyphs;
  }
  return counts;
}

bool IsGarbage(const Counts& counts) {
  if (counts.glyphs < kFewGlyphs) return false;
  if (2 * counts.doubtful > counts.glyphs) return true;
  if (counts.characters < kFewCharacters) return false;
  if (3 * counts.foreign > counts.characters) return true;
  const int sample = std::min(counts.ideographs, kSample);
  return sample >= kFewCharacters && 5 * counts.rare > 3 * sample;
}

}  // namespace

PageText JudgePage(const Page& page) {
  const Counts counts = Count(page);
  const bool drawn = page.has_image || page.outlines >= kManyOutlines;
  if (counts.glyphs < kFewGlyphs && drawn) return PageText::kNone;
  if (counts.glyphs == 0) {
    // Nothing seen but a hidden layer: whatever it belongs to could not be read.
    return page.hidden.invisible > 0 && page.outlines > 0 ? PageText::kNone
                                                          : PageText::kBlank;
  }
  return IsGarbage(counts) ? PageText::kGarbage : PageText::kText;
}

void TextLayer::Add(const Page& page) {
  switch (JudgePage(page)) {
    case PageText::kText:
      ++with_text_;
      break;
    case PageText::kNone:
      without_text_.push_back(page.number);
      break;
    case PageText::kGarbage:
      garbage_.push_back(page.number);
      break;
    case PageText::kBlank:
      break;
  }
}

TextLayerKind TextLayer::kind() const {
  if (with_text_ == 0) return TextLayerKind::kNone;
  return without_text_.empty() && garbage_.empty() ? TextLayerKind::kFull
                                                   : TextLayerKind::kMixed;
}

}  // namespace budget::extractors
