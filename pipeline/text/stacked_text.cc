#include "pipeline/text/stacked_text.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/script/width.h"
#include "pipeline/text/placed_line.h"
#include "pipeline/text/stack_cell.h"
#include "pipeline/text/stacked_flow.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

constexpr std::size_t kFewestColumns = 2;
constexpr std::size_t kMostStackColumns = 20;
constexpr std::size_t kFewestStackRows = 3;  // below the header

// A line that can be a cell: a word or a figure, not several, and no sentence.
bool IsCell(std::string_view text) {
  constexpr int kWidest = 80;
  if (text.find("  ") != std::string_view::npos || text.starts_with('#')) return false;
  if (script::LineWidth(text) > kWidest) return false;
  const LineTokens tokens = Tokenize(text);
  return tokens.tokens.size() == 1 && tokens.shape != LineShape::kCaption;
}

// How the header of a stack is printed.
enum class HeadShape : std::uint8_t {
  kOneRow,      // a word in every column
  kSeveralRows  // blank where cells are merged, a word in every column of some row
};

// Whether rows of a header can be merged cells with blank ones for the rest: a label
// with another one right below has a blank one beside it, which it is merged over.
bool AreMergedHeads(std::span<const StackCell> cells, std::size_t columns,
                    std::size_t rows) {
  for (std::size_t i = 0; i + columns < rows * columns; ++i) {
    const bool last = i % columns + 1 == columns;
    const bool over = !cells[i].text.empty() && !cells[i + columns].text.empty();
    if (over && (last || !cells[i + 1].text.empty())) return false;
  }
  return true;
}

// The rows that are the header if the stack has this many columns; 0: none can be.
std::size_t HeaderRows(std::span<const StackCell> cells, std::size_t columns,
                       HeadShape header) {
  constexpr std::size_t kMostHeaderRows = 4;
  std::vector<bool> named(columns, false);
  std::size_t rows = 0;
  for (; (rows + 1) * columns <= cells.size() && rows < kMostHeaderRows; ++rows) {
    const auto row = cells.subspan(rows * columns, columns);
    if (std::ranges::any_of(row, IsValue)) {
      const bool whole = std::ranges::count(named, false) == 0;
      return whole && AreMergedHeads(cells, columns, rows) ? rows : 0;
    }
    for (std::size_t c = 0; c < columns; ++c) named[c] = named[c] || !IsBlank(row[c]);
    if (header == HeadShape::kOneRow) {
      return std::ranges::count(named, false) == 0 ? 1 : 0;
    }
  }
  return 0;
}

// Whether every column holds words alone or values alone below the header, some of each
// kind, and none left of all words holds amounts.  A column that is blank all over is
// neither, and so is a dash.
bool AreOfOneKind(std::span<const StackCell> cells, std::size_t columns,
                  std::size_t first) {
  std::vector<bool> words(columns, false);
  std::vector<bool> values(columns, false);
  std::vector<bool> amounts(columns, false);
  for (std::size_t i = first * columns; i < cells.size(); ++i) {
    if (cells[i].text.empty() || cells[i].kind == TokenKind::kPlaceholder) continue;
    // The label of a total may begin where others have their code.
    const bool total = i % columns == 0 && !IsValue(cells[i]) && i + 1 < cells.size() &&
                       cells[i + 1].text.empty();
    if (total) continue;
    (IsValue(cells[i]) ? values : words)[i % columns] = true;
    if (cells[i].kind == TokenKind::kFigure) amounts[i % columns] = true;
  }
  for (std::size_t c = 0; c < columns; ++c) {
    if (words[c] && values[c]) return false;
  }
  const auto word = std::ranges::find(words, true);
  return word != words.end() && std::ranges::find(values, true) != values.end() &&
         std::ranges::find(amounts, true) - amounts.begin() > word - words.begin();
}

// Whether the rows could be shorter ones side by side, whose header is not repeated.
bool HasShorterRows(std::span<const StackCell> cells, std::size_t columns,
                    std::size_t first) {
  for (std::size_t period = kFewestColumns; period < columns; ++period) {
    if (columns % period != 0) continue;
    const auto equal_below = [&](std::size_t begin, std::size_t end, auto equal) {
      for (std::size_t i = begin; i + period < end; ++i) {
        if (!equal(cells[i], cells[i + period])) return false;
      }
      return true;
    };
    const bool rows = equal_below(first * columns, cells.size(),
                                  [](const StackCell& a, const StackCell& b) {
                                    return IsValue(a) == IsValue(b);
                                  });
    const bool header = equal_below(
        (first - 1) * columns, first * columns,
        [](const StackCell& a, const StackCell& b) { return a.text == b.text; });
    if (rows && !header) return true;
  }
  return false;
}

