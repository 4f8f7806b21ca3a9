#include "pipeline/form/form_table.h"

#include <algorithm>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/classify_row.h"
#include "pipeline/table/make_fact.h"

namespace budget::form {

std::vector<FormItem> ItemsOf(const table::Grid& grid, int row) {
  std::vector<FormItem> items;
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell->column != column) continue;
    if (grid.IsBlank(row, column)) continue;
    items.push_back({column, cell, cell->row == row});
  }
  return items;
}

void DropMergedDown(std::vector<FormItem>* items) {
  std::erase_if(*items, [](const FormItem& item) { return !item.printed_here; });
}

bool IsFigure(const FormItem& item) { return table::LooksLikeFigure(item.cell->raw); }

bool IsLineNumber(const FormItem& item) {
  return !IsFigure(item) || script::SmallInteger(script::Fold(item.cell->raw)) >= 0;
}

bool HasFigure(const std::vector<FormItem>& items) {
  return std::ranges::any_of(items, IsFigure);
}

bool IsFormValue(const FormItem& item) {
  return IsFigure(item) || script::IsPlaceholder(item.cell->raw);
}

bool HasFormValue(const std::vector<FormItem>& items) {
  return std::ranges::any_of(items, IsFormValue);
}

bool IsCertain(const table::Grid& grid) {
  return grid.source() == GridSource::kLattice || grid.source() == GridSource::kCells;
}

void FormTable::Enter(const std::vector<FormItem>& items, table::Fate fate) {
  for (const FormItem& item : items) {
    if (item.printed_here) ledger_.Enter(*item.cell, fate);
  }
}

Row& FormTable::AddRow() {
  StartRow();
  return PushRow();
}

Row& FormTable::PushRow() {
  doubtful_label_ = false;
  Row& row = table_->rows.emplace_back();
  row.row_no = row_no_;
  return row;
}

void FormTable::NameRow(const Cell& label) {
  Row& row = table_->rows.back();
  row.item_name = script::WithoutSpace(label.raw);
  row.place = label.place;
  doubtful_label_ = label.doubtful;
  ledger_.Enter(label, table::Fate::kLabel);
}

void FormTable::ClassifyRow() {
  table::ClassifyRow(schema_, table_->table_id, &table_->rows.back());
}

Fact* FormTable::AddFact(int column, const Cell& cell) {
  Row& row = table_->rows.back();
  if (row.place == Place()) row.place = cell.place;
  Fact* fact = table::AddFact(cell, static_cast<int>(table_->rows.size()) - 1, column,
                              schema_.vocabulary.get(), table_, &ledger_);
  if (fact != nullptr && doubtful_label_) {
    table::Doubt("the label cannot be read", fact);
  }
  return fact;
}

Fact* FormTable::AddFactAt(const FormColumns& columns, int grid_column,
                           const Cell& cell) {
  const auto found =
      std::ranges::find(columns, grid_column, &FormColumns::value_type::first);
  if (found != columns.end()) return AddFact(found->second, cell);
  return AddUnplaced(cell, "no head stands above it");
}

Fact* FormTable::AddUnplaced(const Cell& cell, std::string_view why) {
  Fact* fact = AddFact(-1, cell);
  if (fact != nullptr) table::Doubt(why, fact);
  return fact;
}

const schemas::ColumnSpec* FormTable::SpecOf(const HeaderPath& path) const {
  const auto found =
      std::ranges::find_if(schema_.columns, [&](const schemas::ColumnSpec& spec) {
        return spec.header.MatchesAll(path.folded());
      });
  return found == schema_.columns.end() ? nullptr : &*found;
}

bool FormTable::IsLineNumber(const HeaderPath& path) const {
  const schemas::ColumnSpec* spec = SpecOf(path);
  return spec != nullptr && spec->role == schemas::ColumnRole::kLineNumber;
}

int FormTable::FindOrAdd(const HeaderPath& path, bool texts) {
  for (std::size_t i = 0; i < table_->columns.size(); ++i) {
    if (table_->columns[i].path == path) return static_cast<int>(i);
  }
  Column column =
      table::DescribeColumn(path, SpecOf(path), schema_, table_->fiscal_year);
  if (texts) {
    column.kind = Kind::kText;
    column.unit.clear();
  }
  table_->columns.push_back(std::move(column));
  return static_cast<int>(table_->columns.size()) - 1;
}

}  // namespace budget::form
