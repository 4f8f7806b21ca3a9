// The operators that set the state of text and show it.

#include <algorithm>

#include "extractors/content/content_interpreter.h"
#include "extractors/content/content_lexer.h"
#include "pipeline/script/text.h"

namespace budget::content {
namespace {

constexpr std::size_t kCostOfCode = 4;  // of a byte that is shown

}  // namespace

std::u32string DecodeTextString(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const bool big = bytes.starts_with("\xFE\xFF");
  const bool little = bytes.starts_with("\xFF\xFE");
  if (bytes.starts_with("\xEF\xBB\xBF")) return script::ToUtf32(bytes.substr(3));
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

ContentInterpreter::Step ContentInterpreter::ExecuteText(std::uint32_t op,
                                                         bool* known) {
  const auto set = [&](double* value, double factor) {
    if (!AreNumbers(1)) return Step::kBroken;
    *value = Number(0) * factor;
    return Step::kGoOn;
  };
  const auto show = [&]() {
    if (!Has(1) || operands_.back().kind != TokenKind::kString) return Step::kBroken;
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
        return Step::kBroken;
      }
      return ShowArray(operands_.back());
    case Op("Tm"):
      if (!AreNumbers(6)) return Step::kBroken;
      state_.text = {Number(5), Number(4), Number(3), Number(2), Number(1), Number(0)};
      MoveText(0, 0);
      return Step::kGoOn;
    case Op("TD"):
    case Op("Td"):
      if (!AreNumbers(2)) return Step::kBroken;
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
      if (!AreNumbers(1) || !(Number(0) >= 0 && Number(0) <= 7)) return Step::kBroken;
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
        return Step::kBroken;
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
  state_.pen = canvas::Transform(state_.text, x, y);
}

void ContentInterpreter::ShiftText(double x, double y) {
  const canvas::Vector step = canvas::TransformDelta(state_.text, x, y);
  state_.pen.x += step.x;
  state_.pen.y += step.y;
}

ContentInterpreter::Step ContentInterpreter::SelectFont() {
  if (!Has(2) || operands_.back().kind != TokenKind::kNumber ||
      operands_[operands_.size() - 2].kind != TokenKind::kName) {
    return Step::kBroken;
  }
  state_.font = resources_->FindFont(operands_[operands_.size() - 2].text);
  state_.size = Number(0);
  if (budget_->spent()) return Step::kTooMuch;
  return state_.font == nullptr ? Step::kBroken : Step::kGoOn;
}

ContentInterpreter::Step ContentInterpreter::ShowArray(const Operand& array) {
  if (state_.font == nullptr) return Step::kBroken;
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
  if (state_.font == nullptr) return Step::kBroken;
  if (!budget_->Spend(kCostOfCode * text.size())) return Step::kTooMuch;
  const canvas::FontFacts& facts = state_.font->facts();
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
  const canvas::Vector rise = canvas::TransformDelta(state_.text, 0, state_.rise);
  while (!text.empty()) {
    const ContentFont::Char c = state_.font->Next(text);
    if (c.bytes <= 0) return Step::kBroken;
    const bool space = c.bytes == 1 && text.front() == ' ';
    const double extra = state_.char_space + (space ? state_.word_space : 0);
    double x = c.dx * state_.size;
    double y = c.dy * state_.size;
    canvas::Vector pen{state_.pen.x + rise.x, state_.pen.y + rise.y};
    if (facts.vertical) {
      y += extra;
    } else {
      x = (x + extra) * state_.scaling;
      if (c.origin_x != 0 || c.origin_y != 0) {
        const canvas::Vector origin = canvas::TransformDelta(
            state_.text, c.origin_x * state_.size, c.origin_y * state_.size);
        pen.x -= origin.x;
        pen.y -= origin.y;
      }
    }
    const canvas::Vector step = canvas::TransformDelta(state_.text, x, y);
    if (hidden_ == 0) {
      canvas_->ShowChar(canvas::Transform(state_.page, pen.x, pen.y),
                        canvas::TransformDelta(state_.page, step.x, step.y), space,
                        c.unicode, c.length);
    }
    state_.pen.x += step.x;
    state_.pen.y += step.y;
    text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(c.bytes)));
  }
  return Step::kGoOn;
}

}  // namespace budget::content
