#include "pipeline/form/form_indicators.h"

#include <algorithm>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::form {

const std::string& IndicatorReader::FoldedOf(const FormItem& item) const {
  return grid_.Folded(item.cell->row, item.cell->column);
}

bool IndicatorReader::IsHeader(const std::vector<FormItem>& items) const {
  bool level1 = false;
  bool other = false;
  for (const FormItem& item : items) {
    if (!item.printed_here) continue;
    const std::string& text = FoldedOf(item);
    level1 = level1 || form_.level1_header.MatchesAll(text);
    other = other || form_.level2_header.MatchesAll(text) ||
            form_.level3_header.MatchesAll(text);
  }
  return level1 && other;
}

void IndicatorReader::ReadHeader(int row, const std::vector<FormItem>& items) {
  level1_ = level2_ = level3_ = -1;
  values_.clear();
  for (const FormItem& item : items) {
    const std::string& text = FoldedOf(item);
    if (form_.level1_header.MatchesAll(text)) {
      level1_ = item.column;
    } else if (form_.level2_header.MatchesAll(text)) {
      level2_ = item.column;
    } else if (form_.level3_header.MatchesAll(text)) {
      level3_ = item.column;
    } else if (level1_ >= 0) {
      values_.emplace_back(item.column, ValueColumn(row, item.column));
    }
  }
  if (level3_ < 0) level3_ = std::max(level2_, level1_);
}

// Whether the row fits its columns when its cells move `shift` columns to the right.
bool IndicatorReader::FitsShifted(const std::vector<FormItem>& items, int shift) const {
  bool value = false;
  bool name = false;
  for (const FormItem& item : items) {
    const int column = item.column + shift;
    const std::string& text = FoldedOf(item);
    if (column == level3_) {
      name = true;
    } else if (column == level1_) {
      if (!form_.level1_name.MatchesAll(text)) return false;
    } else if (column == level2_) {
      if (!form_.level2_name.MatchesAll(text)) return false;
    } else if (IsValue(column)) {
      value = true;
    } else {
      return false;
    }
  }
  return name && value;
}

bool IndicatorReader::IsValue(int column) const {
  return std::ranges::any_of(values_,
                             [column](const auto& v) { return v.first == column; });
}

// Level columns whose names are not among the known ones are still where the header
// puts them, as long as the indicator has a name and a value.
bool IndicatorReader::FitsAsPrinted(const std::vector<FormItem>& items) const {
  const auto printed = [&](auto test) { return std::ranges::any_of(items, test); };
  return printed([&](const FormItem& i) { return i.column == level3_; }) &&
         printed([&](const FormItem& i) { return IsValue(i.column); }) &&
         std::ranges::all_of(items,
                             [&](const FormItem& i) { return i.column >= level1_; });
}

// Nothing but texts of value columns: a page break has split the row above.
bool IndicatorReader::Continues(const std::vector<FormItem>& items) {
  Table& table = out_.table();
  if (table.rows.empty() || !std::ranges::all_of(items, [&](const FormItem& i) {
        return IsValue(i.column);
      })) {
    return false;
  }
  const int row = static_cast<int>(table.rows.size()) - 1;
  for (const FormItem& item : items) {
    for (Fact& fact : table.facts) {
      if (fact.row != row || fact.column < 0) continue;
      const Column& column = table.columns[static_cast<std::size_t>(fact.column)];
      if (column.grid_column != item.column) continue;
      fact.raw += '\n' + item.cell->raw;
      fact.value = script::TidySpace(fact.raw);
    }
  }
  return true;
}

void IndicatorReader::Read(int row, const std::vector<FormItem>& items) {
  if (items.empty()) return;
  const bool certain =
      grid_.source() == GridSource::kLattice || grid_.source() == GridSource::kCells;
  int shift = -1;
  for (int s = 0; s <= level3_ && !certain; ++s) {
    if (FitsShifted(items, s)) {
      shift = s;
      break;
    }
  }
  if (certain || (shift < 0 && FitsAsPrinted(items))) shift = 0;
  if (shift < 0 && Continues(items)) return;
  if (shift < 0) return ReadInOrder(items);
  Row& indicator = AddRow();
  indicator.level1 = LevelText(row, items, level1_, shift, &level1_text_);
  indicator.level2 = LevelText(row, items, level2_, shift, &level2_text_);
  for (const FormItem& item : items) {
    const int column = item.column + shift;
    if (column == level3_) {
      indicator.item_name = script::WithoutSpace(item.cell->raw);
      indicator.place = item.cell->place;
    }
    for (const auto& [grid_column, value_column] : values_) {
      if (grid_column == column) out_.AddFact(value_column, *item.cell);
    }
  }
}

// Printed levels, or those carried down; a new first level ends the second one.
std::string IndicatorReader::LevelText(int row, const std::vector<FormItem>& items,
                                       int column, int shift, std::string* carried) {
  if (column < 0 || column == level3_) return {};
  std::string text;
  if (shift == 0) text = script::WithoutSpace(grid_.Raw(row, column));
  for (const FormItem& item : items) {
    if (item.column + shift == column) text = script::WithoutSpace(item.cell->raw);
  }
  if (!text.empty()) {
    if (carried == &level1_text_ && text != level1_text_) level2_text_.clear();
    *carried = std::move(text);
  }
  return *carried;
}

// Nothing but the order of the cells is left: the first is the name, the others are
// the last values.
void IndicatorReader::ReadInOrder(const std::vector<FormItem>& items) {
  Row& row = AddRow();
  row.level1 = level1_text_;
  row.level2 = level2_text_;
  row.item_name = script::WithoutSpace(items.front().cell->raw);
  row.place = items.front().cell->place;
  const std::size_t count = items.size() - 1;
  const std::size_t columns = values_.size();
  const bool determined = count == columns;
  for (std::size_t i = 0; i < count; ++i) {
    out_.AddFact(determined ? values_[i].second : -1, *items[i + 1].cell);
    Fact& fact = out_.table().facts.back();
    fact.certainty = determined ? Certainty::kInferred : Certainty::kAmbiguous;
    fact.note = "column by the order of the cells: the row has lost its blanks";
  }
}

void IndicatorReader::FillMissingLevels() {
  Table& table = out_.table();
  for (std::size_t i = table.rows.size(); i-- > 1;) {
    Row& above = table.rows[i - 1];
    const Row& below = table.rows[i];
    if (!IsIndicator(i - 1) || !IsIndicator(i)) {
      continue;
    }
    if (above.level1.empty()) above.level1 = below.level1;
    if (above.level2.empty() && above.level1 == below.level1)
      above.level2 = below.level2;
  }
}

int IndicatorReader::ValueColumn(int row, int grid_column) {
  const int column =
      out_.TextColumn(HeaderPath({script::ReadLabel(grid_.Raw(row, grid_column))}));
  out_.table().columns[static_cast<std::size_t>(column)].grid_column = grid_column;
  return column;
}

Row& IndicatorReader::AddRow() {
  Row& row = out_.AddRow();
  rows_.resize(out_.table().rows.size());
  rows_.back() = true;
  return row;
}

bool IndicatorReader::IsIndicator(std::size_t row) const {
  return row < rows_.size() && rows_[row];
}

}  // namespace budget::form
