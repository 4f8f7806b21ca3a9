#include "pipeline/bind/read_rows.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/script/marks.h"
#include "pipeline/script/number.h"
#include "pipeline/script/text.h"
#include "pipeline/table/classify_row.h"

namespace budget::bind {
namespace {

// What the label columns of one block print in one row.
struct Labels {
  std::vector<std::string> codes;  // by code column; blank where nothing is printed
  std::string name;                // of the deepest name column
  std::string unit;
  std::string measure_unit;  // of the figures in the row: 万元, 人
  std::string group;
  std::string subgroup;
  bool group_printed = false;
  bool any = false;  // something is printed in this very row
  Place place;
};

// The columns of one block.
struct Block {
  int number = 1;
  Direction direction = Direction::kNone;
  std::vector<const table::BoundColumn*> labels;  // all but measures
  std::vector<const table::BoundColumn*> values;
  int names = 0;         // name columns
  bool has_key = false;  // a code or a line number in every row
};

// What is carried from row to row within a block.
struct Carried {
  std::string unit;
  std::string group;
  std::string subgroup;
  std::vector<std::string> codes;
  int last_row = -1;  // index into Table::rows
};

class RowReader {
 public:
  RowReader(const table::Grid& grid, const table::Header& header,
            const table::Binding& binding, const schemas::Schema& schema, Table* table)
      : grid_(grid), header_(header), schema_(schema), table_(table) {
    for (std::size_t i = 0; i < binding.directions.size(); ++i) {
      blocks_.push_back({.number = static_cast<int>(i) + 1,
                         .direction = binding.directions[i],
                         .labels = {},
                         .values = {}});
    }
    for (const table::BoundColumn& column : binding.columns) {
      Block& block = blocks_[static_cast<std::size_t>(column.block - 1)];
      const bool value = column.role == schemas::ColumnRole::kMeasure;
      (value ? block.values : block.labels).push_back(&column);
      block.names += column.role == schemas::ColumnRole::kName ? 1 : 0;
      block.has_key = block.has_key || column.role == schemas::ColumnRole::kCode;
      has_line_numbers_ =
          has_line_numbers_ || column.role == schemas::ColumnRole::kLineNumber;
    }
    carried_.resize(blocks_.size());
  }

  void Read() {
    for (int row = header_.rows; row < grid_.rows(); ++row) {
      after_break_ = after_break_ || grid_.StartsFragment(row);
      if (grid_.IsBlankRow(row) || table::IsColumnNumberRow(grid_, row, schema_.rows))
        continue;
      if (IsContinued(row)) {
        Continue(row);
      } else {
        ReadRow(row);
      }
      after_break_ = false;
    }
    table_->row_count = row_no_;
  }

 private:
  const Cell* LabelCell(int row, const table::BoundColumn& column) const {
    const Cell* cell = grid_.At(row, column.grid_column);
    return cell == nullptr || cell->raw.empty() ? nullptr : cell;
  }

  // Whether the label cell reaches over value columns and labels of a later block; it
  // then names the block in which the amount stands.
  bool BelongsToOtherBlock(int row, const Cell& cell, const Block& block) const {
    const int end = cell.column + cell.column_span;
    int owner = -1;
    int first = -1;
    for (const Block& other : blocks_) {
      const bool covered =
          std::ranges::any_of(other.labels, [&](const table::BoundColumn* c) {
            return c->grid_column >= cell.column && c->grid_column < end;
          });
      if (!covered) continue;
      if (first < 0) first = other.number;
      const bool has_value =
          std::ranges::any_of(other.values, [&](const table::BoundColumn* c) {
            return grid_.Anchor(row, c->grid_column) != nullptr &&
                   !grid_.IsBlank(row, c->grid_column);
          });
      if (has_value) owner = other.number;
    }
    return first >= 0 && (owner < 0 ? first : owner) != block.number;
  }

