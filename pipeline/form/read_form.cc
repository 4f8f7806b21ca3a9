#include "pipeline/form/read_form.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/form/form_indicators.h"
#include "pipeline/form/form_table.h"
#include "pipeline/form/form_tasks.h"
#include "pipeline/script/text.h"

namespace budget::form {
namespace {

class FormReader {
 public:
  FormReader(const table::Grid& grid, const schemas::Schema& schema, Table* table)
      : grid_(grid),
        form_(schema.form),
        schema_(schema),
        out_(grid, schema, table),
        indicators_(grid, schema.form, &out_),
        tasks_(grid, schema.form, &out_) {}

  table::Ledger Read() {
    for (int row = 0; row < grid_.rows(); ++row) {
      if (grid_.IsBlankRow(row)) continue;
      ReadRow(row);
    }
    indicators_.FillMissingLevels();
    out_.table().row_count = out_.row_count();
    return out_.TakeLedger();
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
    if (TakeNote(items)) return;
    const Part before = part_;
    const bool labelled = TakeLeadingLabel(&items);
    if (labelled && part_ != before) {
      inner_.clear();
      goals_.clear();
    }
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

  // A line of notes inside the form.
  bool TakeNote(const std::vector<FormItem>& items) {
    if (items.size() != 1 || !items.front().printed_here) return false;
    if (!schema_.lines.note.Search(FoldedOf(items.front()))) return false;
    const Cell& note = *items.front().cell;
    out_.table().notes.push_back(script::TidySpace(note.raw));
    out_.Enter(note, table::Fate::kNote);
    return true;
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
    out_.Enter(*first.cell, table::Fate::kLabel);
    items->erase(items->begin());
    return true;
  }

  // The column of an inner table whose header this is.
  void AddInnerColumns(const std::vector<FormItem>& items) {
    for (const FormItem& item : items) {
      const HeaderPath path({label_, script::ReadLabel(item.cell->raw)});
      inner_.emplace_back(item.column, out_.FigureColumn(path));
    }
    out_.Enter(items, table::Fate::kHeader);
  }

  // Sums, each behind its label; one that has none of its own has that of them all.
  void ReadFunds(int row, const std::vector<FormItem>& items) {
    if (items.empty()) return;
    if (!HasFormValue(items) && items.size() > 1 && inner_.empty() &&
        HasFigureBelow(row)) {
      return AddInnerColumns(items);
    }
    out_.StartRow();
    const bool named = !IsFigure(items.front());
    if (named) {
      AddFund(*items.front().cell);
    } else {
      AddRowOfLabel();
    }
    for (std::size_t i = named ? 1 : 0; i < items.size(); ++i) {
      const Cell& cell = *items[i].cell;
      if (!inner_.empty()) {
        out_.AddFactAt(inner_, items[i].column, cell);
      } else if (IsFormValue(items[i])) {
        out_.AddFact(out_.FigureColumn(HeaderPath({label_})), cell);
      } else if (form_.label.MatchesAll(FoldedOf(items[i]))) {
        return ReadPairs(items, i);  // other labels of the form: 执行率分值(10)
      } else {
        AddFund(cell);  // a second sum beside the first
      }
    }
  }

  void AddFund(const Cell& label) {
    out_.PushRow();
    out_.NameRow(label);
    out_.ClassifyRow();
  }

  // A row that only the label of the first column names.
  void AddRowOfLabel() {
    Row& row = out_.PushRow();
    row.item_name = label_.printed;
    row.place = label_place_;
  }

  bool HasFigureBelow(int row) const {
    return row + 1 < grid_.rows() && HasFormValue(ItemsOf(grid_, row + 1));
  }

  void ReadTask(int row, const std::vector<FormItem>& items) {
    if (items.empty()) return;
    if (HasFigure(items)) {
      if (tasks_.ReadTask(items, label_.printed)) part_ = Part::kFields;
    } else if (!tasks_.ReadHeader(row, items)) {
      ReadFields(items);
    }
  }

  // Goals are text beside their label; with a header (预期目标 | 实际完成情况) each is
  // the text of its column.
  void ReadGoal(const std::vector<FormItem>& items) {
    if (items.empty()) return;
    if (!goals_.empty()) return ReadOwnGoals(items);
    if (items.size() > 1 && inner_.empty() && !HasFigure(items)) {
      const bool own = std::ranges::all_of(items, [&](const FormItem& item) {
        return form_.goals.MatchesAll(FoldedOf(item));
      });
      if (!own) return AddInnerColumns(items);
      goals_ = items;
      return;
    }
    out_.StartRow();
    AddRowOfLabel();
    for (const FormItem& item : items) {
      if (inner_.empty()) {
        out_.AddFact(out_.TextColumn(HeaderPath({label_})), *item.cell);
      } else {
        out_.AddFactAt(inner_, item.column, *item.cell);
      }
    }
  }

  // Heads that are goals themselves (项目总目标 | 年度目标) name what stands below
  // them.
  void ReadOwnGoals(const std::vector<FormItem>& items) {
    out_.StartRow();
    for (const FormItem& item : items) {
      out_.PushRow();
      const auto head = std::ranges::find(goals_, item.column, &FormItem::column);
      if (head == goals_.end()) {
        out_.AddUnplaced(*item.cell, "no goal stands above it");
        continue;
      }
      out_.NameRow(*head->cell);
      const HeaderPath path({script::ReadLabel(head->cell->raw)});
      out_.AddFact(out_.TextColumn(path), *item.cell);
    }
  }

  void ReadFields(const std::vector<FormItem>& items) {
    if (items.empty()) return;
    out_.StartRow();
    ReadPairs(items, 0);
  }

  // label, value, label, value ... from an item on; a label of the schema never is a
  // value, and a figure never a label: it is one more value of the label before it.
  void ReadPairs(const std::vector<FormItem>& items, std::size_t first) {
    for (std::size_t i = first; i < items.size(); ++i) {
      if (IsFigure(items[i])) {
        if (i == first) out_.PushRow();
        out_.AddUnplaced(*items[i].cell, "no label stands beside it");
        continue;
      }
      out_.PushRow();
      out_.NameRow(*items[i].cell);
      const bool has_value =
          i + 1 < items.size() && !form_.label.MatchesAll(FoldedOf(items[i + 1]));
      if (!has_value) continue;
      const HeaderPath path({script::ReadLabel(items[i].cell->raw)});
      out_.AddFact(out_.TextColumn(path), *items[++i].cell);
    }
  }

  const table::Grid& grid_;
  const schemas::FormSpec& form_;
  const schemas::Schema& schema_;
  FormTable out_;
  IndicatorReader indicators_;
  TaskReader tasks_;
  Part part_ = Part::kFields;
  HeaderLabel label_;  // of the first column, for the rows beside it
  Place label_place_;
  std::vector<FormItem> goals_;  // heads of goals beside each other
  FormColumns inner_;            // of a small table inside the form: funds by stage
};

}  // namespace

table::Ledger ReadForm(const table::Grid& grid, const schemas::Schema& schema,
                       Table* table) {
  return FormReader(grid, schema, table).Read();
}

}  // namespace budget::form
