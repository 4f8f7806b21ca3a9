// The one file that includes poppler.  Its core headers carry no promise of a stable
// interface; what differs between versions is guarded here and nowhere else.

#include "extractors/pdf_reader.h"

#include <Annot.h>
#include <Catalog.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <fofi/FoFiTrueType.h>
#include <goo/GooString.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "extractors/content_interpreter.h"
#include "extractors/page_canvas.h"
#include "extractors/rescue_pdf.h"
#include "pipeline/model/text.h"

namespace budget {
namespace {

constexpr std::size_t kMaxPathPoints = 1000000;  // of one path

// ---- messages ----

// What poppler says while a scope is open, on this thread.  It offers one callback for
// the process and no argument to it.
class MessageScope {
 public:
  MessageScope() : outer_(current_) { current_ = this; }
  ~MessageScope() { current_ = outer_; }
  MessageScope(const MessageScope&) = delete;
  MessageScope& operator=(const MessageScope&) = delete;

  int errors() const { return errors_; }
  // The first few, in one line.
  const std::string& text() const { return text_; }

  static void Receive(ErrorCategory category, Goffset /*position*/,
                      const char* message) {
    if (current_ != nullptr) current_->Add(category, message);
  }

 private:
  void Add(ErrorCategory category, const char* message) {
    if (category == errSyntaxWarning || category == errConfig ||
        category == errUnimplemented) {
      return;
    }
    constexpr int kKept = 3;
    if (errors_++ >= kKept) return;
    if (!text_.empty()) text_ += "; ";
    for (const char* c = message; *c != '\0' && c - message < 120; ++c) {
      const bool plain = *c >= ' ' && *c < '\x7F';
      text_ += plain ? *c : '?';
    }
  }

