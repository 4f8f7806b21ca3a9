// The cells of one row of a form.

#ifndef PIPELINE_FORM_FORM_ITEMS_H_
#define PIPELINE_FORM_FORM_ITEMS_H_

#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/table/whole_table.h"

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

// A figure, or what is printed where there is none: "-", "--".
bool IsFormValue(const FormItem& item);
bool HasFormValue(const std::vector<FormItem>& items);

}  // namespace budget::form

#endif  // PIPELINE_FORM_FORM_ITEMS_H_
