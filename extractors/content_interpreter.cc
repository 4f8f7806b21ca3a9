#include "extractors/content_interpreter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/model/text.h"

namespace budget {
namespace {

constexpr std::size_t kMaxPathPoints = 1000000;
constexpr std::size_t kMaxOperands = 40;
constexpr std::size_t kMaxItems = 100000;  // of one array
constexpr std::size_t kMaxSaved = 2000;
constexpr std::size_t kMaxMarks = 2000;
constexpr int kMaxForms = 12;                // one in another
constexpr std::size_t kCostOfLookup = 1024;  // of an object, in bytes of content

// An operator of up to three characters as a number.
constexpr std::uint32_t Op(std::string_view name) {
  std::uint32_t op = 0;
  for (const char c : name) op = op << 8U | static_cast<unsigned char>(c);
  return op;
}

std::uint8_t ToByte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
}

}  // namespace

std::u32string DecodeTextString(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const bool big = bytes.starts_with("\xFE\xFF");
  const bool little = bytes.starts_with("\xFF\xFE");
  if (bytes.starts_with("\xEF\xBB\xBF")) return ToUtf32(bytes.substr(3));
  std::u32string text;
  if (!big && !little) {  // Latin-1 is near enough to PDFDocEncoding
    for (std::size_t i = 0; i < bytes.size(); ++i) text.push_back(byte(i));
    return text;
  }
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const char32_t unit = big ? static_cast<char32_t>(byte(i) << 8 | byte(i + 1))
                              : static_cast<char32_t>(byte(i + 1) << 8 | byte(i));
    const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (low && !text.empty() && text.back() >= 0xD800 && text.back() <= 0xDBFF) {
      text.back() = 0x10000 + ((text.back() - 0xD800) << 10) + (unit - 0xDC00);
    } else {
      text.push_back(unit);
    }
  }
  return text;
}

// ---- operands and operators ----

ContentInterpreter::Outcome ContentInterpreter::Run(std::string_view content,
                                                    ContentResources* resources,
                                                    const Matrix& page) {
  Reset(resources, page);
  return OutcomeOf(RunStream(content));
}

