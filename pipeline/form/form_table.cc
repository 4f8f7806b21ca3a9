#include "pipeline/form/form_table.h"

#include "pipeline/meaning/words.h"
#include "pipeline/script/text.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/classify_row.h"

namespace budget::form {

Row& FormTable::AddRow() {
  StartRow();
  return PushRow();
}

Row& FormTable::PushRow() {
  Row& row = table_->rows.emplace_back();
  row.row_no = row_no_;
  return row;
}

void FormTable::Classify(Row* row) const {
  table::ClassifyRow(schema_, table_->table_id, row);
}

void FormTable::AddFact(int column, const Cell& cell) {
  const Kind kind = column < 0 ? Kind::kAmount
                               : table_->columns[static_cast<std::size_t>(column)].kind;
  Fact fact = table::MakeFact(cell.raw, kind, schema_.vocabulary.get());
  fact.row = static_cast<int>(table_->rows.size()) - 1;
  fact.column = column;
  fact.place = cell.place;
  table_->facts.push_back(std::move(fact));
}

void FormTable::AddFactAt(const FormColumns& columns, int grid_column,
                          const Cell& cell) {
  for (const auto& [at, column] : columns) {
    if (at == grid_column) return AddFact(column, cell);
  }
  AddFact(-1, cell);
  table_->facts.back().certainty = Certainty::kAmbiguous;
}

int FormTable::FindOrAdd(const HeaderPath& path, Kind kind) {
  for (std::size_t i = 0; i < table_->columns.size(); ++i) {
    if (table_->columns[i].path == path) return static_cast<int>(i);
  }
  const meaning::Words words = meaning::ReadWords(path, schema_, table_->fiscal_year);
  Column& column = table_->columns.emplace_back();
  column.path = path;
  column.kind = kind;
  column.unit = kind == Kind::kText ? std::string() : words.unit;
  column.phase = words.phase.value_or(Phase::kNone);
  column.says_phase = words.phase.has_value();
  column.fiscal_year = words.year != 0 ? words.year : table_->fiscal_year;
  column.says_year = words.year != 0;
  for (const schemas::ColumnSpec& spec : schema_.columns) {
    if (!spec.header.MatchesAll(path.folded())) continue;
    column.measure = spec.measure;
    if (spec.phase) column.phase = *spec.phase;
    break;
  }
  return static_cast<int>(table_->columns.size()) - 1;
}

}  // namespace budget::form
