// Draws the content of a page on a canvas.
//
// Poppler has an interpreter of its own, made for rendering; the tests compare the two.
// Reading needs little of what that one does for each operator, and needs a limit that
// it does not have: this one takes a third of its time and stops where the budget of
// the page ends.  What is broken is passed over, as viewers do, and counted.

#ifndef EXTRACTORS_CONTENT_CONTENT_INTERPRETER_H_
#define EXTRACTORS_CONTENT_CONTENT_INTERPRETER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/canvas/page_canvas.h"
#include "extractors/content/content_lexer.h"
#include "extractors/content/page_budget.h"

namespace budget::content {

// A font, as far as showing text needs it.
class ContentFont {
 public:
  struct Char {
    int bytes = 0;  // of its code
    const unsigned* unicode = nullptr;
    int length = 0;
    // In text space at size 1: the way to the next character, and the origin of the
    // glyph in vertical writing.
    double dx = 0;
    double dy = 0;
    double origin_x = 0;
    double origin_y = 0;
  };

  virtual ~ContentFont() = default;
  virtual const canvas::FontFacts& facts() const = 0;
  // The first character of a text that is not empty.
  virtual Char Next(std::string_view text) const = 0;
};

// What an operator finds under a name.
struct NamedState {                    // gs; what it leaves out stays as it is
  std::optional<double> fill_opacity;  // 0 to 1
  std::optional<double> stroke_opacity;
  std::optional<double> line_width;  // in user space
  std::optional<bool> blended;       // other than by painting over
  std::optional<bool> soft_mask;
  std::shared_ptr<const ContentFont> font;  // null: as it is
  double size = 0;                          // of that font
};

enum class ColorModel : std::uint8_t {
  kGray,
  kRgb,
  kCmyk,
  kTint,  // of a named ink: 0 is paper
  kPattern,
  kUnknown
};

class ContentResources;

struct NamedObject {  // Do
  enum class Kind : std::uint8_t { kNone, kImage, kForm };

  Kind kind = Kind::kNone;
  bool opaque = true;  // an image without holes
  int number = 0;      // of the object in the file; 0 if it has none
  // Of a form:
  std::string content;
  canvas::Matrix matrix;
  double box[4] = {0, 0, 0, 0};
  bool group = false;
  std::shared_ptr<ContentResources> resources;
};

struct MarkedContent {  // BDC
  bool visible = true;
  std::optional<std::string> actual_text;
};

class ContentResources {
 public:
  virtual ~ContentResources() = default;

  // Null or nothing: there is none of this name, or none that can be used.  What it
  // costs to find one comes out of the budget of the page.
  virtual std::shared_ptr<const ContentFont> FindFont(std::string_view name) = 0;
  virtual std::optional<NamedState> FindState(std::string_view name) = 0;
  virtual std::optional<NamedObject> FindObject(std::string_view name) = 0;
  virtual ColorModel FindColorModel(std::string_view name) = 0;
  // Properties of marked content; `layer` says that they are those of a layer.
  virtual std::optional<MarkedContent> FindProperties(std::string_view name,
                                                      bool layer) = 0;
};

// UTF-16 or single bytes, as text strings of PDF are.
std::u32string DecodeTextString(std::string_view bytes);

class ContentInterpreter {
 public:
  enum class Outcome : std::uint8_t {
    kDone,
    kTooMuch,  // the budget of the page is spent
  };

  // Both must outlive the interpreter; `budget` is that of the page that is read, and
  // may be spent by others as well.
  ContentInterpreter(canvas::PageCanvas* canvas, PageBudget* budget)
      : canvas_(canvas), budget_(budget) {}

  // `page` maps user space to the page; the canvas has been started.
  Outcome Run(std::string_view content, ContentResources* resources,
              const canvas::Matrix& page);
  // Draws a form that is no part of the content, on top of it: an annotation.
  Outcome RunForm(const NamedObject& form, ContentResources* resources,
                  const canvas::Matrix& page);

  // What is wrong with the content of the last run, its first fault in words; empty if
  // nothing is.
  const std::string& damage() const { return damage_; }

 private:
  enum class Step : std::uint8_t {
    kGoOn,
    kBroken,  // the operator cannot be obeyed: passed over
    kTooMuch
  };

