#include "pipeline/bind/bind_table.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/bind/close_account.h"
#include "pipeline/bind/doubt_heads.h"
#include "pipeline/bind/read_rows.h"
#include "pipeline/bind/row_indents.h"
#include "pipeline/bind/settle_comparisons.h"
#include "pipeline/flow/read_flow.h"
#include "pipeline/form/read_form.h"
#include "pipeline/meaning/concepts.h"
#include "pipeline/meaning/row_words.h"
#include "pipeline/meaning/scopes.h"
#include "pipeline/meaning/words.h"
#include "pipeline/model/ids.h"
#include "pipeline/script/text.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/read_headers.h"

namespace budget::bind {
namespace {

// What the title says goes before what is known of the document.
table::TableContext ContextOf(const table::WholeTable& whole,
                              const schemas::Schema& schema,
                              const meaning::DocumentContext& document) {
  const meaning::Words title =
      meaning::ReadPeriod(script::Fold(whole.title), schema, document.fiscal_year);
  table::TableContext context;
  context.fiscal_year = whole.year != 0                       ? whole.year
                        : title.year != 0 && !title.two_years ? title.year
                                                              : document.fiscal_year;
  context.phase = title.phase;
  context.usual_phase = document.usual_phase;
  return context;
}

class TableBinder {
 public:
  TableBinder(const table::WholeTable& whole, const schemas::Schema& schema,
              const meaning::DocumentContext& document, const std::string& file,
              bool explain, Stop stop)
      : whole_(whole),
        schema_(schema),
        context_(ContextOf(whole, schema, document)),
        document_unit_(document.unit),
        place_(document.place.name),
        file_(file),
        explain_(explain),
        stop_(stop) {}

  BoundTable Bind() {
    Table& table = out_.table;
    table.title = whole_.title;
    table.fiscal_year = context_.fiscal_year;
    table.first_page = whole_.first.page;
    table.last_page = whole_.last.page;
    table.first_line = whole_.first.line;
    table.last_line = whole_.last_line;
    const bool flow = whole_.flow.rows > 0;
    header_ = flow ? flow::ReadFlowHeader(whole_.flow, schema_)
                   : table::ReadHeader(whole_.grid, schema_.rows);
    layout_ = ChooseLayout();
    table.table_id =
        layout_ == nullptr ? std::string(ids::kOtherTable) : layout_->table_id;
    if (layout_ != nullptr) table.layout = layout_->id;
    table.unit = TableUnit();
    table.column_count = whole_.grid.columns();
    Explain("table '" + whole_.title + "': " +
            (layout_ == nullptr ? "no layout claims it" : "layout " + layout_->id));
    const table::Ledger ledger = ReadCells();
    DoubtUnlabelled(&table);
    CloseAccount(ledger, Where(), &table, &out_.diagnostics);
    if (explain_) {
      Explain(ExplainAccount(ledger));
      NoteEnds(ledger);
    }
    for (const std::string& line : whole_.notes) {
      table.notes.push_back(script::TidySpace(line));
    }
    if (table.unit.empty()) table.unit = UnitBelow();
    meaning::ApplyConcepts(schema_, &table);
    meaning::ApplyRowWords(schema_, &table);
    meaning::ApplyScopes(schema_, place_, whole_.headings, &table);
    SettleComparisons(schema_, &table);
    DoubtUnknownUnits(schema_, &table);
    SetUnits();
    SayUnitIsUnknown();
    SetStatus();
    return std::move(out_);
  }

 private:
  bool IsForm() const {
    return layout_ != nullptr && layout_->shape == schemas::TableShape::kForm;
  }

  void NoteEnds(const table::Ledger& ledger) {
    const bool flow = whole_.flow.rows > 0;
    for (const Cell& cell : flow ? whole_.flow.cells : whole_.grid.cells()) {
      if (cell.raw.empty()) continue;
      out_.cells.push_back({.cell = cell, .fate = ledger.of(cell)});
    }
  }

  // Rows and facts, by the shape of the table; gives the account of its cells.
  table::Ledger ReadCells() {
    if (whole_.flow.rows > 0) {
      return flow::ReadFlowTable(whole_.flow, layout_, schema_, context_, &out_.table,
                                 stop_);
    }
    return IsForm() ? form::ReadForm(whole_.grid, schema_, &out_.table) : ReadColumns();
  }

