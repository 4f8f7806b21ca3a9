#include "pipeline/form/form_indicators.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"
#include "pipeline/table/make_fact.h"

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
  line_number_ = level1_ = level2_ = level3_ = -1;
  values_.clear();
  std::vector<FormItem> figures;
  for (const FormItem& item : items) {
    const std::string& text = FoldedOf(item);
    const int before = level1_;
    // A year may stand in a header, any other figure does not belong there.
    if (item.printed_here && IsFigure(item) && !script::IsAsciiDigits(text)) {
      figures.push_back(item);
      continue;
    }
    if (form_.level1_header.MatchesAll(text)) {
      level1_ = item.column;
    } else if (form_.level2_header.MatchesAll(text)) {
      level2_ = item.column;
    } else if (form_.level3_header.MatchesAll(text)) {
      level3_ = item.column;
    } else if (level1_ >= 0) {
      values_.emplace_back(item.column, ValueColumn(row, item.column));
    } else if (out_.IsLineNumber(HeaderPath({script::ReadLabel(item.cell->raw)}))) {
      line_number_ = item.column;
    }
    // What stands before the levels is the label at the edge of all these rows.
    const bool edge = before < 0 && level1_ < 0 && line_number_ != item.column;
    if (item.printed_here) {
      out_.Enter(*item.cell, edge ? table::Fate::kLabel : table::Fate::kHeader);
    }
  }
  if (level3_ < 0) level3_ = std::max(level2_, level1_);
  if (!figures.empty()) out_.AddRow();
  for (const FormItem& item : figures) {
    out_.AddUnplaced(*item.cell, "it stands in a header");
  }
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
    const auto above = std::ranges::find_if(table.facts, [&](const Fact& fact) {
      const Column* column = table.ColumnOf(fact);
      return fact.row == row && column != nullptr && column->grid_column == item.column;
    });
    if (above == table.facts.end() || item.cell->doubtful) {
      out_.AddFactAt(values_, item.column, *item.cell);
    } else {
      table::AppendText(item.cell->raw, &*above);
      out_.Enter(*item.cell, table::Fate::kFact);
    }
  }
  return true;
}

void IndicatorReader::Read(int row, const std::vector<FormItem>& items) {
  if (items.empty()) return;
  const bool certain = IsCertain(grid_);
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
  const FormItem* name = NameOf(items, shift);
  if (name != nullptr) out_.NameRow(*name->cell);
  for (const FormItem& item : items) {
    if (&item != name) Place(item, item.column + shift);
  }
}

// Null where the row has none, or a figure in its place.
const FormItem* IndicatorReader::NameOf(const std::vector<FormItem>& items,
                                        int shift) const {
  const auto name = std::ranges::find_if(items, [&](const FormItem& item) {
    return item.column + shift == level3_ && !IsFigure(item);
  });
  return name == items.end() ? nullptr : &*name;
}

// A cell of a row that is not its name.
void IndicatorReader::Place(const FormItem& item, int column) {
  if (column == line_number_ && IsLineNumber(item)) {
    return out_.Enter(*item.cell, table::Fate::kIgnored);
  }
  const bool text = !IsFigure(item);
  if (text && (IsLevel(column) || column < level1_)) {
    return out_.Enter(*item.cell, table::Fate::kLabel);
  }
  if (IsValue(column)) {
    out_.AddFactAt(values_, column, *item.cell);
  } else {
    out_.AddUnplaced(*item.cell, column <= level3_ ? "a label should stand in its place"
                                                   : "no head stands above it");
  }
}

// Printed levels, or those carried down; a new first level ends the second one.
std::string IndicatorReader::LevelText(int row, const std::vector<FormItem>& items,
                                       int column, int shift, std::string* carried) {
  if (column < 0 || column == level3_) return {};
  std::string_view raw;
  if (shift == 0) raw = grid_.Raw(row, column);
  for (const FormItem& item : items) {
    if (item.column + shift == column) raw = item.cell->raw;
  }
  std::string text = script::WithoutSpace(raw);
  if (!text.empty() && !table::LooksLikeFigure(raw)) {
    if (carried == &level1_text_ && text != level1_text_) level2_text_.clear();
    *carried = std::move(text);
  }
  return *carried;
}

// Nothing but the order of the cells is left: the first is the name, unless it is a
// figure, the others are the last values.
void IndicatorReader::ReadInOrder(const std::vector<FormItem>& items) {
  Row& row = AddRow();
  row.level1 = level1_text_;
  row.level2 = level2_text_;
  const bool named = !IsFigure(items.front());
  if (named) out_.NameRow(*items.front().cell);
  const std::size_t first = named ? 1 : 0;
  const bool determined = named && items.size() - first == values_.size();
  for (std::size_t i = first; i < items.size(); ++i) {
    Fact* fact =
        out_.AddFact(determined ? values_[i - first].second : -1, *items[i].cell);
    if (fact == nullptr) continue;
    const bool inferred = fact->certainty == Certainty::kPrinted;
    table::Doubt("column by the order of the cells: the row has lost its blanks", fact);
    if (inferred) fact->certainty = Certainty::kInferred;
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