  Labels ReadLabels(int row, const Block& block) const {
    Labels labels;
    const Cell* last = nullptr;
    for (const table::BoundColumn* column : block.labels) {
      const Cell* cell = LabelCell(row, *column);
      const bool is_code = column->role == schemas::ColumnRole::kCode;
      if (is_code) labels.codes.emplace_back();
      if (cell == nullptr || cell == last) continue;
      if (column->role == schemas::ColumnRole::kLineNumber ||
          column->role == schemas::ColumnRole::kIgnore) {
        continue;
      }
      if (BelongsToOtherBlock(row, *cell, block)) continue;
      last = cell;
      TakeLabel(row, *column, *cell, block, &labels);
    }
    return labels;
  }

  void TakeLabel(int row, const table::BoundColumn& column, const Cell& cell,
                 const Block& block, Labels* labels) const {
    const std::string& folded = grid_.Folded(row, column.grid_column);
    if (folded.empty()) return;
    const bool printed_here = cell.row == row;
    if (printed_here && !labels->any) labels->place = cell.place;
    labels->any = labels->any || printed_here;
    std::string text = script::WithoutSpace(cell.raw);
    switch (column.role) {
      case schemas::ColumnRole::kCode:
        if (script::IsAsciiDigits(folded)) {
          labels->codes.back() = folded;
        } else if (labels->name.empty()) {
          labels->name = std::move(text);  // 合计, printed over the code column
        }
        break;
      case schemas::ColumnRole::kName:
        if (block.names > 1 && cell.row_span > 1) {
          labels->group = std::move(text);
          labels->group_printed = true;
        } else if (printed_here || block.names == 1) {
          labels->name = std::move(text);
        }
        break;
      case schemas::ColumnRole::kMeasureUnit:
        labels->measure_unit = std::move(text);
        break;
      case schemas::ColumnRole::kUnit:
        if (schema_.rows.total.MatchesAll(folded)) {
          labels->name = std::move(text);
        } else {
          labels->unit = std::move(text);
        }
        break;
      case schemas::ColumnRole::kGroup:
        labels->group = std::move(text);
        labels->group_printed = true;
        break;
      case schemas::ColumnRole::kSubgroup:
        labels->subgroup = std::move(text);
        break;
      default:
        break;
    }
  }

  // The first row of a fragment, when it goes on with the row above the page break: no
  // figure in it, and not the key that every other row has.
  bool IsContinued(int row) const {
    if (row_no_ == 0 || !after_break_) return false;
    bool unlabelled = true;
    for (const Block& block : blocks_) {
      for (const table::BoundColumn* column : block.values) {
        if (script::ParseNumber(grid_.Raw(row, column->grid_column))) return false;
      }
      const Labels labels = ReadLabels(row, block);
      if (std::ranges::any_of(labels.codes, [](const auto& c) { return !c.empty(); })) {
        return false;
      }
      if (!labels.name.empty() && StartsAnew(labels.name, block)) return false;
      unlabelled = unlabelled && labels.name.empty();
    }
    return !unlabelled || !HasLineNumber(row);
  }

  bool HasLineNumber(int row) const {
    for (const Block& block : blocks_) {
      for (const table::BoundColumn* column : block.labels) {
        if (column->role == schemas::ColumnRole::kLineNumber &&
            !grid_.IsBlank(row, column->grid_column)) {
          return true;
        }
      }
    }
    return false;
  }

  // Whether a label without a figure begins a row of its own.  Where rows have keys it
  // cannot; elsewhere it does unless rows here begin with ordinals and it has none.
  bool StartsAnew(const std::string& name, const Block& block) const {
    const std::string folded = script::Fold(name);
    if (schema_.rows.total.MatchesAll(folded) ||
        schema_.rows.subtotal.MatchesAll(folded) ||
        schema_.rows.ordinal.Search(folded) || schema_.rows.of_which.Search(folded)) {
      return true;
    }
    if (block.has_key || has_line_numbers_) return false;
    const int last = carried_[static_cast<std::size_t>(block.number - 1)].last_row;
    if (last < 0) return true;
    const Row& above = table_->rows[static_cast<std::size_t>(last)];
    return !schema_.rows.ordinal.Search(script::Fold(above.item_name));
  }

