#include "extractors/pdf/poppler_fonts.h"

#include <XRef.h>
#include <fofi/FoFiTrueType.h>
#include <goo/GooString.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "extractors/pdf/font_cost.h"
#include "extractors/pdf/poppler_messages.h"
#include "extractors/pdf/poppler_objects.h"

namespace budget::pdf {
namespace {

bool HasBoldName(const GfxFont& font) {
  if (!font.getName()) return false;
  // The last three: "hei ti", the bold face of Chinese type, as fonts spell it in
  // ASCII, GBK and UTF-8.
  static constexpr std::string_view kNames[] = {"Bold",
                                                "bold",
                                                "BOLD",
                                                "Heavy",
                                                "Black",
                                                "SimHei",
                                                "STHeiti",
                                                "FZHei",
                                                "\xBA\xDA\xCC\xE5",
                                                "\xE9\xBB\x91\xE4\xBD\x93"};
  return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view name) {
    return font.getName()->find(name) != std::string::npos;
  });
}

bool IsBold(const GfxFont& font) {
  return font.isBold() || font.getWeight() >= GfxFont::W600 || HasBoldName(font);
}

// The share of the em above the baseline.  Fonts state anything from 0 to 3; boxes are
// to be one em high, so only the proportion is taken, within reason.
float AscentShare(const GfxFont& font) {
  const double ascent = font.getAscent();
  const double descent = std::abs(font.getDescent());
  if (!(ascent > 0.3 && ascent < 2.0 && descent < 1.0)) return 0.85F;
  return static_cast<float>(std::clamp(ascent / (ascent + descent), 0.75, 0.9));
}

// How many units of text space the em of a font is high, if its size is 1.
double EmOf(const GfxFont& font) {
  if (font.getType() != fontType3) return 1.0;
  const double scale = std::abs(font.getFontMatrix()[3]);
  // The units of a glyph of Type 3 are as many to the em as those of other fonts, or
  // anything.
  if (scale > 1.0 / 4100 && scale < 1.0 / 400) return 1.0;
  const double* box = font.getFontBBox();
  const double height = std::abs(box[3] - box[1]) * scale;
  return height > 0 ? height : 1.0;
}

// Of figures.  Other characters may be left out because what they are part of, a
// ligature, is mapped as a whole.
bool IsOfFigures(Unicode c) {
  return (c >= U'0' && c <= U'9') || c == U'.' || c == U',' || c == U'-' || c == U'%';
}

// Whether the codes of a font are numbers of glyphs of a file in the document.
bool CountsGlyphs(const GfxFont& font) {
  if (!font.isCIDFont()) return false;
  const auto& cid_font = static_cast<const GfxCIDFont&>(font);
  const GooString* collection = cid_font.getCollection();
  if (collection == nullptr || collection->cmp("Adobe-Identity") != 0) return false;
  Ref file;
  return font.getEmbeddedFontID(&file) && cid_font.getCIDToGIDLen() == 0;
}

// Poppler gives the codes of a font that has no mapping as if they were Unicode.  They
// are, if the font file is not in the document, or if the document maps them to glyphs;
// else they are the numbers of its glyphs.
bool HasMapping(const GfxFont& font) {
  return font.hasToUnicodeCMap() || !CountsGlyphs(font);
}

// The characters of the glyphs of an embedded TrueType font, by its own table of what
// characters it has; empty if it has none.
std::vector<Unicode> UnicodeOfGlyphs(GfxFont* font, XRef* xref,
                                     content::PageBudget* budget) {
  std::vector<Unicode> characters;
  if (font->getType() != fontCIDType2 && font->getType() != fontCIDType2OT) return {};
  Ref ref;
  if (!font->getEmbeddedFontID(&ref)) return {};
  const Object stream = xref->fetch(ref);
  if (!stream.isStream()) return {};
  std::string file = ReadStream(stream, kLargestFontFile);
  if (!SpendOnFontFile(file.size(), budget) || file.empty()) return {};
  const std::unique_ptr<FoFiTrueType> true_type = FoFiTrueType::make(
      reinterpret_cast<unsigned char*>(file.data()), static_cast<int>(file.size()));
  if (true_type == nullptr) return {};
  constexpr int kUnicodePlatform = 0;
  constexpr int kWindowsPlatform = 3;
  int table = true_type->findCmap(kWindowsPlatform, 1);
  if (table < 0) table = true_type->findCmap(kUnicodePlatform, 3);
  if (table < 0) return {};
  constexpr Unicode kLast = 0xFFFF;
  for (Unicode c = 0x20; c <= kLast; ++c) {
    if (c == 0xD800) c = 0xF900;  // neither surrogates nor private use
    const int glyph = true_type->mapCodeToGID(table, c);
    if (glyph <= 0 || glyph > 0xFFFF) continue;
    const auto index = static_cast<std::size_t>(glyph);
    if (index >= characters.size()) characters.resize(index + 1);
    if (characters[index] == 0) characters[index] = c;
  }
  return characters;
}

}  // namespace

