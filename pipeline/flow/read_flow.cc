#include "pipeline/flow/read_flow.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/flow/flow_columns.h"
#include "pipeline/flow/flow_form.h"
#include "pipeline/flow/flow_rows.h"
#include "pipeline/flow/flow_values.h"
#include "pipeline/script/text.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/classify_row.h"

namespace budget::flow {
namespace {

// Whether the blocks have the same columns (科目编码, 科目名称, 决算数, three times):
// then the header path of a value is known even if its block is not.
bool BlocksAreAlike(const std::vector<Column>& columns) {
  std::vector<std::string> paths;
  for (const Column& column : columns) {
    const auto block = static_cast<std::size_t>(column.block);
    if (block > paths.size()) paths.resize(block);
    paths[block - 1] += column.path.printed() + '\n';
  }
  return std::ranges::all_of(paths,
                             [&](const std::string& p) { return p == paths[0]; });
}

class FlowReader {
 public:
  FlowReader(const Fragment& fragment, const schemas::TableLayout* layout,
             const schemas::Schema& schema, const table::TableContext& context,
             Table* table)
      : fragment_(fragment),
        layout_(layout),
        schema_(schema),
        context_(context),
        table_(table),
        ledger_(fragment.cells) {}

  table::Ledger Read() {
    std::vector<FlowLine> lines = FlowLines(fragment_);
    const std::vector<HeaderPath> paths = FlowPaths(fragment_, layout_, schema_);
    if (!paths.empty()) {
      binding_ = table::BindColumns(paths, {}, layout_, schema_, context_);
      table_->columns = binding_->value_columns;
      blocks_are_alike_ = BlocksAreAlike(table_->columns);
      table_->column_count = static_cast<int>(paths.size());
    } else {
      table_->column_count = fragment_.columns;
    }
    const auto header = std::min(
        lines.size(), static_cast<std::size_t>(std::max(0, fragment_.header_rows)));
    for (std::size_t i = 0; i < header; ++i)
      out().Enter(lines[i], table::Fate::kHeader);
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(header));
    const FlowBody body = ReadFlowRows(lines, binding_ ? &*binding_ : nullptr, schema_);
    out().Enter(body.ignored, table::Fate::kIgnored);
    for (const FlowRow& row : body.rows) {
      ++table_->row_count;
      for (const FlowPart& part : row.parts) AddPart(part);
    }
    if (!binding_ && !table_->facts.empty()) {
      table_->note = "the columns of its figures do not follow from its header";
    }
    return std::move(ledger_);
  }

 private:
  FlowOutput out() { return {table_, &ledger_}; }

  void AddPart(const FlowPart& part) {
    Row& row = table_->rows.emplace_back();
    row.row_no = table_->row_count;
    row.block = part.block;
    row.block_is_known = part.block_is_certain || blocks_are_alike_;
    out().Enter(part.code, table::Fate::kLabel);
    out().Enter(part.name, table::Fate::kLabel);
    for (const Cell* cell : part.code) row.item_code = cell->raw;
    for (const Cell* cell : part.name) row.item_name += script::WithoutSpace(cell->raw);
    for (const auto* cells : {&part.code, &part.name, &part.values}) {
      if (row.place == Place() && !cells->empty()) row.place = cells->front()->place;
    }
    if (binding_) {
      row.direction = binding_->directions[static_cast<std::size_t>(part.block - 1)];
    } else if (layout_ != nullptr) {
      row.direction = layout_->direction.value_or(Direction::kNone);
    }
    table::ClassifyRow(schema_, table_->table_id, &row);
    AddValues(part);
  }

  void AddValues(const FlowPart& part) {
    std::vector<int> columns;
    for (std::size_t i = 0; i < table_->columns.size(); ++i) {
      if (!table_->rows.back().block_is_known) break;
      if (table_->columns[i].block == part.block)
        columns.push_back(static_cast<int>(i));
    }
    AddFlowValues(part.values, columns, out());
  }

  const Fragment& fragment_;
  const schemas::TableLayout* layout_;
  const schemas::Schema& schema_;
  const table::TableContext& context_;
  Table* table_;
  table::Ledger ledger_;
  std::optional<table::Binding> binding_;
  bool blocks_are_alike_ = false;
};

}  // namespace

table::Header ReadFlowHeader(const Fragment& fragment, const schemas::Schema& schema) {
  return {.rows = fragment.header_rows, .paths = FlowPaths(fragment, nullptr, schema)};
}

bool FlowFits(const Fragment& fragment, const schemas::TableLayout& layout,
              const schemas::Schema& schema) {
  if (layout.printed_columns.empty()) return false;
  if (layout.shape == schemas::TableShape::kForm) return IsFlowForm(fragment, layout);
  return layout.by_header && !FlowPaths(fragment, &layout, schema).empty();
}

table::Ledger ReadFlowTable(const Fragment& fragment,
                            const schemas::TableLayout* layout,
                            const schemas::Schema& schema,
                            const table::TableContext& context, Table* table) {
  if (layout != nullptr && IsFlowForm(fragment, *layout)) {
    return ReadFlowForm(fragment, *layout, schema, context, table);
  }
  return FlowReader(fragment, layout, schema, context, table).Read();
}

}  // namespace budget::flow
