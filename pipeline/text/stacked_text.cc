#include "pipeline/text/stacked_text.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

constexpr std::size_t kFewestColumns = 2;
constexpr std::size_t kMostColumns = 20;
constexpr std::size_t kFewestRows = 3;  // below the header

// One cell of the stack: a line, or the blank that stands for one.
struct StackCell {
  std::string_view text;
  TokenKind kind = TokenKind::kText;
  std::size_t line = 0;  // index
};

// A line that can be a cell: a word or a figure, not several, and no sentence.
bool IsCell(std::string_view text) {
  constexpr int kWidest = 48;
  if (text.find("  ") != std::string_view::npos || text.starts_with('#')) return false;
  if (ColumnWidth(text) > kWidest) return false;
  const LineTokens tokens = Tokenize(text);
  return tokens.tokens.size() == 1 && tokens.shape != LineShape::kCaption;
}

bool IsValue(const StackCell& cell) { return cell.kind != TokenKind::kText; }

// What the column at `column` holds below its head: words alone, or figures alone; not
// both.  A column that is blank all over is neither and fits.
bool IsOfOneKind(const std::vector<StackCell>& cells, std::size_t columns,
                 std::size_t column) {
  bool words = false;
  bool values = false;
  for (std::size_t i = column + columns; i < cells.size(); i += columns) {
    if (cells[i].text.empty()) continue;
    (IsValue(cells[i]) ? values : words) = true;
  }
  return !(words && values);
}

bool Fits(const std::vector<StackCell>& cells, std::size_t columns) {
  if (cells.size() <= columns * kFewestRows) return false;
  for (std::size_t c = 0; c < columns; ++c) {
    if (cells[c].text.empty() || IsValue(cells[c])) return false;  // the header
  }
  bool words = false;
  bool values = false;
  for (std::size_t c = 0; c < columns; ++c) {
    if (!IsOfOneKind(cells, columns, c)) return false;
    for (std::size_t i = c + columns; i < cells.size(); i += columns) {
      if (cells[i].text.empty()) continue;
      (IsValue(cells[i]) ? values : words) = true;
    }
  }
  if (!words || !values) return false;
  // No row is blank, and the last one has a value: a label alone is the title below.
  const std::size_t last_row = (cells.size() - 1) / columns * columns;
  if (std::none_of(cells.begin() + static_cast<std::ptrdiff_t>(last_row), cells.end(),
                   IsValue)) {
    return false;
  }
  for (std::size_t row = 0; row < cells.size(); row += columns) {
    bool printed = false;
    for (std::size_t i = row; i < std::min(row + columns, cells.size()); ++i) {
      printed = printed || !cells[i].text.empty();
    }
    if (!printed) return false;
  }
  return true;
}

// Every second cell is blank: an empty line stands below each cell.
bool IsDoubleSpaced(const std::vector<StackCell>& cells) {
  for (std::size_t i = 1; i < cells.size(); i += 2) {
    if (!cells[i].text.empty()) return false;
  }
  return cells.size() > 2;
}

class Finder {
 public:
  Finder(const std::vector<TextLine>& lines, std::size_t first, std::size_t last)
      : lines_(lines), last_(last), next_(first) {}

  std::vector<StackedTable> Find() {
    std::vector<StackedTable> tables;
    while (next_ < last_) {
      std::vector<StackCell> cells = NextStack();
      if (IsDoubleSpaced(cells)) {
        std::vector<StackCell> half;
        for (std::size_t i = 0; i < cells.size(); i += 2) half.push_back(cells[i]);
        cells = std::move(half);
      }
      Read(cells, &tables);
    }
    return tables;
  }

 private:
  // The next cells without another line between; blank ones at the end are left out.
  std::vector<StackCell> NextStack() {
    std::vector<StackCell> cells;
    for (; next_ < last_; ++next_) {
      const std::string_view text = TrimSpace(lines_[next_].text);
      if (text.empty()) {
        if (!cells.empty()) cells.push_back({text, TokenKind::kText, next_});
      } else if (IsCell(text)) {
        cells.push_back({text, KindOfToken(text), next_});
      } else {
        break;
      }
    }
    if (next_ < last_) ++next_;
    while (!cells.empty() && cells.back().text.empty()) cells.pop_back();
    return cells;
  }

  // The table among the cells.  Titles may stand above it and below it, each followed
  // or led by a blank line.
  void Read(const std::vector<StackCell>& cells,
            std::vector<StackedTable>* tables) const {
    constexpr int kMostTitles = 4;  // above, and below
    const auto values = std::ranges::count_if(cells, IsValue);
    if (static_cast<std::size_t>(values) < kFewestRows) return;
    std::vector<StackCell> below = cells;
    for (int last = 0; last <= kMostTitles && !below.empty(); ++last) {
      std::vector<StackCell> stack = below;
      for (int first = 0; first <= kMostTitles && !stack.empty(); ++first) {
        const std::vector<std::size_t> fitting = FittingColumns(stack);
        if (fitting.size() == 1) tables->push_back(MakeTable(stack, fitting[0]));
        if (!fitting.empty()) return;
        if (!DropTitle(&stack)) break;
      }
      std::ranges::reverse(below);
      const bool dropped = DropTitle(&below);
      std::ranges::reverse(below);
      if (!dropped) return;
    }
  }

  static std::vector<std::size_t> FittingColumns(const std::vector<StackCell>& cells) {
    std::vector<std::size_t> fitting;
    for (std::size_t n = kFewestColumns; n <= kMostColumns; ++n) {
      if (Fits(cells, n)) fitting.push_back(n);
    }
    return fitting;
  }

  // Removes a line or two of words before a blank line, and the blank lines.
  static bool DropTitle(std::vector<StackCell>* cells) {
    const auto is_blank = [](const StackCell& cell) { return cell.text.empty(); };
    const auto blank = std::ranges::find_if(*cells, is_blank);
    if (blank == cells->end() || blank - cells->begin() > 2) return false;
    if (std::any_of(cells->begin(), blank, IsValue)) return false;
    cells->erase(cells->begin(), std::find_if_not(blank, cells->end(), is_blank));
    return true;
  }

  StackedTable MakeTable(const std::vector<StackCell>& cells,
                         std::size_t columns) const {
    StackedTable table{.first = cells.front().line, .last = cells.back().line + 1};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i % columns == 0) {
        DelimitedRow& row = table.rows.emplace_back();
        row.line = lines_[cells[i].line].number;
      }
      table.rows.back().cells.emplace_back(cells[i].text);
      table.rows.back().last_line = lines_[cells[i].line].number;
    }
    table.rows.back().cells.resize(columns);
    return table;
  }

  const std::vector<TextLine>& lines_;
  std::size_t last_;
  std::size_t next_;
};

}  // namespace

std::vector<StackedTable> FindStackedTables(const std::vector<TextLine>& lines,
                                            std::size_t first, std::size_t last) {
  return Finder(lines, first, last).Find();
}

}  // namespace budget::text
