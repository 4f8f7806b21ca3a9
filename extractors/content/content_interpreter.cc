#include "extractors/content/content_interpreter.h"

#include <algorithm>
#include <utility>

#include "extractors/content/content_operators.h"

namespace budget::content {
namespace {

constexpr std::size_t kMaxOperands = 40;
constexpr std::size_t kMaxItems = 100000;  // of one array
constexpr std::size_t kMaxSaved = 2000;
constexpr std::size_t kMaxMarks = 2000;
constexpr int kMaxForms = 12;                // one in another
constexpr std::size_t kCostOfLookup = 1024;  // of an object, in bytes of content

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
  switch (step) {
    case Step::kGoOn:
      return Outcome::kDone;
    case Step::kUnsure:
      return Outcome::kUnsure;
    case Step::kTooMuch:
      break;
  }
  return Outcome::kTooMuch;
}

void ContentInterpreter::Reset(ContentResources* resources,
                               const canvas::Matrix& page) {
  resources_ = resources;
  state_ = {};
  state_.page = page;
  const Box& box = canvas_->box();
  state_.clip = {box.x0, box.y0, box.x1, box.y1};
  saved_.clear();
  operands_.clear();
  items_.clear();
  marks_.clear();
  hidden_ = undefined_allowed_ = depth_ = 0;
  bytes_ = 0;
  path_.clear();
  moved_ = clip_pending_ = false;
}

ContentInterpreter::Step ContentInterpreter::RunStream(std::string_view content) {
  bytes_ += content.size();
  if (bytes_ > kMaxContent) return Step::kTooMuch;
  ContentLexer lexer(content);
  for (Token token = lexer.Next(); token.kind != TokenKind::kEnd;
       token = lexer.Next()) {
    if (token.kind != TokenKind::kOperator) {
      if (!ReadOperand(token, &lexer)) return Step::kUnsure;
      continue;
    }
    if (token.text == "true" || token.text == "false" || token.text == "null") {
      operands_.push_back({.kind = TokenKind::kOperator, .text = token.text});
      continue;
    }
    const Step step = Execute(token.text);
    if (step != Step::kGoOn) return step;
    if (canvas_->full()) return Step::kTooMuch;
    operands_.clear();
    items_.clear();
    lexer.ForgetTexts();
  }
  const bool left_over = !operands_.empty();
  operands_.clear();
  return left_over ? Step::kUnsure : Step::kGoOn;
}

bool ContentInterpreter::ReadOperand(const Token& token, ContentLexer* lexer) {
  if (operands_.size() >= kMaxOperands) return false;
  switch (token.kind) {
    case TokenKind::kNumber:
    case TokenKind::kName:
    case TokenKind::kString:
      operands_.push_back(
          {.kind = token.kind, .number = token.number, .text = token.text});
      return true;
    case TokenKind::kArrayBegin:
      return ReadArray(lexer);
    case TokenKind::kDictionaryBegin:
      return ReadDictionary(lexer);
    default:
      return false;
  }
}

bool ContentInterpreter::ReadArray(ContentLexer* lexer) {
  Operand array{.kind = TokenKind::kArrayBegin, .first = items_.size()};
  for (Token token = lexer->Next(); token.kind != TokenKind::kArrayEnd;
       token = lexer->Next()) {
    if (token.kind != TokenKind::kNumber && token.kind != TokenKind::kString) {
      return false;
    }
    if (items_.size() >= kMaxItems) return false;
    items_.push_back({.kind = token.kind, .number = token.number, .text = token.text});
  }
  array.last = items_.size();
  operands_.push_back(array);
  return true;
}

// Of dictionaries, which come with marked content only, just ActualText is kept.
bool ContentInterpreter::ReadDictionary(ContentLexer* lexer) {
  dictionary_text_.reset();
  int depth = 1;
  bool actual_text = false;
  while (depth > 0) {
    const Token token = lexer->Next();
    switch (token.kind) {
      case TokenKind::kEnd:
      case TokenKind::kBad:
        return false;
      case TokenKind::kDictionaryBegin:
        ++depth;
        break;
      case TokenKind::kDictionaryEnd:
        --depth;
        break;
      case TokenKind::kString:
        if (actual_text && depth == 1) dictionary_text_ = token.text;
        break;
      default:
        break;
    }
    actual_text = token.kind == TokenKind::kName && token.text == "ActualText";
  }
  operands_.push_back({.kind = TokenKind::kDictionaryBegin});
  return true;
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
  if (name.size() > 3) return undefined_allowed_ > 0 ? Step::kGoOn : Step::kUnsure;
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
  return undefined_allowed_ > 0 ? Step::kGoOn : Step::kUnsure;
}

// ---- graphics state ----

ContentInterpreter::Step ContentInterpreter::ExecuteGraphics(std::uint32_t op,
                                                             bool* known) {
  switch (op) {
    case Op("q"):
      if (saved_.size() >= kMaxSaved) return Step::kUnsure;
      saved_.push_back(state_);
      return Step::kGoOn;
    case Op("Q"):
      if (saved_.empty()) return Step::kGoOn;
      state_ = std::move(saved_.back());
      saved_.pop_back();
      return Step::kGoOn;
    case Op("cm"):
      if (!AreNumbers(6)) return Step::kUnsure;
      state_.page = canvas::Concat(
          {Number(5), Number(4), Number(3), Number(2), Number(1), Number(0)},
          state_.page);
      return Step::kGoOn;
    case Op("w"):
      if (!AreNumbers(1)) return Step::kUnsure;
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
  if (!Has(1) || operands_.back().kind != TokenKind::kName) return Step::kUnsure;
  const std::optional<NamedState> named = resources_->FindState(operands_.back().text);
  if (!named) return Step::kUnsure;
  state_.fill_opacity = named->fill_opacity.value_or(state_.fill_opacity);
  state_.stroke_opacity = named->stroke_opacity.value_or(state_.stroke_opacity);
  state_.line_width = named->line_width.value_or(state_.line_width);
  state_.blended = named->blended.value_or(state_.blended);
  state_.soft_mask = named->soft_mask.value_or(state_.soft_mask);
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
  if (!Has(1) || operands_.back().kind != TokenKind::kName) return Step::kUnsure;
  if (hidden_ > 0) return Step::kGoOn;
  bytes_ += kCostOfLookup;
  if (bytes_ > kMaxContent) return Step::kTooMuch;
  const std::optional<NamedObject> object =
      resources_->FindObject(operands_.back().text);
  if (!object) return Step::kUnsure;
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
  if (depth_ >= kMaxForms) return Step::kUnsure;
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
  ++depth_;
  const Step step = RunStream(form.content);
  --depth_;
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
    default:  // BI, too: the length of its data is not known without decoding it
      *known = false;
      return Step::kGoOn;
  }
}

ContentInterpreter::Step ContentInterpreter::BeginMark(bool with_properties) {
  bytes_ += kCostOfLookup / 16;
  if (marks_.size() >= kMaxMarks || !Has(with_properties ? 2 : 1)) return Step::kUnsure;
  Mark mark;
  if (with_properties) {
    const Operand& tag = operands_[operands_.size() - 2];
    const Operand& properties = operands_.back();
    const bool layer = tag.text == "OC";
    MarkedContent content;
    if (properties.kind == TokenKind::kName && (layer || tag.text == "Span")) {
      std::optional<MarkedContent> found =
          resources_->FindProperties(properties.text, layer);
      if (!found) return Step::kUnsure;
      content = *std::move(found);
    } else if (properties.kind == TokenKind::kDictionaryBegin && tag.text == "Span") {
      if (dictionary_text_) content.actual_text = std::string(*dictionary_text_);
    }
    mark.hidden = !content.visible;
    mark.actual_text = content.actual_text.has_value();
    if (mark.actual_text) {
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
