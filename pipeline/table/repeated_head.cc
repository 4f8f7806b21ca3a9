#include "pipeline/table/repeated_head.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/script/text.h"
#include "pipeline/table/read_headers.h"

namespace budget::table {
namespace {

std::vector<std::string_view> LinesOf(std::string_view raw) {
  std::vector<std::string_view> lines;
  while (!raw.empty()) {
    const std::size_t end = std::min(raw.find('\n'), raw.size());
    lines.push_back(raw.substr(0, end));
    raw.remove_prefix(std::min(end + 1, raw.size()));
  }
  return lines;
}

}  // namespace

bool IsFull(const Grid& table, int column) {
  const Cell* cell = table.Anchor(table.rows() - 1, column);
  return cell != nullptr && cell->full;
}

std::multiset<std::string> LinesOfHead(const Grid& grid, int header_rows) {
  std::multiset<std::string> lines;
  for (const Cell& cell : grid.cells()) {
    if (cell.row >= header_rows) continue;
    for (const std::string_view line : LinesOf(cell.raw)) {
      lines.insert(script::Fold(line));
    }
  }
  lines.erase(std::string());
  return lines;
}

bool TakeHeads(std::string_view folded_line, std::multiset<std::string>* heads) {
  std::multiset<std::string> rest = *heads;
  while (!folded_line.empty()) {
    // The longest first: 预算数 may be the end of another head, or its beginning.
    auto best = rest.end();
    for (auto head = rest.begin(); head != rest.end(); ++head) {
      if (!folded_line.starts_with(*head)) continue;
      if (best == rest.end() || head->size() > best->size()) best = head;
    }
    if (best == rest.end()) return false;
    folded_line.remove_prefix(best->size());
    rest.erase(best);
  }
  *heads = std::move(rest);
  return true;
}

Fragment BlankRow(int columns) {
  Fragment row;
  row.source = GridSource::kAligned;
  row.rows = 1;
  row.columns = columns;
  for (int column = 0; column < columns; ++column) {
    Cell& cell = row.cells.emplace_back();
    cell.column = column;
  }
  return row;
}

std::optional<RepeatedHead> FindRepeatedHead(const Grid& table, const Grid& fragment,
                                             std::span<const std::string> above,
                                             const schemas::RowPatterns& patterns) {
  if (table.source() != GridSource::kAligned ||
      fragment.source() != GridSource::kAligned ||
      table.columns() != fragment.columns()) {
    return {};
  }
  std::multiset<std::string> heads =
      LinesOfHead(table, CountHeaderRows(table, patterns));
  RepeatedHead repeated{.rows = CountHeaderRows(fragment, patterns), .rest = {}};
  if (heads.empty() || repeated.rows == 0) return {};
  const auto take = [&](const std::string& line) { return TakeHeads(line, &heads); };
  if (!std::ranges::all_of(above, take)) return {};
  for (const Cell& cell : fragment.cells()) {
    if (cell.row >= repeated.rows) continue;
    for (const std::string_view line : LinesOf(cell.raw)) {
      if (take(script::Fold(line))) continue;
      if (table.IsBlank(table.rows() - 1, cell.column)) return {};
      if (!repeated.rest) repeated.rest = BlankRow(fragment.columns());
      Cell& rest = repeated.rest->cells[static_cast<std::size_t>(cell.column)];
      rest.raw += (rest.raw.empty() ? "" : "\n") + std::string(line);
      rest.place = cell.place;
      if (!IsFull(table, cell.column)) rest.layout = LayoutDoubt::kRow;
    }
  }
  return heads.empty() ? std::optional(repeated) : std::nullopt;
}

}  // namespace budget::table
