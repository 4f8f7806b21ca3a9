#include "extractors/canvas/ruling_builder.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "extractors/canvas/area_edges.h"

namespace budget::canvas {
namespace {

constexpr float kMaxThickness = 4.0F;  // points; anything thicker is an area
constexpr float kHairline = 0.2F;      // what a line of width 0 is drawn with
constexpr float kMostLean = 0.0525F;   // the slope of three degrees
constexpr float kRounding = 0.1F;      // points, that coordinates may be off

Box Intersect(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1),
          std::min(a.y1, b.y1)};
}

bool IsFinite(const Box& box) {
  return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) &&
         std::isfinite(box.y1);
}

// The points of one subpath.
struct Points {
  const PathPoint* first;
  const PathPoint* last;

  std::size_t size() const { return static_cast<std::size_t>(last - first); }
};

Points Subpath(const Path& path, std::size_t index) {
  const std::size_t begin = path.starts[index];
  const std::size_t end =
      index + 1 < path.starts.size() ? path.starts[index + 1] : path.points.size();
  return {path.points.data() + begin, path.points.data() + end};
}

Box Bounds(const Points& points) {
  Box box{points.first->x, points.first->y, points.first->x, points.first->y};
  for (const PathPoint* p = points.first; p != points.last; ++p) {
    box.x0 = std::min(box.x0, p->x);
    box.x1 = std::max(box.x1, p->x);
    box.y0 = std::min(box.y0, p->y);
    box.y1 = std::max(box.y1, p->y);
  }
  return box;
}

// An axis-parallel rectangle, closed or not (a fill closes it).
bool IsRectangle(const Points& points) {
  if (points.size() != 4 && points.size() != 5) return false;
  constexpr float kSlack = 0.05F;
  for (const PathPoint* p = points.first; p + 1 != points.last; ++p) {
    if (p->control) return false;
    if (std::abs(p->x - (p + 1)->x) > kSlack && std::abs(p->y - (p + 1)->y) > kSlack) {
      return false;
    }
  }
  const PathPoint& a = *points.first;
  const PathPoint& c = points.first[2];
  const Box box = Bounds(points);
  // Opposite corners: a path that goes back and forth on one line is none.
  return std::abs(std::abs(a.x - c.x) - box.width()) < kSlack &&
         std::abs(std::abs(a.y - c.y) - box.height()) < kSlack;
}

bool IsThin(const Box& box) {
  return std::min(box.width(), box.height()) <= kMaxThickness;
}

// Two rectangles, one in the other, not more than a rule's thickness apart.
bool IsFrame(const Box& outer, const Box& inner) {
  const float gaps[] = {inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1,
                        outer.y1 - inner.y1};
  return std::all_of(std::begin(gaps), std::end(gaps),
                     [](float gap) { return gap >= 0 && gap <= kMaxThickness; });
}

auto Key(const Ruling& r) {
  return std::tie(r.horizontal, r.position, r.from, r.to, r.width, r.slope);
}

}  // namespace

void RulingBuilder::Start(float page_height) {
  backdrop_.Start(page_height);
  rulings_.clear();
  areas_before_.clear();
  dots_.clear();
  outlines_ = 0;
  last_bar_ = {};
}

void RulingBuilder::Stroke(const Path& path, float line_width, const Paint& paint) {
  const float width = std::max(line_width, kHairline);
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    const Points points = Subpath(path, i);
    for (const PathPoint* p = points.first; p + 1 < points.last;) {
      // A curve is taken as the line between its ends if it is straight.
      const bool curve = (p + 1)->control && p + 3 < points.last;
      const PathPoint* end = curve ? p + 3 : p + 1;
      if (!curve || Bounds({p, end + 1}).width() <= kHairline ||
          Bounds({p, end + 1}).height() <= kHairline) {
        Segment(*p, *end, width, paint);
      }
      p = end;
    }
  }
}

