#include "pipeline/page/mark_furniture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::page {
namespace {

constexpr float kZone = 0.12F;      // of the page's height, at the top and the bottom
constexpr float kSideZone = 0.08F;  // of its width: pages that are read turned
constexpr float kOuterZone = 0.08F;
constexpr float kSamePlace = 3.0F;   // points
constexpr float kCaptionGap = 2.0F;  // in font sizes: white inside a caption
constexpr float kLooseGap = 0.8F;    // in font sizes: white around a bare page number
constexpr std::size_t kMostDigits = 4;
constexpr std::size_t kMostItems = 1000;  // of a page that can have furniture
constexpr std::size_t kMostIdeographs = 4;

enum class Zone { kNone, kTop, kBottom, kSide };

Zone ZoneOf(const PageContent& page, const Box& box) {
  if (box.y1 <= kZone * page.height) return Zone::kTop;
  if (box.y0 >= (1 - kZone) * page.height) return Zone::kBottom;
  if (box.x1 <= kSideZone * page.width || box.x0 >= (1 - kSideZone) * page.width) {
    return Zone::kSide;
  }
  return Zone::kNone;
}

bool IsRoman(char32_t c) {
  return std::u32string_view(U"ivxlcIVXLC").find(c) != std::u32string_view::npos;
}

// What stands around page numbers: dashes, dots, brackets, bars, slashes.
bool IsOrnament(char32_t c) {
  static constexpr std::u32string_view kOrnaments =
      U"-‐‑‒–—―－−─━·•・.．~～〜|｜/／()（）[]［］<>〈〉《》【】_＿*";
  return kOrnaments.find(c) != std::u32string_view::npos;
}

// How a line is made up, as far as it matters for page numbers.
struct Shape {
  std::size_t digits = 0;
  std::size_t groups = 0;  // of digits
  std::size_t roman = 0;
  std::size_t ornaments = 0;
  std::size_t ideographs = 0;
  std::size_t others = 0;
  std::u32string skeleton;  // without digits and space
  std::size_t first_number = 0;
};

Shape ShapeOf(std::string_view text) {
  Shape shape;
  bool in_number = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = script::NextCodePoint(text, &at);
    if (script::IsSpace(c)) {
      in_number = false;
      continue;
    }
    if (script::IsDigit(c)) {
      ++shape.digits;
      if (!in_number) ++shape.groups;
      in_number = true;
      if (shape.groups == 1 && shape.digits <= kMostDigits) {
        const char32_t zero = c >= U'０' ? U'０' : U'0';
        shape.first_number = shape.first_number * 10 + (c - zero);
      }
      continue;
    }
    in_number = false;
    shape.skeleton.push_back(c);
    if (IsOrnament(c)) {
      ++shape.ornaments;
    } else if (IsRoman(c)) {
      ++shape.roman;
    } else if (script::IsIdeograph(c)) {
      ++shape.ideographs;
    } else {
      ++shape.others;
    }
  }
  return shape;
}

// 5, - 5 -, 5/12, v: a number and nothing else.
bool IsBareNumber(const Shape& shape) {
  if (shape.others != 0 || shape.ideographs != 0) return false;
  if (shape.roman != 0) return shape.digits == 0 && shape.roman <= 6;
  return shape.groups >= 1 && shape.groups <= 2 &&
         shape.digits <= kMostDigits * shape.groups;
}

// 第 5 页, 第5页 共12页: numbers among few ideographs.
bool IsWordedNumber(const Shape& shape) {
  return shape.others == 0 && shape.roman == 0 && shape.ideographs >= 1 &&
         shape.ideographs <= kMostIdeographs && shape.groups >= 1 &&
         shape.groups <= 2 && shape.digits <= kMostDigits * shape.groups;
}

bool IsFurniture(const Item& item) {
  const auto* line = std::get_if<Line>(&item);
  return line != nullptr && line->role == LineRole::kFurniture;
}

// Whether no line but furniture stands further out than item `index` on its side.
bool IsOutermost(const PageContent& page, std::size_t index, Zone zone) {
  const Box& box = BoxOf(page.items[index]);
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    if (i == index || IsFurniture(page.items[i])) continue;
    const Box& other = BoxOf(page.items[i]);
    if (zone == Zone::kTop && other.y1 < box.y0) return false;
    if (zone == Zone::kBottom && other.y0 > box.y1) return false;
  }
  return true;
}

// Whether white separates item `index` from all others, or it begins elsewhere than
// the lines of the text: it is no last line of a paragraph.
bool StandsLoose(const PageContent& page, std::size_t index) {
  const auto& line = std::get<Line>(page.items[index]);
  const Box& box = line.place.box;
  float white = page.height;
  float left = page.width;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    if (i == index || IsFurniture(page.items[i])) continue;
    const Box& other = BoxOf(page.items[i]);
    left = std::min(left, other.x0);
    white = std::min(white, std::max(other.y0 - box.y1, box.y0 - other.y1));
  }
  return white > kLooseGap * line.size || box.x0 > left + 2 * line.size;
}

