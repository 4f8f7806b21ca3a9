#include "pipeline/table/ledger.h"

#include "pipeline/script/text.h"

namespace budget::table {
namespace {

// As a grid sees it: white space of any kind and marks without width print nothing.
bool IsPrinted(const Cell& cell) { return !script::Fold(cell.raw).empty(); }

}  // namespace

void Ledger::Enter(const Cell& cell, Fate fate) {
  Fate& entry = fates_[IndexOf(cell)];
  const bool again = entry != Fate::kNone;
  if (again && (entry != fate || fate == Fate::kFact)) twice_.push_back(&cell);
  entry = fate;
}

std::vector<const Cell*> Ledger::Lost() const {
  std::vector<const Cell*> lost;
  for (std::size_t i = 0; i < fates_.size(); ++i) {
    const Cell& cell = (*cells_)[i];
    if (fates_[i] == Fate::kNone && IsPrinted(cell)) lost.push_back(&cell);
  }
  lost.insert(lost.end(), twice_.begin(), twice_.end());
  return lost;
}

std::vector<const Cell*> Ledger::Reported() const {
  std::vector<const Cell*> reported;
  for (std::size_t i = 0; i < fates_.size(); ++i) {
    if (fates_[i] == Fate::kReported) reported.push_back(&(*cells_)[i]);
  }
  return reported;
}

std::size_t Ledger::Count(Fate fate) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < fates_.size(); ++i) {
    if (fates_[i] == fate && IsPrinted((*cells_)[i])) ++count;
  }
  return count;
}

}  // namespace budget::table
