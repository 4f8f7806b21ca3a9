#include "pipeline/identity/row_sums.h"

#include <algorithm>

#include "pipeline/model/index.h"

namespace budget::identity {
int RowSums::ColumnInBlock(int column, int block) const {
  const auto& columns = figures_.table().columns;
  const Column& like = columns[Index(column)];
  if (like.block == block) return column;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& c = columns[i];
    if (c.block == block && c.measure == like.measure && c.phase == like.phase &&
        c.fiscal_year == like.fiscal_year && c.kind == like.kind) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

// Columns of the block of the total row.
std::vector<int> RowSums::UsedColumns() const {
  const auto& table = figures_.table();
  const int block = table.rows[Index(total_)].block;
  std::vector<int> used;
  bool all = figures_.has_undetermined();
  const auto add_row = [&](int row) {
    if (table.rows[Index(row)].block != block) all = true;
    for (const TableView::Cell& cell : figures_.Cells(row)) used.push_back(cell.column);
  };
  add_row(total_);
  for (const auto& rows : alternatives_) {
    for (const int row : rows) add_row(row);
  }
  if (all) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      used.push_back(static_cast<int>(i));
    }
  }
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  std::erase_if(used, [&](int column) {
    return !figures_.IsAmount(column) || table.columns[Index(column)].block != block;
  });
  return used;
}

void RowSums::AddRows(int column, const std::vector<int>& rows,
                      InstanceList* out) const {
  for (const int row : rows) {
    const int same = ColumnInBlock(column, figures_.table().rows[Index(row)].block);
    if (same >= 0) out->AddRight({table_, row, same, 1});
  }
}

void RowSums::List(const schemas::IdentitySpec& spec, InstanceList* out) const {
  if (alternatives_.empty()) return;
  for (const int column : UsedColumns()) {
    out->Begin(spec, table_, total_, column);
    out->MarkAddends(addends_);
    for (const auto& rows : alternatives_) {
      out->NextEquation();
      out->AddLeft({table_, total_, column, 1});
      AddRows(column, rows, out);
    }
    out->End();
  }
}

}  // namespace budget::identity