// The fragment that item `index` is a caption of: lines close to each other lead down
// (or, for a note at the bottom, up) to it.
bool LeadsToTable(const PageContent& page, std::size_t index, bool down) {
  for (std::size_t i = index;;) {
    const Box& box = BoxOf(page.items[i]);
    const auto& line = std::get<Line>(page.items[i]);
    if (down ? i + 1 == page.items.size() : i == 0) return false;
    const std::size_t next = down ? i + 1 : i - 1;
    const Box& other = BoxOf(page.items[next]);
    const auto* other_line = std::get_if<Line>(&page.items[next]);
    const float size = std::max(line.size, other_line ? other_line->size : 0.0F);
    const float white = down ? other.y0 - box.y1 : box.y0 - other.y1;
    if (white > kCaptionGap * size) return false;
    if (other_line == nullptr) return true;
    i = next;
  }
}

bool IsPageNumber(const PageContent& page, std::size_t index) {
  const auto& line = std::get<Line>(page.items[index]);
  const Zone zone = ZoneOf(page, line.place.box);
  if (zone == Zone::kNone || !IsOutermost(page, index, zone)) return false;
  const Shape shape = ShapeOf(line.text);
  if (IsBareNumber(shape)) return shape.ornaments >= 2 || StandsLoose(page, index);
  if (zone == Zone::kSide || !IsWordedNumber(shape)) return false;
  // 公开03表 above a title is none.
  if (LeadsToTable(page, index, zone == Zone::kTop)) return false;
  // The number that it names is near the one that it has.
  const auto number = static_cast<std::size_t>(std::max(page.page, 0));
  return shape.first_number >= 1 && shape.first_number <= number &&
         shape.digits <= 2 * kMostDigits && StandsLoose(page, index);
}

// The text of the largest line between item `index` and the table below it.
std::string_view TitleBelow(const PageContent& page, std::size_t index) {
  const Line* title = nullptr;
  for (std::size_t i = index + 1; i < page.items.size(); ++i) {
    const auto* line = std::get_if<Line>(&page.items[i]);
    if (line == nullptr) break;
    if (title == nullptr || line->size > title->size) title = line;
  }
  return title == nullptr ? std::string_view{} : std::string_view(title->text);
}

// Two lines at one place of two pages with the same text: a running header or footer,
// unless both are captions of a table that goes on.
bool IsRunning(const PageContent& before, std::size_t i, const PageContent& page,
               std::size_t j, Zone zone) {
  const bool down = zone == Zone::kTop;
  if (!LeadsToTable(before, i, down) || !LeadsToTable(page, j, down)) return true;
  if (!down) return false;
  // A header above the titles of different tables.
  const auto& a = std::get<Line>(before.items[i]);
  const auto& b = std::get<Line>(page.items[j]);
  const std::string_view title = TitleBelow(page, j);
  return a.text == b.text && b.place.box.y1 <= kOuterZone * page.height &&
         !title.empty() && title != TitleBelow(before, i);
}

void MarkNumbers(PageContent* page) {
  for (std::size_t i = 0; i < page->items.size(); ++i) {
    auto* line = std::get_if<Line>(&page->items[i]);
    if (line == nullptr || line->role != LineRole::kText) continue;
    if (IsPageNumber(*page, i)) line->role = LineRole::kFurniture;
  }
}

void MarkRepeated(PageContent* before, PageContent* page) {
  for (std::size_t j = 0; j < page->items.size(); ++j) {
    auto* line = std::get_if<Line>(&page->items[j]);
    if (line == nullptr) continue;
    const Zone zone = ZoneOf(*page, line->place.box);
    if (zone != Zone::kTop && zone != Zone::kBottom) continue;
    const std::u32string skeleton = ShapeOf(line->text).skeleton;
    if (skeleton.empty()) continue;
    for (std::size_t i = 0; i < before->items.size(); ++i) {
      auto* other = std::get_if<Line>(&before->items[i]);
      if (other == nullptr) continue;
      const Box& box = other->place.box;
      if (std::abs(box.y0 - line->place.box.y0) > kSamePlace) continue;
      if (ShapeOf(other->text).skeleton != skeleton) continue;
      if (!IsRunning(*before, i, *page, j, zone)) continue;
      line->role = LineRole::kFurniture;
      other->role = LineRole::kFurniture;
      break;
    }
  }
}

}  // namespace

void MarkFurniture(PageContent* previous, PageContent* page) {
  if (page->page == 0 || page->items.size() > kMostItems) return;
  MarkNumbers(page);
  if (previous == nullptr || previous->page == 0) return;
  if (previous->items.size() > kMostItems) return;
  if (std::abs(previous->width - page->width) > kSamePlace ||
      std::abs(previous->height - page->height) > kSamePlace) {
    return;
  }
  MarkRepeated(previous, page);
  // A header that is known now may have kept a page number from being outermost.
  MarkNumbers(page);
  MarkNumbers(previous);
}

}  // namespace budget::page
