#include "pipeline/bind/read_form.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/bind/bind_columns.h"
#include "pipeline/bind/read_rows.h"
#include "pipeline/model/text.h"

namespace budget {
namespace {

// A cell of the row that is being read.
struct Item {
  int column = 0;
  const Cell* cell = nullptr;
  bool printed_here = false;  // not merged down from a row above
};

// Where the indicators stand, from their header row.
struct IndicatorColumns {
  int level1 = -1;
  int level2 = -1;
  int level3 = -1;
  std::vector<std::pair<int, int>> values;  // grid column, index into Table::columns
};

// The columns of a small table inside the form: tasks, or funds by stage.
struct InnerColumns {
  std::vector<std::pair<int, int>> values;  // grid column, index into Table::columns
  int name = -1;                            // grid column of the row's label
};

class FormReader {
 public:
  FormReader(const Grid& grid, const Schema& schema, Table* table)
      : grid_(grid), schema_(schema), form_(schema.form), table_(table) {}

  void Read() {
    for (int row = 0; row < grid_.rows(); ++row) {
      if (grid_.IsBlankRow(row)) continue;
      ReadRow(row);
    }
    FillMissingLevels();
    table_->row_count = row_no_;
  }

 private:
  enum class Part { kFields, kFunds, kTasks, kGoals, kIndicators };

  std::vector<Item> ItemsOf(int row) const {
    std::vector<Item> items;
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.At(row, column);
      if (cell == nullptr || cell->column != column || cell->raw.empty()) continue;
      if (grid_.IsBlank(row, column)) continue;
      items.push_back({column, cell, cell->row == row});
    }
    return items;
  }

  const std::string& FoldedOf(const Item& item) const {
    return grid_.Folded(item.cell->row, item.cell->column);
  }

