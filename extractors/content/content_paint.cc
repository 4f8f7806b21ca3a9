// The operators that build and paint paths and set colours.

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractors/content/content_interpreter.h"
#include "extractors/content/content_lexer.h"

namespace budget::content {
namespace {

constexpr std::size_t kMaxPathPoints = 1000000;
constexpr int kMaxComponents = 40;  // of a colour

std::uint8_t ToByte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
}

}  // namespace

ContentInterpreter::Step ContentInterpreter::ExecutePath(std::uint32_t op,
                                                         bool* known) {
  switch (op) {
    case Op("m"):
      if (!AreNumbers(2)) return Step::kBroken;
      MoveTo(Number(1), Number(0));
      return Step::kGoOn;
    case Op("l"):
      if (!AreNumbers(2)) return Step::kBroken;
      AddPoint(Number(1), Number(0), false);
      return Step::kGoOn;
    case Op("c"):
      if (!AreNumbers(6)) return Step::kBroken;
      AddPoint(Number(5), Number(4), true);
      AddPoint(Number(3), Number(2), true);
      AddPoint(Number(1), Number(0), false);
      return Step::kGoOn;
    case Op("v"):  // the first control point is the current point
      if (!AreNumbers(4)) return Step::kBroken;
      AddPagePoint(current_, true);
      AddPoint(Number(3), Number(2), true);
      AddPoint(Number(1), Number(0), false);
      return Step::kGoOn;
    case Op("y"):  // the second control point is the end
      if (!AreNumbers(4)) return Step::kBroken;
      AddPoint(Number(3), Number(2), true);
      AddPoint(Number(1), Number(0), true);
      AddPoint(Number(1), Number(0), false);
      return Step::kGoOn;
    case Op("re"):
      if (!AreNumbers(4)) return Step::kBroken;
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
  start_ = current_ = canvas::Transform(state_.page, x, y);
  moved_ = true;
}

void ContentInterpreter::AddPoint(double x, double y, bool control) {
  AddPagePoint(canvas::Transform(state_.page, x, y), control);
}

void ContentInterpreter::AddPagePoint(const canvas::Vector& point, bool control) {
  if (path_.points.size() >= kMaxPathPoints) return;
  const auto add = [&](const canvas::Vector& p, bool is_control) {
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
  const canvas::PathPoint& first = path_.points[path_.starts.back()];
  const canvas::PathPoint& last = path_.points.back();
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
      const canvas::Matrix& m = state_.page;
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
Box BoundsOf(const canvas::Path& path) {
  Box box{path.points.front().x, path.points.front().y, path.points.front().x,
          path.points.front().y};
  for (const canvas::PathPoint& p : path.points) {
    box.x0 = std::min(box.x0, p.x);
    box.y0 = std::min(box.y0, p.y);
    box.x1 = std::max(box.x1, p.x);
    box.y1 = std::max(box.y1, p.y);
  }
  return box;
}

bool IsOneRectangle(const canvas::Path& path) {
  const std::size_t size = path.points.size();
  if (path.starts.size() != 1 || size < 4 || size > 5) return false;
  for (std::size_t i = 1; i < 4; ++i) {
    const canvas::PathPoint& a = path.points[i - 1];
    const canvas::PathPoint& b = path.points[i];
    if (b.control || (a.x != b.x && a.y != b.y)) return false;
  }
  return true;
}

}  // namespace

void ContentInterpreter::FillWithPattern() {
  canvas::Ink ink = InkOf({}, state_.fill_opacity);
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

ContentInterpreter::Step ContentInterpreter::ExecuteColor(std::uint32_t op,
                                                          bool* known) {
  const auto device = [&](Color* color, ColorModel model, std::size_t count) {
    if (!AreNumbers(count)) return Step::kBroken;
    color->model = model;
    return SetColor(color, false);
  };
  const auto space = [&](Color* color) {
    if (!Has(1) || operands_.back().kind != TokenKind::kName) return Step::kBroken;
    color->model = resources_->FindColorModel(operands_.back().text);
    const bool black = color->model == ColorModel::kGray ||
                       color->model == ColorModel::kRgb ||
                       color->model == ColorModel::kCmyk;
    color->rgb = black ? std::optional<canvas::Rgb>(canvas::Rgb{}) : std::nullopt;
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
  double values[kMaxComponents];
  int count = 0;
  for (const Operand& operand : operands_) {
    if (operand.kind != TokenKind::kNumber || count == kMaxComponents) {
      return Step::kBroken;
    }
    values[count++] = operand.number;
  }
  color->rgb = ToRgb(color->model, values, count);
  return Step::kGoOn;
}

std::optional<canvas::Rgb> ContentInterpreter::ToRgb(ColorModel model,
                                                     const double* values, int count) {
  // Operands too many stand in front.
  switch (model) {
    case ColorModel::kGray: {
      if (count < 1) return std::nullopt;
      const std::uint8_t gray = ToByte(values[count - 1]);
      return canvas::Rgb{gray, gray, gray};
    }
    case ColorModel::kRgb: {
      if (count < 3) return std::nullopt;
      const double* v = values + count - 3;
      return canvas::Rgb{ToByte(v[0]), ToByte(v[1]), ToByte(v[2])};
    }
    case ColorModel::kCmyk: {
      if (count < 4) return std::nullopt;
      const double* v = values + count - 4;
      const double light = 1 - std::clamp(v[3], 0.0, 1.0);
      return canvas::Rgb{ToByte((1 - v[0]) * light), ToByte((1 - v[1]) * light),
                         ToByte((1 - v[2]) * light)};
    }
    case ColorModel::kTint: {
      const bool paper = count > 0 && std::all_of(values, values + count,
                                                  [](double v) { return v < 0.02; });
      return paper ? std::optional<canvas::Rgb>(canvas::kWhite) : std::nullopt;
    }
    case ColorModel::kPattern:
    case ColorModel::kUnknown:
      break;
  }
  return std::nullopt;
}

}  // namespace budget::content