// Whether a stack without blank lines below its header still has all its cells: as many
// in the last row as in each, values in the first one, and no codes among amounts.
bool IsWhole(std::span<const StackCell> cells, std::size_t columns, std::size_t first) {
  if (std::ranges::any_of(cells.subspan(first * columns), IsBlank)) return true;
  if (cells.size() % columns != 0) return false;
  if (std::ranges::none_of(cells.subspan(first * columns, columns), IsValue)) {
    return false;
  }
  if (HasShorterRows(cells, columns, first)) return false;
  constexpr std::size_t kCode = 5;  // digits
  std::vector<bool> codes(columns, false);
  std::vector<bool> amounts(columns, false);
  for (std::size_t i = first * columns; i < cells.size(); ++i) {
    if (cells[i].kind == TokenKind::kFigure) amounts[i % columns] = true;
    if (cells[i].text.size() >= kCode && IsCodeLike(cells[i].text)) {
      codes[i % columns] = true;
    }
  }
  for (std::size_t c = 0; c < columns; ++c) {
    if (codes[c] && amounts[c]) return false;
  }
  return true;
}

bool Fits(std::span<const StackCell> cells, std::size_t columns, HeadShape header) {
  const std::size_t first = HeaderRows(cells, columns, header);
  if (first == 0 || cells.size() <= columns * (first + kFewestStackRows - 1))
    return false;
  if (!AreOfOneKind(cells, columns, first) || !IsWhole(cells, columns, first)) {
    return false;
  }
  // No row is blank, and the last one has a value: a label alone is the title below.
  for (std::size_t row = 0; row < cells.size(); row += columns) {
    const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(row);
    const auto end = cells.begin() +
                     static_cast<std::ptrdiff_t>(std::min(row + columns, cells.size()));
    const bool last = row + columns >= cells.size();
    if (std::none_of(begin, end, [&](const StackCell& cell) {
          return last ? IsValue(cell) : !cell.text.empty();
        })) {
      return false;
    }
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

// Rows that blank lines part, none of whose cells is blank.
struct PartedRows {
  std::size_t first = 0;    // cell
  std::size_t columns = 0;  // the length of each
};

// The rows at the end of a stack that are of one length.
PartedRows LastRows(std::span<const StackCell> cells) {
  PartedRows rows{cells.size(), 0};
  for (std::size_t end = cells.size(); end > 0;) {
    std::size_t begin = end;
    while (begin > 0 && !IsBlank(cells[begin - 1])) --begin;
    if (rows.columns == 0) rows.columns = end - begin;
    if (rows.columns != end - begin) break;
    rows.first = begin;
    for (end = begin; end > 0 && IsBlank(cells[end - 1]);) --end;
  }
  return rows;
}

// How many cells the title at the top of a stack has, a line or two of words before a
// blank line, with the blank lines; 0 if there is none.
std::size_t TitleLength(std::span<const StackCell> cells) {
  const auto blank = std::ranges::find_if(cells, IsBlank);
  if (blank == cells.end() || blank - cells.begin() > 2) return 0;
  if (std::any_of(cells.begin(), blank, IsValue)) return 0;
  const auto below = std::find_if_not(blank, cells.end(), IsBlank);
  return static_cast<std::size_t>(below - cells.begin());
}

class StackFinder {
 public:
  StackFinder(const std::vector<TextLine>& lines, std::size_t first, std::size_t last)
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
        cells.push_back({text, KindOfWord(text), next_});
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
    if (static_cast<std::size_t>(values) < kFewestStackRows) return;
    if (ReadParted(cells, tables)) return;
    std::vector<StackCell> below = cells;
    for (int last = 0; last <= kMostTitles && !below.empty(); ++last) {
      std::vector<StackCell> stack = below;
      for (int first = 0; first <= kMostTitles && !stack.empty(); ++first) {
        const std::vector<Fitting> fitting = FindFitting(stack);
        if (fitting.size() == 1) {
          tables->push_back(MakeTable(fitting[0].cells, fitting[0].columns));
        }
        if (!fitting.empty()) return;
        if (const std::optional<StackedRows> rows = FindStackedRows(stack)) {
          tables->push_back(MakeFlow(stack, *rows));
          return;
        }
        if (!DropTitle(&stack)) break;
      }
      std::ranges::reverse(below);
      const bool dropped = DropTitle(&below);
      std::ranges::reverse(below);
      if (!dropped) return;
    }
  }

  // The same where blank lines part the rows.
  bool ReadParted(std::span<const StackCell> stack,
                  std::vector<StackedTable>* tables) const {
    const auto [first, columns] = LastRows(stack);
    if (columns < kFewestColumns) return false;
    std::vector<StackCell> cells;
    std::ranges::copy_if(stack.subspan(first), std::back_inserter(cells),
                         std::not_fn(IsBlank));
    std::span<const StackCell> rows = cells;
    std::size_t at = 0;
    while (at < first || columns < rows.size()) {
      if (at >= first && Fits(rows, columns, HeadShape::kOneRow)) {
        tables->push_back(MakeTable(rows, columns));
        return true;
      }
      const std::size_t title = TitleLength(stack.subspan(at));
      if (title == 0) return false;
      if (at >= first) rows = rows.subspan(columns);
      at += title;
    }
    return false;
  }

  // A stack as one of so many columns.
  struct Fitting {
    std::size_t columns = 0;
    std::vector<StackCell> cells;  // without the blank line below the header
  };

  // The ways in which the stack is a table; of the more certain ones alone: a header of
  // one row before one of several, and no blank line below it before one.
  static std::vector<Fitting> FindFitting(const std::vector<StackCell>& cells) {
    std::vector<Fitting> fitting;
    for (const bool parted : {false, true}) {
      for (const HeadShape header : {HeadShape::kOneRow, HeadShape::kSeveralRows}) {
        for (std::size_t n = kFewestColumns; n <= kMostStackColumns; ++n) {
          std::vector<StackCell> stack = cells;
          if (parted && !JoinHeader(n, header, &stack)) continue;
          if (Fits(stack, n, header)) fitting.push_back({n, std::move(stack)});
        }
        if (!fitting.empty()) return fitting;
      }
    }
    return fitting;
  }

  // Removes the blank line below the header, if there is one.
  static bool JoinHeader(std::size_t columns, HeadShape header,
                         std::vector<StackCell>* cells) {
    const std::size_t below = columns * HeaderRows(*cells, columns, header);
    if (below == 0 || below >= cells->size() || !IsBlank((*cells)[below])) return false;
    cells->erase(cells->begin() + static_cast<std::ptrdiff_t>(below));
    return true;
  }

  // Removes the title at the top, if there is one.
  static bool DropTitle(std::vector<StackCell>* cells) {
    const std::size_t length = TitleLength(*cells);
    cells->erase(cells->begin(), cells->begin() + static_cast<std::ptrdiff_t>(length));
    return length > 0;
  }

  StackedTable MakeFlow(std::span<const StackCell> cells,
                        const StackedRows& rows) const {
    StackedTable table{cells.front().line, cells.back().line + 1, {}, Fragment{}};
    Fragment& fragment = *table.fragment;
    fragment.source = GridSource::kFlow;
    fragment.rows = static_cast<int>(rows.begins.size());
    fragment.header_rows = 1;
    fragment.place.line = lines_[cells.front().line].number;
    fragment.last_line = lines_[cells.back().line].number;
    for (std::size_t r = 0; r < rows.begins.size(); ++r) {
      const std::size_t end =
          r + 1 < rows.begins.size() ? rows.begins[r + 1] : rows.end;
      for (std::size_t i = rows.begins[r]; i < end; ++i) {
        Cell& cell = fragment.cells.emplace_back();
        cell.row = static_cast<int>(r);
        cell.column = static_cast<int>(i - rows.begins[r]);
        cell.raw = cells[i].text;
        cell.place.line = lines_[cells[i].line].number;
        fragment.columns = std::max(fragment.columns, cell.column + 1);
      }
    }
    return table;
  }

  StackedTable MakeTable(std::span<const StackCell> cells, std::size_t columns) const {
    StackedTable table{cells.front().line, cells.back().line + 1, {}, {}};
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
  return StackFinder(lines, first, last).Find();
}

}  // namespace budget::text
