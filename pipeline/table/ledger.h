// The account of a table's cells: where each of them ended.  A stage that takes cells
// enters them here; what is printed and entered nowhere has been lost, and is reported.

#ifndef PIPELINE_TABLE_LEDGER_H_
#define PIPELINE_TABLE_LEDGER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/model/content.h"

namespace budget::table {

enum class Fate : std::uint8_t {
  kNone,    // not taken by anyone
  kFact,    // a value of the dataset
  kLabel,   // name, code, group or unit of a row
  kHeader,  // part of a header
  kNote,    // a note of the table
  kIgnored,  // left out by a rule that has a name: 栏次, 行次, a column of the schema
  kReported,  // in a diagnostic: it could not be read
};

// Of the cells of one table.  Keeps no reference to them but their place in memory: the
// cells must not move while it is used.
class Ledger {
 public:
  explicit Ledger(const std::vector<Cell>& cells)
      : cells_(&cells), fates_(cells.size(), Fate::kNone) {}

  // Enters where a cell ended.  A merged label is entered once for each of its rows;
  // two different ends of one cell are an error, and kept as one.
  void Enter(const Cell& cell, Fate fate) {
    Fate& entry = fates_[IndexOf(cell)];
    if (entry != Fate::kNone && entry != fate) twice_.push_back(&cell);
    entry = fate;
  }

  Fate of(const Cell& cell) const { return fates_[IndexOf(cell)]; }

  // The printed cells that nobody has entered, then those entered as two things.
  std::vector<const Cell*> Lost() const {
    std::vector<const Cell*> lost;
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      const Cell& cell = (*cells_)[i];
      const bool printed = cell.raw.find_first_not_of(" \n") != std::string::npos;
      if (printed && fates_[i] == Fate::kNone) lost.push_back(&cell);
    }
    lost.insert(lost.end(), twice_.begin(), twice_.end());
    return lost;
  }

  // The cells that could not be read.
  std::vector<const Cell*> Reported() const {
    std::vector<const Cell*> reported;
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      if (fates_[i] == Fate::kReported) reported.push_back(&(*cells_)[i]);
    }
    return reported;
  }

  // How many printed cells ended so.
  std::size_t Count(Fate fate) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      if (fates_[i] == fate && !(*cells_)[i].raw.empty()) ++count;
    }
    return count;
  }

 private:
  std::size_t IndexOf(const Cell& cell) const {
    return static_cast<std::size_t>(&cell - cells_->data());
  }

  const std::vector<Cell>* cells_;
  std::vector<Fate> fates_;
  std::vector<const Cell*> twice_;
};

}  // namespace budget::table

#endif  // PIPELINE_TABLE_LEDGER_H_
