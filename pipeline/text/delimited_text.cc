#include "pipeline/text/delimited_text.h"

#include <algorithm>
#include <string>

#include "pipeline/text/markdown.h"
#include "pipeline/text/text_tokens.h"

namespace budget::text {
namespace {

// The cells of a row that are not blank.
std::vector<std::string_view> Printed(const DelimitedRow& row) {
  std::vector<std::string_view> printed;
  for (const std::string& cell : row.cells) {
    if (!cell.empty()) printed.push_back(cell);
  }
  return printed;
}

std::size_t CountPrinted(const DelimitedRow& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(),
                    [](const std::string& cell) { return !cell.empty(); }));
}

int CountCells(const DelimitedRow& row) { return static_cast<int>(row.cells.size()); }

int WidestRow(const DelimitedRun& run) {
  int columns = 0;
  for (const DelimitedRow& row : run) columns = std::max(columns, CountCells(row));
  return columns;
}

bool IsSmallInteger(std::string_view cell) {
  return cell.size() <= 4 && KindOfToken(cell) == TokenKind::kInteger;
}

// 部门收支总表.....<tab>3: a line of the table of contents, perhaps with the rest of a
// field that names the page.
bool IsContentsRow(const DelimitedRow& row) {
  const std::vector<std::string_view> printed = Printed(row);
  if (printed.size() < 2) return false;
  return printed.back().starts_with("PAGEREF") ||
         (IsSmallInteger(printed.back()) &&
          EndsWithLeader(printed[printed.size() - 2]));
}

// The same without leaders: only titles and page numbers, from the first line on.
bool IsPlainContents(const DelimitedRun& run) {
  constexpr std::size_t kLeast = 4;
  int last = 0;
  for (const DelimitedRow& row : run) {
    if (row.cells.size() != 2 || row.cells[0].empty() ||
        !IsSmallInteger(row.cells[1]) ||
        KindOfToken(row.cells[0]) != TokenKind::kText) {
      return false;
    }
    const int page = std::stoi(row.cells[1]);
    if (page < last || page == 0) return false;
    last = page;
  }
  return run.size() >= kLeast;
}

// 1.<tab>text: a list whose numbers a word processor has set off.
bool IsListRow(const DelimitedRow& row) {
  const std::vector<std::string_view> printed = Printed(row);
  return printed.size() == 2 && IsOrdinal(printed[0]) &&
         KindOfToken(printed[1]) == TokenKind::kText;
}

// 部门：某局<tab>单位：万元: all cells are names with values.
bool IsCaptionRow(const DelimitedRow& row) {
  const std::vector<std::string_view> printed = Printed(row);
  return !printed.empty() &&
         std::all_of(printed.begin(), printed.end(), [](std::string_view cell) {
           return HasInnerColon(cell) && !IsRunningText(cell);
         });
}

// A title in the first column of a sheet, over a table that has more than one.
bool IsTitleRow(const DelimitedRow& row) {
  return !row.cells[0].empty() && CountPrinted(row) == 1 &&
         !IsRunningText(row.cells[0]);
}

bool IsWide(const DelimitedRow& row) { return CountPrinted(row) >= 2; }

bool AllRows(const DelimitedRun& run, bool (*is)(const DelimitedRow&)) {
  return std::all_of(run.begin(), run.end(), is);
}

// A run that can only be the rest of the table before it, or the start of the one
// after it: one line with one tab, or lines with text in one cell only.
bool NeedsNeighbour(const DelimitedRun& run) {
  if (run.size() == 1 && run[0].cells.size() <= 2) return true;
  return std::none_of(run.begin(), run.end(), IsWide);
}

bool IsProse(const DelimitedRun& run, const Neighbours& neighbours) {
  if (AllRows(run, IsContentsRow) || AllRows(run, IsListRow)) return true;
  if (IsPlainContents(run)) return true;
  if (AllRows(run, IsCaptionRow) && run.size() <= 3) return true;
  if (!NeedsNeighbour(run)) return false;
  const int columns = WidestRow(run);
  return columns != neighbours.columns_before && columns != neighbours.columns_after;
}

