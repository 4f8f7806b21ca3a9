#include "pipeline/form/read_form.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/form/form_indicators.h"
#include "pipeline/form/form_items.h"
#include "pipeline/form/form_table.h"
#include "pipeline/form/form_tasks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"

namespace budget::form {
namespace {

class FormReader {
 public:
  FormReader(const table::Grid& grid, const schemas::Schema& schema, Table* table)
      : grid_(grid),
        form_(schema.form),
        out_(schema, table),
        indicators_(grid, schema.form, &out_),
        tasks_(grid, schema.form, &out_) {}

  void Read() {
    for (int row = 0; row < grid_.rows(); ++row) {
      if (grid_.IsBlankRow(row)) continue;
      ReadRow(row);
    }
    indicators_.FillMissingLevels();
    out_.table().row_count = out_.row_count();
  }

 private:
  enum class Part : std::uint8_t { kFields, kFunds, kTasks, kGoals, kIndicators };

  const std::string& FoldedOf(const FormItem& item) const {
    return grid_.Folded(item.cell->row, item.cell->column);
  }

  void ReadRow(int row) {
    std::vector<FormItem> items = ItemsOf(grid_, row);
    if (indicators_.IsHeader(items)) {
      part_ = Part::kIndicators;
      return indicators_.ReadHeader(row, items);
    }
    const Part before = part_;
    const bool labelled = TakeLeadingLabel(&items);
    if (labelled && part_ != before) inner_.clear();
    DropMergedDown(&items);
    if (items.empty() && !labelled) return;
    switch (part_) {
      case Part::kIndicators:
        return indicators_.Read(row, items);
      case Part::kFunds:
        return ReadFunds(row, items);
      case Part::kTasks:
        return ReadTask(row, items);
      case Part::kGoals:
        return ReadGoal(items);
      case Part::kFields:
        return ReadFields(items);
    }
  }

  // The label of the first column says what the rows beside it are.  Removed from
  // `items` unless it is the label of a field.
  bool TakeLeadingLabel(std::vector<FormItem>* items) {
    if (items->empty()) return false;
    const FormItem first = items->front();
    const std::string& text = FoldedOf(first);
    Part part = Part::kFields;
    if (form_.indicators.MatchesAll(text)) {
      part = Part::kIndicators;
    } else if (form_.funds.MatchesAll(text)) {
      part = Part::kFunds;
    } else if (form_.tasks.MatchesAll(text)) {
      part = Part::kTasks;
    } else if (form_.goals.MatchesAll(text)) {
      part = Part::kGoals;
    } else if (form_.label.MatchesAll(text)) {
      part_ = Part::kFields;
      return true;
    } else {
      return false;
    }
    if (part == Part::kIndicators && !indicators_.HasHeader()) part = part_;
    part_ = part;
    label_ = script::ReadLabel(first.cell->raw);
    label_place_ = first.cell->place;
    items->erase(items->begin());
    return true;
  }

  // The column of an inner table whose header this is.
  void AddInnerColumns(const std::vector<FormItem>& items) {
    for (const FormItem& item : items) {
      const HeaderPath path({label_, script::ReadLabel(item.cell->raw)});
      inner_.emplace_back(item.column, out_.AmountColumn(path));
    }
  }

  void ReadFunds(int row, const std::vector<FormItem>& items) {
    if (items.empty()) return;
    if (!HasFormValue(items) && items.size() > 1 && inner_.empty() &&
        HasFigureBelow(row)) {
      return AddInnerColumns(items);
    }
    out_.StartRow();
    AddFund(*items.front().cell);
    for (std::size_t i = 1; i < items.size(); ++i) {
      if (!inner_.empty()) {
        out_.AddFactAt(inner_, items[i].column, *items[i].cell);
      } else if (IsFormValue(items[i])) {
        out_.AddFact(out_.AmountColumn(HeaderPath({label_})), *items[i].cell);
      } else if (form_.label.MatchesAll(FoldedOf(items[i]))) {
        break;  // the other labels of the form: 执行率分值(10)
      } else {
        AddFund(*items[i].cell);  // a second sum beside the first
      }
    }
  }

  void AddFund(const Cell& label) {
    Row& fund = out_.PushRow();
    fund.item_name = script::WithoutSpace(label.raw);
    fund.place = label.place;
    out_.Classify(&fund);
  }

  bool HasFigureBelow(int row) const {
    return row + 1 < grid_.rows() && HasFormValue(ItemsOf(grid_, row + 1));
  }

  void ReadTask(int row, const std::vector<FormItem>& items) {
    if (items.empty()) return;
    const bool figure = std::ranges::any_of(items, [](const FormItem& item) {
      return script::ParseNumber(item.cell->raw).has_value();
    });
    if (figure) {
      if (tasks_.ReadTask(items, label_.printed)) part_ = Part::kFields;
    } else if (!tasks_.ReadHeader(row, items)) {
      ReadFields(items);
    }
  }

  // Goals are text beside their label; with a header (预期目标 | 实际完成情况) each is
  // the text of its column.
  void ReadGoal(const std::vector<FormItem>& items) {
    if (items.empty()) return;
    if (items.size() > 1 && inner_.empty()) return AddInnerColumns(items);
    Row& goal = out_.AddRow();
    goal.item_name = label_.printed;
    goal.place = label_place_;
    for (const FormItem& item : items) {
      if (inner_.empty()) {
        out_.AddFact(out_.TextColumn(HeaderPath({label_})), *item.cell);
      } else {
        out_.AddFactAt(inner_, item.column, *item.cell);
      }
    }
  }

  // label, value, label, value ...; a label of the schema never is a value.
  void ReadFields(const std::vector<FormItem>& items) {
    if (items.empty()) return;
    out_.StartRow();
    for (std::size_t i = 0; i < items.size(); ++i) {
      Row& field = out_.PushRow();
      field.item_name = script::WithoutSpace(items[i].cell->raw);
      field.place = items[i].cell->place;
      const bool has_value =
          i + 1 < items.size() && !form_.label.MatchesAll(FoldedOf(items[i + 1]));
      if (!has_value) continue;
      const HeaderPath path({script::ReadLabel(items[i].cell->raw)});
      out_.AddFact(out_.TextColumn(path), *items[++i].cell);
    }
  }

  const table::Grid& grid_;
  const schemas::FormSpec& form_;
  FormTable out_;
  IndicatorReader indicators_;
  TaskReader tasks_;
  Part part_ = Part::kFields;
  HeaderLabel label_;  // of the first column, for the rows beside it
  Place label_place_;
  FormColumns inner_;  // of a small table inside the form: funds by stage
};

}  // namespace

void ReadForm(const table::Grid& grid, const schemas::Schema& schema, Table* table) {
  FormReader(grid, schema, table).Read();
}

}  // namespace budget::form