  static thread_local MessageScope* current_;
  MessageScope* outer_;
  int errors_ = 0;
  std::string text_;
};

thread_local MessageScope* MessageScope::current_ = nullptr;

// Once for the process: its tables are shared by all documents.
void InitPoppler() { static const GlobalParamsIniter kParams(&MessageScope::Receive); }

// ---- fonts ----

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

// Poppler gives the codes of a font that has no mapping as if they were Unicode.  They
// are, if the font file is not in the document, or if the document maps them to glyphs;
// else they are the numbers of its glyphs.
bool HasMapping(const GfxFont& font) {
  if (!font.isCIDFont() || font.hasToUnicodeCMap()) return true;
  const auto& cid_font = static_cast<const GfxCIDFont&>(font);
  const GooString* collection = cid_font.getCollection();
  if (collection == nullptr || collection->cmp("Adobe-Identity") != 0) return true;
  Ref file;
  return !font.getEmbeddedFontID(&file) || cid_font.getCIDToGIDLen() > 0;
}

// The characters of the glyphs of an embedded TrueType font, by its own table of what
// characters it has; empty if it has none.
std::vector<Unicode> UnicodeOfGlyphs(GfxFont* font, XRef* xref) {
  std::vector<Unicode> characters;
  if (font->getType() != fontCIDType2 && font->getType() != fontCIDType2OT) return {};
  const auto file = font->readEmbFontFile(xref);
  if (!file || file->empty()) return {};
  const std::unique_ptr<FoFiTrueType> true_type =
      FoFiTrueType::make(file->data(), static_cast<int>(file->size()));
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

class PopplerFont final : public ContentFont {
 public:
  PopplerFont(std::shared_ptr<GfxFont> font, XRef* xref) : font_(std::move(font)) {
    facts_ = {.mapped = HasMapping(*font_),
              .bold = IsBold(*font_),
              .vertical = font_->getWMode() != 0,
              .ascent = AscentShare(*font_),
              .em = EmOf(*font_)};
    if (facts_.mapped) return;
    by_glyph_ = UnicodeOfGlyphs(font_.get(), xref);
    facts_.mapped = !by_glyph_.empty();
  }

  const GfxFont* font() const { return font_.get(); }
  const FontFacts& facts() const override { return facts_; }

  Char Next(std::string_view text) const override {
    Char c;
    CharCode code = 0;
    const int size = static_cast<int>(std::min<std::size_t>(text.size(), 64));
    c.bytes = font_->getNextChar(text.data(), size, &code, &c.unicode, &c.length, &c.dx,
                                 &c.dy, &c.origin_x, &c.origin_y);
    Map(code, &c.unicode, &c.length);
    return c;
  }

  // Replaces what poppler says that a code means, if the font itself knows better.
  void Map(CharCode code, const Unicode** unicode, int* length) const {
    if (by_glyph_.empty()) return;
    const bool known = code < by_glyph_.size() && by_glyph_[code] != 0;
    *unicode = known ? &by_glyph_[code] : nullptr;
    *length = known ? 1 : 0;
  }

 private:
  std::shared_ptr<GfxFont> font_;
  FontFacts facts_;
  std::vector<Unicode> by_glyph_;  // empty: poppler's mapping is right
};

// The fonts of a page that poppler has made.  They are held, so that none is freed and
// another one made at its address.
class FontCache {
 public:
  void clear() { entries_.clear(); }

  const PopplerFont* Get(const std::shared_ptr<GfxFont>& font, XRef* xref) {
    for (const auto& entry : entries_) {
      if (entry->font() == font.get()) return entry.get();
    }
    constexpr std::size_t kMaxFonts = 32;
    if (entries_.size() >= kMaxFonts) entries_.erase(entries_.begin());
    entries_.push_back(std::make_unique<PopplerFont>(font, xref));
    return entries_.back().get();
  }

 private:
  std::vector<std::unique_ptr<PopplerFont>> entries_;
};

// ---- the device ----

Rgb ToRgb(const GfxRGB& color) {
  return {colToByte(color.r), colToByte(color.g), colToByte(color.b)};
}

Matrix MatrixOf(const double* m) { return {m[0], m[1], m[2], m[3], m[4], m[5]}; }

// Passes the drawing operations of a page on to a canvas.
class PageDevice final : public OutputDev {
 public:
  explicit PageDevice(PageCanvas* canvas) : canvas_(canvas) {}

  void Begin(budget::Page* page) {
    page_ = page;
    stack_.clear();
    flags_ = {};
    fonts_.clear();
    font_ = nullptr;
    mask_groups_.clear();
    masks_ = 0;
    fill_color_.reset();
    operators_ = 0;
  }
  // Asked every ten operators or so.
  bool ShouldStop() { return canvas_->full() || ++operators_ > kMaxOperators / 10; }
  bool stopped() const { return canvas_->full() || operators_ > kMaxOperators / 10; }

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
  std::optional<Rgb> FillColor(GfxState* state);
  bool CopyPath(const GfxState& state);
  Ink InkOf(const GfxState& state) const;
  Ink FillInk(GfxState* state);
  Ink StrokeInk(GfxState* state) const;
  void FillPath(GfxState* state);
  bool FillClip(const GfxState& state);
  void Image(const GfxState& state, bool opaque);

  struct Flags {
    bool clip_exact = true;  // the clip path is a rectangle, not just its bounding box
    bool soft_mask = false;  // what is painted may be seen in part or not at all
  };

  static constexpr int kMaxOperators = 5000000;  // of one page

  PageCanvas* canvas_;
  int operators_ = 0;
  budget::Page* page_ = nullptr;
  Path path_;
  FontCache fonts_;
  Flags flags_;               // of the current graphics state
  std::vector<Flags> stack_;  // of the outer ones
  // Soft masks are drawn like anything else, but are never seen.
  std::vector<bool> mask_groups_;
  int masks_ = 0;
  std::optional<std::optional<Rgb>> fill_color_;  // of the current state; lazily
  const PopplerFont* font_ = nullptr;             // of the current string
  XRef* xref_ = nullptr;
};

Ink PageDevice::InkOf(const GfxState& state) const {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  state.getClipBBox(&x0, &y0, &x1, &y1);
  const Box& page = canvas_->box();
  Ink ink;
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
std::optional<Rgb> PageDevice::FillColor(GfxState* state) {
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

Ink PageDevice::FillInk(GfxState* state) {
  Ink ink = InkOf(*state);
  ink.opacity = state->getFillOpacity();
  ink.color = FillColor(state);
  return ink;
}

Ink PageDevice::StrokeInk(GfxState* state) const {
  Ink ink = InkOf(*state);
  ink.opacity = state->getStrokeOpacity();
  if (state->getStrokeColorSpace()->getMode() != csPattern) {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    ink.color = ToRgb(rgb);
  }
  return ink;
}

void PageDevice::beginString(GfxState* state, const GooString* /*text*/) {
  TextState text;
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
  Vector pen;
  state->transform(x, y, &pen.x, &pen.y);
  Vector step;
  state->transformDelta(dx, dy, &step.x, &step.y);
  font_->Map(code, &unicode, &length);
  canvas_->ShowChar(pen, step, bytes == 1 && code == ' ', unicode, length);
}

void PageDevice::beginActualText(GfxState* /*state*/, const GooString* text) {
  canvas_->BeginActualText(text != nullptr ? DecodeTextString(text->toStr()) : U"");
}

void PageDevice::NoteClip(const GfxState& state) {
  if (!flags_.clip_exact) return;
  const GfxPath* path = state.getPath();
  flags_.clip_exact = false;
  if (!IsAxisParallel(MatrixOf(state.getCTM())) || path->getNumSubpaths() != 1) return;
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
      Vector p;
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
  Ink ink = InkOf(state);
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

// ---- resources of the fast interpreter ----

// The fonts of a document that were used last: making one means parsing its mapping,
// and the pages of a document share theirs.
class FontStore {
 public:
  using FontPtr = std::shared_ptr<const ContentFont>;

  // Null if the dictionary does not describe a font.
  FontPtr Get(XRef* xref, const std::string& name, const Object& entry) {
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
    std::shared_ptr<GfxFont> font =
        GfxFont::makeFont(xref, name.c_str(), ref, dict.getDict());
    if (font == nullptr || !font->isOk()) return nullptr;
    FontPtr made = std::make_shared<PopplerFont>(std::move(font), xref);
    if (shared) Keep(entry.getRef(), made);
    return made;
  }

 private:
  struct Entry {
    Ref ref;
    FontPtr font;
    std::uint64_t last_use = 0;
  };

  void Keep(Ref ref, FontPtr font) {
    constexpr std::size_t kMaxFonts = 24;
    if (entries_.size() >= kMaxFonts) {
      entries_.erase(std::min_element(
          entries_.begin(), entries_.end(),
          [](const Entry& a, const Entry& b) { return a.last_use < b.last_use; }));
    }
    entries_.push_back({ref, std::move(font), ++clock_});
  }

  std::vector<Entry> entries_;
  std::uint64_t clock_ = 0;
};

// The decoded data of a stream, up to the limit of a page's content and a byte more.
void AppendStream(const Object& object, std::string* out) {
  Stream* stream = object.getStream();
  stream->reset();
  unsigned char buffer[8192];
  for (int size = 0; out->size() <= kMaxContent &&
                     (size = stream->doGetChars(sizeof buffer, buffer)) > 0;) {
    out->append(buffer, buffer + size);
  }
  stream->close();
}

std::optional<double> NumberIn(const Dict& dict, const char* key) {
  const Object value = dict.lookup(key);
  if (!value.isNum()) return std::nullopt;
  return value.getNum();
}

// `size` numbers; false if there is no such array.
bool NumbersIn(const Dict& dict, const char* key, int size, double* out) {
  const Object array = dict.lookup(key);
  if (!array.isArray() || array.arrayGetLength() < size) return false;
  for (int i = 0; i < size; ++i) {
    const Object value = array.arrayGet(i);
    if (!value.isNum()) return false;
    out[i] = value.getNum();
  }
  return true;
}

class PopplerResources final : public ContentResources {
 public:
  // `dict` may be anything; names that are not in it are looked up in `outer`.
  PopplerResources(PDFDoc* document, FontStore* fonts, Object dict,
                   PopplerResources* outer)
      : document_(document), fonts_(fonts), dict_(std::move(dict)), outer_(outer) {}

  std::shared_ptr<const ContentFont> FindFont(std::string_view name) override;
  std::optional<NamedState> FindState(std::string_view name) override;
  std::optional<NamedObject> FindObject(std::string_view name) override;
  ColorModel FindColorModel(std::string_view name) override;
  std::optional<MarkedContent> FindProperties(std::string_view name,
                                              bool layer) override;

  // The form XObject of a stream; of no kind if it is none.
  NamedObject ReadForm(const Object& stream);

 private:
  // The entry of a category, not resolved; null if there is none.
  Object Find(const char* category, const std::string& name) const;
  bool IsVisible(const Object& layer) const {
    OCGs* layers = document_->getOptContentConfig();
    return layers == nullptr || layer.isNull() || layers->optContentIsVisible(&layer);
  }
  ColorModel ModelOf(const Object& space, int depth) const;
  PDFDoc* document_;
  FontStore* fonts_;
  Object dict_;
  PopplerResources* outer_;
  std::vector<std::pair<std::string, std::shared_ptr<const ContentFont>>> found_fonts_;
  std::vector<std::pair<std::string, NamedState>> found_states_;
};

Object PopplerResources::Find(const char* category, const std::string& name) const {
  for (const PopplerResources* at = this; at != nullptr; at = at->outer_) {
    if (!at->dict_.isDict()) continue;
    const Object entries = at->dict_.dictLookup(category);
    if (!entries.isDict()) continue;
    const Object& entry = entries.getDict()->lookupNF(name.c_str());
    if (!entry.isNull()) return entry.copy();
  }
  return Object(objNull);
}

template <typename T>
const T* FindNamed(const std::vector<std::pair<std::string, T>>& entries,
                   std::string_view name) {
  for (const auto& [key, value] : entries) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::shared_ptr<const ContentFont> PopplerResources::FindFont(std::string_view name) {
  if (const auto* found = FindNamed(found_fonts_, name)) return *found;
  const std::string key(name);
  const Object entry = Find("Font", key);
  if (entry.isNull()) return nullptr;
  std::shared_ptr<const ContentFont> font =
      fonts_->Get(document_->getXRef(), key, entry);
  found_fonts_.emplace_back(key, font);
  return font;
}

std::optional<NamedState> PopplerResources::FindState(std::string_view name) {
  if (const auto* found = FindNamed(found_states_, name)) return *found;
  const std::string key(name);
  const Object entry = Find("ExtGState", key).fetch(document_->getXRef());
  if (!entry.isDict() || entry.getDict()->hasKey("Font")) return std::nullopt;
  const Dict& dict = *entry.getDict();
  NamedState state;
  state.fill_opacity = NumberIn(dict, "ca");
  state.stroke_opacity = NumberIn(dict, "CA");
  state.line_width = NumberIn(dict, "LW");
  Object mode = dict.lookup("BM");
  if (mode.isArray() && mode.arrayGetLength() > 0) mode = mode.arrayGet(0);
  if (mode.isName())
    state.blended = !mode.isName("Normal") && !mode.isName("Compatible");
  const Object mask = dict.lookup("SMask");
  if (!mask.isNull()) state.soft_mask = mask.isDict();
  found_states_.emplace_back(key, state);
  return state;
}

NamedObject PopplerResources::ReadForm(const Object& stream) {
  NamedObject form;
  const Dict& dict = *stream.streamGetDict();
  double numbers[6];
  if (!NumbersIn(dict, "BBox", 4, form.box)) return form;  // poppler does not draw it
  if (NumbersIn(dict, "Matrix", 6, numbers)) {
    form.matrix = {numbers[0], numbers[1], numbers[2],
                   numbers[3], numbers[4], numbers[5]};
  }
  const Object group = dict.lookup("Group");
  form.group = group.isDict() && group.dictLookup("S").isName("Transparency");
  form.kind = NamedObject::Kind::kForm;
  form.resources = std::make_shared<PopplerResources>(document_, fonts_,
                                                      dict.lookup("Resources"), this);
  AppendStream(stream, &form.content);
  return form;
}

std::optional<NamedObject> PopplerResources::FindObject(std::string_view name) {
  const Object stream = Find("XObject", std::string(name)).fetch(document_->getXRef());
  if (!stream.isStream()) return std::nullopt;
  const Dict& dict = *stream.streamGetDict();
  NamedObject object;
  if (!IsVisible(dict.lookupNF("OC"))) return object;
  const Object subtype = dict.lookup("Subtype");
  if (subtype.isName("Form")) return ReadForm(stream);
  if (subtype.isName("Image")) {
    object.kind = NamedObject::Kind::kImage;
    const Object mask = dict.lookup("ImageMask");
    object.opaque = !dict.hasKey("SMask") && !dict.hasKey("Mask") &&
                    !(mask.isBool() && mask.getBool());
  }
  return object;
}

ColorModel PopplerResources::FindColorModel(std::string_view name) {
  const std::string key(name);
  const Object device(objName, key.c_str());
  const ColorModel model = ModelOf(device, 0);
  if (model != ColorModel::kUnknown) return model;
  return ModelOf(Find("ColorSpace", key).fetch(document_->getXRef()), 0);
}

// Colours are only compared, so a device's model stands for all that are like it.
ColorModel PopplerResources::ModelOf(const Object& space, int depth) const {
  if (space.isArray() && space.arrayGetLength() > 0) {
    const Object kind = space.arrayGet(0);
    if (kind.isName("CalGray")) return ColorModel::kGray;
    if (kind.isName("CalRGB")) return ColorModel::kRgb;
    if (kind.isName("Separation") || kind.isName("DeviceN")) return ColorModel::kTint;
    if (kind.isName("ICCBased") && space.arrayGetLength() > 1) {
      const Object profile = space.arrayGet(1);
      if (!profile.isStream()) return ColorModel::kUnknown;
      const std::optional<double> count = NumberIn(*profile.streamGetDict(), "N");
      if (count == 1) return ColorModel::kGray;
      if (count == 3) return ColorModel::kRgb;
      if (count == 4) return ColorModel::kCmyk;
      return ColorModel::kUnknown;
    }
    return depth == 0 ? ModelOf(kind, 1) : ColorModel::kUnknown;
  }
  if (space.isName("DeviceGray")) return ColorModel::kGray;
  if (space.isName("DeviceRGB")) return ColorModel::kRgb;
  if (space.isName("DeviceCMYK")) return ColorModel::kCmyk;
  if (space.isName("Pattern")) return ColorModel::kPattern;
  return ColorModel::kUnknown;
}

std::optional<MarkedContent> PopplerResources::FindProperties(std::string_view name,
                                                              bool layer) {
  const Object entry = Find("Properties", std::string(name));
  if (entry.isNull()) return std::nullopt;
  MarkedContent content;
  if (layer) {
    content.visible = IsVisible(entry);
    return content;
  }
  const Object dict = entry.fetch(document_->getXRef());
  if (!dict.isDict()) return std::nullopt;
  const Object text = dict.dictLookup("ActualText");
  if (text.isString()) content.actual_text = text.getString()->toStr();
  return content;
}

// ---- the reader ----

Diagnostic Message(Severity severity, std::string code, std::string message,
                   const std::string& file, int page = 0) {
  return {.severity = severity,
          .code = std::move(code),
          .message = std::move(message),
          .where = {.file = file, .page = page},
          .because = {},
          .hint = {}};
}

std::string WithDetail(std::string message, const MessageScope& messages) {
  if (!messages.text().empty()) message += ": " + messages.text();
  return message;
}

// Poppler would make up what annotations look like, at any cost; those that say it
// themselves are drawn by the reader.
bool IsDrawnByPoppler(Annot* /*annotation*/, void* /*data*/) { return false; }

bool ShouldAbort(void* device) {
  return static_cast<PageDevice*>(device)->ShouldStop();
}

// A document, with the bytes that it reads from if they are not those of the caller.
struct OpenedPdf {
  std::unique_ptr<std::string> rescued;
  // Set when poppler makes a new cross-reference table: on opening, or on any page.
  std::shared_ptr<bool> repaired = std::make_shared<bool>(false);
  std::unique_ptr<PDFDoc> document;

  bool encrypted() const {
    return !document->isOk() && document->getErrorCode() == errEncrypted;
  }
  // Some page can be had.
  bool readable() const {
    if (!document->isOk()) return false;
    const int looks = std::min(document->getNumPages(), 10);
    for (int i = 1; i <= looks; ++i) {
      if (document->getPage(i) != nullptr) return true;
    }
    return false;
  }
};

class PdfReader final : public Reader {
 public:
  PdfReader(OpenedPdf opened, std::string name, Diagnostics diagnostics,
            const ReadOptions& options)
      : bytes_(std::move(opened.rescued)),
        repaired_(std::move(opened.repaired)),
        document_(std::move(opened.document)),
        name_(std::move(name)),
        diagnostics_(std::move(diagnostics)),
        pages_(document_->getNumPages()),
        options_(options) {
    NoteRepair();
  }

  std::string_view media_type() const override { return "application/pdf"; }
  int page_count() const override { return pages_; }
  const Diagnostics& diagnostics() const override { return diagnostics_; }
  bool Next(budget::Page* page) override;

 private:
  ContentInterpreter::Outcome ReadQuickly(::Page* source, budget::Page* page);
  bool ReadThoroughly(::Page* source, budget::Page* page);
  static Matrix StartPage(::Page* source, budget::Page* page);
  void DrawAnnotations(::Page* source, PopplerResources* resources,
                       const Matrix& matrix);
  void Warn(std::string code, std::string message) {
    diagnostics_.push_back(Message(Severity::kWarning, std::move(code),
                                   std::move(message), name_, number_));
  }

  void NoteRepair();

  std::unique_ptr<std::string> bytes_;  // null: those of the caller
  std::shared_ptr<bool> repaired_;
  std::unique_ptr<PDFDoc> document_;
  std::string name_;
  Diagnostics diagnostics_;
  int pages_ = 0;
  int number_ = 0;
  PageCanvas canvas_;
  ContentInterpreter interpreter_{&canvas_};
  PageDevice device_{&canvas_};
  FontStore fonts_;
  std::string content_;
  ReadOptions options_;
  bool repair_noted_ = false;
};

void Clear(budget::Page* page) {
  page->width = page->height = 0;
  page->glyphs.clear();
  page->rulings.clear();
  page->lines.clear();
  page->has_image = false;
  page->outlines = 0;
  page->hidden = {};
}

// Moves and scales a form so that its box fills a rectangle.
void FitInto(const double* rectangle, NamedObject* form) {
  double x0 = std::numeric_limits<double>::max();
  double y0 = x0;
  double x1 = -x0;
  double y1 = -x0;
  for (const int i : {0, 2}) {
    for (const int j : {1, 3}) {
      const Vector corner = Transform(form->matrix, form->box[i], form->box[j]);
      x0 = std::min(x0, corner.x);
      x1 = std::max(x1, corner.x);
      y0 = std::min(y0, corner.y);
      y1 = std::max(y1, corner.y);
    }
  }
  const double left = std::min(rectangle[0], rectangle[2]);
  const double bottom = std::min(rectangle[1], rectangle[3]);
  const double width = std::abs(rectangle[2] - rectangle[0]);
  const double height = std::abs(rectangle[3] - rectangle[1]);
  const double scale_x = x1 > x0 ? width / (x1 - x0) : 1;
  const double scale_y = y1 > y0 ? height / (y1 - y0) : 1;
  form->matrix = Concat(form->matrix, {scale_x, 0, 0, scale_y, left - x0 * scale_x,
                                       bottom - y0 * scale_y});
}

// The appearance of an annotation that is part of what a reader sees (the border of a
// link is not), as a form on the page; nothing if there is none.
std::optional<NamedObject> AppearanceOf(const Object& annotation,
                                        PopplerResources* resources) {
  if (!annotation.isDict()) return std::nullopt;
  const Dict& dict = *annotation.getDict();
  const Object type = dict.lookup("Subtype");
  if (!type.isName("FreeText") && !type.isName("Widget") && !type.isName("Stamp")) {
    return std::nullopt;
  }
  constexpr int kHidden = 2;
  constexpr int kNoView = 32;
  const Object flags = dict.lookup("F");
  if (flags.isInt() && (flags.getInt() & (kHidden | kNoView)) != 0) return std::nullopt;
  const Object appearances = dict.lookup("AP");
  if (!appearances.isDict()) return std::nullopt;
  Object normal = appearances.dictLookup("N");
  const Object state = dict.lookup("AS");
  if (normal.isDict() && state.isName()) normal = normal.dictLookup(state.getName());
  double rectangle[4];
  if (!normal.isStream() || !NumbersIn(dict, "Rect", 4, rectangle)) return std::nullopt;
  NamedObject form = resources->ReadForm(normal);
  if (form.kind != NamedObject::Kind::kForm) return std::nullopt;
  FitInto(rectangle, &form);
  return form;
}

// The content of a page, its streams joined.  False if it has none that is sound.
bool ReadContent(::Page* source, std::string* content) {
  content->clear();
  const Object contents = source->getContents();
  if (contents.isStream()) {
    AppendStream(contents, content);
    return true;
  }
  if (!contents.isArray()) return false;
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    const Object stream = contents.arrayGet(i);
    if (!stream.isStream()) return false;
    AppendStream(stream, content);
    content->push_back('\n');
  }
  return true;
}

// From user space to the page as displayed, and the size of the page.
Matrix PdfReader::StartPage(::Page* source, budget::Page* page) {
  int rotation = source->getRotate() % 360;
  if (rotation < 0) rotation += 360;
  const GfxState initial(72, 72, source->getCropBox(), rotation, /*upsideDown=*/true);
  page->width = static_cast<float>(initial.getPageWidth());
  page->height = static_cast<float>(initial.getPageHeight());
  return MatrixOf(initial.getCTM());
}

void PdfReader::DrawAnnotations(::Page* source, PopplerResources* resources,
                                const Matrix& matrix) {
  constexpr int kMaxAnnotations = 5000;
  const MessageScope messages;  // what is wrong with one is no damage to the page
  const Object annotations = source->getAnnotsObject();
  if (!annotations.isArray()) return;
  const int count = std::min(annotations.arrayGetLength(), kMaxAnnotations);
  for (int i = 0; i < count && !canvas_.full(); ++i) {
    const std::optional<NamedObject> form =
        AppearanceOf(annotations.arrayGet(i), resources);
    if (form) interpreter_.RunForm(*form, resources, matrix);
  }
}

ContentInterpreter::Outcome PdfReader::ReadQuickly(::Page* source, budget::Page* page) {
  using Outcome = ContentInterpreter::Outcome;
  const MessageScope messages;
  if (!ReadContent(source, &content_)) return Outcome::kUnsure;
  const Matrix matrix = StartPage(source, page);
  canvas_.Start(page);
  PopplerResources resources(document_.get(), &fonts_,
                             source->getResourceDictObject()->copy(), nullptr);
  const Outcome outcome = interpreter_.Run(content_, &resources, matrix);
  if (outcome == Outcome::kDone && messages.errors() > 0) return Outcome::kUnsure;
  if (outcome == Outcome::kDone) DrawAnnotations(source, &resources, matrix);
  return outcome;
}

// False if there was too much to read.
bool PdfReader::ReadThoroughly(::Page* source, budget::Page* page) {
  Clear(page);
  page->number = number_;
  const Matrix matrix = StartPage(source, page);
  canvas_.Start(page);  // in case that poppler does not
  device_.Begin(page);
  source->display(&device_, 72, 72, 0, /*useMediaBox=*/false, /*crop=*/true,
                  /*printing=*/false, &ShouldAbort, &device_, &IsDrawnByPoppler,
                  nullptr);
  if (device_.stopped()) return false;
  PopplerResources resources(document_.get(), &fonts_,
                             source->getResourceDictObject()->copy(), nullptr);
  DrawAnnotations(source, &resources, matrix);
  return true;
}

void PdfReader::NoteRepair() {
  if (!*repaired_ || repair_noted_ || bytes_ != nullptr) return;
  repair_noted_ = true;
  diagnostics_.push_back(Message(Severity::kWarning, "document-repaired",
                                 "the document is damaged and was repaired", name_));
}

bool PdfReader::Next(budget::Page* page) {
  if (number_ >= pages_) return false;
  constexpr int kPagesBetweenReleases = 32;
  if (number_ % kPagesBetweenReleases == 0 && options_.release) options_.release();
  ++number_;
  Clear(page);
  page->number = number_;
  const MessageScope messages;
  ::Page* source = document_->getPage(number_);
  if (source == nullptr || !source->isOk()) {
    Warn("page-lost", WithDetail("the page cannot be read", messages));
    return true;
  }
  using Outcome = ContentInterpreter::Outcome;
  const Outcome outcome =
      options_.thorough ? Outcome::kUnsure : ReadQuickly(source, page);
  const bool whole = outcome == Outcome::kUnsure ? ReadThoroughly(source, page)
                                                 : outcome == Outcome::kDone;
  canvas_.Finish();
  NoteRepair();
  if (!whole) {
    Warn("page-too-complex", "more than can be read is drawn on the page");
  } else if (messages.errors() > 0) {
    Warn("page-damaged", WithDetail("the page is damaged", messages));
  }
  return true;
}

OpenedPdf Open(std::string_view bytes, const std::string& password) {
  OpenedPdf opened;
  std::optional<GooString> given;
  if (!password.empty()) given.emplace(password);
  // The document owns the stream.
  auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()),
                               Object(objNull));
  opened.document =
      std::make_unique<PDFDoc>(stream, given, given, nullptr,
                               [repaired = opened.repaired] { *repaired = true; });
  return opened;
}

// The document as it is, or with what its missing end said written anew.
OpenedPdf OpenOrRescue(std::string_view bytes, const std::string& password) {
  OpenedPdf opened = Open(bytes, password);
  if (opened.encrypted() || opened.readable()) return opened;
  for (const auto rescue : {&WithTrailer, &WithPageTree}) {
    std::optional<std::string> rescued = rescue(bytes);
    if (!rescued) continue;
    auto kept = std::make_unique<std::string>(*std::move(rescued));
    OpenedPdf again = Open(*kept, password);
    if (!again.readable()) continue;
    again.rescued = std::move(kept);
    return again;
  }
  return opened;
}

// Colours are only compared with each other.  With a profile for them in the catalog,
// poppler would prepare its conversion anew for each page, at many times the cost of
// reading the page.
void DropOutputIntents(PDFDoc* document) {
  XRef* xref = document->getXRef();
  Object catalog = xref->getCatalog();
  if (!catalog.isDict() || !catalog.getDict()->hasKey("OutputIntents")) return;
  catalog.dictRemove("OutputIntents");
  xref->setModifiedObject(&catalog, xref->getRoot());
}

}  // namespace

bool LooksLikePdf(std::string_view bytes) {
  const auto has = [](std::string_view part, std::string_view mark) {
    return part.find(mark) != std::string_view::npos;
  };
  const std::string_view head = bytes.substr(0, 1024);
  if (has(head, "%PDF-")) return true;
  // A header that was lost or broken.
  const std::string_view tail = bytes.substr(bytes.size() - head.size());
  return has(head, " obj") && (has(tail, "startxref") || has(tail, "%%EOF"));
}

Result<std::unique_ptr<Reader>> OpenPdf(std::string_view bytes, const std::string& name,
                                        const ReadOptions& options) {
  using Opened = Result<std::unique_ptr<Reader>>;
  const auto failed = [&](const char* code, std::string message, std::string hint) {
    Diagnostic diagnostic = Message(Severity::kError, code, std::move(message), name);
    diagnostic.hint = std::move(hint);
    return Opened::Failed(std::move(diagnostic));
  };
  InitPoppler();
  const MessageScope messages;
  OpenedPdf opened = OpenOrRescue(bytes, options.password);
  if (opened.encrypted()) {
    return failed("encrypted",
                  options.password.empty() ? "the document needs a password"
                                           : "the password does not open the document",
                  "give its password with --password");
  }
  if (!opened.document->isOk()) {
    return failed("damaged",
                  WithDetail("the document cannot be opened or repaired", messages),
                  "");
  }
  if (opened.document->getNumPages() <= 0) {
    return failed("zero-pages", "the document has no pages", "");
  }
  DropOutputIntents(opened.document.get());
  Diagnostics diagnostics;
  if (opened.rescued != nullptr) {
    diagnostics.push_back(Message(Severity::kWarning, "document-truncated",
                                  "the end of the document is missing", name));
  }
  return std::unique_ptr<Reader>(std::make_unique<PdfReader>(
      std::move(opened), name, std::move(diagnostics), options));
}

}  // namespace budget
