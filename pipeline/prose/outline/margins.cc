#include "pipeline/prose/outline/margins.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>

namespace budget::outline {
namespace {

// The lines of one page: [begin, end) of all lines.
struct PageLines {
  std::size_t begin = 0;
  std::size_t end = 0;
  float left = 0;
  float right = 0;
};

std::vector<PageLines> PagesOf(const std::vector<ProseLine>& lines) {
  std::vector<PageLines> pages;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int page = lines[i].line->place.page;
    if (pages.empty() || lines[pages.back().begin].line->place.page != page) {
      pages.push_back({i, i, 0, 0});
    }
    pages.back().end = i + 1;
  }
  return pages;
}

// Long enough to be part of a paragraph.
bool IsLong(const ProseLine& line) { return line.facts.width >= 30; }

float SizeOf(const ProseLine& line) {
  const float size = line.line->size;
  return size > 1 ? size : std::max(line.line->place.box.height(), 6.0F);
}

// The outermost value near which there is another one, so that no single stray line
// makes a margin.  `values` are sorted, outermost first.
float Outermost(const std::vector<float>& values, float near) {
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    if (std::abs(values[i] - values[i + 1]) <= near) return values[i];
  }
  return values.front();
}

float LeftOf(const std::vector<ProseLine>& lines, const PageLines& page, bool all) {
  std::vector<float> lefts;
  for (std::size_t i = page.begin; i < page.end; ++i) {
    if (all || IsLong(lines[i])) lefts.push_back(lines[i].line->place.box.x0);
  }
  if (lefts.empty()) return -1;
  std::sort(lefts.begin(), lefts.end());
  return Outermost(lefts, 3);
}

float RightOf(const std::vector<ProseLine>& lines, const PageLines& page) {
  std::vector<float> rights;
  for (std::size_t i = page.begin; i < page.end; ++i) {
    if (IsLong(lines[i])) rights.push_back(lines[i].line->place.box.x1);
  }
  if (rights.empty()) return -1;
  std::sort(rights.begin(), rights.end(), std::greater<>());
  return Outermost(rights, 6);
}

float Median(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Pages with little prose take the margins that the other pages have.
void ShareMargins(std::vector<PageLines>* pages) {
  std::vector<float> lefts;
  std::vector<float> rights;
  for (const PageLines& page : *pages) {
    if (page.left >= 0 && page.end - page.begin >= 8) lefts.push_back(page.left);
    if (page.right >= 0 && page.end - page.begin >= 8) rights.push_back(page.right);
  }
  for (PageLines& page : *pages) {
    const bool few = page.end - page.begin < 8;
    if (!lefts.empty() && (page.left < 0 || few)) {
      const float usual = Median(lefts);
      page.left = page.left < 0 ? usual : std::min(page.left, usual);
    }
    if (!rights.empty() && (page.right < 0 || few)) {
      const float usual = Median(rights);
      page.right = page.right < 0 ? usual : std::max(page.right, usual);
    }
  }
}

void MeasureLine(const PageLines& page, float body_size, ProseLine* line) {
  const Box& box = line->line->place.box;
  const float em = SizeOf(*line);
  line->left_gap = (box.x0 - page.left) / em;
  line->right_gap = (page.right - box.x1) / em;
  const float off = std::abs(line->left_gap - line->right_gap);
  const float inner = std::min(line->left_gap, line->right_gap);
  // An indented line may happen to end as far from its margin: what is short is
  // centred only if it is far from both, what is long only if it is set larger.
  const bool larger = line->line->size > body_size * 1.1F;
  line->centred = larger ? off <= 2 && inner >= 0.8F : off <= 1.5F && inner >= 5;
}

}  // namespace

float BodySize(const std::vector<ProseLine>& lines) {
  std::map<int, long> width_by_size;  // in half points
  for (const ProseLine& line : lines) {
    width_by_size[static_cast<int>(std::lround(line.line->size * 2))] +=
        line.facts.width;
  }
  const auto most = std::max_element(
      width_by_size.begin(), width_by_size.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == width_by_size.end() ? 0 : static_cast<float>(most->first) / 2;
}

void MeasureMargins(std::vector<ProseLine>* lines) {
  if (lines->empty() || lines->front().line->place.page == 0) return;
  std::vector<PageLines> pages = PagesOf(*lines);
  for (PageLines& page : pages) {
    page.left = LeftOf(*lines, page, false);
    page.right = RightOf(*lines, page);
  }
  ShareMargins(&pages);
  const float body_size = BodySize(*lines);
  for (PageLines& page : pages) {
    if (page.left < 0) page.left = LeftOf(*lines, page, true);
    if (page.right < 0) page.right = page.left + 400;  // no page of this has prose
    for (std::size_t i = page.begin; i < page.end; ++i) {
      MeasureLine(page, body_size, &(*lines)[i]);
    }
  }
}

}  // namespace budget::outline