PopplerFont::PopplerFont(std::shared_ptr<GfxFont> font, XRef* xref,
                         content::PageBudget* budget, bool fill_gaps)
    : font_(std::move(font)) {
  facts_ = {.mapped = HasMapping(*font_),
            .bold = IsBold(*font_),
            .vertical = font_->getWMode() != 0,
            .ascent = AscentShare(*font_),
            .em = EmOf(*font_)};
  fills_gaps_ = fill_gaps && facts_.mapped && CountsGlyphs(*font_);
  if (facts_.mapped && !fills_gaps_) return;
  by_glyph_ = UnicodeOfGlyphs(font_.get(), xref, budget);
  facts_.mapped = facts_.mapped || !by_glyph_.empty();
  if (fills_gaps_) std::ranges::replace_if(by_glyph_, std::not_fn(IsOfFigures), 0U);
}

content::ContentFont::Char PopplerFont::Next(std::string_view text) const {
  Char c;
  CharCode code = 0;
  const int size = static_cast<int>(std::min<std::size_t>(text.size(), 64));
  // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): size goes with it
  c.bytes = font_->getNextChar(text.data(), size, &code, &c.unicode, &c.length, &c.dx,
                               &c.dy, &c.origin_x, &c.origin_y);
  Map(code, &c.unicode, &c.length);
  return c;
}

void PopplerFont::Map(CharCode code, const Unicode** unicode, int* length) const {
  if (by_glyph_.empty() || (fills_gaps_ && *length > 0)) return;
  const bool known = code < by_glyph_.size() && by_glyph_[code] != 0;
  *unicode = known ? &by_glyph_[code] : nullptr;
  *length = known ? 1 : 0;
}

FontStore::FontPtr FontStore::Get(XRef* xref, const std::string& name,
                                  const Object& entry, content::PageBudget* budget) {
  const bool shared = entry.isRef();
  if (shared) {
    for (Entry& kept : entries_) {
      if (kept.ref != entry.getRef()) continue;
      kept.last_use = ++clock_;
      return kept.font;
    }
  }
  const Object dict = entry.fetch(xref);
  if (!dict.isDict()) return nullptr;
  const Ref ref = shared ? entry.getRef() : Ref::INVALID();
  const MessageScope messages;  // a bad font file is no damage to what the page says
  if (!SpendOnFont(*dict.getDict(), budget)) return nullptr;
  std::shared_ptr<GfxFont> font =
      GfxFont::makeFont(xref, name.c_str(), ref, dict.getDict());
  if (font == nullptr || !font->isOk()) return nullptr;
  FontPtr made =
      std::make_shared<PopplerFont>(std::move(font), xref, budget, fill_gaps_);
  if (shared) Keep(entry.getRef(), made);
  return made;
}

bool FontStore::FillGaps() {
  entries_.clear();
  return !std::exchange(fill_gaps_, true);
}

void FontStore::Keep(Ref ref, FontPtr font) {
  constexpr std::size_t kMaxFonts = 24;
  if (entries_.size() >= kMaxFonts) {
    entries_.erase(std::min_element(
        entries_.begin(), entries_.end(),
        [](const Entry& a, const Entry& b) { return a.last_use < b.last_use; }));
  }
  entries_.push_back({ref, std::move(font), ++clock_});
}

}  // namespace budget::pdf
