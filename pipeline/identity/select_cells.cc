#include "pipeline/identity/select_cells.h"

#include <algorithm>

#include "pipeline/model/index.h"

namespace budget::identity {
namespace {

// A row that stands for a department or one of its units as a whole.
bool IsWholeUnit(const Row& row) {
  return row.item_code.empty() && !row.reporting_unit.empty() &&
         row.item_name == row.reporting_unit;
}

// The 合计 row; failing that, the department above its units.
std::vector<int> TotalRows(const std::vector<Row>& rows) {
  std::vector<int> totals;
  std::vector<int> units;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int row = static_cast<int>(i);
    if (rows[i].row_kind == RowKind::kTotal && rows[i].item_code.empty()) {
      totals.push_back(row);
    } else if (IsWholeUnit(rows[i])) {
      units.push_back(row);
    }
  }
  if (totals.empty() && units.size() > 2 &&
      rows[Index(units[0])].item_name == rows[Index(units[1])].item_name) {
    totals.push_back(units[0]);
  }
  // A table of one row without a name or code is its own total.
  if (totals.empty() && rows.size() == 1 && rows[0].item_code.empty()) {
    totals.push_back(0);
  }
  return totals;
}

bool Contains(const std::vector<std::string>& list, const std::string& id) {
  return !id.empty() && std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

CellSelection::CellSelection(const DocumentView& view, int set) : view_(view) {
  for (int i = 0; i < static_cast<int>(view.tables.size()); ++i) {
    const Table& table = view.TableOf(i);
    if (view.tables[Index(i)].set != set || table.layout.empty()) continue;
    TableRows rows{.table = i, .totals = TotalRows(table.rows), .by_concept = {}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const std::string& id = table.rows[row].concept_id;
      if (!id.empty()) rows.by_concept[id].push_back(static_cast<int>(row));
    }
    tables_[table.table_id].push_back(std::move(rows));
  }
}

std::vector<Term> CellSelection::Select(const schemas::CellSelector& selector) const {
  std::vector<Term> terms;
  for (const std::string& id : selector.tables) {
    const auto found = tables_.find(id);
    if (found == tables_.end()) continue;
    for (const TableRows& table : found->second) {
      const std::size_t before = terms.size();
      for (const int row : RowsOf(selector, table)) {
        const int column = ColumnOf(selector, table.table, row);
        if (column >= 0) terms.push_back({table.table, row, column, 1});
      }
      // A table with figures and without a total of this measure: its share is unknown.
      const bool of_totals = selector.concepts.empty() && selector.codes.empty();
      const bool has_figures = !view_.TableOf(table.table).facts.empty();
      if (selector.sum && of_totals && has_figures && terms.size() == before) return {};
    }
    if (!selector.sum && !terms.empty()) break;
  }
  if (!selector.sum && terms.size() > 1) terms.clear();
  return terms;
}

CellSelection::Joined CellSelection::SelectEach(const schemas::CellSelector& selector,
                                                schemas::JoinRows join) const {
  Joined joined;
  for (const std::string& id : selector.tables) {
    const auto found = tables_.find(id);
    if (found == tables_.end()) continue;
    for (const TableRows& table : found->second) {
      AddRows(selector, join, table.table, &joined);
    }
    if (!selector.sum && !joined.empty()) break;
  }
  return joined;
}

bool CellSelection::IsIncomplete(const std::vector<Term>& terms) const {
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
    return view_.TableOf(term.table).status == TableStatus::kPartial;
  });
}

std::vector<int> CellSelection::RowsOf(const schemas::CellSelector& selector,
                                       const TableRows& table) const {
  if (selector.concepts.empty() && selector.codes.empty()) return table.totals;
  std::vector<int> found;
  for (const std::string& id : selector.concepts) {
    const auto rows = table.by_concept.find(id);
    if (rows == table.by_concept.end()) continue;
    found.insert(found.end(), rows->second.begin(), rows->second.end());
    if (!selector.sum) return found;
  }
  if (!selector.codes.empty()) {
    const auto& rows = view_.TableOf(table.table).rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (Contains(selector.codes, rows[i].item_code)) {
        found.push_back(static_cast<int>(i));
      }
    }
  }
  return found;
}

// The column of a row for the year of its table, by preference.
int CellSelection::ColumnOf(const schemas::CellSelector& selector, int table,
                            int row) const {
  const TableView& figures = view_.tables[Index(table)];
  const Table& t = figures.table();
  for (const std::string& measure : selector.measures) {
    int best = -1;
    int best_rank = 0;
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
      const Column& column = t.columns[i];
      const int index = static_cast<int>(i);
      if (column.measure != measure || column.block != t.rows[Index(row)].block ||
          !figures.IsAmount(index) || figures.IsOfWhich(index)) {
        continue;
      }
      const int rank = Rank(column, t);
      if (rank > best_rank) {
        best = index;
        best_rank = rank;
      }
    }
    if (best >= 0) return best;
  }
  return -1;
}

// 0: of another year.
int CellSelection::Rank(const Column& column, const Table& table) const {
  if (column.fiscal_year != 0 && table.fiscal_year != 0 &&
      column.fiscal_year != table.fiscal_year) {
    return 0;
  }
  const Phase usual = view_.data->info.report_kind == ReportKind::kFinalAccounts
                          ? Phase::kExecuted
                          : Phase::kApproved;
  return column.phase == usual ? 3 : column.phase == Phase::kNone ? 2 : 1;
}

void CellSelection::AddRows(const schemas::CellSelector& selector,
                            schemas::JoinRows join, int table, Joined* joined) const {
  const auto& rows = view_.TableOf(table).rows;
  for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
    const Row& r = rows[Index(row)];
    const std::string& key =
        join == schemas::JoinRows::kCode ? r.item_code : r.concept_id;
    if (key.empty() || r.row_kind != RowKind::kItem) continue;
    // Of a class and its only subclass of the same name the class is meant.
    if (join == schemas::JoinRows::kConcept && r.item_level > 1) continue;
    const int column = ColumnOf(selector, table, row);
    if (column >= 0) (*joined)[key].push_back({table, row, column, 1});
  }
}

}  // namespace budget::identity
