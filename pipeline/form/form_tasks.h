// The small table of tasks inside a form.
//
//     年度主要任务 | 任务名称 | 主要内容 | 预算金额    a header of one or two rows
//                 | 系统运维 | ……       | 120.00              a task
//                 | 金额合计            | 120.00              the total

#ifndef PIPELINE_FORM_FORM_TASKS_H_
#define PIPELINE_FORM_FORM_TASKS_H_

#include <string>
#include <vector>

#include "pipeline/form/form_table.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::form {

// All that is given must outlive the reader.  Rows come without what is merged down
// from above, and are not empty.
class TaskReader {
 public:
  TaskReader(const table::Grid& grid, const schemas::FormSpec& form, FormTable* out)
      : grid_(grid), form_(form), out_(*out) {}

  // A row without a figure: true if it is (part of) the header.
  bool ReadHeader(int row, const std::vector<FormItem>& items);
  // A row with a figure; `label` is that of the table.  True if it is the total, which
  // is the last row.
  bool ReadTask(const std::vector<FormItem>& items, const std::string& label);

 private:
  void ReadFirstHeaderRow(int row, const std::vector<FormItem>& items);
  std::vector<FormItem> SecondHeaderRow(int row) const;
  const FormItem* NameOf(const std::vector<FormItem>& items) const;
  int ShiftOf(const std::vector<FormItem>& items, bool total) const;

  const table::Grid& grid_;
  const schemas::FormSpec& form_;
  FormTable& out_;
  int second_header_row_ = -1;  // -1: the header has one row
  int line_number_ = -1;        // grid columns; -1: there is none
  int name_ = -1;               // of a task's name
  FormColumns values_;          // of its figures and texts
};

}  // namespace budget::form

#endif  // PIPELINE_FORM_FORM_TASKS_H_