  void Continue(int row) {
    for (const Block& block : blocks_) {
      const int last = carried_[static_cast<std::size_t>(block.number - 1)].last_row;
      if (last < 0) continue;
      Row& above = table_->rows[static_cast<std::size_t>(last)];
      const Labels labels = ReadLabels(row, block);
      if (!labels.name.empty()) {
        above.item_name += labels.name;
        table::ClassifyRow(schema_, table_->table_id, &above);
      }
      for (const table::BoundColumn* column : block.values) {
        const Cell* cell = grid_.Anchor(row, column->grid_column);
        if (cell != nullptr && !cell->raw.empty()) ContinueText(last, *column, *cell);
      }
    }
  }

  void ContinueText(int row, const table::BoundColumn& column, const Cell& cell) {
    for (auto fact = table_->facts.rbegin(); fact != table_->facts.rend(); ++fact) {
      if (fact->row < row) break;
      if (fact->row != row || fact->column != column.value_column) continue;
      fact->raw += '\n' + cell.raw;
      fact->value = script::TidySpace(fact->raw);
      fact->kind = Kind::kText;
      return;
    }
    AddFact(row, column, cell);
  }

  void ReadRow(int row) {
    ++row_no_;
    bool any = false;
    for (const Block& block : blocks_) any = ReadBlock(row, block) || any;
    if (!any) --row_no_;
  }

  bool ReadBlock(int row, const Block& block) {
    Labels labels = ReadLabels(row, block);
    const bool has_value =
        std::ranges::any_of(block.values, [&](const table::BoundColumn* c) {
          return grid_.Anchor(row, c->grid_column) != nullptr &&
                 !grid_.IsBlank(row, c->grid_column);
        });
    if (!has_value && !labels.any) return false;
    Carried& carried = carried_[static_cast<std::size_t>(block.number - 1)];
    const int index = static_cast<int>(table_->rows.size());
    table_->rows.push_back(MakeRow(block, std::move(labels), &carried));
    carried.last_row = index;
    for (const table::BoundColumn* column : block.values) {
      const Cell* cell = grid_.Anchor(row, column->grid_column);
      if (cell == nullptr || grid_.IsBlank(row, column->grid_column)) continue;
      if (table_->rows.back().place == Place()) table_->rows.back().place = cell->place;
      AddFact(index, *column, *cell);
    }
    return true;
  }

  Row MakeRow(const Block& block, Labels labels, Carried* carried) {
    Row row;
    row.row_no = row_no_;
    row.block = block.number;
    row.direction = block.direction;
    row.place = labels.place;
    row.unit = std::move(labels.measure_unit);
    row.item_code = JoinCode(labels.codes, carried);
    row.item_name = std::move(labels.name);
    if (row.item_name.empty() && row.item_code.empty() && !labels.unit.empty()) {
      row.item_name = labels.unit;
    }
    if (row.item_code.empty()) TakeCodeOfName(&row);
    const bool is_total = schema_.rows.total.MatchesAll(script::Fold(row.item_name));
    if (!labels.unit.empty()) carried->unit = labels.unit;
    if (!is_total || !labels.unit.empty()) row.reporting_unit = carried->unit;
    Carry(&labels, carried);
    row.level1 = carried->group;
    row.level2 = carried->subgroup;
    table::ClassifyRow(schema_, table_->table_id, &row);
    return row;
  }