  table::Ledger ReadColumns() {
    table::Binding binding = table::BindColumns(
        header_.paths, table::ReadColumnBodies(whole_.grid, header_.rows, schema_.rows),
        layout_, schema_, context_);
    FindUnitColumns(&binding);
    for (const table::BoundColumn& column : binding.columns) {
      ReportColumn(column, binding.value_columns);
    }
    out_.table.columns = std::move(binding.value_columns);
    table::Ledger ledger =
        ReadRows(whole_.grid, header_, binding, schema_, &out_.table, stop_);
    IndentRows(whole_.grid, binding, &out_.table);
    DoubtUnheaded(&out_.table);
    return ledger;
  }

  // 单位 over 万元, 人, % is the unit of each row, and no reporting unit.
  void FindUnitColumns(table::Binding* binding) const {
    for (table::BoundColumn& column : binding->columns) {
      if (column.role != schemas::ColumnRole::kUnit) continue;
      int units = 0;
      int others = 0;
      for (int row = header_.rows; row < whole_.grid.rows(); ++row) {
        const std::string& text = whole_.grid.Folded(row, column.grid_column);
        if (text.empty()) continue;
        ++(schema_.vocabulary->FindUnit(text) != nullptr ? units : others);
      }
      if (units > others) column.role = schemas::ColumnRole::kMeasureUnit;
    }
  }

  // Whether it is certain what the figures of a column are, though not what they
  // measure: no money, or money of a phase or a year in a known unit.
  bool IsPlain(const Column& column) const {
    if (column.kind != Kind::kAmount || !column.unit.empty()) return true;
    return !out_.table.unit.empty() && (column.says_phase || column.says_year);
  }

  void ReportColumn(const table::BoundColumn& column,
                    const std::vector<Column>& value_columns) {
    const HeaderPath& path =
        header_.paths[static_cast<std::size_t>(column.grid_column)];
    if (explain_) {
      out_.heads.push_back(
          {.grid_column = column.grid_column,
           .path = path,
           .claimed_by = column.spec == nullptr ? std::string() : column.spec->id,
           .of_values = column.role == schemas::ColumnRole::kMeasure});
      Explain("  column " + std::to_string(column.grid_column + 1) + " '" +
              path.printed() + "' <- " +
              (column.spec == nullptr ? "nothing claims it" : column.spec->id));
    }
    if (column.role != schemas::ColumnRole::kMeasure || column.spec != nullptr) return;
    if (layout_ == nullptr || layout_->table_id == ids::kOtherTable) return;
    const bool plain =
        IsPlain(value_columns[static_cast<std::size_t>(column.value_column)]);
    out_.diagnostics.push_back(
        {.severity = plain ? Severity::kNote : Severity::kWarning,
         .code = "unmapped-column",
         .message = "no column of layout '" + layout_->id + "' matches header '" +
                    path.printed() + "'",
         .where = Where(),
         .because = layout_->where,
         .hint = "add a column with this header; its figures are in the dataset "
                 "without a measure"});
  }

  Location Where() const {
    return {.file = file_, .page = whole_.first.page, .line = whole_.first.line};
  }

  bool MeetsRequirements(const schemas::TableLayout& layout) {
    if (!layout.under.empty() && !layout.under.MatchesPart(whole_.headings)) {
      Explain("  layout " + layout.id + " lost: it does not stand under '" +
              layout.under.source() + "'");
      return false;
    }
    for (const schemas::Pattern& required : layout.requires_columns) {
      const bool met = std::ranges::any_of(header_.paths, [&](const HeaderPath& path) {
        return required.MatchesAll(path.folded());
      });
      if (met) continue;
      Explain("  layout " + layout.id + " lost: no column is '" + required.source() +
              "'");
      return false;
    }
    return true;
  }

  // The order of the layouts is that of the schema: the first whose caption fits and
  // whose required columns are there wins.
  const schemas::TableLayout* ChooseLayout() {
    std::vector<const schemas::TableLayout*> winners;
    for (const schemas::TableLayout* layout : whole_.candidates) {
      const bool no_heads = whole_.flow.rows > 0 && layout->under.empty();
      if (no_heads || MeetsRequirements(*layout)) winners.push_back(layout);
    }
    if (winners.empty()) winners = ByFormNumber();
    if (winners.empty()) winners = ByHeader();
    if (winners.empty()) winners = ByFlow();
    if (winners.empty()) return nullptr;
    return winners.front();
  }

  std::vector<const schemas::TableLayout*> ByFormNumber() {
    std::vector<const schemas::TableLayout*> found;
    if (whole_.form_number.empty() || !whole_.title.empty()) return found;
    for (const schemas::TableLayout& layout : schema_.tables) {
      if (layout.form_number.MatchesAll(whole_.form_number)) found.push_back(&layout);
    }
    return found;
  }

