#include "pipeline/identity/document_view.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "pipeline/model/index.h"
#include "pipeline/script/marks.h"
#include "pipeline/script/text.h"

namespace budget::identity {
namespace {

// A table that comes again after so many of other kinds begins a new set.
constexpr std::ptrdiff_t kTablesBetweenSets = 3;

// A percentage or a count in a column of money (人数 below 万元): it adds to nothing.
bool IsForeign(const Fact& fact, const Column* column) {
  return column != nullptr && column->kind == Kind::kAmount &&
         fact.kind != Kind::kAmount;
}

std::size_t CommonPrefix(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end.first - a.begin());
}

// Each fact goes to its row; facts that name no row of the table are left out.
std::vector<int> RowStarts(const Table& table, bool loose) {
  std::vector<int> starts(table.rows.size() + 1, 0);
  for (const Fact& fact : table.facts) {
    const auto row = static_cast<std::size_t>(fact.row);
    if (fact.row < 0 || row >= table.rows.size()) continue;
    if ((fact.column < 0) == loose) ++starts[row + 1];
  }
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  return starts;
}

}  // namespace

TableView::TableView(const Table& table, const schemas::Vocabulary& vocabulary,
                     const schemas::Pattern& of_which)
    : table_(&table) {
  IndexCells();
  ParseNumbers();
  DescribeColumns(vocabulary, of_which);
  FindScale();
  GroupColumns();
}

void TableView::IndexCells() {
  row_start_ = RowStarts(*table_, false);
  loose_start_ = RowStarts(*table_, true);
  cells_.resize(Index(row_start_.back()));
  loose_facts_.resize(Index(loose_start_.back()));
  std::vector<int> next = row_start_;
  std::vector<int> next_loose = loose_start_;
  for (std::size_t i = 0; i < table_->facts.size(); ++i) {
    const Fact& fact = table_->facts[i];
    const std::size_t row = Index(fact.row);
    if (fact.row < 0 || row >= table_->rows.size()) continue;
    if (fact.column < 0) {
      loose_facts_[Index(next_loose[row]++)] = static_cast<int>(i);
    } else {
      cells_[Index(next[row]++)] = {fact.column, static_cast<int>(i)};
    }
  }
  for (std::size_t row = 0; row < table_->rows.size(); ++row) {
    std::stable_sort(cells_.begin() + row_start_[row],
                     cells_.begin() + row_start_[row + 1],
                     [](const Cell& a, const Cell& b) { return a.column < b.column; });
  }
}

void TableView::ParseNumbers() {
  states_.reserve(table_->facts.size());
  values_.reserve(table_->facts.size());
  for (const Fact& fact : table_->facts) {
    State state = State::kText;
    Decimal value;
    if (fact.kind == Kind::kText) {
      if (script::IsPlaceholder(fact.value)) state = State::kDash;
    } else if (fact.number && !IsForeign(fact, table_->ColumnOf(fact))) {
      value = *fact.number;
      state = State::kNumber;
    }
    states_.push_back(state);
    values_.push_back(value);
  }
}

void TableView::DescribeColumns(const schemas::Vocabulary& vocabulary,
                                const schemas::Pattern& of_which) {
  for (const Column& column : table_->columns) {
    amount_.push_back(column.kind == Kind::kAmount);
    of_which_.push_back(!of_which.empty() &&
                        of_which.MatchesPart(column.path.folded()));
    const std::string& name = column.unit.empty() ? table_->unit : column.unit;
    const schemas::Unit* unit = name.empty() ? nullptr : vocabulary.FindUnit(name);
    power_.push_back(unit && unit->kind == Kind::kAmount ? unit->power_of_ten
                                                         : kUnknownPower);
  }
}

// The number of decimals of nearly all amounts, and whether blanks or zeros stand for
// nothing.
void TableView::FindScale() {
  std::array<int, Decimal::kMaxDigits + 1> count{};
  int amounts = 0;
  int zeros = 0;
  for (std::size_t i = 0; i < table_->facts.size(); ++i) {
    const Fact& fact = table_->facts[i];
    if (states_[i] == State::kDash) ++zeros;
    if (states_[i] != State::kNumber || fact.kind != Kind::kAmount) continue;
    if (values_[i].is_zero()) ++zeros;
    ++count[Index(values_[i].scale())];
    ++amounts;
  }
  int seen = 0;
  for (int s = 0; s <= Decimal::kMaxDigits; ++s) {
    seen += count[Index(s)];
    if (seen * 10 >= amounts * 9) {
      scale_ = s;
      break;
    }
  }
  prints_zero_ = zeros * 8 > amounts;
}

