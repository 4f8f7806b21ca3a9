// Tables with random merged cells, drawn in random ways, are found as they were made.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/page/find_page_content.h"
#include "tests/page/page_builder.h"

namespace budget::page {
namespace {

constexpr float kLeft = 40;
constexpr float kTop = 60;

class RandomTable {
 public:
  explicit RandomTable(unsigned seed) : random_(seed) {
    rows_ = Pick(2, 9);
    columns_ = Pick(2, 6);
    xs_.push_back(kLeft);
    for (int i = 0; i < columns_; ++i) {
      xs_.push_back(xs_.back() + 60 + static_cast<float>(Pick(0, 30)));
    }
    ys_.push_back(kTop);
    for (int i = 0; i < rows_; ++i) {
      ys_.push_back(ys_.back() + 16 + static_cast<float>(Pick(0, 14)));
    }
    Merge();
    DropLinesWithoutRules();
    for (Cell& cell : cells_) cell.raw = MakeText();
    // Text over all columns at the top would be a title.
    if (cells_.front().column_span == columns_) cells_.front().raw.clear();
  }

  // The table as the find stage should give it.
  std::string Want() const {
    PageContent content;
    Fragment fragment;
    fragment.cells = cells_;
    content.items.emplace_back(fragment);
    return Show(content);
  }

  PageBuilder Draw() {
    PageBuilder page;
    const int style = Pick(0, 5);
    for (const Cell& cell : cells_) {
      const Box box = BoxOf(cell);
      switch (style) {
        case 0:
          Strokes(box, 0, &page);
          break;
        case 1:
          Strokes(box, 1.5F, &page);
          break;  // ends that do not meet
        case 2:
          Dashes(box, &page);
          break;
        case 3:
          Inset(box, 0.8F, &page);
          break;  // boxes with white between
        case 4:
          Shaken(box, &page);
          break;
        default:
          Strokes(box, -0.6F, &page);
          break;  // ends that overshoot
      }
      WriteText(cell, box, &page);
    }
    if (style == 5) {
      page.Grid({xs_.front() - 2, xs_.back() + 2}, {ys_.front() - 2, ys_.back() + 2});
    }
    return page;
  }

 private:
  int Pick(int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random_);
  }

  void Merge() {
    std::vector<bool> taken(static_cast<std::size_t>(rows_ * columns_));
    const auto at = [&](int row, int column) {
      return static_cast<std::size_t>(row * columns_ + column);
    };
    for (int row = 0; row < rows_; ++row) {
      for (int column = 0; column < columns_; ++column) {
        if (taken[at(row, column)]) continue;
        Cell cell;
        cell.row = row;
        cell.column = column;
        if (Pick(0, 3) == 0) {
          cell.row_span = std::min(Pick(1, 3), rows_ - row);
          cell.column_span = std::min(Pick(1, 3), columns_ - column);
        }
        for (int c = 1; c < cell.column_span; ++c) {
          if (taken[at(row, column + c)]) cell.column_span = c;
        }
        for (int r = row; r < row + cell.row_span; ++r) {
          for (int c = column; c < column + cell.column_span; ++c)
            taken[at(r, c)] = true;
        }
        cells_.push_back(cell);
      }
    }
  }

  // A line that every cell spans is none on the page.
  void DropLinesWithoutRules() {
    std::vector<int> row_of{0};
    std::vector<float> ys{ys_[0]};
    for (int line = 1; line <= rows_; ++line) {
      const bool drawn =
          line == rows_ || std::ranges::any_of(cells_, [&](const Cell& c) {
            return c.row == line || c.row + c.row_span == line;
          });
      row_of.push_back(row_of.back() + (drawn ? 1 : 0));
      if (drawn) ys.push_back(ys_[static_cast<std::size_t>(line)]);
    }
    std::vector<int> column_of{0};
    std::vector<float> xs{xs_[0]};
    for (int line = 1; line <= columns_; ++line) {
      const bool drawn =
          line == columns_ || std::ranges::any_of(cells_, [&](const Cell& c) {
            return c.column == line || c.column + c.column_span == line;
          });
      column_of.push_back(column_of.back() + (drawn ? 1 : 0));
      if (drawn) xs.push_back(xs_[static_cast<std::size_t>(line)]);
    }
    for (Cell& cell : cells_) {
      const auto row = static_cast<std::size_t>(cell.row);
      const auto column = static_cast<std::size_t>(cell.column);
      const int last_row = row_of[row + static_cast<std::size_t>(cell.row_span)];
      const int last_column =
          column_of[column + static_cast<std::size_t>(cell.column_span)];
      cell.row = row_of[row];
      cell.column = column_of[column];
      cell.row_span = last_row - cell.row;
      cell.column_span = last_column - cell.column;
    }
    xs_ = xs;
    ys_ = ys;
  }

