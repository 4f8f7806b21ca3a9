#include "pipeline/form/form_tasks.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/script/text.h"

namespace budget::form {

bool TaskReader::ReadHeader(int row, const std::vector<FormItem>& items) {
  if (name_ >= 0) return row == header_row_ + 1;
  ReadFirstHeaderRow(row, items);
  return true;
}

bool TaskReader::ReadTask(const std::vector<FormItem>& items,
                          const std::string& label) {
  const Cell& name = *items.front().cell;
  const bool total = form_.total.MatchesAll(grid_.Folded(name.row, name.column));
  Row& task = out_.AddRow();
  task.item_name = script::WithoutSpace(name.raw);
  task.place = name.place;
  if (!total) task.level1 = label;
  out_.Classify(&task);
  const int shift = total ? TotalShift(items) : name_ - items.front().column;
  for (std::size_t i = 1; i < items.size(); ++i) {
    out_.AddFactAt(values_, items[i].column + shift, *items[i].cell);
  }
  return total;
}

// A total row that has lost its leading blanks ends where the table ends.
int TaskReader::TotalShift(const std::vector<FormItem>& items) const {
  const int last = values_.empty() ? 0 : values_.back().first;
  const bool blank_left = items.front().column == 0;
  return blank_left && items.back().column < last ? last - items.back().column : 0;
}

void TaskReader::ReadFirstHeaderRow(int row, const std::vector<FormItem>& items) {
  header_row_ = row;
  name_ = items.front().column;
  const std::vector<FormItem> below = SecondHeaderRow(row);
  for (std::size_t i = 1; i < items.size(); ++i) {
    const int begin = items[i].column;
    const int end = i + 1 < items.size() ? items[i + 1].column : grid_.columns();
    const HeaderLabel top = script::ReadLabel(items[i].cell->raw);
    bool divided = false;
    for (const FormItem& part : below) {
      if (part.column < begin || part.column >= end) continue;
      divided = true;
      const HeaderPath path({top, script::ReadLabel(part.cell->raw)});
      values_.emplace_back(part.column, out_.AmountColumn(path));
    }
    if (!divided) values_.emplace_back(begin, out_.AmountColumn(HeaderPath({top})));
  }
}

std::vector<FormItem> TaskReader::SecondHeaderRow(int row) const {
  if (row + 1 >= grid_.rows()) return {};
  std::vector<FormItem> items = ItemsOf(grid_, row + 1);
  DropMergedDown(&items);
  // Below the name column it prints nothing: else it is the first task.
  const bool below_name = std::ranges::any_of(
      items, [&](const FormItem& item) { return item.column <= name_; });
  return HasFormValue(items) || below_name ? std::vector<FormItem>() : items;
}

}  // namespace budget::form
