// What a form is read from and what it becomes: the cells of its rows; the rows, the
// columns that are found while reading, the facts, and the account of the cells.

#ifndef PIPELINE_FORM_FORM_TABLE_H_
#define PIPELINE_FORM_FORM_TABLE_H_

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "pipeline/table/ledger.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::form {

// A cell that begins in this column of the grid; not blank.  It belongs to the grid.
struct FormItem {
  int column = 0;
  const Cell* cell = nullptr;
  bool printed_here = false;  // not merged down from a row above
};

// From left to right.
std::vector<FormItem> ItemsOf(const table::Grid& grid, int row);

// Without those that are merged down from a row above.
void DropMergedDown(std::vector<FormItem>* items);

// A figure, read or in doubt: never a label.
bool IsFigure(const FormItem& item);
bool HasFigure(const std::vector<FormItem>& items);
// A small whole number, or a text: what can count rows.
bool IsLineNumber(const FormItem& item);
// A figure, or what is printed where there is none: "-", "--".
bool IsFormValue(const FormItem& item);
bool HasFormValue(const std::vector<FormItem>& items);

// Whether the columns of a grid are certain: no row has lost leading blank cells.
bool IsCertain(const table::Grid& grid);

// Grid column and index into Table::columns, by grid column.
using FormColumns = std::vector<std::pair<int, int>>;

// Fills `table`, whose ids are set.  All that is given must outlive this.
class FormTable {
 public:
  FormTable(const table::Grid& grid, const schemas::Schema& schema, Table* table)
      : schema_(schema), table_(table), ledger_(grid.cells()) {}

  Table& table() { return *table_; }
  table::Ledger TakeLedger() { return std::move(ledger_); }
  int row_count() const { return row_no_; }

  // Where a cell ended that makes neither a row's name nor a fact.
  void Enter(const Cell& cell, table::Fate fate) { ledger_.Enter(cell, fate); }
  void Enter(const std::vector<FormItem>& items, table::Fate fate);

  // A row of the table for the next row of the form.  Good until another one is added.
  Row& AddRow();
  // What follows stands in the next row of the form, in several rows of the table.
  void StartRow() { ++row_no_; }
  Row& PushRow();
  // Names the last row; the cell is entered.  If it has glyphs that could not be read,
  // the row's facts are ambiguous.
  void NameRow(const Cell& label);
  // The code, concept and level of the last row, by its name.
  void ClassifyRow();

  // A fact of the last row; null if it cannot be read, and reported.  Good until the
  // next one.
  Fact* AddFact(int column, const Cell& cell);
  // The same in the column that stands at `grid_column`; without one it is unplaced.
  Fact* AddFactAt(const FormColumns& columns, int grid_column, const Cell& cell);
  // What has no column, or no label: it is ambiguous, and not lost.
  Fact* AddUnplaced(const Cell& cell, std::string_view why);

  // The column of this header path: index into Table::columns.  Figures are what the
  // header says: amounts, a rate, a score.
  int TextColumn(const HeaderPath& path) { return FindOrAdd(path, true); }
  int FigureColumn(const HeaderPath& path) { return FindOrAdd(path, false); }
  // Whether a header is that of numbers that are no figures: 序号.
  bool IsLineNumber(const HeaderPath& path) const;

 private:
  const schemas::ColumnSpec* SpecOf(const HeaderPath& path) const;
  int FindOrAdd(const HeaderPath& path, bool texts);

  const schemas::Schema& schema_;
  Table* table_;
  table::Ledger ledger_;
  int row_no_ = 0;
  bool doubtful_label_ = false;  // of the last row
};

}  // namespace budget::form

#endif  // PIPELINE_FORM_FORM_TABLE_H_
