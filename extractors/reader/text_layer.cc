#include "extractors/reader/text_layer.h"

#include <unicode/ucnv.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

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
constexpr char32_t kLargestUnit = 0xFFFF;  // of UTF-16

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// How many of these ideographs are in GB 2312.  Its 6763 make up nearly all of any
// Chinese text, about half of one in traditional characters, and a third of ideographs
// taken at random.
int CountCommon(std::u16string_view ideographs) {
  thread_local const std::unique_ptr<UConverter, CloseConverter> kConverter = [] {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("gb2312", &error);
    if (converter != nullptr) {
      ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_SKIP, nullptr, nullptr,
                            nullptr, &error);
    }
    return std::unique_ptr<UConverter, CloseConverter>(converter);
  }();
  const auto count = static_cast<int>(ideographs.size());
  if (kConverter == nullptr) return count;  // no data: nothing can be said
  // Those that it does not know are skipped, each of the others has two bytes.
  constexpr std::size_t kBytes = 2;
  std::array<char, kBytes * kSample> bytes{};
  UErrorCode error = U_ZERO_ERROR;
  const char16_t* first = ideographs.begin();
  return ucnv_fromUChars(kConverter.get(), bytes.data(),
                         static_cast<std::int32_t>(bytes.size()), first, count,
                         &error) /
         static_cast<int>(kBytes);
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
  int sampled = 0;  // ideographs, at most kSample
  int rare = 0;     // among them
};

Counts Count(const Page& page) {
  Counts counts;
  std::u16string sample;  // of ideographs, without those that no 16 bits hold
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
        if (counts.sampled == kSample) continue;
        ++counts.sampled;
        if (c <= kLargestUnit) sample.push_back(static_cast<char16_t>(c));
      } else if (IsForeign(c)) {
        ++counts.foreign;
      }
    }
    if (!blank) ++counts.glyphs;
  }
  counts.rare = counts.sampled - CountCommon(sample);
  return counts;
}

bool IsGarbage(const Counts& counts) {
  if (counts.glyphs < kFewGlyphs) return false;
  if (2 * counts.doubtful > counts.glyphs) return true;
  if (counts.characters < kFewCharacters) return false;
  if (3 * counts.foreign > counts.characters) return true;
  return counts.sampled >= kFewCharacters && 5 * counts.rare > 3 * counts.sampled;
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