  // A text whose blank cells have vanished, by the labels that it prints.
  std::vector<const schemas::TableLayout*> ByFlow() {
    std::vector<const schemas::TableLayout*> found;
    if (whole_.flow.rows == 0) return found;
    for (const schemas::TableLayout& layout : schema_.tables) {
      if (flow::FlowFits(whole_.flow, layout, schema_)) found.push_back(&layout);
    }
    return found;
  }

  // A table without a title that some layout knows by its columns; the layout with most
  // required columns knows it best.
  std::vector<const schemas::TableLayout*> ByHeader() {
    std::vector<const schemas::TableLayout*> found;
    if (header_.paths.empty()) return found;
    for (const schemas::TableLayout& layout : schema_.tables) {
      if (!layout.by_header || layout.requires_columns.empty()) continue;
      if (!found.empty() &&
          layout.requires_columns.size() < found.front()->requires_columns.size()) {
        continue;
      }
      if (!MeetsRequirements(layout)) continue;
      if (!found.empty() &&
          layout.requires_columns.size() > found.front()->requires_columns.size()) {
        found.clear();
      }
      found.push_back(&layout);
    }
    return found;
  }

  // The unit of the line above or below; else one printed in a header or a label.
  std::string TableUnit() const {
    if (const schemas::Unit* unit = schema_.vocabulary->FindUnit(whole_.unit))
      return unit->name;
    const table::Grid& grid = whole_.grid;
    const int rows = IsForm() ? grid.rows() : header_.rows;
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < grid.columns(); ++column) {
        if (grid.Anchor(row, column) == nullptr) continue;
        const std::string unit = UnitIn(grid.Folded(row, column));
        if (!unit.empty()) return unit;
      }
    }
    return {};
  }

  // An amount's unit in a header cell: 预算金额（万元）.
  std::string UnitIn(const std::string& folded) const {
    const meaning::Words words = meaning::ReadKind(folded, schema_);
    return words.kind == Kind::kAmount ? words.unit : std::string();
  }

  // What the notes say (注：本表金额单位：万元), else the document of all its tables,
  // else the layout.
  std::string UnitBelow() const {
    for (const std::string& note : out_.table.notes) {
      const auto stated = schema_.lines.unit.Search(script::Fold(note));
      if (!stated) continue;
      const schemas::Unit* unit =
          schema_.vocabulary->FindUnit(schemas::Captured(*stated, "unit"));
      if (unit != nullptr) return unit->name;
    }
    if (!document_unit_.empty() || layout_ == nullptr) return document_unit_;
    return layout_->unit;
  }

  void SayUnitIsUnknown() {
    Table& table = out_.table;
    const bool unknown = std::ranges::any_of(table.facts, [&](const Fact& fact) {
      const Meaning meaning = MeaningOf(table, fact);
      return meaning.kind == Kind::kAmount && meaning.unit.empty();
    });
    if (!unknown) return;
    if (!table.note.empty()) table.note += "; ";
    table.note += "nothing says the unit of its amounts";
  }

  // What the columns do not say the table does, of amounts alone.
  void SetUnits() {
    for (Column& column : out_.table.columns) {
      if (!column.unit.empty() || column.kind == Kind::kText) continue;
      if (column.kind == Kind::kPercent) column.unit = "%";
      if (column.kind == Kind::kAmount) column.unit = out_.table.unit;
    }
  }

  void SetStatus() {
    Table& table = out_.table;
    if (table.status == TableStatus::kPartial) return;
    if (layout_ == nullptr) {
      table.status = TableStatus::kUnrecognised;
      return;
    }
    if (!table.facts.empty()) return;
    table.status = TableStatus::kEmpty;
    const auto declared =
        std::ranges::find_if(table.notes, [&](const std::string& note) {
          return schema_.lines.declared_empty.Search(script::Fold(note)).has_value();
        });
    if (declared != table.notes.end()) table.note = *declared;
  }

  void Explain(const std::string& line) {
    if (explain_) out_.explanation += line + '\n';
  }

  const table::WholeTable& whole_;
  const schemas::Schema& schema_;
  table::TableContext context_;
  const std::string& document_unit_;
  const std::string& place_;
  const std::string& file_;
  bool explain_;
  Stop stop_;
  table::Header header_;
  const schemas::TableLayout* layout_ = nullptr;
  BoundTable out_;
};

}  // namespace

BoundTable BindTable(const table::WholeTable& whole, const schemas::Schema& schema,
                     const meaning::DocumentContext& document, const std::string& file,
                     bool explain, Stop stop) {
  return TableBinder(whole, schema, document, file, explain, stop).Bind();
}

}  // namespace budget::bind
