#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "pipeline/find/cell_text.h"
#include "pipeline/find/find_content.h"
#include "pipeline/find/lattice.h"
#include "pipeline/find/pieces.h"
#include "pipeline/find/rule_groups.h"
#include "pipeline/find/text_lines.h"

namespace budget {
namespace {

constexpr float kUsualSize = 10;          // of a page without text, points
constexpr std::size_t kMostTables = 200;  // that can stand on a page

// A table found on the page, before its text is read.
struct Table {
  Lattice lattice;
  Cells cells;
  std::vector<std::vector<std::uint32_t>> pieces;  // of each cell
};

bool Contains(const Box& box, float x, float y) {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

bool Contains(const Box& outer, const Box& inner) {
  return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 &&
         inner.y1 <= outer.y1;
}

bool IsTableShape(const Lattice& lattice, const Cells& cells) {
  return lattice.columns() >= 2 && cells.spans.size() >= 2;
}

// The cell that a piece belongs to: where it crosses a rule, the one with most of it.
int CellOf(const Table& table, const Piece& piece) {
  const auto columns = static_cast<std::size_t>(table.lattice.columns());
  const auto row =
      static_cast<std::size_t>(table.lattice.RowAt(piece.middle_y())) * columns;
  const auto cell_at = [&](int column) {
    return table.cells.at[row + static_cast<std::size_t>(column)];
  };
  const int first = table.lattice.ColumnAt(piece.x0);
  const int last = table.lattice.ColumnAt(piece.x1);
  int best = cell_at(first);
  float most = 0;
  for (int column = first; column <= last;) {
    const int cell = cell_at(column);
    float width = 0;
    for (; column <= last && cell_at(column) == cell; ++column) {
      const float from = table.lattice.xs[static_cast<std::size_t>(column)];
      const float to = table.lattice.xs[static_cast<std::size_t>(column) + 1];
      width += std::min(to, piece.x1) - std::max(from, piece.x0);
    }
    if (width > most) {
      most = width;
      best = cell;
    }
  }
  return best;
}

std::vector<Table> FindTables(const Page& page, std::span<const Piece> pieces,
                              float size) {
  std::vector<Table> tables;
  std::vector<Box> taken;
  for (const RuleGroup& group : FindRuleGroups(page, size)) {
    if (group.horizontal.empty() || group.vertical.empty()) continue;
    if (tables.size() == kMostTables) break;
    if (std::ranges::any_of(taken,
                            [&](const Box& box) { return Contains(box, group.box); })) {
      continue;
    }
    std::optional<Lattice> lattice = RulesToLattice(group, pieces, size);
    if (!lattice) continue;
    Table table{*std::move(lattice), {}, {}};
    table.cells = LatticeToCells(table.lattice);
    if (!IsTableShape(table.lattice, table.cells)) continue;
    table.pieces.resize(table.cells.spans.size());
    taken.push_back(table.lattice.box());
    tables.push_back(std::move(table));
  }
  return tables;
}

// Gives every piece to its cell; returns the ones outside all tables.
std::vector<std::uint32_t> Distribute(std::span<const Piece> pieces,
                                      std::vector<Table>* tables) {
  std::vector<std::uint32_t> rest;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const auto table = std::ranges::find_if(*tables, [&](const Table& it) {
      return Contains(it.lattice.box(), piece.middle_x(), piece.middle_y());
    });
    if (table == tables->end()) {
      rest.push_back(i);
    } else {
      table->pieces[static_cast<std::size_t>(CellOf(*table, piece))].push_back(i);
    }
  }
  return rest;
}

Fragment MakeFragment(const Page& page, std::span<const Piece> pieces, Table table) {
  Fragment fragment;
  fragment.rows = table.lattice.rows();
  fragment.columns = table.lattice.columns();
  fragment.place = {page.number, 0, table.lattice.box()};
  fragment.cells.reserve(table.cells.spans.size());
  for (std::size_t i = 0; i < table.cells.spans.size(); ++i) {
    const Span& span = table.cells.spans[i];
    const auto x = static_cast<std::size_t>(span.column);
    const auto y = static_cast<std::size_t>(span.row);
    Cell cell;
    cell.row = span.row;
    cell.column = span.column;
    cell.row_span = span.row_span;
    cell.column_span = span.column_span;
    cell.place.page = page.number;
    cell.place.box = {table.lattice.xs[x], table.lattice.ys[y],
                      table.lattice.xs[x + static_cast<std::size_t>(span.column_span)],
                      table.lattice.ys[y + static_cast<std::size_t>(span.row_span)]};
    CellText text =
        ReadCell(page, pieces, std::move(table.pieces[i]), cell.place.box.width());
    cell.raw = std::move(text.raw);
    cell.doubtful = text.doubtful;
    fragment.cells.push_back(std::move(cell));
  }
  return fragment;
}

bool HasText(const Table& table) {
  return std::ranges::any_of(table.pieces,
                             [](const auto& pieces) { return !pieces.empty(); });
}

// Lines and fragments in reading order; both are in their own order already.
std::vector<Item> Merge(std::vector<Line> lines, std::vector<Fragment> fragments) {
  std::vector<Item> items;
  items.reserve(lines.size() + fragments.size());
  auto next = fragments.begin();
  for (Line& line : lines) {
    const Box& box = line.place.box;
    for (; next != fragments.end() && next->place.box.y0 < (box.y0 + box.y1) / 2;
         ++next) {
      items.emplace_back(std::move(*next));
    }
    items.emplace_back(std::move(line));
  }
  for (; next != fragments.end(); ++next) items.emplace_back(std::move(*next));
  return items;
}

}  // namespace

PageContent FindPageContent(const Page& page) {
  PageContent content;
  content.page = page.number;
  content.width = page.width;
  content.height = page.height;
  const std::vector<Piece> pieces = FindPieces(page);
  const float size = MedianSize(pieces, kUsualSize);
  std::vector<Table> tables = FindTables(page, pieces, size);
  std::vector<std::uint32_t> rest = Distribute(pieces, &tables);
  std::vector<Fragment> fragments;
  for (Table& table : tables) {
    if (!HasText(table)) continue;
    fragments.push_back(MakeFragment(page, pieces, std::move(table)));
  }
  content.items = Merge(FindLines(page, pieces, std::move(rest)), std::move(fragments));
  MarkBlanks(&content);
  return content;
}

}  // namespace budget