  // A code printed in one cell with its name: 2010601行政运行.  A short one may be that
  // of a department: the classification must know it by that name.
  void TakeCodeOfName(Row* row) const {
    constexpr std::size_t kClassDigits = 3;
    constexpr std::size_t kSameStart = 6;  // bytes: two ideographs
    const std::string folded = script::Fold(row->item_name);
    const auto match = schema_.rows.coded_name.Search(folded);
    if (!match) return;
    const std::string code(schemas::Captured(*match, "code"));
    const std::string_view name = schemas::Captured(*match, "name");
    const auto entries = schema_.vocabulary->FindCode(code);
    const bool known = std::ranges::any_of(entries, [&](const schemas::Code* entry) {
      return script::Fold(entry->name).starts_with(name.substr(0, kSameStart));
    });
    if (code.size() <= kClassDigits && !known) return;
    // What is printed of the name: what folds to it.
    const std::u32string printed = script::ToUtf32(row->item_name);
    for (std::size_t at = code.size(); at < printed.size(); ++at) {
      const std::string rest = script::ToUtf8(std::u32string_view(printed).substr(at));
      if (script::Fold(rest) != name) continue;
      row->item_code = code;
      row->item_name = rest;
      return;
    }
  }

  // A new group ends the subgroup.  A group merged over rows is printed with each of
  // them by the grid; where it is not, and the row is named, it has ended.
  void Carry(Labels* labels, Carried* carried) {
    if (labels->group_printed) {
      if (labels->group != carried->group) carried->subgroup.clear();
      carried->group = std::move(labels->group);
    } else if (grid_.source() == GridSource::kLattice ||
               grid_.source() == GridSource::kCells) {
      carried->group.clear();
      carried->subgroup.clear();
    }
    if (!labels->subgroup.empty()) carried->subgroup = std::move(labels->subgroup);
  }

  // 类 | 款 | 项: a part that is printed once for several rows is taken from above.
  static std::string JoinCode(const std::vector<std::string>& parts, Carried* carried) {
    carried->codes.resize(parts.size());
    std::string code;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool later =
          std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(i), parts.end(),
                      [](const auto& p) { return !p.empty(); });
      if (!parts[i].empty()) {
        if (parts[i] != carried->codes[i]) {
          std::fill(carried->codes.begin() + static_cast<std::ptrdiff_t>(i),
                    carried->codes.end(), std::string());
        }
        carried->codes[i] = parts[i];
      }
      if (!later) continue;
      // Each part may be printed alone (201 | 06) or with those before it (201 |
      // 20106).
      if (carried->codes[i].starts_with(code)) code.clear();
      code += carried->codes[i];
    }
    return code;
  }

  void AddFact(int row, const table::BoundColumn& column, const Cell& cell) {
    const Column& value_column =
        table_->columns[static_cast<std::size_t>(column.value_column)];
    const bool several = cell.layout == LayoutDoubt::kSeveralFigures;
    const auto doubt = table::DoubtOf(cell.raw, value_column.kind);
    if (cell.doubtful || several || doubt) {
      table_->status = TableStatus::kPartial;
      if (!table_->note.empty()) table_->note += "; ";
      table_->note += "row " + std::to_string(row_no_) + ", column " +
                      std::to_string(column.grid_column + 1) +
                      (several ? ": holds several figures" : ": cell cannot be read");
      if (doubt) table_->note += ": " + std::string(script::Describe(*doubt));
      return;
    }
    Fact fact = table::MakeFact(cell.raw, value_column.kind, schema_.vocabulary.get());
    fact.row = row;
    fact.column = column.value_column;
    fact.place = cell.place;
    if (cell.layout != LayoutDoubt::kNone) {
      fact.certainty = Certainty::kAmbiguous;
      fact.note = "lines of the row could belong to its neighbours";
    }
    table_->facts.push_back(std::move(fact));
  }

  const table::Grid& grid_;
  const table::Header& header_;
  const schemas::Schema& schema_;
  Table* table_;
  std::vector<Block> blocks_;
  std::vector<Carried> carried_;
  bool has_line_numbers_ = false;
  bool after_break_ = false;  // no data row since the last page break
  int row_no_ = 0;
};

}  // namespace

void ReadRows(const table::Grid& grid, const table::Header& header,
              const table::Binding& binding, const schemas::Schema& schema,
              Table* table) {
  RowReader(grid, header, binding, schema, table).Read();
}

}  // namespace budget::bind
