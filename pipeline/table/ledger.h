// The account of a table's cells: where each of them ended.
//
//     the cells of a table --reader--> rows, facts + Ledger --close--> diagnostics
//
// A reader of tables (of columns, of forms, of text without its blanks) is given cells
// and gives back their account.  Each printed cell is entered once; what is printed and
// entered nowhere has been lost, what is entered as two things has been misread, and
// both are reported when the account is closed (bind/close_account.h).

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

// Of the cells of one table.  Keeps no copy of them: they must outlive the ledger and
// not move while it is used.
class Ledger {
 public:
  explicit Ledger(const std::vector<Cell>& cells)
      : cells_(&cells), fates_(cells.size(), Fate::kNone) {}

  // Enters where a cell ended.  A merged label is entered once for each of its rows,
  // all of them alike; a second fact of one cell and two different ends of it are
  // errors.
  void Enter(const Cell& cell, Fate fate);

  Fate of(const Cell& cell) const { return fates_[IndexOf(cell)]; }

  // The printed cells that nobody has entered, then those entered as two things.
  std::vector<const Cell*> Lost() const;
  // The cells that could not be read.
  std::vector<const Cell*> Reported() const;
  // How many printed cells ended so.
  std::size_t Count(Fate fate) const;

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
