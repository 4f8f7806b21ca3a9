#include "pipeline/bind/read_rows.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/bind/broken_figures.h"
#include "pipeline/bind/row_labels.h"
#include "pipeline/bind/row_shapes.h"
#include "pipeline/script/text.h"
#include "pipeline/table/classify_row.h"
#include "pipeline/table/make_fact.h"

namespace budget::bind {
namespace {

using table::Fate;

std::vector<int> ValueColumns(const table::Binding& binding) {
  std::vector<int> columns;
  for (const table::BoundColumn& column : binding.columns) {
    if (column.role == schemas::ColumnRole::kMeasure) {
      columns.push_back(column.grid_column);
    }
  }
  return columns;
}

class RowReader {
 public:
  RowReader(const table::Grid& grid, const table::Header& header,
            const table::Binding& binding, const schemas::Schema& schema, Table* table,
            Stop stop)
      : grid_(grid),
        header_(header),
        schema_(schema),
        table_(table),
        stop_(stop),
        ledger_(grid.cells()),
        broken_(schema.vocabulary.get(), table, &ledger_),
        blocks_(MakeBlocks(grid, header.rows, binding)),
        notes_(FindNotes(grid, header.rows, ValueColumns(binding), schema)),
        labels_(grid, blocks_, schema),
        carried_(blocks_.size()) {
    has_line_numbers_ =
        std::ranges::any_of(binding.columns, [](const table::BoundColumn& column) {
          return column.role == schemas::ColumnRole::kLineNumber;
        });
  }

  table::Ledger Read() {
    for (int row = 0; row < header_.rows; ++row) EnterRow(row, Fate::kHeader);
    for (int row = header_.rows; row < grid_.rows(); ++row) {
      if (stop_.requested()) break;
      after_break_ = after_break_ || grid_.StartsFragment(row);
      if (grid_.IsBlankRow(row)) continue;
      if (TakeAside(row)) continue;
      if (IsContinued(row)) {
        Continue(row);
      } else {
        ReadRow(row);
      }
      after_break_ = false;
    }
    broken_.Report();
    table_->row_count = row_no_;
    return std::move(ledger_);
  }

 private:
  Carried& CarriedIn(const Block& block) {
    return carried_[static_cast<std::size_t>(block.number - 1)];
  }
  const Carried& CarriedIn(const Block& block) const {
    return carried_[static_cast<std::size_t>(block.number - 1)];
  }

  // The last row of the block so far; null if there is none.
  const Row* LastRowOf(const Block& block) const {
    const int last = CarriedIn(block).last_row;
    return last < 0 ? nullptr : &table_->rows[static_cast<std::size_t>(last)];
  }

  const Cell* ValueCell(int row, const table::BoundColumn& column) const {
    const Cell* cell = grid_.Anchor(row, column.grid_column);
    return cell == nullptr || grid_.IsBlank(row, column.grid_column) ? nullptr : cell;
  }

  bool HasValue(int row, const Block& block) const {
    return std::ranges::any_of(block.values, [&](const table::BoundColumn* column) {
      return ValueCell(row, *column) != nullptr;
    });
  }

  bool HasFigure(int row, const Block& block) const {
    return std::ranges::any_of(block.values, [&](const table::BoundColumn* column) {
      return script::ParseNumber(grid_.Raw(row, column->grid_column)).has_value();
    });
  }

  void EnterRow(int row, Fate fate) {
    for (int column = 0; column < grid_.columns(); ++column) {
      const Cell* cell = grid_.Anchor(row, column);
      if (cell != nullptr) ledger_.Enter(*cell, fate);
    }
  }

  // Rows that are no data: column numbers, formulas, a header printed again, a note.
  bool TakeAside(int row) {
    if (table::IsColumnNumberRow(grid_, row, schema_.rows) ||
        IsFormulaRow(grid_, row)) {
      EnterRow(row, Fate::kIgnored);
      return true;
    }
    if (RepeatsHeader(grid_, row, header_.rows)) {
      EnterRow(row, Fate::kHeader);
      return true;
    }
    const Cell* only = OnlyCell(grid_, row);
    if (only == nullptr) return false;
    if (notes_[static_cast<std::size_t>(row)]) {
      table_->notes.push_back(script::TidySpace(only->raw));
      ledger_.Enter(*only, Fate::kNote);
      return true;
    }
    // A figure merged with its label cannot be told from it: left in the account.
    return ReachesOverValues(*only) && EndsInFigure(only->raw);
  }

