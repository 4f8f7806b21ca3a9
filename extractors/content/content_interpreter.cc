#include "extractors/content/content_interpreter.h"

#include <algorithm>
#include <utility>

#include "extractors/content/content_lexer.h"
#include "extractors/content/inline_image.h"

namespace budget::content {
namespace {

constexpr std::size_t kMaxOperands = 33;   // more are passed over, as in viewers
constexpr std::size_t kMaxItems = 100000;  // of the arrays in front of an operator
constexpr std::size_t kMaxSaved = 20000;
constexpr std::size_t kMaxForms = 100;   // one in another
constexpr std::size_t kCostOfMark = 64;  // in bytes of content
constexpr std::size_t kCostOfSaving = 16;
constexpr std::size_t kCostOfActualText = 8;  // of a byte

bool IsConstant(std::string_view word) {
  return word == "true" || word == "false" || word == "null";
}

}  // namespace

// ---- operands and operators ----

ContentInterpreter::Outcome ContentInterpreter::Run(std::string_view content,
                                                    ContentResources* resources,
                                                    const canvas::Matrix& page) {
  Reset(resources, page);
  return OutcomeOf(RunStream(content));
}

ContentInterpreter::Outcome ContentInterpreter::RunForm(const NamedObject& form,
                                                        ContentResources* resources,
                                                        const canvas::Matrix& page) {
  Reset(resources, page);
  return OutcomeOf(DrawForm(form));
}

ContentInterpreter::Outcome ContentInterpreter::OutcomeOf(Step step) {
  return step == Step::kTooMuch ? Outcome::kTooMuch : Outcome::kDone;
}

void ContentInterpreter::Reset(ContentResources* resources,
                               const canvas::Matrix& page) {
  resources_ = resources;
  damage_.clear();
  state_ = {};
  state_.page = page;
  const Box& box = canvas_->box();
  state_.clip = {box.x0, box.y0, box.x1, box.y1};
  saved_.clear();
  operands_.clear();
  items_.clear();
  marks_.clear();
  forms_.clear();
  hidden_ = undefined_allowed_ = 0;
  path_.clear();
  moved_ = clip_pending_ = false;
}

void ContentInterpreter::NoteDamage(std::string_view what, std::string_view name) {
  constexpr std::size_t kLongestName = 20;
  if (!damage_.empty()) return;
  damage_ = what;
  if (!name.empty()) damage_ += ' ';
  for (const char c : name.substr(0, kLongestName)) {
    damage_ += c > ' ' && c <= '~' ? c : '?';
  }
}

ContentInterpreter::Step ContentInterpreter::RunStream(std::string_view content) {
  if (!budget_->Spend(content.size())) return Step::kTooMuch;
  ContentLexer lexer(content);
  for (Token token = lexer.Next(); token.kind != TokenKind::kEnd;
       token = lexer.Next()) {
    if (token.kind != TokenKind::kOperator || IsConstant(token.text)) {
      if (ReadOperand(token, &lexer) == Step::kTooMuch) return Step::kTooMuch;
      continue;
    }
    const Step step = RunOperator(token.text, &lexer);
    if (step == Step::kTooMuch || canvas_->full() || budget_->spent()) {
      return Step::kTooMuch;
    }
    if (step == Step::kBroken) NoteDamage("wrong operator or operands:", token.text);
    operands_.clear();
    items_.clear();
    lexer.ForgetTexts();
  }
  if (!operands_.empty()) NoteDamage("operands without an operator", {});
  operands_.clear();
  return Step::kGoOn;
}

ContentInterpreter::Step ContentInterpreter::RunOperator(std::string_view name,
                                                         ContentLexer* lexer) {
  if (name != "BI") return Execute(name);
  DrawInlineImage(lexer);
  return Step::kGoOn;
}

ContentInterpreter::Step ContentInterpreter::ReadOperand(const Token& token,
                                                         ContentLexer* lexer) {
  if (token.kind == TokenKind::kArrayBegin) return ReadArray(lexer);
  if (token.kind == TokenKind::kDictionaryBegin) return ReadDictionary(lexer);
  const bool value = token.kind != TokenKind::kArrayEnd &&
                     token.kind != TokenKind::kDictionaryEnd &&
                     token.kind != TokenKind::kBad;
  if (!value || operands_.size() >= kMaxOperands) {
    NoteDamage(value ? "too many operands" : "a stray delimiter", {});
    return Step::kBroken;
  }
  operands_.push_back({.kind = token.kind, .number = token.number, .text = token.text});
  return Step::kGoOn;
}

// Of what an array holds, the numbers and strings are kept.
ContentInterpreter::Step ContentInterpreter::ReadArray(ContentLexer* lexer) {
  Operand array{.kind = TokenKind::kArrayBegin, .first = items_.size()};
  for (int depth = 1; depth > 0;) {
    const Token token = lexer->Next();
    if (token.kind == TokenKind::kEnd) break;
    if (token.kind == TokenKind::kArrayBegin) ++depth;
    if (token.kind == TokenKind::kArrayEnd) --depth;
    if (token.kind != TokenKind::kNumber && token.kind != TokenKind::kString) continue;
    if (items_.size() >= kMaxItems) return Step::kTooMuch;
    items_.push_back({.kind = token.kind, .number = token.number, .text = token.text});
  }
  array.last = items_.size();
  if (operands_.size() < kMaxOperands) operands_.push_back(array);
  return Step::kGoOn;
}

// Of dictionaries, which come with marked content only, just ActualText is kept.
ContentInterpreter::Step ContentInterpreter::ReadDictionary(ContentLexer* lexer) {
  dictionary_text_.reset();
  bool actual_text = false;
  for (int depth = 1; depth > 0;) {
    const Token token = lexer->Next();
    if (token.kind == TokenKind::kEnd) break;
    if (token.kind == TokenKind::kDictionaryBegin) ++depth;
    if (token.kind == TokenKind::kDictionaryEnd) --depth;
    if (token.kind == TokenKind::kString && actual_text && depth == 1) {
      dictionary_text_ = token.text;
    }
    actual_text = token.kind == TokenKind::kName && token.text == "ActualText";
  }
  if (operands_.size() < kMaxOperands) {
    operands_.push_back({.kind = TokenKind::kDictionaryBegin});
  }
  return Step::kGoOn;
}

void ContentInterpreter::DrawInlineImage(ContentLexer* lexer) {
  const InlineImage image = SkipInlineImage(lexer);
  if (!image.whole) NoteDamage("an image without an end", {});
  if (hidden_ > 0) return;
  canvas_->Image(state_.page, image.opaque, InkOf({}, state_.fill_opacity));
}

bool ContentInterpreter::AreNumbers(std::size_t count) const {
  return Has(count) && std::all_of(operands_.end() - static_cast<std::ptrdiff_t>(count),
                                   operands_.end(), [](const Operand& operand) {
                                     return operand.kind == TokenKind::kNumber;
                                   });
}

double ContentInterpreter::Number(std::size_t index_from_last) const {
  return operands_[operands_.size() - 1 - index_from_last].number;
}

ContentInterpreter::Step ContentInterpreter::Execute(std::string_view name) {
  if (name.size() > 3) return undefined_allowed_ > 0 ? Step::kGoOn : Step::kBroken;
  const std::uint32_t op = Op(name);
  // In the order of how common they are.
  for (const auto group :
       {&ContentInterpreter::ExecuteText, &ContentInterpreter::ExecutePath,
        &ContentInterpreter::ExecuteGraphics, &ContentInterpreter::ExecuteColor,
        &ContentInterpreter::ExecuteMarks}) {
    bool known = true;
    const Step step = (this->*group)(op, &known);
    if (known) return step;
  }
  return undefined_allowed_ > 0 ? Step::kGoOn : Step::kBroken;
}

// ---- graphics state ----

ContentInterpreter::Step ContentInterpreter::ExecuteGraphics(std::uint32_t op,
                                                             bool* known) {
  switch (op) {
    case Op("q"):
      budget_->Spend(kCostOfSaving);
      if (saved_.size() >= kMaxSaved) return Step::kTooMuch;
      saved_.push_back(state_);
      return Step::kGoOn;
    case Op("Q"):
      if (saved_.empty()) return Step::kGoOn;
      state_ = std::move(saved_.back());
      saved_.pop_back();
      return Step::kGoOn;
    case Op("cm"):
      if (!AreNumbers(6)) return Step::kBroken;
      state_.page = canvas::Concat(
          {Number(5), Number(4), Number(3), Number(2), Number(1), Number(0)},
          state_.page);
      return Step::kGoOn;
    case Op("w"):
      if (!AreNumbers(1)) return Step::kBroken;
      state_.line_width = Number(0);
      return Step::kGoOn;
    case Op("gs"):
      return SetState();
    case Op("Do"):
      return DrawObject();
    case Op("sh"):
      if (hidden_ == 0) canvas_->FillClip(InkOf({}, state_.fill_opacity));
      return Step::kGoOn;
    case Op("d"):  // one rule, dashed or not
    case Op("i"):
    case Op("j"):
    case Op("J"):
    case Op("M"):
    case Op("ri"):
      return Step::kGoOn;
    default:
      *known = false;
      return Step::kGoOn;
  }
}

ContentInterpreter::Step ContentInterpreter::SetState() {
  if (!Has(1) || operands_.back().kind != TokenKind::kName) return Step::kBroken;
  const std::optional<NamedState> named = resources_->FindState(operands_.back().text);
  if (!named) return Step::kBroken;
  state_.fill_opacity = named->fill_opacity.value_or(state_.fill_opacity);
  state_.stroke_opacity = named->stroke_opacity.value_or(state_.stroke_opacity);
  state_.line_width = named->line_width.value_or(state_.line_width);
  state_.blended = named->blended.value_or(state_.blended);
  state_.soft_mask = named->soft_mask.value_or(state_.soft_mask);
  if (named->font != nullptr) {
    state_.font = named->font;
    state_.size = named->size;
  }
  return Step::kGoOn;
}

canvas::Ink ContentInterpreter::InkOf(const Color& color, double opacity) const {
  const Box& page = canvas_->box();
  canvas::Ink ink;
  ink.color = color.rgb;
  ink.opacity = opacity * state_.group_opacity;
  ink.plain = !state_.blended && !state_.soft_mask && !state_.group;
  ink.exact_clip = state_.clip_exact;
  ink.clip = {std::max(static_cast<float>(state_.clip.x0), page.x0),
              std::max(static_cast<float>(state_.clip.y0), page.y0),
              std::min(static_cast<float>(state_.clip.x1), page.x1),
              std::min(static_cast<float>(state_.clip.y1), page.y1)};
  return ink;
}

void ContentInterpreter::Clip(const ClipBox& box, bool exact) {
  state_.clip.x0 = std::max(state_.clip.x0, box.x0);
  state_.clip.y0 = std::max(state_.clip.y0, box.y0);
  state_.clip.x1 = std::min(state_.clip.x1, box.x1);
  state_.clip.y1 = std::min(state_.clip.y1, box.y1);
  state_.clip_exact = state_.clip_exact && exact;
}

// ---- images and forms ----

ContentInterpreter::Step ContentInterpreter::DrawObject() {
  if (!Has(1) || operands_.back().kind != TokenKind::kName) return Step::kBroken;
  if (hidden_ > 0) return Step::kGoOn;
  const std::optional<NamedObject> object =
      resources_->FindObject(operands_.back().text);
  if (budget_->spent()) return Step::kTooMuch;
  if (!object) return Step::kBroken;
  switch (object->kind) {
    case NamedObject::Kind::kNone:
      return Step::kGoOn;
    case NamedObject::Kind::kImage:
      canvas_->Image(state_.page, object->opaque, InkOf({}, state_.fill_opacity));
      return Step::kGoOn;
    case NamedObject::Kind::kForm:
      return DrawForm(*object);
  }
  return Step::kGoOn;
}

ContentInterpreter::Step ContentInterpreter::DrawForm(const NamedObject& form) {
  // A form that draws itself is not drawn again.
  const bool drawn =
      form.number != 0 && std::ranges::find(forms_, form.number) != forms_.end();
  if (drawn || forms_.size() >= kMaxForms) return Step::kGoOn;
  // A form neither sees nor changes what is going on around it.
  State outer_state = state_;
  std::vector<State> outer_saved = std::exchange(saved_, {});
  std::vector<Operand> outer_operands = std::exchange(operands_, {});
  std::vector<Operand> outer_items = std::exchange(items_, {});
  std::vector<Mark> outer_marks = std::exchange(marks_, {});
  canvas::Path outer_path = std::exchange(path_, {});
  ContentResources* outer_resources = resources_;

  state_.page = canvas::Concat(form.matrix, state_.page);
  path_.clear();
  moved_ = false;
  MoveTo(form.box[0], form.box[1]);
  AddPoint(form.box[2], form.box[1], false);
  AddPoint(form.box[2], form.box[3], false);
  AddPoint(form.box[0], form.box[3], false);
  ClosePath();
  clip_pending_ = true;
  PaintPath(false, false);
  if (form.group) {
    state_.group = true;
    state_.group_opacity *= state_.fill_opacity;
    state_.fill_opacity = state_.stroke_opacity = 1;
    state_.blended = false;
  }
  if (form.resources != nullptr) resources_ = form.resources.get();
  forms_.push_back(form.number);
  const Step step = RunStream(form.content);
  forms_.pop_back();
  while (!marks_.empty()) EndMark();

  resources_ = outer_resources;
  path_ = std::move(outer_path);
  moved_ = clip_pending_ = false;
  marks_ = std::move(outer_marks);
  items_ = std::move(outer_items);
  operands_ = std::move(outer_operands);
  saved_ = std::move(outer_saved);
  state_ = std::move(outer_state);
  return step;
}

// ---- marked content ----

ContentInterpreter::Step ContentInterpreter::ExecuteMarks(std::uint32_t op,
                                                          bool* known) {
  switch (op) {
    case Op("BMC"):
      return BeginMark(false);
    case Op("BDC"):
      return BeginMark(true);
    case Op("EMC"):
      EndMark();
      return Step::kGoOn;
    case Op("MP"):
    case Op("DP"):
      return Step::kGoOn;
    case Op("BX"):
      ++undefined_allowed_;
      return Step::kGoOn;
    case Op("EX"):
      undefined_allowed_ = std::max(0, undefined_allowed_ - 1);
      return Step::kGoOn;
    default:
      *known = false;
      return Step::kGoOn;
  }
}

ContentInterpreter::Step ContentInterpreter::BeginMark(bool with_properties) {
  budget_->Spend(kCostOfMark);
  Mark mark;
  if (!Has(with_properties ? 2 : 1)) {  // what it ends must still be told from others
    marks_.push_back(mark);
    return Step::kBroken;
  }
  if (with_properties) {
    const Operand& tag = operands_[operands_.size() - 2];
    const Operand& properties = operands_.back();
    const bool layer = tag.text == "OC";
    MarkedContent content;
    if (properties.kind == TokenKind::kName && (layer || tag.text == "Span")) {
      std::optional<MarkedContent> found =
          resources_->FindProperties(properties.text, layer);
      if (!found) NoteDamage("unknown properties:", properties.text);
      if (found) content = *std::move(found);
    } else if (properties.kind == TokenKind::kDictionaryBegin && tag.text == "Span") {
      if (dictionary_text_) content.actual_text = std::string(*dictionary_text_);
    }
    mark.hidden = !content.visible;
    mark.actual_text = content.actual_text.has_value();
    if (mark.actual_text) {
      const std::size_t cost = kCostOfActualText * content.actual_text->size();
      if (!budget_->Spend(cost)) return Step::kTooMuch;
      canvas_->BeginActualText(DecodeTextString(*content.actual_text));
    }
  }
  if (mark.hidden) ++hidden_;
  marks_.push_back(mark);
  return Step::kGoOn;
}

void ContentInterpreter::EndMark() {
  if (marks_.empty()) return;
  if (marks_.back().hidden) --hidden_;
  if (marks_.back().actual_text) canvas_->EndActualText();
  marks_.pop_back();
}

}  // namespace budget::content
