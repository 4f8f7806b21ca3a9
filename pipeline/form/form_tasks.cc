#include "pipeline/form/form_tasks.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/script/text.h"
#include "pipeline/table/make_fact.h"

namespace budget::form {

bool TaskReader::ReadHeader(int row, const std::vector<FormItem>& items) {
  if (name_ < 0) {
    ReadFirstHeaderRow(row, items);
  } else if (row != second_header_row_) {
    return false;
  }
  out_.Enter(items, table::Fate::kHeader);
  return true;
}

// The cell that names the task: the first label, which may reach over the column of
// numbers (合计) or have lost the blank cells before it; in a grid that is certain, one
// that is not beyond the column of names.  Null where a figure stands in its place.
const FormItem* TaskReader::NameOf(const std::vector<FormItem>& items) const {
  const FormItem* first = nullptr;
  for (const FormItem& item : items) {
    if (IsFigure(item)) {
      if (item.column == line_number_) continue;
      break;
    }
    if (item.column == name_ && IsCertain(grid_)) return &item;
    if (first == nullptr) first = &item;
  }
  const bool fits =
      first != nullptr && (name_ < 0 || !IsCertain(grid_) || first->column < name_);
  return fits ? first : nullptr;
}

bool TaskReader::ReadTask(const std::vector<FormItem>& items,
                          const std::string& label) {
  const FormItem* name = NameOf(items);
  const bool total = name != nullptr && form_.total.MatchesAll(grid_.Folded(
                                            name->cell->row, name->cell->column));
  Row& task = out_.AddRow();
  if (!total) task.level1 = label;
  if (name != nullptr) {
    out_.NameRow(*name->cell);
    out_.ClassifyRow();
  }
  const int shift = name == nullptr || name_ < 0 ? 0 : ShiftOf(items, total);
  for (const FormItem& item : items) {
    if (&item == name) continue;
    if (item.column == line_number_ && IsLineNumber(item)) {
      out_.Enter(*item.cell, table::Fate::kIgnored);
      continue;
    }
    Fact* fact = out_.AddFactAt(values_, item.column + shift, *item.cell);
    if (fact != nullptr && name == nullptr) {
      table::Doubt("no label stands beside it", fact);
    }
  }
  return total;
}

// How many leading blank cells a row has lost.  A total ends where the table ends.
int TaskReader::ShiftOf(const std::vector<FormItem>& items, bool total) const {
  if (IsCertain(grid_)) return 0;
  const FormItem& first = items.front();
  if (!total) return first.column == line_number_ ? 0 : name_ - first.column;
  const int last = values_.empty() ? 0 : values_.back().first;
  const bool blank_left = first.column == 0;
  return blank_left && items.back().column < last ? last - items.back().column : 0;
}

void TaskReader::ReadFirstHeaderRow(int row, const std::vector<FormItem>& items) {
  const auto path = [](const FormItem& item) {
    return HeaderPath({script::ReadLabel(item.cell->raw)});
  };
  const bool numbered = items.size() > 1 && out_.IsLineNumber(path(items.front()));
  const std::size_t name = numbered ? 1 : 0;
  if (numbered) line_number_ = items.front().column;
  name_ = items[name].column;
  const std::vector<FormItem> below = SecondHeaderRow(row);
  if (!below.empty()) second_header_row_ = row + 1;
  for (std::size_t i = name + 1; i < items.size(); ++i) {
    const int begin = items[i].column;
    const int end = i + 1 < items.size() ? items[i + 1].column : grid_.columns();
    const HeaderLabel top = script::ReadLabel(items[i].cell->raw);
    bool divided = false;
    for (const FormItem& part : below) {
      if (part.column < begin || part.column >= end) continue;
      divided = true;
      const HeaderPath parts({top, script::ReadLabel(part.cell->raw)});
      values_.emplace_back(part.column, out_.FigureColumn(parts));
    }
    if (!divided) values_.emplace_back(begin, out_.FigureColumn(path(items[i])));
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
