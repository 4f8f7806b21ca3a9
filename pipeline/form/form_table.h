// The table that a form becomes: rows, columns found while reading, and facts.

#ifndef PIPELINE_FORM_FORM_TABLE_H_
#define PIPELINE_FORM_FORM_TABLE_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/table.h"
#include "schemas/spec/schema.h"

namespace budget::form {

// Grid column and index into Table::columns, by grid column.
using FormColumns = std::vector<std::pair<int, int>>;

// Fills `table`, whose ids are set; it and `schema` must outlive this.
class FormTable {
 public:
  FormTable(const schemas::Schema& schema, Table* table)
      : schema_(schema), table_(table) {}

  Table& table() { return *table_; }

  // A row of the table for the next row of the form.  Good until another one is added.
  Row& AddRow();
  // What follows stands in the next row of the form, in several rows of the table.
  void StartRow() { ++row_no_; }
  Row& PushRow();
  int row_count() const { return row_no_; }

  // The code, concept and level of a row, by its name.
  void Classify(Row* row) const;

  // A fact of the last row; `column` is -1 if it is not known.
  void AddFact(int column, const Cell& cell);
  // The same in the column that stands at `grid_column`; without one the fact is
  // ambiguous.
  void AddFactAt(const FormColumns& columns, int grid_column, const Cell& cell);

  // The column of this header path: index into Table::columns.
  int TextColumn(const HeaderPath& path) { return FindOrAdd(path, Kind::kText); }
  int AmountColumn(const HeaderPath& path) { return FindOrAdd(path, Kind::kAmount); }

 private:
  int FindOrAdd(const HeaderPath& path, Kind kind);

  const schemas::Schema& schema_;
  Table* table_;
  int row_no_ = 0;
};

}  // namespace budget::form

#endif  // PIPELINE_FORM_FORM_TABLE_H_
