#include "pipeline/bind/broken_figures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// Whether the fraction of a figure without one stands below it: 1,234 and .56
bool GoesOnIn(std::string_view raw, std::string_view below) {
  const std::string folded = script::Fold(raw);
  const std::string rest = script::Fold(below);
  return rest.starts_with('.') && script::ParseNumber(below).has_value() &&
         script::ParseNumber(raw).has_value() &&
         folded.find_first_not_of("0123456789,-") == std::string::npos;
}

// Facts stand by row, then by column.
void Sort(std::vector<Fact>* facts) {
  std::ranges::stable_sort(*facts, {},
                           [](const Fact& f) { return std::pair(f.row, f.column); });
}

}  // namespace

std::vector<BrokenFigures::Held>::const_iterator BrokenFigures::Find(int row,
                                                                     int column) const {
  return std::ranges::find_if(held_, [&](const Held& held) {
    return held.row == row && held.column == column;
  });
}

bool BrokenFigures::Hold(int row, int column, const Cell& cell, const Cell* below) {
  const Kind kind = table_->columns[static_cast<std::size_t>(column)].kind;
  const bool goes_on =
      IsCutOff(cell.raw) || (below != nullptr && GoesOnIn(cell.raw, below->raw));
  if (kind == Kind::kText || !goes_on) return false;
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
  Sort(&table_->facts);
  return true;
}

void BrokenFigures::Report() {
  for (const Held& held : held_) {
    Fact* fact =
        table::AddFact(*held.cell, held.row, held.column, vocabulary_, table_, ledger_);
    if (fact != nullptr) table::Doubt("the figure may be broken over a page", fact);
  }
  if (!held_.empty()) Sort(&table_->facts);
  held_.clear();
}

}  // namespace budget::bind
