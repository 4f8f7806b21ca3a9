// Pages made by hand: text at a place, rules, and what the find stage makes of them as
// lines of text.

#ifndef TESTS_PAGE_PAGE_BUILDER_H_
#define TESTS_PAGE_PAGE_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::page {

// Ideographs are as wide as the font size, other characters half of it.
class PageBuilder {
 public:
  explicit PageBuilder(float width = 600, float height = 800) {
    page_.number = 1;
    page_.width = width;
    page_.height = height;
  }

  PageBuilder& Number(int number) {
    page_.number = number;
    return *this;
  }

  // One show-string whose first glyph begins at x.
  PageBuilder& Text(float x, float baseline, std::string_view text, float size = 10) {
    ++run_;
    for (const char32_t c : script::ToUtf32(text)) x = AddGlyph(x, baseline, c, size);
    return *this;
  }

  // One show-string that ends at x.
  PageBuilder& RightText(float x, float baseline, std::string_view text,
                         float size = 10) {
    return Text(x - Width(text, size), baseline, text, size);
  }

  // Every character a show-string of its own.
  PageBuilder& Singly(float x, float baseline, std::string_view text, float size = 10) {
    for (const char32_t c : script::ToUtf32(text)) {
      ++run_;
      x = AddGlyph(x, baseline, c, size);
    }
    return *this;
  }

  PageBuilder& Unmapped(float x, float baseline, float size = 10) {
    ++run_;
    AddGlyph(x, baseline, U'?', size);
    page_.glyphs.back().text.clear();
    page_.glyphs.back().doubtful = true;
    return *this;
  }

  PageBuilder& H(float y, float from, float to, float width = 0.5F) {
    page_.rulings.push_back({true, y, from, to, width});
    return *this;
  }
  PageBuilder& V(float x, float from, float to, float width = 0.5F) {
    page_.rulings.push_back({false, x, from, to, width});
    return *this;
  }

  // Every line of a grid, over its whole extent.
  PageBuilder& Grid(const std::vector<float>& xs, const std::vector<float>& ys) {
    for (const float y : ys) H(y, xs.front(), xs.back());
    for (const float x : xs) V(x, ys.front(), ys.back());
    return *this;
  }

  // Rows of text, 20 points apart from `top` on: row[i] begins at xs[i] + 3; figures
  // end at xs[i + 1] - 3.
  PageBuilder& Rows(const std::vector<float>& xs, float top,
                    const std::vector<std::vector<std::string>>& rows) {
    float baseline = top + 14;
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].empty()) continue;
        if (script::ParseNumber(row[i])) {
          RightText(xs[i + 1] - 3, baseline, row[i]);
        } else {
          Text(xs[i] + 3, baseline, row[i]);
        }
      }
      baseline += 20;
    }
    return *this;
  }

  // The page as it looks when it is turned clockwise by a quarter: all text reads
  // downwards.
  Page Turned() const {
    Page turned = page_;
    turned.width = page_.height;
    turned.height = page_.width;
    for (Glyph& glyph : turned.glyphs) {
      const Box box = glyph.box;
      glyph.box = {page_.height - box.y1, box.x0, page_.height - box.y0, box.x1};
      glyph.baseline = page_.height - glyph.baseline;
      glyph.direction = 90;
    }
    for (Ruling& ruling : turned.rulings) {
      const Ruling before = ruling;
      ruling.horizontal = !before.horizontal;
      if (before.horizontal) {
        ruling.position = page_.height - before.position;
      } else {
        ruling.from = page_.height - before.to;
        ruling.to = page_.height - before.from;
      }
    }
    return turned;
  }

  const Page& page() const { return page_; }

 private:
  static float WidthOf(char32_t c, float size) {
    return script::IsCjk(c) ? size : size / 2;
  }

  static float Width(std::string_view text, float size) {
    float width = 0;
    for (const char32_t c : script::ToUtf32(text)) width += WidthOf(c, size);
    return width;
  }

  float AddGlyph(float x, float baseline, char32_t c, float size) {
    Glyph glyph;
    const float width = WidthOf(c, size);
    glyph.box = {x, baseline - 0.9F * size, x + width, baseline + 0.1F * size};
    glyph.baseline = baseline;
    glyph.size = size;
    glyph.text = std::u32string(1, c);
    glyph.run = run_;
    page_.glyphs.push_back(glyph);
    return x + width;
  }

  Page page_;
  std::uint32_t run_ = 0;
};

// A cell as "text", lines separated by '/', with "2x1:" before it where it spans rows
// or columns and "?" behind it where it is doubtful; a blank one is "_".
inline std::string Show(const Cell& cell) {
  std::string shown;
  if (cell.row_span > 1 || cell.column_span > 1) {
    shown =
        std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + ":";
  }
  std::string text = cell.raw.empty() ? "_" : cell.raw;
  for (char& c : text) {
    if (c == '\n') c = '/';
  }
  return shown + text + (cell.doubtful ? "?" : "");
}

// Lines as their text, fragments as "[row; row; ...]" with the cells of a row separated
// by '|'; one item a line.
inline std::string Show(const PageContent& content) {
  std::string shown;
  for (const Item& item : content.items) {
    if (!shown.empty()) shown += '\n';
    if (const auto* line = std::get_if<Line>(&item)) {
      if (line->role == LineRole::kFurniture) shown += "furniture: ";
      shown += line->text;
      continue;
    }
    shown += '[';
    int row = -1;
    for (const Cell& cell : std::get<Fragment>(item).cells) {
      if (row >= 0) shown += cell.row == row ? "|" : "; ";
      row = cell.row;
      shown += Show(cell);
    }
    shown += ']';
  }
  return shown;
}

}  // namespace budget::page

#endif  // TESTS_PAGE_PAGE_BUILDER_H_
