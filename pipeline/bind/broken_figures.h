// Figures that a page break cuts off: one figure of two cells, or none.
//
//     行政 | 1,234.      the last row of a page: held back
//     运行 |     56      the first of the next one: 1234.56, which is ambiguous

#ifndef PIPELINE_BIND_BROKEN_FIGURES_H_
#define PIPELINE_BIND_BROKEN_FIGURES_H_

#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "pipeline/table/ledger.h"
#include "schemas/spec/vocabulary.h"

namespace budget::bind {

// Rows and columns are indices of the table.  All that is given outlives this.
class BrokenFigures {
 public:
  BrokenFigures(const schemas::Vocabulary* vocabulary, Table* table,
                table::Ledger* ledger)
      : vocabulary_(vocabulary), table_(table), ledger_(ledger) {}

  // Holds the cell back, if a figure in it must go on elsewhere, or does by what stands
  // below it behind a page break (`below`, null if none): 1,234 above .56
  bool Hold(int row, int column, const Cell& cell, const Cell* below);
  bool IsHeld(int row, int column) const;
  // Puts a held cell together with its rest: one fact, or both reported.  False if none
  // is held there.
  bool Join(int row, int column, const Cell& rest);
  // What has not gone on cannot be read, or, if it can be whole, is ambiguous.
  void Report();

 private:
  struct Held {
    int row = 0;
    int column = 0;
    const Cell* cell = nullptr;
  };
  std::vector<Held>::const_iterator Find(int row, int column) const;

  const schemas::Vocabulary* vocabulary_;
  Table* table_;
  table::Ledger* ledger_;
  std::vector<Held> held_;
};

}  // namespace budget::bind

#endif  // PIPELINE_BIND_BROKEN_FIGURES_H_
