#include "pipeline/bind/read_flow.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/bind/bind_columns.h"
#include "pipeline/bind/flow_columns.h"
#include "pipeline/bind/flow_rows.h"
#include "pipeline/bind/read_rows.h"
#include "pipeline/model/text.h"

namespace budget {
namespace {

// Which of the columns each value can stand in, if their order is kept.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

bool CanStandIn(const Cell& cell, const Column& column, bool block_has_percent,
                bool block_has_text) {
  const std::optional<PrintedNumber> number = ParseNumber(cell.raw);
  if (number && number->percent && block_has_percent) {
    return column.kind == Kind::kPercent;
  }
  const std::string folded = Fold(cell.raw);
  const bool dash = folded.find_first_not_of('-') == std::string::npos;
  if (!number && !dash && block_has_text) return column.kind == Kind::kText;
  return true;
}

// The range of columns of every value; empty if they do not fit at all.
std::vector<Range> FitValues(const std::vector<const Cell*>& values,
                             const std::vector<const Column*>& columns) {
  const auto has = [&](Kind kind) {
    return std::ranges::any_of(columns,
                               [kind](const Column* c) { return c->kind == kind; });
  };
  const bool percent = has(Kind::kPercent);
  const bool text = has(Kind::kText);
  const auto fits = [&](std::size_t value, std::size_t column) {
    return CanStandIn(*values[value], *columns[column], percent, text);
  };
  std::vector<Range> ranges(values.size());
  std::size_t column = 0;
  for (std::size_t i = 0; i < values.size(); ++i, ++column) {
    while (column < columns.size() && !fits(i, column)) ++column;
    if (column >= columns.size()) return {};
    ranges[i].first = column;
  }
  column = columns.size();
  for (std::size_t i = values.size(); i-- > 0;) {
    do {
      --column;  // stays at or above ranges[i].first, where the value fits
    } while (!fits(i, column));
    ranges[i].last = column;
  }
  return ranges;
}

// Whether the blocks have the same columns (科目编码, 科目名称, 决算数, three times):
// then the header path of a value is known even if its block is not.
bool BlocksAreAlike(const std::vector<Column>& columns) {
  std::vector<std::string> paths;
  for (const Column& column : columns) {
    const auto block = static_cast<std::size_t>(column.block);
    if (block > paths.size()) paths.resize(block);
    paths[block - 1] += column.path + '\n';
  }
  return std::ranges::all_of(paths,
                             [&](const std::string& p) { return p == paths[0]; });
}

class FlowReader {
 public:
  FlowReader(const Fragment& fragment, const TableLayout* layout, const Schema& schema,
             Table* table)
      : fragment_(fragment), layout_(layout), schema_(schema), table_(table) {}

  void Read() {
    std::vector<FlowLine> lines = FlowLines(fragment_);
    const std::vector<HeaderPath> paths = FlowPaths(fragment_, layout_, schema_);
    if (!paths.empty()) {
      binding_ = BindColumns(paths, layout_, schema_, table_->fiscal_year);
      table_->columns = binding_->value_columns;
      blocks_are_alike_ = BlocksAreAlike(table_->columns);
      table_->column_count = static_cast<int>(paths.size());
    } else {
      table_->column_count = fragment_.columns;
    }
    const auto header = std::min(
        lines.size(), static_cast<std::size_t>(std::max(0, fragment_.header_rows)));
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(header));
    for (const FlowRow& row :
         ReadFlowRows(lines, binding_ ? &*binding_ : nullptr, schema_)) {
      ++table_->row_count;
      for (const FlowPart& part : row.parts) AddPart(part);
    }
    if (!binding_ && !table_->facts.empty()) {
      table_->note = "the columns of its figures do not follow from its header";
    }
  }

 private:
  void AddPart(const FlowPart& part) {
    Row& row = table_->rows.emplace_back();
    row.row_no = table_->row_count;
    row.block = part.block;
    for (const Cell* cell : part.code) row.item_code = cell->raw;
    for (const Cell* cell : part.name) row.item_name += WithoutSpace(cell->raw);
    for (const auto* cells : {&part.code, &part.name, &part.values}) {
      if (row.place == Place() && !cells->empty()) row.place = cells->front()->place;
    }
    if (binding_) {
      row.direction = binding_->directions[static_cast<std::size_t>(part.block - 1)];
    } else if (layout_ != nullptr) {
      row.direction = layout_->direction.value_or(Direction::kNone);
    }
    ClassifyRow(schema_, table_->table_id, &row);
    AddValues(part);
  }

  void AddValues(const FlowPart& part) {
    std::vector<const Column*> columns;
    std::vector<int> indices;
    for (std::size_t i = 0; i < table_->columns.size(); ++i) {
      if (table_->columns[i].block != part.block) continue;
      columns.push_back(&table_->columns[i]);
      indices.push_back(static_cast<int>(i));
    }
    std::vector<Range> ranges;
    if (part.block_is_certain || blocks_are_alike_) {
      ranges = FitValues(part.values, columns);
    }
    for (std::size_t i = 0; i < part.values.size(); ++i) {
      const bool known = i < ranges.size();
      const bool certain = known && ranges[i].first == ranges[i].last;
      const Column* column = certain ? columns[ranges[i].first] : nullptr;
      Fact fact = MakeFact(part.values[i]->raw,
                           column == nullptr ? Kind::kAmount : column->kind);
      fact.row = static_cast<int>(table_->rows.size()) - 1;
      fact.place = part.values[i]->place;
      if (certain) {
        fact.column = indices[ranges[i].first];
      } else {
        fact.certainty = Certainty::kAmbiguous;
        if (known) fact.note = Candidates(columns, ranges[i]);
      }
      table_->facts.push_back(std::move(fact));
    }
  }

  static std::string Candidates(const std::vector<const Column*>& columns,
                                const Range& range) {
    std::string note = "blank cells are lost; one of:";
    for (std::size_t i = range.first; i <= range.last; ++i) {
      note += (i == range.first ? " " : " | ") + columns[i]->path;
    }
    return note;
  }

  const Fragment& fragment_;
  const TableLayout* layout_;
  const Schema& schema_;
  Table* table_;
  std::optional<Binding> binding_;
  bool blocks_are_alike_ = false;
};

}  // namespace

Header ReadFlowHeader(const Fragment& fragment, const Schema& schema) {
  return {.rows = fragment.header_rows, .paths = FlowPaths(fragment, nullptr, schema)};
}

void ReadFlowTable(const Fragment& fragment, const TableLayout* layout,
                   const Schema& schema, Table* table) {
  FlowReader(fragment, layout, schema, table).Read();
}

}  // namespace budget