// Where a fragment that begins at `first` has to end: one line of a thousand tabs over
// a million lines of one must not ask for their product.
std::size_t EndOfFragment(const DelimitedRun& run, std::size_t first) {
  constexpr std::size_t kFree = 4096;
  std::size_t widest = 0;
  std::size_t printed = 0;
  for (std::size_t i = first; i < run.size(); ++i) {
    widest = std::max(widest, run[i].cells.size());
    printed += run[i].cells.size();
    if (widest * (i + 1 - first) > 16 * printed + kFree) return std::max(i, first + 1);
  }
  return run.size();
}

Fragment MakeFragment(const DelimitedRun& run, std::size_t first, std::size_t last,
                      bool markdown) {
  Fragment fragment;
  fragment.source = GridSource::kDelimited;
  fragment.rows = static_cast<int>(last - first);
  for (std::size_t i = first; i < last; ++i) {
    fragment.columns = std::max(fragment.columns, CountCells(run[i]));
  }
  fragment.place.line = run[first].line;
  fragment.last_line = run[last - 1].last_line;
  fragment.cells.reserve(static_cast<std::size_t>(fragment.columns) * (last - first));
  for (int r = 0; r < fragment.rows; ++r) {
    const DelimitedRow& row = run[first + static_cast<std::size_t>(r)];
    for (int c = 0; c < fragment.columns; ++c) {
      Cell& cell = fragment.cells.emplace_back();
      cell.row = r;
      cell.column = c;
      cell.place.line = row.line;
      if (c < CountCells(row)) {
        cell.raw = RemoveCellMarks(row.cells[static_cast<std::size_t>(c)], markdown);
      }
    }
  }
  return fragment;
}

}  // namespace

bool IsNumber(std::string_view cell) {
  const TokenKind kind = KindOfToken(cell);
  return kind == TokenKind::kFigure || kind == TokenKind::kInteger;
}

bool HasNumber(const DelimitedRow& row) {
  return std::ranges::any_of(row.cells, IsNumber);
}

std::size_t CountProseRows(const DelimitedRun& run, const Neighbours& neighbours) {
  if (IsProse(run, neighbours)) return run.size();
  std::size_t count = 0;
  // Titles are looked for only where none stands above, and where no table is cut: the
  // first row of its rest may have one cell too.
  const bool titled =
      neighbours.caption_above || WidestRow(run) == neighbours.columns_before;
  while (count + 1 < run.size()) {
    const bool title = !titled && IsTitleRow(run[count]) && run.size() >= 3;
    if (!title && !IsCaptionRow(run[count])) break;
    ++count;
  }
  // Only what a table follows stood above one.
  return count < run.size() && IsWide(run[count]) ? count : 0;
}

std::vector<Fragment> MakeDelimitedFragments(const DelimitedRun& run, std::size_t first,
                                             bool markdown) {
  std::vector<Fragment> fragments;
  while (first < run.size()) {
    const std::size_t last = EndOfFragment(run, first);
    fragments.push_back(MakeFragment(run, first, last, markdown));
    first = last;
  }
  return fragments;
}

DelimitedRun RowsOf(const Fragment& fragment) {
  DelimitedRun run(static_cast<std::size_t>(fragment.rows));
  for (DelimitedRow& row : run)
    row.cells.resize(static_cast<std::size_t>(fragment.columns));
  for (const Cell& cell : fragment.cells) {
    DelimitedRow& row = run[static_cast<std::size_t>(cell.row)];
    row.cells[static_cast<std::size_t>(cell.column)] = cell.raw;
    row.line = row.last_line = cell.place.line;
  }
  if (run.empty()) return run;
  // The frame is a part of the table, but no place of a figure.
  if (!HasNumber(run.front())) run.front().line = fragment.place.line;
  run.back().last_line = fragment.last_line;
  return run;
}

std::string JoinCells(const DelimitedRow& row) {
  std::string line;
  for (const std::string_view cell : Printed(row)) {
    if (!line.empty()) line.push_back(' ');
    line.append(cell);
  }
  return line;
}

}  // namespace budget::text
