#include "pipeline/runs/text_lines.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>

#include "pipeline/runs/cell_text.h"
#include "pipeline/runs/tolerances.h"

namespace budget::runs {
namespace {

float Gap(const Piece& left, const Piece& right) {
  switch (left.direction) {
    case 90:
      return right.y0 - left.y1;
    case 180:
      return left.x0 - right.x1;
    case 270:
      return left.y0 - right.y1;
    default:
      return right.x0 - left.x1;
  }
}

bool EndsWithColon(const Page& page, const Piece& piece) {
  const std::u32string& text = page.glyphs[piece.last - 1].text;
  return !text.empty() && (text.back() == U'：' || text.back() == U':');
}

// "部门：X      单位：万元" is two lines; a title spread over the page character by
// character is one.
bool StandApart(const Page& page, const Piece& left, const Piece& right) {
  if (left.one_glyph && right.one_glyph) return false;
  if (EndsWithColon(page, left)) return false;
  return Gap(left, right) > tolerance::kLinesApart * std::min(left.size, right.size);
}

bool IsGutterBetween(std::span<const Gutter> gutters, const Piece& left,
                     const Piece& right) {
  return std::ranges::any_of(gutters, [&](const Gutter& gutter) {
    return left.middle_y() > gutter.top && left.middle_y() < gutter.bottom &&
           left.x1 <= gutter.x && right.x0 >= gutter.x &&
           right.x0 - left.x1 > tolerance::kGutterGap * std::min(left.size, right.size);
  });
}

// Fonts are few on a line: the size and weight of the most glyphs.
void SetFont(const Page& page, std::span<const Piece> all,
             std::span<const std::uint32_t> pieces, Line* line) {
  std::vector<std::pair<float, std::size_t>> sizes;
  std::size_t bold = 0;
  std::size_t count = 0;
  for (const std::uint32_t i : pieces) {
    for (std::uint32_t g = all[i].first; g < all[i].last; ++g) {
      const Glyph& glyph = page.glyphs[g];
      ++count;
      bold += glyph.bold ? 1 : 0;
      if (sizes.empty() || sizes.back().first != glyph.size) {
        const auto known =
            std::ranges::find(sizes, glyph.size, &std::pair<float, std::size_t>::first);
        if (known == sizes.end()) {
          sizes.emplace_back(glyph.size, 0);
        } else {
          std::swap(*known, sizes.back());
        }
      }
      ++sizes.back().second;
    }
  }
  const auto most =
      std::ranges::max_element(sizes, {}, &std::pair<float, std::size_t>::second);
  if (most != sizes.end()) line->size = most->first;
  line->bold = 2 * bold > count;
}

Line MakeLine(const Page& page, std::span<const Piece> all,
              std::span<const std::uint32_t> pieces) {
  Line line;
  AppendLine(page, all, pieces, &line.text);
  line.place.page = page.number;
  for (const std::uint32_t i : pieces) {
    line.place.box = Union(line.place.box, all[i].box());
  }
  SetFont(page, all, pieces, &line);
  return line;
}

const Place& PlaceOf(const Item& item) {
  return std::visit([](const auto& it) -> const Place& { return it.place; }, item);
}

}  // namespace

std::vector<Line> FindLines(const Page& page, std::span<const Piece> all,
                            std::vector<std::uint32_t> pieces,
                            std::span<const Gutter> gutters) {
  std::vector<Line> lines;
  for (const LineOfPieces& printed : GroupLines(all, std::move(pieces))) {
    std::size_t first = 0;
    for (std::size_t i = 1; i <= printed.size(); ++i) {
      if (i < printed.size() &&
          !StandApart(page, all[printed[i - 1]], all[printed[i]]) &&
          !IsGutterBetween(gutters, all[printed[i - 1]], all[printed[i]])) {
        continue;
      }
      Line line = MakeLine(page, all, std::span(printed).subspan(first, i - first));
      if (!line.text.empty()) lines.push_back(std::move(line));
      first = i;
    }
  }
  return lines;
}

void MarkBlanks(PageContent* content) {
  // The usual white between two lines: the median.
  std::vector<float> whites;
  for (std::size_t i = 1; i < content->items.size(); ++i) {
    const auto* line = std::get_if<Line>(&content->items[i]);
    const auto* above = std::get_if<Line>(&content->items[i - 1]);
    if (line == nullptr || above == nullptr) continue;
    const float white = line->place.box.y0 - above->place.box.y1;
    if (white > -line->size / 2) whites.push_back(white);
  }
  float usual = 0;
  if (!whites.empty()) {
    const auto middle =
        whites.begin() + static_cast<std::ptrdiff_t>((whites.size() - 1) / 2);
    std::ranges::nth_element(whites, middle);
    usual = std::max(*middle, 0.0F);
  }
  for (std::size_t i = 1; i < content->items.size(); ++i) {
    auto* line = std::get_if<Line>(&content->items[i]);
    if (line == nullptr) continue;
    const Item& above = content->items[i - 1];
    const float white = line->place.box.y0 - PlaceOf(above).box.y1;
    line->blank_before =
        std::holds_alternative<Fragment>(above)
            ? white > tolerance::kBlankAfterTable * line->size
            : white > 1.25F * usual + tolerance::kBlankLine * line->size;
  }
}

}  // namespace budget::runs
