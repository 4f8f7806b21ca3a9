#include "pipeline/form/form_items.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::form {
namespace {

bool IsPlaceholder(std::string_view raw) {
  const std::string folded = script::Fold(raw);
  return !folded.empty() && folded.find_first_not_of('-') == std::string::npos;
}

}  // namespace

std::vector<FormItem> ItemsOf(const table::Grid& grid, int row) {
  std::vector<FormItem> items;
  for (int column = 0; column < grid.columns(); ++column) {
    const Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell->column != column || cell->raw.empty()) continue;
    if (grid.IsBlank(row, column)) continue;
    items.push_back({column, cell, cell->row == row});
  }
  return items;
}

void DropMergedDown(std::vector<FormItem>* items) {
  std::erase_if(*items, [](const FormItem& item) { return !item.printed_here; });
}

bool IsFormValue(const FormItem& item) {
  return script::ParseNumber(item.cell->raw).has_value() ||
         IsPlaceholder(item.cell->raw);
}

bool HasFormValue(const std::vector<FormItem>& items) {
  return std::ranges::any_of(items, IsFormValue);
}

}  // namespace budget::form