void RulingBuilder::Segment(const PathPoint& a, const PathPoint& b, float width,
                            const Paint& paint) {
  const float dx = std::abs(a.x - b.x);
  const float dy = std::abs(a.y - b.y);
  if (std::min(dx, dy) > kRounding + kMostLean * std::max(dx, dy)) return;
  const float half = width / 2;
  float slope = 0;
  Box box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x),
          std::max(a.y, b.y)};
  if (dx >= dy) {
    const float middle = (a.y + b.y) / 2;
    box.y0 = middle - half;
    box.y1 = middle + half;
    slope = dx > 0 ? (b.y - a.y) / (b.x - a.x) : 0;
  } else {
    const float middle = (a.x + b.x) / 2;
    box.x0 = middle - half;
    box.x1 = middle + half;
    slope = (a.x - b.x) / (b.y - a.y);
  }
  Bar(box, paint, slope);
}

void RulingBuilder::Fill(const Path& path, const Paint& paint) {
  if (path.starts.size() == 2) {
    const Points a = Subpath(path, 0);
    const Points b = Subpath(path, 1);
    if (IsRectangle(a) && IsRectangle(b)) {
      const Box box_a = Bounds(a);
      const Box box_b = Bounds(b);
      const bool a_out = IsFrame(box_a, box_b);
      if (a_out || IsFrame(box_b, box_a)) {
        const Box& out = a_out ? box_a : box_b;
        const Box& in = a_out ? box_b : box_a;
        Bar({out.x0, out.y0, out.x1, in.y0}, paint);
        Bar({out.x0, in.y1, out.x1, out.y1}, paint);
        Bar({out.x0, out.y0, in.x0, out.y1}, paint);
        Bar({in.x1, out.y0, out.x1, out.y1}, paint);
        return;
      }
    }
  }
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    const Points points = Subpath(path, i);
    if (points.size() < 2) continue;
    const Box box = Bounds(points);
    if (IsRectangle(points)) {
      Bar(box, paint);
      continue;
    }
    const bool curved = std::any_of(points.first, points.last,
                                    [](const PathPoint& p) { return p.control; });
    if (curved) ++outlines_;
    if (IsThin(box)) {
      if (!curved && points.size() <= 12) Bar(box, paint);
    } else {
      Paint unknown = paint;  // its corners may be bare
      unknown.color.reset();
      unknown.opaque = false;
      Area(box, unknown);
    }
  }
}

void RulingBuilder::Image(const Box& box, const Paint& paint) { Bar(box, paint); }

void RulingBuilder::Area(const Box& box, const Paint& paint) {
  const bool exact = paint.exact_clip;
  backdrop_.Add({.box = Intersect(box, paint.clip),
                 .color = exact && paint.opaque ? paint.color : std::nullopt,
                 .opaque = exact && paint.opaque,
                 .glyphs_before = paint.glyphs_before});
}

// Strips side by side are one area, not many rules: a gradient, a fill in steps.  True
// if the box was taken as another strip beside the last bar.
bool RulingBuilder::ExtendLastBar(const Box& box, bool horizontal) {
  if (last_bar_.empty() || last_bar_horizontal_ != horizontal) return false;
  constexpr float kSlack = 0.1F;
  const auto near = [](float a, float b) { return std::abs(a - b) <= kSlack; };
  const Box& last = last_bar_;
  const bool beside = horizontal ? near(box.x0, last.x0) && near(box.x1, last.x1) &&
                                       (near(box.y0, last.y1) || near(box.y1, last.y0))
                                 : near(box.y0, last.y0) && near(box.y1, last.y1) &&
                                       (near(box.x0, last.x1) || near(box.x1, last.x0));
  if (!beside) return false;
  const bool was_rule = IsThin(last_bar_);
  last_bar_ = Union(last, box);
  if (!IsThin(last_bar_)) {
    if (was_rule) {
      rulings_.pop_back();
      areas_before_.pop_back();
    }
    return true;
  }
  Ruling& rule = rulings_.back();
  rule.position = horizontal ? last_bar_.middle_y() : (last_bar_.x0 + last_bar_.x1) / 2;
  rule.width = horizontal ? last_bar_.height() : last_bar_.width();
  return true;
}

