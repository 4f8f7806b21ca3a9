// The figures of a document, indexed for the identities: each cell found by row and
// column, each number parsed once.
//
// A view refers to the tables it was made of; it is valid as long as they do not
// change.

#ifndef PIPELINE_IDENTITY_DOCUMENT_VIEW_H_
#define PIPELINE_IDENTITY_DOCUMENT_VIEW_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/document_data.h"
#include "pipeline/model/index.h"
#include "schemas/spec/identity_spec.h"
#include "schemas/spec/vocabulary.h"

namespace budget::identity {

// Columns whose figures can stand in one identity within a row.
struct ColumnGroup {
  int block = 1;
  Phase phase = Phase::kNone;
  int fiscal_year = 0;
  std::vector<int> columns;
};

class TableView {
 public:
  struct Cell {
    int column = 0;
    int fact = 0;  // index into Table::facts
  };
  enum class State : char { kText, kDash, kNumber };
  static constexpr int kUnknownPower = -100;

  TableView(const Table& table, const schemas::Vocabulary& vocabulary,
            const schemas::Pattern& of_which);

  const Table& table() const { return *table_; }

  // The cells of a row whose columns are known, by column.
  std::span<const Cell> Cells(int row) const;
  // Index of the fact in a cell, or -1: it is blank, or its column is not known.
  int FactAt(int row, int column) const;
  // The number in a cell; null if it is blank or holds none.
  const Decimal* ValueAt(int row, int column) const;
  // The number of a fact; null if it is none, or no money in a column of money.
  const Decimal* Value(int fact) const;
  // Whether a fact is a placeholder that stands for nothing: - or --.
  bool IsDash(int fact) const { return states_[Index(fact)] == State::kDash; }
  // The most that rounding can have changed a number of this table.
  Decimal HalfUnit(const Decimal& value) const { return value.HalfUnit(scale_); }
  int scale() const { return scale_; }

  bool IsAmount(int column) const { return amount_[Index(column)]; }
  // Part of the column beside it (其中), so no further addend.
  bool IsOfWhich(int column) const { return of_which_[Index(column)]; }
  // Power of ten that its unit is of one yuan; kUnknownPower if no unit is known.
  int Power(int column) const { return power_[Index(column)]; }
  // Zeros are printed as such, so that a blank cell is not one.
  bool prints_zero() const { return prints_zero_; }
  // Facts of the row whose columns are not known, in print order.
  std::span<const int> Undetermined(int row) const;
  bool has_undetermined() const { return !loose_facts_.empty(); }
  const std::vector<ColumnGroup>& groups() const { return groups_; }
  // Tables of one set belong together: a document with the tables of a department and
  // of its units has several.
  int set = 0;

  // The column of a group that has the measure; of several the one whose header path is
  // nearest to that of column `near` (-1: the first).  -1 if there is none.
  int FindColumn(const ColumnGroup& group, std::string_view measure,
                 int near = -1) const;

 private:
  void IndexCells();
  void ParseNumbers();
  void FindScale();
  void DescribeColumns(const schemas::Vocabulary& vocabulary,
                       const schemas::Pattern& of_which);
  // By block and year.
  std::map<std::pair<int, int>, Phase> NeighbourPhases() const;
  void GroupColumns();

  const Table* table_;
  std::vector<int> row_start_;  // rows + 1, into cells_
  std::vector<Cell> cells_;
  std::vector<int> loose_start_;  // rows + 1, into loose_facts_; empty if none
  std::vector<int> loose_facts_;
  std::vector<State> states_;    // of facts
  std::vector<Decimal> values_;  // of facts
  std::vector<bool> amount_;
  std::vector<bool> of_which_;
  std::vector<int> power_;
  std::vector<ColumnGroup> groups_;
  int scale_ = 0;
  bool prints_zero_ = false;
};

struct DocumentView {
  const DocumentData* data = nullptr;
  std::vector<TableView> tables;  // one for each of DocumentData::tables

  DocumentView(const DocumentData& document, const schemas::Identities& identities,
               const schemas::Vocabulary& vocabulary);

  // The document begins or ends within the table, as far as can be told: it is the
  // first without a title, or the last and runs to the last page.  Its rows may not be
  // all.
  bool BeginsInside(int table) const;
  bool EndsInside(int table) const;

  const Table& TableOf(int table) const {
    return tables[static_cast<std::size_t>(table)].table();
  }
};

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_DOCUMENT_VIEW_H_
