#include "pipeline/bind/broken_figures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/table/make_fact.h"

namespace budget::bind {
namespace {

// Whether a figure must go on elsewhere: 1,234. or 1,
bool IsCutOff(std::string_view raw) {
  const std::string folded = script::Fold(raw);
  if (!folded.ends_with('.') && !folded.ends_with(',')) return false;
  return folded.find_first_not_of("0123456789.,-") == std::string::npos;
}

}  // namespace

std::vector<BrokenFigures::Held>::const_iterator BrokenFigures::Find(int row,
                                                                     int column) const {
  return std::ranges::find_if(held_, [&](const Held& held) {
    return held.row == row && held.column == column;
  });
}

bool BrokenFigures::Hold(int row, int column, const Cell& cell) {
  const Kind kind = table_->columns[static_cast<std::size_t>(column)].kind;
  if (kind == Kind::kText || !IsCutOff(cell.raw)) return false;
  held_.push_back({row, column, &cell});
  return true;
}

bool BrokenFigures::IsHeld(int row, int column) const {
  return Find(row, column) != held_.end();
}

bool BrokenFigures::Join(int row, int column, const Cell& rest) {
  const auto held = Find(row, column);
  if (held == held_.end()) return false;
  const std::array<const Cell*, 2> parts = {held->cell, &rest};
  held_.erase(held);
  const std::string whole = parts[0]->raw + parts[1]->raw;
  if (!script::ParseNumber(whole)) {
    for (const Cell* part : parts) ledger_->Enter(*part, table::Fate::kReported);
    return true;
  }
  Fact* fact = table::AddFact(parts, whole, row, column, vocabulary_, table_, ledger_);
  if (fact == nullptr) return true;
  table::Doubt("the figure is broken over a page", fact);
  // Facts stand by row, then by column.
  std::ranges::stable_sort(table_->facts, {},
                           [](const Fact& f) { return std::pair(f.row, f.column); });
  return true;
}

void BrokenFigures::Report() {
  for (const Held& held : held_) {
    table::AddFact(*held.cell, held.row, held.column, vocabulary_, table_, ledger_);
  }
  held_.clear();
}

}  // namespace budget::bind
