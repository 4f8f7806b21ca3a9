#include "pipeline/narrative/table_cells.h"

#include <algorithm>
#include <iterator>

#include "pipeline/model/index.h"
#include "pipeline/script/text.h"

namespace budget::narrative {
namespace {

constexpr std::size_t kClassDigits = 3;  // of a code of the functional classification

bool IsTotalRow(const Table& table, const Row& row) {
  return row.row_kind == RowKind::kTotal || table.rows.size() == 1 ||
         row.item_name.empty();
}

}  // namespace

TableCells::TableCells(const DocumentData& data, const schemas::Vocabulary& vocabulary)
    : data_(data) {
  for (std::size_t i = 0; i < data.tables.size(); ++i) {
    AddTable(static_cast<int>(i), vocabulary);
  }
}

TableCells::FoldedNames TableCells::FoldNames(const Table& table) {
  FoldedNames names;
  names.rows.reserve(table.rows.size());
  for (const Row& row : table.rows) names.rows.push_back(script::Fold(row.item_name));
  for (const Column& column : table.columns) {
    names.leaves.push_back(column.path.leaf());
  }
  return names;
}

void TableCells::AddTable(int table_index, const schemas::Vocabulary& vocabulary) {
  const Table& table = data_.tables[Index(table_index)];
  names_.push_back(FoldNames(table));
  std::vector<int> powers;  // by column; -1: no amount
  for (const Column& column : table.columns) {
    const schemas::Unit* unit =
        vocabulary.FindUnit(column.unit.empty() ? table.unit : column.unit);
    const bool amount =
        column.kind == Kind::kAmount && unit != nullptr && unit->kind == Kind::kAmount;
    powers.push_back(amount ? unit->power_of_ten : -1);
  }
  for (std::size_t i = 0; i < table.facts.size(); ++i) {
    const Fact& fact = table.facts[i];
    if (fact.column < 0 || fact.kind != Kind::kAmount) continue;
    const int power = powers[Index(fact.column)];
    if (power >= 0) AddCell(table_index, static_cast<int>(i), power);
  }
}

void TableCells::AddCell(int table_index, int fact_index, int power) {
  const Table& table = data_.tables[Index(table_index)];
  const Fact& fact = table.facts[Index(fact_index)];
  const std::optional<Decimal>& value = fact.number;
  if (!value) return;
  const Row& row = table.rows[Index(fact.row)];
  AmountCell cell;
  cell.fact = {table_index, fact_index};
  cell.row = fact.row;
  cell.column = fact.column;
  cell.amount = {value->ShiftedLeft(power), value->HalfUnit().ShiftedLeft(power)};
  const Meaning meaning = MeaningOf(table, fact);
  cell.fiscal_year = meaning.fiscal_year != 0 ? meaning.fiscal_year : table.fiscal_year;
  cell.phase = meaning.phase;
  cell.scope = meaning.scope;
  const int index = static_cast<int>(cells_.size());
  cells_.push_back(cell);
  const FoldedNames& names = names_[Index(table_index)];
  if (!row.item_name.empty()) by_row_[names.rows[Index(fact.row)]].push_back(index);
  if (row.item_code.size() == kClassDigits) {
    by_class_[names.rows[Index(fact.row)]].push_back(index);
  }
  // Over rows of units the concept of a column is that of each: none is the whole.
  const bool of_whole =
      !row.concept_id.empty() || cell.scope != Scope::kNone || IsTotalRow(table, row);
  if (!meaning.concept_id.empty() && of_whole) {
    by_concept_[std::string(meaning.concept_id)].push_back(index);
  }
  if (IsTotalRow(table, row)) {
    by_column_[names.leaves[Index(fact.column)]].push_back(index);
    by_measure_[table.columns[Index(fact.column)].measure].push_back(index);
  }
  if (!value->is_zero()) {
    by_amount_[cell.amount.value.Reduced().ToString()].push_back(index);
  }
}

const std::vector<int>& TableCells::Find(const Postings& postings,
                                         std::string_view key) {
  static const std::vector<int> kNone;
  const auto found = postings.find(std::string(key));
  return found == postings.end() ? kNone : found->second;
}

const std::vector<int>& TableCells::OfRow(std::string_view name) const {
  return Find(by_row_, name);
}

const std::vector<int>& TableCells::OfConcept(std::string_view id) const {
  return Find(by_concept_, id);
}

const std::vector<int>& TableCells::OfColumn(std::string_view header) const {
  return Find(by_column_, header);
}

const std::vector<int>& TableCells::OfClassThatBegins(std::string_view name) const {
  static const std::vector<int> kNone;
  const auto first = by_class_.lower_bound(name);
  if (first == by_class_.end() || !first->first.starts_with(name)) return kNone;
  const auto next = std::next(first);
  const bool several = next != by_class_.end() && next->first.starts_with(name);
  return several ? kNone : first->second;
}

const std::vector<int>& TableCells::OfTotal(std::string_view measure) const {
  return Find(by_measure_, measure);
}

const std::vector<int>& TableCells::OfAmount(const Decimal& yuan) const {
  return Find(by_amount_, yuan.Reduced().ToString());
}

bool TableCells::IsTotal(const AmountCell& cell) const {
  const Table& table = data_.tables[Index(cell.fact.table)];
  return IsTotalRow(table, table.rows[Index(cell.row)]);
}

bool TableCells::IsBelow(const AmountCell& cell, std::string_view name) const {
  const Table& table = data_.tables[Index(cell.fact.table)];
  const std::string& code = table.rows[Index(cell.row)].item_code;
  if (code.empty() || name.empty()) return true;
  bool any = false;
  for (int i = cell.row; i-- > 0;) {
    const Row& row = table.rows[Index(i)];
    if (row.item_code.empty() || row.item_code.size() >= code.size() ||
        !code.starts_with(row.item_code)) {
      continue;
    }
    any = true;
    const std::string& parent = names_[Index(cell.fact.table)].rows[Index(i)];
    if (parent == name || parent.starts_with(name) || name.starts_with(parent)) {
      return true;
    }
  }
  return !any;
}

}  // namespace budget::narrative