  void ReadRow(int row) {
    std::vector<Item> items = ItemsOf(row);
    if (IsIndicatorHeader(items)) return ReadIndicatorHeader(row, items);
    const Part before = part_;
    const bool labelled = TakeLeadingLabel(&items);
    if (labelled && part_ != before) inner_ = {};
    std::erase_if(items, [](const Item& item) { return !item.printed_here; });
    if (items.empty() && !labelled) return;
    switch (part_) {
      case Part::kIndicators:
        return ReadIndicator(row, items);
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
  bool TakeLeadingLabel(std::vector<Item>* items) {
    if (items->empty()) return false;
    const Item first = items->front();
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
    if (part == Part::kIndicators && indicators_.level3 < 0) part = part_;
    part_ = part;
    label_ = WithoutSpace(first.cell->raw);
    label_place_ = first.cell->place;
    items->erase(items->begin());
    return true;
  }

  // --- indicators ---------------------------------------------------------------

  bool IsIndicatorHeader(const std::vector<Item>& items) const {
    bool level1 = false;
    bool other = false;
    for (const Item& item : items) {
      if (!item.printed_here) continue;
      const std::string& text = FoldedOf(item);
      level1 = level1 || form_.level1_header.MatchesAll(text);
      other = other || form_.level2_header.MatchesAll(text) ||
              form_.level3_header.MatchesAll(text);
    }
    return level1 && other;
  }

  void ReadIndicatorHeader(int row, const std::vector<Item>& items) {
    part_ = Part::kIndicators;
    IndicatorColumns columns;
    for (const Item& item : items) {
      const std::string& text = FoldedOf(item);
      if (form_.level1_header.MatchesAll(text)) {
        columns.level1 = item.column;
      } else if (form_.level2_header.MatchesAll(text)) {
        columns.level2 = item.column;
      } else if (form_.level3_header.MatchesAll(text)) {
        columns.level3 = item.column;
      } else if (columns.level1 >= 0) {
        columns.values.emplace_back(item.column,
                                    ValueColumn(row, item.column, Kind::kText));
      }
    }
    if (columns.level3 < 0) columns.level3 = std::max(columns.level2, columns.level1);
    indicators_ = std::move(columns);
  }

  // Whether the row fits its columns when its cells move `shift` columns to the right.
  bool FitsShifted(const std::vector<Item>& items, int shift) const {
    bool value = false;
    bool name = false;
    for (const Item& item : items) {
      const int column = item.column + shift;
      const std::string& text = FoldedOf(item);
      if (column == indicators_.level3) {
        name = true;
      } else if (column == indicators_.level1) {
        if (!form_.level1_name.MatchesAll(text)) return false;
      } else if (column == indicators_.level2) {
        if (!form_.level2_name.MatchesAll(text)) return false;
      } else if (IsIndicatorValue(column)) {
        value = true;
      } else {
        return false;
      }
    }
    return name && value;
  }

  bool IsIndicatorValue(int column) const {
    return std::ranges::any_of(indicators_.values,
                               [column](const auto& v) { return v.first == column; });
  }

  // Level columns whose names are not among the known ones are still where the header
  // puts them, as long as the indicator has a name and a value.
  bool FitsAsPrinted(const std::vector<Item>& items) const {
    const auto printed = [&](auto test) { return std::ranges::any_of(items, test); };
    return printed([&](const Item& i) { return i.column == indicators_.level3; }) &&
           printed([&](const Item& i) { return IsIndicatorValue(i.column); }) &&
           std::ranges::all_of(
               items, [&](const Item& i) { return i.column >= indicators_.level1; });
  }

  // Nothing but texts of value columns: a page break has split the row above.
  bool ContinuesIndicator(const std::vector<Item>& items) {
    if (table_->rows.empty() || !std::ranges::all_of(items, [&](const Item& i) {
          return IsIndicatorValue(i.column);
        })) {
      return false;
    }
    const int row = static_cast<int>(table_->rows.size()) - 1;
    for (const Item& item : items) {
      for (Fact& fact : table_->facts) {
        if (fact.row != row || fact.column < 0) continue;
        const Column& column = table_->columns[static_cast<std::size_t>(fact.column)];
        if (column.grid_column != item.column) continue;
        fact.raw += '\n' + item.cell->raw;
        fact.value = TidySpace(fact.raw);
      }
    }
    return true;
  }

  void ReadIndicator(int row, const std::vector<Item>& items) {
    if (items.empty()) return;
    const bool certain = grid_.source() == GridSource::kLattice;
    int shift = -1;
    for (int s = 0; s <= indicators_.level3 && !certain; ++s) {
      if (FitsShifted(items, s)) {
        shift = s;
        break;
      }
    }
    if (certain || (shift < 0 && FitsAsPrinted(items))) shift = 0;
    if (shift < 0 && ContinuesIndicator(items)) return;
    if (shift < 0) return ReadIndicatorInOrder(items);
    Row& indicator = AddRow();
    indicator.level1 = LevelText(row, items, indicators_.level1, shift, &level1_);
    indicator.level2 = LevelText(row, items, indicators_.level2, shift, &level2_);
    for (const Item& item : items) {
      const int column = item.column + shift;
      if (column == indicators_.level3) {
        indicator.item_name = WithoutSpace(item.cell->raw);
        indicator.place = item.cell->place;
      }
      for (const auto& [grid_column, value_column] : indicators_.values) {
        if (grid_column == column) AddFact(value_column, *item.cell);
      }
    }
  }

  // Printed levels, or those carried down; a new first level ends the second one.
  std::string LevelText(int row, const std::vector<Item>& items, int column, int shift,
                        std::string* carried) {
    if (column < 0 || column == indicators_.level3) return {};
    std::string text;
    if (shift == 0) text = WithoutSpace(grid_.Raw(row, column));
    for (const Item& item : items) {
      if (item.column + shift == column) text = WithoutSpace(item.cell->raw);
    }
    if (!text.empty()) {
      if (carried == &level1_ && text != level1_) level2_.clear();
      *carried = std::move(text);
    }
    return *carried;
  }

  // Nothing but the order of the cells is left: the first is the name, the others are
  // the last values.
  void ReadIndicatorInOrder(const std::vector<Item>& items) {
    Row& row = AddRow();
    row.level1 = level1_;
    row.level2 = level2_;
    row.item_name = WithoutSpace(items.front().cell->raw);
    row.place = items.front().cell->place;
    const std::size_t count = items.size() - 1;
    const std::size_t columns = indicators_.values.size();
    const bool determined = count == columns;
    for (std::size_t i = 0; i < count; ++i) {
      AddFact(determined ? indicators_.values[i].second : -1, *items[i + 1].cell);
      Fact& fact = table_->facts.back();
      fact.certainty = determined ? Certainty::kInferred : Certainty::kAmbiguous;
      fact.note = "column by the order of the cells: the row has lost its blanks";
    }
  }

  // The first rows of a group can stand above its label when that is printed in the
  // middle of merged cells: they belong to the first group named after them.
  void FillMissingLevels() {
    for (std::size_t i = table_->rows.size(); i-- > 1;) {
      Row& above = table_->rows[i - 1];
      const Row& below = table_->rows[i];
      if (!indicator_rows_.contains_index(i - 1) ||
          !indicator_rows_.contains_index(i)) {
        continue;
      }
      if (above.level1.empty()) above.level1 = below.level1;
      if (above.level2.empty() && above.level1 == below.level1)
        above.level2 = below.level2;
    }
  }

  // --- funds, tasks, goals, fields ----------------------------------------------

  static bool IsValue(const Item& item) {
    const std::string_view raw = item.cell->raw;
    return ParseNumber(raw).has_value() || IsPlaceholder(raw);
  }

  // "-", "--": printed where there is no figure.
  static bool IsPlaceholder(std::string_view raw) {
    const std::string folded = Fold(raw);
    return !folded.empty() && folded.find_first_not_of('-') == std::string::npos;
  }

  void ReadFunds(int row, const std::vector<Item>& items) {
    if (items.empty()) return;
    const bool any_value = std::ranges::any_of(items, IsValue);
    if (!any_value && items.size() > 1 && inner_.values.empty() &&
        HasFigureBelow(row)) {
      for (const Item& item : items) {
        inner_.values.emplace_back(
            item.column, InnerColumn(label_ + "/" + WithoutSpace(item.cell->raw)));
      }
      return;
    }
    Row& fund = AddRow();
    fund.item_name = WithoutSpace(items.front().cell->raw);
    fund.place = items.front().cell->place;
    ClassifyRow(schema_, table_->table_id, &fund);
    for (std::size_t i = 1; i < items.size(); ++i) {
      if (!inner_.values.empty()) {
        AddInnerFact(items[i]);
      } else if (IsValue(items[i])) {
        AddFact(InnerColumn(label_), *items[i].cell);
        break;  // what follows are labels of the form: 执行率分值(10)
      }
    }
  }

  bool HasFigureBelow(int row) const {
    return row + 1 < grid_.rows() && std::ranges::any_of(ItemsOf(row + 1), IsValue);
  }

  void AddInnerFact(const Item& item) {
    for (const auto& [grid_column, value_column] : inner_.values) {
      if (grid_column == item.column) return AddFact(value_column, *item.cell);
    }
    AddFact(-1, *item.cell);
    table_->facts.back().certainty = Certainty::kAmbiguous;
  }

  // 年度主要任务 | 任务名称 | 主要内容 | 预算金额: a header of one or two rows, the
  // tasks, and their total.
  void ReadTask(int row, const std::vector<Item>& items) {
    if (items.empty()) return;
    const bool figure = std::ranges::any_of(items, [](const Item& item) {
      return ParseNumber(item.cell->raw).has_value();
    });
    if (!figure && tasks_.name < 0) return ReadTaskHeader(row, items);
    if (!figure && tasks_.name >= 0 && row == tasks_header_ + 1)
      return;  // its second row
    if (!figure) return ReadFields(items);
    Row& task = AddRow();
    const bool total = form_.total.MatchesAll(FoldedOf(items.front()));
    task.item_name = WithoutSpace(items.front().cell->raw);
    task.place = items.front().cell->place;
    if (!total) task.level1 = label_;
    ClassifyRow(schema_, table_->table_id, &task);
    const int shift = total ? 0 : tasks_.name - items.front().column;
    for (std::size_t i = 1; i < items.size(); ++i) {
      AddTaskFact(items, i, total ? TotalShift(items) : shift);
    }
    if (total) part_ = Part::kFields;
  }

  // A total row that has lost its leading blanks ends where the table ends.
  int TotalShift(const std::vector<Item>& items) const {
    const int last = tasks_.values.empty() ? 0 : tasks_.values.back().first;
    const bool blank_left = items.front().column == 0;
    return blank_left && items.back().column < last ? last - items.back().column : 0;
  }

  void AddTaskFact(const std::vector<Item>& items, std::size_t i, int shift) {
    const int column = items[i].column + shift;
    for (const auto& [grid_column, value_column] : tasks_.values) {
      if (grid_column == column) return AddFact(value_column, *items[i].cell);
    }
    AddFact(-1, *items[i].cell);
    table_->facts.back().certainty = Certainty::kAmbiguous;
  }

  void ReadTaskHeader(int row, const std::vector<Item>& items) {
    tasks_header_ = row;
    tasks_.name = items.front().column;
    const std::vector<Item> below = SecondHeaderRow(row);
    for (std::size_t i = 1; i < items.size(); ++i) {
      const int begin = items[i].column;
      const int end = i + 1 < items.size() ? items[i + 1].column : grid_.columns();
      const std::string top = WithoutSpace(items[i].cell->raw);
      bool divided = false;
      for (const Item& part : below) {
        if (part.column < begin || part.column >= end) continue;
        divided = true;
        tasks_.values.emplace_back(
            part.column, InnerColumn(top + "/" + WithoutSpace(part.cell->raw)));
      }
      if (!divided) tasks_.values.emplace_back(begin, InnerColumn(top));
    }
  }

  std::vector<Item> SecondHeaderRow(int row) const {
    if (row + 1 >= grid_.rows()) return {};
    std::vector<Item> items = ItemsOf(row + 1);
    std::erase_if(items, [](const Item& item) { return !item.printed_here; });
    const bool text = std::ranges::none_of(items, IsValue);
    // Below the name column it prints nothing: else it is the first task.
    const bool below_name = std::ranges::any_of(
        items, [&](const Item& item) { return item.column <= tasks_.name; });
    return text && !below_name ? items : std::vector<Item>();
  }

  // Goals are text beside their label; with a header (预期目标 | 实际完成情况) each is
  // the text of its column.
  void ReadGoal(const std::vector<Item>& items) {
    if (items.empty()) return;
    if (items.size() > 1 && inner_.values.empty()) {
      for (const Item& item : items) {
        inner_.values.emplace_back(
            item.column, InnerColumn(label_ + "/" + WithoutSpace(item.cell->raw)));
      }
      return;
    }
    Row& goal = AddRow();
    goal.item_name = label_;
    goal.place = label_place_;
    for (const Item& item : items) {
      if (inner_.values.empty()) {
        AddFact(TextColumn(label_), *item.cell);
      } else {
        AddInnerFact(item);
      }
    }
  }

  // label, value, label, value ...; a label of the schema never is a value.
  void ReadFields(const std::vector<Item>& items) {
    if (items.empty()) return;
    ++row_no_;
    for (std::size_t i = 0; i < items.size(); ++i) {
      Row& field = PushRow();
      field.item_name = WithoutSpace(items[i].cell->raw);
      field.place = items[i].cell->place;
      const bool has_value =
          i + 1 < items.size() && !form_.label.MatchesAll(FoldedOf(items[i + 1]));
      if (!has_value) continue;
      AddFact(TextColumn(field.item_name), *items[++i].cell);
    }
  }

  // --- what is filled ------------------------------------------------------------

  Row& AddRow() {
    ++row_no_;
    if (part_ == Part::kIndicators) indicator_rows_.add(table_->rows.size());
    return PushRow();
  }

  Row& PushRow() {
    Row& row = table_->rows.emplace_back();
    row.row_no = row_no_;
    return row;
  }

  void AddFact(int column, const Cell& cell) {
    const Kind kind = column < 0
                          ? Kind::kAmount
                          : table_->columns[static_cast<std::size_t>(column)].kind;
    Fact fact = MakeFact(cell.raw, kind);
    fact.row = static_cast<int>(table_->rows.size()) - 1;
    fact.column = column;
    fact.place = cell.place;
    table_->facts.push_back(std::move(fact));
  }

  int ValueColumn(int row, int grid_column, Kind kind) {
    const std::string path = WithoutSpace(grid_.Raw(row, grid_column));
    const int column = FindOrAddColumn(path, kind);
    table_->columns[static_cast<std::size_t>(column)].grid_column = grid_column;
    return column;
  }
  int TextColumn(const std::string& path) { return FindOrAddColumn(path, Kind::kText); }
  int InnerColumn(const std::string& path) {
    return FindOrAddColumn(path, Kind::kAmount);
  }

  int FindOrAddColumn(const std::string& path, Kind kind) {
    for (std::size_t i = 0; i < table_->columns.size(); ++i) {
      if (table_->columns[i].path == path) return static_cast<int>(i);
    }
    const std::string folded = FoldPath(path);
    const Period period = ReadPeriod(folded, schema_, table_->fiscal_year);
    Column& column = table_->columns.emplace_back();
    column.path = path;
    column.kind = kind;
    column.phase = period.phase;
    column.fiscal_year = period.year;
    for (const ColumnSpec& spec : schema_.columns) {
      if (!spec.header.MatchesAll(folded)) continue;
      column.measure = spec.measure;
      if (spec.phase) column.phase = *spec.phase;
      break;
    }
    return static_cast<int>(table_->columns.size()) - 1;
  }

  // Which of the rows are indicators, by index.
  class IndexSet {
   public:
    void add(std::size_t index) {
      if (index >= bits_.size()) bits_.resize(index + 1);
      bits_[index] = true;
    }
    bool contains_index(std::size_t index) const {
      return index < bits_.size() && bits_[index];
    }

   private:
    std::vector<bool> bits_;
  };

  const Grid& grid_;
  const Schema& schema_;
  const FormSpec& form_;
  Table* table_;
  Part part_ = Part::kFields;
  std::string label_;  // of the first column, for the rows beside it
  Place label_place_;
  IndicatorColumns indicators_;
  InnerColumns inner_;
  InnerColumns tasks_;
  int tasks_header_ = -1;
  std::string level1_;
  std::string level2_;
  IndexSet indicator_rows_;
  int row_no_ = 0;
};

}  // namespace

void ReadForm(const Grid& grid, const Schema& schema, Table* table) {
  FormReader(grid, schema, table).Read();
}

}  // namespace budget
