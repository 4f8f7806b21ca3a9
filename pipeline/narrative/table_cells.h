// The amounts of all tables, found by what a statement says of them: the name of their
// row or column, or the amount itself.

#ifndef PIPELINE_NARRATIVE_TABLE_CELLS_H_
#define PIPELINE_NARRATIVE_TABLE_CELLS_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/identity/ratio.h"
#include "pipeline/model/check.h"
#include "pipeline/model/document_data.h"
#include "schemas/spec/vocabulary.h"

namespace budget::narrative {

// A printed amount, in yuan.
struct AmountCell {
  FactRef fact;
  int row = 0;  // indices into the table
  int column = 0;
  identity::Rounded amount;
  int fiscal_year = 0;  // 0: not known
  Phase phase = Phase::kNone;
  Scope scope = Scope::kNone;  // whose figure, in a government's table
};

// Within what the digits of both allow.
inline bool SayTheSame(const identity::Rounded& a, const identity::Rounded& b) {
  return (a.value - b.value).Abs() <= a.half + b.half;
}

class TableCells {
 public:
  TableCells(const DocumentData& data, const schemas::Vocabulary& vocabulary);

  const std::vector<AmountCell>& cells() const { return cells_; }
  // Indices into cells(), in document order.  Names are folded.  Concepts are those of
  // rows, or of columns over rows that have none and are a total or a place.
  const std::vector<int>& OfRow(std::string_view name) const;
  const std::vector<int>& OfConcept(std::string_view id) const;
  // Cells of total rows below a column that ends with this header.
  const std::vector<int>& OfColumn(std::string_view header) const;
  // Cells of the class of a classification whose name begins so, if there is only one.
  const std::vector<int>& OfClassThatBegins(std::string_view name) const;
  // Cells of total rows in columns of this measure.
  const std::vector<int>& OfTotal(std::string_view measure) const;
  const std::vector<int>& OfAmount(const Decimal& yuan) const;

  // The cell stands in the row of the table's total.
  bool IsTotal(const AmountCell& cell) const;

  // The row of the cell stands below a row of this name: its code starts with the code
  // of that row.  True where there are no codes to tell by.
  bool IsBelow(const AmountCell& cell, std::string_view name) const;

 private:
  using Postings = std::unordered_map<std::string, std::vector<int>>;
  static const std::vector<int>& Find(const Postings& postings, std::string_view key);
  void AddTable(int table, const schemas::Vocabulary& vocabulary);
  void AddCell(int table, int fact, int power);

  // Names of the table's rows, and leaves of its columns, folded once each.
  struct FoldedNames {
    std::vector<std::string> rows;
    std::vector<std::string> leaves;
  };
  static FoldedNames FoldNames(const Table& table);

  const DocumentData& data_;
  std::vector<FoldedNames> names_;  // by table
  std::vector<AmountCell> cells_;
  Postings by_row_;
  Postings by_concept_;
  Postings by_column_;
  Postings by_measure_;
  Postings by_amount_;
  std::map<std::string, std::vector<int>, std::less<>> by_class_;
};

}  // namespace budget::narrative

#endif  // PIPELINE_NARRATIVE_TABLE_CELLS_H_