  std::string MakeText() {
    switch (Pick(0, 4)) {
      case 0:
        return "";
      case 1:
        return std::to_string(Pick(1, 999)) + ".5" + std::to_string(Pick(0, 9));
      case 2:
        return "合计";
      case 3:
        return "行政" + std::to_string(Pick(1, 9));
      default:
        return std::to_string(Pick(20101, 23999));
    }
  }

  Box BoxOf(const Cell& cell) const {
    const auto row = static_cast<std::size_t>(cell.row);
    const auto column = static_cast<std::size_t>(cell.column);
    return {xs_[column], ys_[row],
            xs_[column + static_cast<std::size_t>(cell.column_span)],
            ys_[row + static_cast<std::size_t>(cell.row_span)]};
  }

  static void Strokes(const Box& box, float gap, PageBuilder* page) {
    page->H(box.y0, box.x0 + gap, box.x1 - gap).H(box.y1, box.x0 + gap, box.x1 - gap);
    page->V(box.x0, box.y0 + gap, box.y1 - gap).V(box.x1, box.y0 + gap, box.y1 - gap);
  }

  static void Inset(const Box& box, float by, PageBuilder* page) {
    Strokes({box.x0 + by, box.y0 + by, box.x1 - by, box.y1 - by}, 0, page);
  }

  static void Dashes(const Box& box, PageBuilder* page) {
    for (float x = box.x0; x < box.x1; x += 5) {
      page->H(box.y0, x, std::min(x + 3, box.x1)).H(box.y1, x, std::min(x + 3, box.x1));
    }
    for (float y = box.y0; y < box.y1; y += 5) {
      page->V(box.x0, y, std::min(y + 3, box.y1)).V(box.x1, y, std::min(y + 3, box.y1));
    }
  }

  void Shaken(const Box& box, PageBuilder* page) {
    const auto off = [&] { return static_cast<float>(Pick(-4, 4)) / 10; };
    page->H(box.y0 + off(), box.x0 + off(), box.x1 + off());
    page->H(box.y1 + off(), box.x0 + off(), box.x1 + off());
    page->V(box.x0 + off(), box.y0 + off(), box.y1 + off());
    page->V(box.x1 + off(), box.y0 + off(), box.y1 + off());
  }

  void WriteText(const Cell& cell, const Box& box, PageBuilder* page) {
    const float baseline = (box.y0 + box.y1) / 2 + 4;
    if (Pick(0, 1) == 0) {
      page->RightText(box.x1 - 3, baseline, cell.raw);
    } else {
      page->Text(box.x0 + 3, baseline, cell.raw);
    }
  }

  std::mt19937 random_;
  int rows_ = 0;
  int columns_ = 0;
  std::vector<float> xs_;
  std::vector<float> ys_;
  std::vector<Cell> cells_;
};

TEST(RandomTableTest, IsFoundAsItWasMade) {
  int tables = 0;
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    RandomTable table(seed);
    const std::string want = table.Want();
    // All merged into one column, or without any text, it is no table.
    const bool shown = want.find('|') != std::string::npos;
    PageBuilder page = table.Draw();
    if (!shown || page.page().glyphs.empty()) continue;
    ++tables;
    ASSERT_EQ(want, Show(FindPageContent(page.page()))) << "seed " << seed;
  }
  EXPECT_GT(tables, 1300);
}

}  // namespace
}  // namespace budget::page
