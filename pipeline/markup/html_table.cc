#include "pipeline/markup/html_table.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "pipeline/markup/visible.h"
#include "pipeline/script/text.h"

namespace budget::markup {
namespace {

constexpr int kLongestRowSpan = 65534;  // the standard's

bool IsCell(const GumboNode& node) {
  return Is(node, GUMBO_TAG_TD) || Is(node, GUMBO_TAG_TH);
}

bool IsGroup(const GumboNode& node) {
  return Is(node, GUMBO_TAG_THEAD) || Is(node, GUMBO_TAG_TBODY) ||
         Is(node, GUMBO_TAG_TFOOT);
}

// Places the cells row by row; cells that reach down from above are passed by.
class Placer {
 public:
  TableLayout Place(const GumboNode& table) {
    for (const GumboNode* child : ChildrenOf(table)) {
      if (Is(*child, GUMBO_TAG_TR)) AddRow(*child);
      if (!IsGroup(*child) || IsHidden(*child)) continue;
      for (const GumboNode* row : ChildrenOf(*child)) {
        if (Is(*row, GUMBO_TAG_TR)) AddRow(*row);
      }
      EndGroup();
    }
    EndGroup();
    return std::move(layout_);
  }

 private:
  // A span does not leave its group of rows.
  void EndGroup() {
    for (; group_ < layout_.slots.size(); ++group_) {
      TableSlot& slot = layout_.slots[group_];
      slot.row_span = std::min(slot.row_span, layout_.rows - slot.row);
    }
    std::ranges::fill(taken_until_, layout_.rows);
  }

  void AddRow(const GumboNode& row) {
    if (IsHidden(row)) return;
    if (layout_.rows * std::max(layout_.columns, 1) >= kMostCells) {
      layout_.cut = true;
      return;
    }
    int column = 0;
    for (const GumboNode* cell : ChildrenOf(row)) {
      if (IsCell(*cell) && !IsHidden(*cell)) AddCell(*cell, &column);
    }
    ++layout_.rows;
  }

  void AddCell(const GumboNode& cell, int* column) {
    while (IsTaken(*column)) ++*column;
    if (*column >= kMostColumns) {
      layout_.cut = true;
      return;
    }
    TableSlot slot{&cell, layout_.rows, *column};
    slot.column_span = SpanAttribute(cell, "colspan", kMostColumns - *column);
    slot.row_span = SpanAttribute(cell, "rowspan", kLongestRowSpan);
    // Where a cell from above stands in the way, this one ends.
    for (int c = 1; c < slot.column_span; ++c) {
      if (IsTaken(*column + c)) slot.column_span = c;
    }
    const int end = *column + slot.column_span;
    if (taken_until_.size() < static_cast<std::size_t>(end)) {
      taken_until_.resize(static_cast<std::size_t>(end), 0);
    }
    for (int c = *column; c < end; ++c) {
      taken_until_[static_cast<std::size_t>(c)] = slot.row + slot.row_span;
    }
    layout_.columns = std::max(layout_.columns, end);
    *column = end;
    layout_.slots.push_back(slot);
  }

  bool IsTaken(int column) const {
    const auto at = static_cast<std::size_t>(column);
    return at < taken_until_.size() && taken_until_[at] > layout_.rows;
  }

  TableLayout layout_;
  std::size_t group_ = 0;         // its first cell
  std::vector<int> taken_until_;  // first free row of each column
};

bool HasTableWithin(const GumboNode& node) {
  for (const GumboNode* child : ChildrenOf(node)) {
    if (Is(*child, GUMBO_TAG_TABLE) || HasTableWithin(*child)) return true;
  }
  return false;
}

bool IsColon(char32_t c) { return c == ':' || c == 0xFF1A; }

// Whether the row says names with values: a cell ends with a colon or is one, or has
// one inside and is short.
bool IsNamesAndValues(const std::vector<std::string>& cells) {
  constexpr std::size_t kLongestName = 12;  // characters
  for (const std::string& cell : cells) {
    const std::u32string text = script::ToUtf32(script::WithoutSpace(cell));
    const auto colon = std::ranges::find_if(text, IsColon);
    if (colon == text.end()) continue;
    const bool last = colon + 1 == text.end();
    if (last || cells.size() == 1 ||
        static_cast<std::size_t>(colon - text.begin()) <= kLongestName) {
      return last || cells.size() <= 2;
    }
  }
  return false;
}

}  // namespace

TableLayout LayOutTable(const GumboNode& table) { return Placer().Place(table); }

bool ArrangesPage(const TableLayout& layout,
                  const std::function<std::string(const GumboNode&)>& text_of) {
  std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(layout.rows));
  std::vector<bool> columns(static_cast<std::size_t>(layout.columns), false);
  for (const TableSlot& slot : layout.slots) {
    if (HasTableWithin(*slot.node)) return true;
    std::string text = text_of(*slot.node);
    if (text.empty()) continue;
    rows[static_cast<std::size_t>(slot.row)].push_back(std::move(text));
    columns[static_cast<std::size_t>(slot.column)] = true;
  }
  int printed = 0;
  int wide = 0;
  int names = 0;
  for (const std::vector<std::string>& row : rows) {
    printed += row.empty() ? 0 : 1;
    wide += row.size() >= 2 ? 1 : 0;
    names += IsNamesAndValues(row) ? 1 : 0;
  }
  return printed < 2 || wide == 0 || std::ranges::count(columns, true) < 2 ||
         2 * names >= printed;
}

Fragment MakeFragment(const TableLayout& layout,
                      const std::function<std::string(const GumboNode&)>& text_of,
                      int first_line) {
  Fragment fragment;
  fragment.source = GridSource::kCells;
  fragment.rows = layout.rows;
  fragment.columns = layout.columns;
  fragment.place.line = first_line;
  fragment.last_line = first_line;
  const auto columns = static_cast<std::size_t>(layout.columns);
  std::vector<bool> taken(static_cast<std::size_t>(layout.rows) * columns, false);
  std::vector<int> lines(static_cast<std::size_t>(layout.rows), first_line);
  for (const TableSlot& slot : layout.slots) {
    Cell& cell = fragment.cells.emplace_back();
    cell.row = slot.row;
    cell.column = slot.column;
    cell.row_span = slot.row_span;
    cell.column_span = slot.column_span;
    cell.raw = text_of(*slot.node);
    cell.place.line = LineOf(*slot.node);
    lines[static_cast<std::size_t>(slot.row)] = cell.place.line;
    fragment.last_line = std::max(fragment.last_line, cell.place.line);
    for (int r = slot.row; r < slot.row + slot.row_span; ++r) {
      for (int c = slot.column; c < slot.column + slot.column_span; ++c) {
        taken[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] =
            true;
      }
    }
  }
  // Where nothing spans, merged cells may have been written as blank ones.
  if (std::ranges::all_of(layout.slots, [](const TableSlot& slot) {
        return slot.row_span == 1 && slot.column_span == 1;
      })) {
    fragment.source = GridSource::kDelimited;
  }
  for (std::size_t at = 0; at < taken.size(); ++at) {
    if (taken[at]) continue;
    Cell& cell = fragment.cells.emplace_back();
    cell.row = static_cast<int>(at / columns);
    cell.column = static_cast<int>(at % columns);
    cell.place.line = lines[at / columns];
  }
  std::ranges::sort(fragment.cells, [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return fragment;
}

}  // namespace budget::markup