void RulingBuilder::Bar(const Box& unclipped, const Paint& paint, float slope) {
  if (!IsFinite(unclipped)) return;
  // After clipping: a rule can be a large area seen through a thin clip path.
  if (!IsThin(unclipped) && !IsThin(Intersect(unclipped, paint.clip))) {
    return Area(unclipped, paint);
  }
  Box box = unclipped;
  // Hairlines drawn as areas of no extent are visible.
  if (box.height() < kHairline) {
    box.y0 = (unclipped.y0 + unclipped.y1 - kHairline) / 2;
    box.y1 = box.y0 + kHairline;
  }
  if (box.width() < kHairline) {
    box.x0 = (unclipped.x0 + unclipped.x1 - kHairline) / 2;
    box.x1 = box.x0 + kHairline;
  }
  box = Intersect(box, paint.clip);
  if (box.empty() || full()) return;
  const float x = (box.x0 + box.x1) / 2;
  const float y = box.middle_y();
  if (paint.color && !backdrop_.Shows(*paint.color, x, y)) return;
  const bool horizontal = box.width() >= box.height();
  const float length = std::max(box.width(), box.height());
  const float thickness = std::min(box.width(), box.height());
  if (length < 1.5F * thickness || length < 1.0F) {
    dots_.push_back(box);
    return;
  }
  if (ExtendLastBar(box, horizontal)) return;
  last_bar_ = box;
  last_bar_horizontal_ = horizontal;
  rulings_.push_back(horizontal ? Ruling{true, y, box.x0, box.x1, thickness, slope}
                                : Ruling{false, x, box.y0, box.y1, thickness, slope});
  areas_before_.push_back(static_cast<std::uint32_t>(backdrop_.areas().size()));
}

// Rules under areas that were painted later.
void RulingBuilder::RemoveCovered() {
  std::size_t index = 0;
  std::erase_if(rulings_, [&](const Ruling& rule) {
    const std::size_t areas = areas_before_[index++];
    if (areas == backdrop_.areas().size()) return false;
    const float half = rule.width / 2;
    const Box box =
        rule.horizontal
            ? Box{rule.from, rule.position - half, rule.to, rule.position + half}
            : Box{rule.position - half, rule.from, rule.position + half, rule.to};
    return backdrop_.HidesAfter(box, areas);
  });
}

// Dotted rules: dots in a row, at most four times their size apart.
void RulingBuilder::JoinDots() {
  for (const bool horizontal : {true, false}) {
    const auto across = [&](const Box& b) {
      return horizontal ? b.middle_y() : (b.x0 + b.x1) / 2;
    };
    const auto begin = [&](const Box& b) { return horizontal ? b.x0 : b.y0; };
    const auto end = [&](const Box& b) { return horizontal ? b.x1 : b.y1; };
    std::sort(dots_.begin(), dots_.end(), [&](const Box& a, const Box& b) {
      const float rank_a = std::round(across(a) * 4);
      const float rank_b = std::round(across(b) * 4);
      return rank_a != rank_b ? rank_a < rank_b : begin(a) < begin(b);
    });
    for (std::size_t i = 0; i < dots_.size();) {
      const Box& first = dots_[i];
      const float size = std::max(first.width(), first.height());
      std::size_t j = i + 1;
      while (j < dots_.size() && std::abs(across(dots_[j]) - across(first)) <= 0.3F &&
             begin(dots_[j]) - end(dots_[j - 1]) <= 4 * size) {
        ++j;
      }
      if (j - i >= 8) {
        rulings_.push_back(
            {horizontal, across(first), begin(first), end(dots_[j - 1]), size});
      }
      i = j;
    }
  }
}

void RulingBuilder::Finish(std::vector<Ruling>* rulings) {
  RemoveCovered();
  JoinDots();
  AddAreaEdges(backdrop_, &rulings_);
  std::sort(rulings_.begin(), rulings_.end(),
            [](const Ruling& a, const Ruling& b) { return Key(a) < Key(b); });
  const auto last =
      std::unique(rulings_.begin(), rulings_.end(),
                  [](const Ruling& a, const Ruling& b) { return Key(a) == Key(b); });
  rulings->assign(rulings_.begin(), last);
}

}  // namespace budget::canvas