  bool ReachesOverValues(const Cell& cell) const {
    return cell.column_span > 1 &&
           std::ranges::any_of(blocks_, [&](const Block& block) {
             return std::ranges::any_of(block.values, [&](const auto* column) {
               return Covers(cell, column->grid_column);
             });
           });
  }

  // The first row of a fragment, when it goes on with the row above the page break: no
  // figure in it that is not the rest of one, and not the key that every other row has.
  bool IsContinued(int row) const {
    if (row_no_ == 0) return false;
    if (!after_break_) return ContinuesName(row);
    bool unlabelled = true;
    for (const Block& block : blocks_) {
      const Labels labels = labels_.Read(row, block);
      const std::string name = labels.Name();
      if (HasFigure(row, block) && !EndsFigures(row, block)) {
        return LacksKey(row, labels, block) && EndsName(labels, block);
      }
      if (labels.has_code() && !EndsCode(row, labels, block)) return false;
      const bool goes_on = IsRestOfLabels(row, labels, block);
      if (!name.empty() && !goes_on && StartsAnew(name, block)) return false;
      unlabelled = unlabelled && name.empty();
    }
    return !unlabelled || !HasLineNumber(row);
  }

  // Whether every figure of the row is the rest of one that is cut off above.
  bool EndsFigures(int row, const Block& block) const {
    const int last = CarriedIn(block).last_row;
    return std::ranges::all_of(block.values, [&](const table::BoundColumn* column) {
      return ValueCell(row, *column) == nullptr ||
             broken_.IsHeld(last, column->value_column);
    });
  }

  // In text a name that is broken over lines goes on in a row of its own; the
  // classification knows the whole of it.
  bool ContinuesName(int row) const {
    if (grid_.source() != GridSource::kDelimited || blocks_.size() != 1) return false;
    const Block& block = blocks_.front();
    const Row* above = LastRowOf(block);
    if (!block.has_key || above == nullptr || HasValue(row, block)) return false;
    const Labels labels = labels_.Read(row, block);
    if (labels.has_code() || !labels.stray.empty()) return false;
    return IsNamed(*schema_.vocabulary, above->item_code,
                   above->item_name + labels.Name());
  }

  // The key alone above a page break, a name with figures and no key below it: two
  // parts of one row, most likely.
  bool LacksKey(int row, const Labels& labels, const Block& block) const {
    if (!after_break_ || table_->rows.empty() || blocks_.size() != 1) return false;
    if (!block.has_key || labels.has_code() || !HasFigure(row, block)) return false;
    const std::string name = script::Fold(labels.Name());
    if (name.empty() || IsMarked(schema_.rows, name)) return false;
    const int last = static_cast<int>(table_->rows.size()) - 1;
    const bool bare = table_->facts.empty() || table_->facts.back().row < last;
    return bare && !table_->rows.back().item_code.empty();
  }

  // Whether the name is the rest of the last row's: known, or the line above is full.
  bool EndsName(const Labels& labels, const Block& block) const {
    const Row& above = table_->rows.back();
    return IsNamed(*schema_.vocabulary, above.item_code,
                   above.item_name + labels.Name()) ||
           GoOnWith(labels, CarriedIn(block).labels);
  }

  // Whether a code without figures is the end of the one above a page break: it is
  // shorter than any code, or the classification knows both together and not this one.
  bool EndsCode(int row, const Labels& labels, const Block& block) const {
    constexpr std::size_t kShortest = 3;  // digits, of a class
    const Row* last = LastRowOf(block);
    if (last == nullptr || labels.codes.size() != 1 || HasValue(row, block))
      return false;
    const std::string& above = last->item_code;
    const std::string& rest = labels.codes.front();
    return above.size() >= kShortest &&
           (rest.size() < kShortest ||
            (schema_.vocabulary->FindCode(rest).empty() &&
             !schema_.vocabulary->FindCode(above + rest).empty()));
  }

  bool HasLineNumber(int row) const {
    return std::ranges::any_of(blocks_, [&](const Block& block) {
      return std::ranges::any_of(block.labels, [&](const table::BoundColumn* column) {
        return column->role == schemas::ColumnRole::kLineNumber &&
               !grid_.IsBlank(row, column->grid_column);
      });
    });
  }