  struct Color {
    ColorModel model = ColorModel::kGray;
    std::optional<canvas::Rgb> rgb = canvas::Rgb{};
  };

  struct ClipBox {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
  };

  // What q saves.
  struct State {
    canvas::Matrix page;
    ClipBox clip;
    bool clip_exact = true;
    bool soft_mask = false;
    bool blended = false;
    bool group = false;
    Color fill;
    Color stroke;
    double fill_opacity = 1;
    double stroke_opacity = 1;
    double group_opacity = 1;
    double line_width = 1;
    std::shared_ptr<const ContentFont> font;
    double size = 0;
    double scaling = 1;
    double char_space = 0;
    double word_space = 0;
    double leading = 0;
    double rise = 0;
    int render = 0;
    canvas::Matrix text;
    canvas::Vector line;  // start of the line, in text space
    canvas::Vector pen;   // in user space
  };

  // A value in front of an operator.  Those of an array follow each other in `items_`.
  struct Operand {
    TokenKind kind = TokenKind::kEnd;
    double number = 0;
    std::string_view text;
    std::size_t first = 0;
    std::size_t last = 0;
  };

  // A scope of marked content.
  struct Mark {
    bool hidden = false;
    bool actual_text = false;
  };

  void Reset(ContentResources* resources, const canvas::Matrix& page);
  static Outcome OutcomeOf(Step step);
  Step RunStream(std::string_view content);
  Step RunOperator(std::string_view name, ContentLexer* lexer);
  void NoteDamage(std::string_view what, std::string_view name);
  Step ReadOperand(const Token& token, ContentLexer* lexer);
  Step ReadArray(ContentLexer* lexer);
  Step ReadDictionary(ContentLexer* lexer);
  void DrawInlineImage(ContentLexer* lexer);

  Step Execute(std::string_view name);
  Step ExecuteGraphics(std::uint32_t op, bool* known);
  Step ExecutePath(std::uint32_t op, bool* known);
  Step ExecuteColor(std::uint32_t op, bool* known);
  Step ExecuteText(std::uint32_t op, bool* known);
  Step ExecuteMarks(std::uint32_t op, bool* known);

  bool Has(std::size_t count) const { return operands_.size() >= count; }
  bool AreNumbers(std::size_t count) const;
  double Number(std::size_t index_from_last) const;

  Step SetState();
  void MoveTo(double x, double y);
  void AddPoint(double x, double y, bool control);
  void AddPagePoint(const canvas::Vector& point, bool control);
  void ClosePath();
  void PaintPath(bool fills, bool strokes);
  void ApplyClip();
  void Clip(const ClipBox& box, bool exact);
  canvas::Ink InkOf(const Color& color, double opacity) const;
  void FillWithPattern();

  Step SetColor(Color* color, bool may_be_pattern);
  static std::optional<canvas::Rgb> ToRgb(ColorModel model, const double* values,
                                          int count);

  void MoveText(double x, double y);
  void ShiftText(double x, double y);
  Step SelectFont();
  Step ShowText(std::string_view text);
  Step ShowArray(const Operand& array);

  Step DrawObject();
  Step DrawForm(const NamedObject& form);
  Step BeginMark(bool with_properties);
  void EndMark();

  canvas::PageCanvas* canvas_;
  PageBudget* budget_;
  std::string damage_;
  ContentResources* resources_ = nullptr;
  State state_;
  std::vector<State> saved_;
  std::vector<Operand> operands_;
  std::vector<Operand> items_;
  std::optional<std::string_view>
      dictionary_text_;  // ActualText of the last dictionary
  std::vector<Mark> marks_;
  int hidden_ = 0;  // marks that hide their content
  int undefined_allowed_ = 0;
  canvas::Path path_;
  canvas::Vector current_;  // point, on the page
  canvas::Vector start_;    // of the subpath
  bool moved_ = false;      // to `start_`, and nothing drawn from there yet
  bool clip_pending_ = false;
  std::vector<int> forms_;  // that are being drawn, by number, the innermost last
};

}  // namespace budget::content

#endif  // EXTRACTORS_CONTENT_CONTENT_INTERPRETER_H_