ContentInterpreter::Outcome ContentInterpreter::RunForm(const NamedObject& form,
                                                        ContentResources* resources,
                                                        const Matrix& page) {
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

void ContentInterpreter::Reset(ContentResources* resources, const Matrix& page) {
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
      state_.page =
          Concat({Number(5), Number(4), Number(3), Number(2), Number(1), Number(0)},
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

Ink ContentInterpreter::InkOf(const Color& color, double opacity) const {
  const Box& page = canvas_->box();
  Ink ink;
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

// ---- paths ----

ContentInterpreter::Step ContentInterpreter::ExecutePath(std::uint32_t op,
                                                         bool* known) {
  switch (op) {
    case Op("m"):
      if (!AreNumbers(2)) return Step::kUnsure;
      MoveTo(Number(1), Number(0));
      return Step::kGoOn;
    case Op("l"):
      if (!AreNumbers(2)) return Step::kUnsure;
      AddPoint(Number(1), Number(0), false);
      return Step::kGoOn;
    case Op("c"):
      if (!AreNumbers(6)) return Step::kUnsure;
      AddPoint(Number(5), Number(4), true);
      AddPoint(Number(3), Number(2), true);
      AddPoint(Number(1), Number(0), false);
      return Step::kGoOn;
    case Op("v"):  // the first control point is the current point
      if (!AreNumbers(4)) return Step::kUnsure;
      AddPagePoint(current_, true);
      AddPoint(Number(3), Number(2), true);
      AddPoint(Number(1), Number(0), false);
      return Step::kGoOn;
    case Op("y"):  // the second control point is the end
      if (!AreNumbers(4)) return Step::kUnsure;
      AddPoint(Number(3), Number(2), true);
      AddPoint(Number(1), Number(0), true);
      AddPoint(Number(1), Number(0), false);
      return Step::kGoOn;
    case Op("re"):
      if (!AreNumbers(4)) return Step::kUnsure;
      MoveTo(Number(3), Number(2));
      AddPoint(Number(3) + Number(1), Number(2), false);
      AddPoint(Number(3) + Number(1), Number(2) + Number(0), false);
      AddPoint(Number(3), Number(2) + Number(0), false);
      ClosePath();
      return Step::kGoOn;
    case Op("h"):
      ClosePath();
      return Step::kGoOn;
    case Op("W"):
    case Op("W*"):
      clip_pending_ = true;
      return Step::kGoOn;
    case Op("n"):
      PaintPath(false, false);
      return Step::kGoOn;
    case Op("s"):
      ClosePath();
      [[fallthrough]];
    case Op("S"):
      PaintPath(false, true);
      return Step::kGoOn;
    case Op("f"):
    case Op("F"):
    case Op("f*"):
      PaintPath(true, false);
      return Step::kGoOn;
    case Op("b"):
    case Op("b*"):
      ClosePath();
      [[fallthrough]];
    case Op("B"):
    case Op("B*"):
      PaintPath(true, true);
      return Step::kGoOn;
    default:
      *known = false;
      return Step::kGoOn;
  }
}

void ContentInterpreter::MoveTo(double x, double y) {
  start_ = current_ = Transform(state_.page, x, y);
  moved_ = true;
}

void ContentInterpreter::AddPoint(double x, double y, bool control) {
  AddPagePoint(Transform(state_.page, x, y), control);
}

void ContentInterpreter::AddPagePoint(const Vector& point, bool control) {
  if (path_.points.size() >= kMaxPathPoints) return;
  const auto add = [&](const Vector& p, bool is_control) {
    path_.points.push_back(
        {static_cast<float>(p.x), static_cast<float>(p.y), is_control});
  };
  if (moved_) {
    path_.starts.push_back(path_.points.size());
    add(start_, false);
    moved_ = false;
  } else if (path_.starts.empty()) {
    return;  // a line from nowhere
  }
  current_ = point;
  add(current_, control);
}

void ContentInterpreter::ClosePath() {
  if (moved_ || path_.starts.empty()) return;
  const PathPoint& first = path_.points[path_.starts.back()];
  const PathPoint& last = path_.points.back();
  if (first.x != last.x || first.y != last.y) path_.points.push_back(first);
  // What follows without a move starts here.
  current_ = start_;
  moved_ = true;
}

void ContentInterpreter::PaintPath(bool fills, bool strokes) {
  if (!path_.points.empty() && hidden_ == 0) {
    if (fills && state_.fill.model == ColorModel::kPattern) {
      FillWithPattern();
    } else if (fills) {
      canvas_->Fill(path_, InkOf(state_.fill, state_.fill_opacity));
    }
    if (strokes) {
      const Matrix& m = state_.page;
      const double width =
          state_.line_width * std::hypot(m.a + m.c, m.b + m.d) * std::sqrt(0.5);
      canvas_->Stroke(path_, width, InkOf(state_.stroke, state_.stroke_opacity));
    }
  }
  if (clip_pending_) ApplyClip();
  clip_pending_ = moved_ = false;
  path_.clear();
}

namespace {

// The bounds of a path, control points included.
Box BoundsOf(const Path& path) {
  Box box{path.points.front().x, path.points.front().y, path.points.front().x,
          path.points.front().y};
  for (const PathPoint& p : path.points) {
    box.x0 = std::min(box.x0, p.x);
    box.y0 = std::min(box.y0, p.y);
    box.x1 = std::max(box.x1, p.x);
    box.y1 = std::max(box.y1, p.y);
  }
  return box;
}

bool IsOneRectangle(const Path& path) {
  const std::size_t size = path.points.size();
  if (path.starts.size() != 1 || size < 4 || size > 5) return false;
  for (std::size_t i = 1; i < 4; ++i) {
    const PathPoint& a = path.points[i - 1];
    const PathPoint& b = path.points[i];
    if (b.control || (a.x != b.x && a.y != b.y)) return false;
  }
  return true;
}

}  // namespace

void ContentInterpreter::FillWithPattern() {
  Ink ink = InkOf({}, state_.fill_opacity);
  const Box box = BoundsOf(path_);
  ink.clip = {std::max(ink.clip.x0, box.x0), std::max(ink.clip.y0, box.y0),
              std::min(ink.clip.x1, box.x1), std::min(ink.clip.y1, box.y1)};
  canvas_->FillClip(ink);
}

void ContentInterpreter::ApplyClip() {
  if (path_.points.empty()) {
    if (moved_) state_.clip = {0, 0, -1, -1};  // a point: clipped to nothing
    return;
  }
  const Box box = BoundsOf(path_);
  Clip({box.x0, box.y0, box.x1, box.y1}, IsOneRectangle(path_));
}

// ---- colours ----

ContentInterpreter::Step ContentInterpreter::ExecuteColor(std::uint32_t op,
                                                          bool* known) {
  const auto device = [&](Color* color, ColorModel model, std::size_t count) {
    if (!AreNumbers(count)) return Step::kUnsure;
    color->model = model;
    return SetColor(color, false);
  };
  const auto space = [&](Color* color) {
    if (!Has(1) || operands_.back().kind != TokenKind::kName) return Step::kUnsure;
    color->model = resources_->FindColorModel(operands_.back().text);
    const bool black = color->model == ColorModel::kGray ||
                       color->model == ColorModel::kRgb ||
                       color->model == ColorModel::kCmyk;
    color->rgb = black ? std::optional<Rgb>(Rgb{}) : std::nullopt;
    return Step::kGoOn;
  };
  switch (op) {
    case Op("g"):
      return device(&state_.fill, ColorModel::kGray, 1);
    case Op("G"):
      return device(&state_.stroke, ColorModel::kGray, 1);
    case Op("rg"):
      return device(&state_.fill, ColorModel::kRgb, 3);
    case Op("RG"):
      return device(&state_.stroke, ColorModel::kRgb, 3);
    case Op("k"):
      return device(&state_.fill, ColorModel::kCmyk, 4);
    case Op("K"):
      return device(&state_.stroke, ColorModel::kCmyk, 4);
    case Op("cs"):
      return space(&state_.fill);
    case Op("CS"):
      return space(&state_.stroke);
    case Op("sc"):
    case Op("scn"):
      return SetColor(&state_.fill, true);
    case Op("SC"):
    case Op("SCN"):
      return SetColor(&state_.stroke, true);
    default:
      *known = false;
      return Step::kGoOn;
  }
}

ContentInterpreter::Step ContentInterpreter::SetColor(Color* color,
                                                      bool may_be_pattern) {
  if (may_be_pattern && color->model == ColorModel::kPattern) {
    color->rgb.reset();
    return Step::kGoOn;
  }
  double values[kMaxOperands];
  int count = 0;
  for (const Operand& operand : operands_) {
    if (operand.kind != TokenKind::kNumber) return Step::kUnsure;
    values[count++] = operand.number;
  }
  color->rgb = ToRgb(color->model, values, count);
  return Step::kGoOn;
}

std::optional<Rgb> ContentInterpreter::ToRgb(ColorModel model, const double* values,
                                             int count) {
  // Operands too many stand in front.
  switch (model) {
    case ColorModel::kGray: {
      if (count < 1) return std::nullopt;
      const std::uint8_t gray = ToByte(values[count - 1]);
      return Rgb{gray, gray, gray};
    }
    case ColorModel::kRgb: {
      if (count < 3) return std::nullopt;
      const double* v = values + count - 3;
      return Rgb{ToByte(v[0]), ToByte(v[1]), ToByte(v[2])};
    }
    case ColorModel::kCmyk: {
      if (count < 4) return std::nullopt;
      const double* v = values + count - 4;
      const double light = 1 - std::clamp(v[3], 0.0, 1.0);
      return Rgb{ToByte((1 - v[0]) * light), ToByte((1 - v[1]) * light),
                 ToByte((1 - v[2]) * light)};
    }
    case ColorModel::kTint: {
      const bool paper = count > 0 && std::all_of(values, values + count,
                                                  [](double v) { return v < 0.02; });
      return paper ? std::optional<Rgb>(kWhite) : std::nullopt;
    }
    case ColorModel::kPattern:
    case ColorModel::kUnknown:
      break;
  }
  return std::nullopt;
}

// ---- text ----

ContentInterpreter::Step ContentInterpreter::ExecuteText(std::uint32_t op,
                                                         bool* known) {
  const auto set = [&](double* value, double factor) {
    if (!AreNumbers(1)) return Step::kUnsure;
    *value = Number(0) * factor;
    return Step::kGoOn;
  };
  const auto show = [&]() {
    if (!Has(1) || operands_.back().kind != TokenKind::kString) return Step::kUnsure;
    return ShowText(operands_.back().text);
  };
  const auto next_line = [&]() {
    MoveText(state_.line.x, state_.line.y - state_.leading);
  };
  switch (op) {
    case Op("Tj"):
      return show();
    case Op("TJ"):
      if (!Has(1) || operands_.back().kind != TokenKind::kArrayBegin) {
        return Step::kUnsure;
      }
      return ShowArray(operands_.back());
    case Op("Tm"):
      if (!AreNumbers(6)) return Step::kUnsure;
      state_.text = {Number(5), Number(4), Number(3), Number(2), Number(1), Number(0)};
      MoveText(0, 0);
      return Step::kGoOn;
    case Op("TD"):
    case Op("Td"):
      if (!AreNumbers(2)) return Step::kUnsure;
      if (op == Op("TD")) state_.leading = -Number(0);
      MoveText(state_.line.x + Number(1), state_.line.y + Number(0));
      return Step::kGoOn;
    case Op("Tf"):
      return SelectFont();
    case Op("BT"):
      state_.text = {};
      MoveText(0, 0);
      return Step::kGoOn;
    case Op("ET"):
      return Step::kGoOn;
    case Op("Tc"):
      return set(&state_.char_space, 1);
    case Op("Tw"):
      return set(&state_.word_space, 1);
    case Op("Tz"):
      return set(&state_.scaling, 0.01);
    case Op("TL"):
      return set(&state_.leading, 1);
    case Op("Ts"):
      return set(&state_.rise, 1);
    case Op("Tr"):
      if (!AreNumbers(1) || !(Number(0) >= 0 && Number(0) <= 7)) return Step::kUnsure;
      state_.render = static_cast<int>(Number(0));
      return Step::kGoOn;
    case Op("T*"):
      next_line();
      return Step::kGoOn;
    case Op("'"):
      next_line();
      return show();
    case Op("\""):
      if (!Has(3) || operands_[operands_.size() - 2].kind != TokenKind::kNumber ||
          operands_[operands_.size() - 3].kind != TokenKind::kNumber) {
        return Step::kUnsure;
      }
      state_.word_space = Number(2);
      state_.char_space = Number(1);
      next_line();
      return show();
    default:
      *known = false;
      return Step::kGoOn;
  }
}

// To a point in text space, which begins a line.
void ContentInterpreter::MoveText(double x, double y) {
  state_.line = {x, y};
  state_.pen = Transform(state_.text, x, y);
}

void ContentInterpreter::ShiftText(double x, double y) {
  const Vector step = TransformDelta(state_.text, x, y);
  state_.pen.x += step.x;
  state_.pen.y += step.y;
}

ContentInterpreter::Step ContentInterpreter::SelectFont() {
  if (!Has(2) || operands_.back().kind != TokenKind::kNumber ||
      operands_[operands_.size() - 2].kind != TokenKind::kName) {
    return Step::kUnsure;
  }
  state_.font = resources_->FindFont(operands_[operands_.size() - 2].text);
  state_.size = Number(0);
  return state_.font == nullptr ? Step::kUnsure : Step::kGoOn;
}

ContentInterpreter::Step ContentInterpreter::ShowArray(const Operand& array) {
  if (state_.font == nullptr) return Step::kUnsure;
  const bool vertical = state_.font->facts().vertical;
  for (std::size_t i = array.first; i < array.last; ++i) {
    const Operand& item = items_[i];
    if (item.kind == TokenKind::kString) {
      const Step step = ShowText(item.text);
      if (step != Step::kGoOn) return step;
    } else if (vertical) {
      ShiftText(0, -item.number * 0.001 * state_.size);
    } else {
      ShiftText(-item.number * 0.001 * state_.size * state_.scaling, 0);
    }
  }
  return Step::kGoOn;
}

ContentInterpreter::Step ContentInterpreter::ShowText(std::string_view text) {
  if (state_.font == nullptr) return Step::kUnsure;
  const FontFacts& facts = state_.font->facts();
  if (state_.render >= 4) state_.clip_exact = false;  // painted through the text
  if (hidden_ == 0) {
    canvas_->BeginText({.font = &facts,
                        .text = state_.text,
                        .page = state_.page,
                        .size = state_.size,
                        .scaling = state_.scaling,
                        .char_space = state_.char_space,
                        .word_space = state_.word_space,
                        .render = state_.render,
                        .pattern = state_.fill.model == ColorModel::kPattern,
                        .masked = false,
                        .line_width = state_.line_width,
                        .fill = InkOf(state_.fill, state_.fill_opacity),
                        .stroke = InkOf(state_.stroke, state_.stroke_opacity)});
  }
  const Vector rise = TransformDelta(state_.text, 0, state_.rise);
  while (!text.empty()) {
    const ContentFont::Char c = state_.font->Next(text);
    if (c.bytes <= 0) return Step::kUnsure;
    const bool space = c.bytes == 1 && text.front() == ' ';
    const double extra = state_.char_space + (space ? state_.word_space : 0);
    double x = c.dx * state_.size;
    double y = c.dy * state_.size;
    Vector pen{state_.pen.x + rise.x, state_.pen.y + rise.y};
    if (facts.vertical) {
      y += extra;
    } else {
      x = (x + extra) * state_.scaling;
      if (c.origin_x != 0 || c.origin_y != 0) {
        const Vector origin = TransformDelta(state_.text, c.origin_x * state_.size,
                                             c.origin_y * state_.size);
        pen.x -= origin.x;
        pen.y -= origin.y;
      }
    }
    const Vector step = TransformDelta(state_.text, x, y);
    if (hidden_ == 0) {
      canvas_->ShowChar(Transform(state_.page, pen.x, pen.y),
                        TransformDelta(state_.page, step.x, step.y), space, c.unicode,
                        c.length);
    }
    state_.pen.x += step.x;
    state_.pen.y += step.y;
    text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(c.bytes)));
  }
  return Step::kGoOn;
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
  Path outer_path = std::exchange(path_, {});
  ContentResources* outer_resources = resources_;

  state_.page = Concat(form.matrix, state_.page);
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

}  // namespace budget