  bool IsRestOfLabels(int row, const Labels& labels, const Block& block) const {
    const Row* above = LastRowOf(block);
    // Rows of several blocks stand beside each other.
    return above != nullptr && above->row_no == row_no_ && !HasValue(row, block) &&
           !IsMarked(schema_.rows, labels.Name()) &&
           GoOnWith(labels, CarriedIn(block).labels);
  }

  // Whether a label without a figure begins a row of its own.  Where rows have keys it
  // cannot; elsewhere it does unless rows here begin with ordinals and it has none.
  bool StartsAnew(const std::string& name, const Block& block) const {
    if (IsMarked(schema_.rows, name)) return true;
    if (block.has_key || has_line_numbers_) return false;
    const Row* above = LastRowOf(block);
    return above == nullptr ||
           !schema_.rows.ordinal.Search(script::Fold(above->item_name));
  }

  void Continue(int row) {
    for (const Block& block : blocks_) {
      const int last = CarriedIn(block).last_row;
      if (last < 0) continue;
      Row& above = table_->rows[static_cast<std::size_t>(last)];
      const Labels labels = labels_.Read(row, block);
      EnterLabels(labels);
      const bool broken_code = labels.has_code();
      if (broken_code) {
        above.item_code += labels.codes.front();
        CarriedIn(block).codes = {above.item_code};
      }
      if (const std::string name = labels.Name(); !name.empty() || broken_code) {
        above.item_name += name;
        table::ClassifyRow(schema_, table_->table_id, &above);
        GoOn(labels, &CarriedIn(block));
        if (IsInDoubt(labels)) DoubtRow("its label may end above the page break", last);
      }
      for (const table::BoundColumn* column : block.values) {
        const Cell* cell = ValueCell(row, *column);
        if (cell != nullptr) ContinueValue(last, *column, *cell);
      }
      if (broken_code &&
          !IsNamed(*schema_.vocabulary, above.item_code, above.item_name)) {
        DoubtRow("the code is broken over a page", last);
      }
    }
  }

  void DoubtRow(std::string_view why, int row) {
    for (auto fact = table_->facts.rbegin(); fact != table_->facts.rend(); ++fact) {
      if (fact->row < row) break;
      table::Doubt(why, &*fact);
    }
  }

  Fact* FactOf(int row, int column) {
    for (auto fact = table_->facts.rbegin(); fact != table_->facts.rend(); ++fact) {
      if (fact->row < row) break;
      if (fact->row == row && fact->column == column) return &*fact;
    }
    return nullptr;
  }

  void ContinueValue(int row, const table::BoundColumn& column, const Cell& cell) {
    if (broken_.Join(row, column.value_column, cell)) return;
    Fact* above = FactOf(row, column.value_column);
    if (above == nullptr) {
      AddFact(row, column, cell);
    } else if (cell.doubtful) {
      ledger_.Enter(cell, Fate::kReported);
      table::Doubt("the rest of it cannot be read", above);
    } else {
      ledger_.Enter(cell, Fate::kFact);
      table::AppendText(cell.raw, above);
    }
  }

  void ReadRow(int row) {
    broken_.Report();
    TakeBrokenName(row);
    ++row_no_;
    bool any = false;
    for (const Block& block : blocks_) any = ReadBlock(row, block) || any;
    if (!any) --row_no_;
  }

  // A page break below the first line of a name: the key and the figures follow.
  void TakeBrokenName(int row) {
    broken_name_.clear();
    if (!after_break_ || row_no_ == 0 || blocks_.size() != 1) return;
    const Block& block = blocks_.front();
    if (!block.has_key || !HasFigure(row, block)) return;
    if (!labels_.Read(row, block).has_code()) return;
    const Row& above = table_->rows.back();
    const bool bare =
        table_->facts.empty() ||
        table_->facts.back().row + 1 < static_cast<int>(table_->rows.size());
    if (!bare || !above.item_code.empty() || above.item_name.empty()) return;
    if (above.item_name == carried_.front().title) return;
    if (StartsAnew(above.item_name, block)) return;
    broken_name_ = above.item_name;
    table_->rows.pop_back();
    --row_no_;
  }