// A header that says nothing of the phase means that of its neighbours, if they all
// have the same.
std::map<std::pair<int, int>, Phase> TableView::NeighbourPhases() const {
  std::map<std::pair<int, int>, Phase> phases;
  for (const Column& column : table_->columns) {
    if (column.phase == Phase::kNone) continue;
    const std::pair<int, int> neighbours(column.block, column.fiscal_year);
    const auto [at, is_new] = phases.try_emplace(neighbours, column.phase);
    if (!is_new && at->second != column.phase) at->second = Phase::kNone;
  }
  return phases;
}

void TableView::GroupColumns() {
  const std::map<std::pair<int, int>, Phase> neighbours = NeighbourPhases();
  for (std::size_t i = 0; i < table_->columns.size(); ++i) {
    const Column& column = table_->columns[i];
    Phase phase = column.phase;
    const auto near = neighbours.find({column.block, column.fiscal_year});
    if (phase == Phase::kNone && near != neighbours.end()) phase = near->second;
    const int year = column.fiscal_year == 0 ? table_->fiscal_year : column.fiscal_year;
    const auto same = [&](const ColumnGroup& group) {
      return group.block == column.block && group.phase == phase &&
             group.fiscal_year == year;
    };
    auto group = std::find_if(groups_.begin(), groups_.end(), same);
    if (group == groups_.end()) {
      groups_.push_back({column.block, phase, year, {}});
      group = std::prev(groups_.end());
    }
    group->columns.push_back(static_cast<int>(i));
  }
}

std::span<const TableView::Cell> TableView::Cells(int row) const {
  const auto first = Index(row_start_[Index(row)]);
  return std::span(cells_).subspan(first, Index(row_start_[Index(row) + 1]) - first);
}

std::span<const int> TableView::Undetermined(int row) const {
  const auto first = Index(loose_start_[Index(row)]);
  return std::span(loose_facts_)
      .subspan(first, Index(loose_start_[Index(row) + 1]) - first);
}

int TableView::FactAt(int row, int column) const {
  const auto cells = Cells(row);
  const auto cell =
      std::lower_bound(cells.begin(), cells.end(), column,
                       [](const Cell& a, int wanted) { return a.column < wanted; });
  return cell != cells.end() && cell->column == column ? cell->fact : -1;
}

const Decimal* TableView::Value(int fact) const {
  return fact >= 0 && states_[Index(fact)] == State::kNumber ? &values_[Index(fact)]
                                                             : nullptr;
}

const Decimal* TableView::ValueAt(int row, int column) const {
  return Value(FactAt(row, column));
}

int TableView::FindColumn(const ColumnGroup& group, std::string_view measure,
                          int near) const {
  int best = -1;
  std::size_t best_prefix = 0;
  for (const int i : group.columns) {
    const Column& column = table_->columns[Index(i)];
    if (column.measure != measure) continue;
    const std::size_t prefix =
        near < 0 ? 0
                 : CommonPrefix(column.path.printed(),
                                table_->columns[Index(near)].path.printed());
    if (best < 0 || prefix > best_prefix) {
      best = i;
      best_prefix = prefix;
    }
  }
  return best;
}

bool DocumentView::BeginsInside(int table) const {
  const Table& first = TableOf(table);
  return table == 0 && first.first_page == 1 && first.title.empty();
}

bool DocumentView::EndsInside(int table) const {
  const Table& last = TableOf(table);
  return Index(table) + 1 == tables.size() && last.last_page > 0 &&
         last.last_page == data->info.pages && last.notes.empty();
}

DocumentView::DocumentView(const DocumentData& document,
                           const schemas::Identities& identities,
                           const schemas::Vocabulary& vocabulary)
    : data(&document) {
  tables.reserve(document.tables.size());
  std::vector<std::string_view> seen;  // table ids of the set so far
  int set = 0;
  for (const Table& table : document.tables) {
    tables.emplace_back(table, vocabulary, identities.of_which);
    // A table that comes again after several others opens the tables of the next unit;
    // one that comes again at once is only another table of its kind.
    if (table.layout.empty()) {
      tables.back().set = set;
      continue;
    }
    const auto before = std::find(seen.begin(), seen.end(), table.table_id);
    const auto since = seen.end() - before;  // 0 if it is new
    if (since > kTablesBetweenSets) {
      seen.clear();
      ++set;
    }
    if (since == 0 || since > kTablesBetweenSets) seen.push_back(table.table_id);
    tables.back().set = set;
  }
}

}  // namespace budget::identity