  bool ReadBlock(int row, const Block& block) {
    const Labels labels = labels_.Read(row, block);
    EnterLabels(labels);
    if (!HasValue(row, block) && !labels.any) return false;
    const bool lacks_key = LacksKey(row, labels, block);
    Carried& carried = CarriedIn(block);
    const int index = static_cast<int>(table_->rows.size());
    table_->rows.push_back(MakeRow(row, block, labels, &carried));
    carried.last_row = index;
    carried.labels = PrintedIn(row, labels);
    for (const table::BoundColumn* column : block.values) {
      const Cell* cell = ValueCell(row, *column);
      if (cell == nullptr) continue;
      if (table_->rows.back().place == Place()) table_->rows.back().place = cell->place;
      if (ledger_.of(*cell) == Fate::kLabel) continue;  // a label over the values
      if (broken_.Hold(index, column->value_column, *cell,
                       CellBelowBreak(grid_, row, column->grid_column))) {
        continue;
      }
      Fact* fact = AddFact(index, *column, *cell);
      if (fact != nullptr && labels.doubtful)
        table::Doubt("the label cannot be read", fact);
    }
    if (lacks_key) DoubtRow("the key may stand above the page break", index);
    return true;
  }

  Row MakeRow(int row, const Block& block, const Labels& labels, Carried* carried) {
    Row made;
    made.row_no = row_no_;
    made.block = block.number;
    made.direction = block.direction;
    made.place = labels.place;
    made.unit = labels.measure_unit;
    const bool title = IsTitle(row);
    if (title || IsLastTotal(row, labels)) carried->title.clear();
    NameRow(grid_, schema_, block, labels, after_break_, carried, &made);
    if (title) carried->title = made.item_name;
    made.item_name = broken_name_ + made.item_name;
    table::ClassifyRow(schema_, table_->table_id, &made);
    return made;
  }

  // A label over all columns, that is no total, groups the rows below it; so do words
  // alone in the column of codes.
  bool IsTitle(int row) const {
    const Cell* only = OnlyCell(grid_, row);
    if (only == nullptr) return false;
    const std::string& folded = grid_.Folded(row, only->column);
    if (schema_.rows.total.MatchesAll(folded) ||
        schema_.rows.subtotal.MatchesAll(folded)) {
      return false;
    }
    if (ReachesOverValues(*only) || schema_.rows.group.MatchesAll(folded)) return true;
    return blocks_.size() == 1 &&
           std::ranges::any_of(blocks_.front().labels, [&](const auto* column) {
             return column->role == schemas::ColumnRole::kCode &&
                    column->grid_column == only->column && only->column_span == 1;
           });
  }

  // The total at the end of the table is of all groups.
  bool IsLastTotal(int row, const Labels& labels) const {
    if (!schema_.rows.total.MatchesAll(script::Fold(labels.Name()))) return false;
    for (int below = row + 1; below < grid_.rows(); ++below) {
      if (!grid_.IsBlankRow(below)) return false;
    }
    return true;
  }

  void EnterLabels(const Labels& labels) {
    for (const Cell* cell : labels.taken) ledger_.Enter(*cell, Fate::kLabel);
    for (const Cell* cell : labels.ignored) {
      // 合计 may reach from the column of numbers over that of names.
      if (ledger_.of(*cell) == Fate::kNone) ledger_.Enter(*cell, Fate::kIgnored);
    }
  }

  // Null if the cell could not be read.
  Fact* AddFact(int row, const table::BoundColumn& column, const Cell& cell) {
    Fact* fact = table::AddFact(cell, row, column.value_column,
                                schema_.vocabulary.get(), table_, &ledger_);
    if (fact != nullptr && fact->kind != Kind::kText &&
        ReachesOverOtherColumns(header_, cell)) {
      table::Doubt("the cell reaches over several columns", fact);
    }
    return fact;
  }

  const table::Grid& grid_;
  const table::Header& header_;
  const schemas::Schema& schema_;
  Table* table_;
  Stop stop_;
  table::Ledger ledger_;
  BrokenFigures broken_;  // in the last row
  std::vector<Block> blocks_;
  std::vector<bool> notes_;  // by row
  LabelReader labels_;
  std::vector<Carried> carried_;
  std::string broken_name_;  // of the row, from above a page break
  bool has_line_numbers_ = false;
  bool after_break_ = false;  // no data row since the last page break
  int row_no_ = 0;
};

}  // namespace

table::Ledger ReadRows(const table::Grid& grid, const table::Header& header,
                       const table::Binding& binding, const schemas::Schema& schema,
                       Table* table, Stop stop) {
  return RowReader(grid, header, binding, schema, table, stop).Read();
}

}  // namespace budget::bind
