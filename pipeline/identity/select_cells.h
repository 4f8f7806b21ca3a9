// Finds the cells that a selector of a schema means in the tables of one set.

#ifndef PIPELINE_IDENTITY_SELECT_CELLS_H_
#define PIPELINE_IDENTITY_SELECT_CELLS_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/identity/document_view.h"
#include "pipeline/identity/instances.h"

namespace budget::identity {

class CellSelection {
 public:
  CellSelection(const DocumentView& view, int set);

  // The cells that a selector names.  Empty if there are none, or if several are where
  // one is meant.
  std::vector<Term> Select(const schemas::CellSelector& selector) const;

  // The same for each code or concept of the rows; rows and codes of the selector play
  // no part.
  using Joined = std::unordered_map<std::string_view, std::vector<Term>>;
  Joined SelectEach(const schemas::CellSelector& selector,
                    schemas::JoinRows join) const;

  // A table that has lost rows takes part.
  bool IsIncomplete(const std::vector<Term>& terms) const;

 private:
  using RowsByName = std::unordered_map<std::string_view, std::vector<int>>;
  struct TableRows {
    int table = 0;
    std::vector<int> totals;
    RowsByName by_concept;
  };

  std::vector<int> RowsOf(const schemas::CellSelector& selector,
                          const TableRows& table) const;
  int ColumnOf(const schemas::CellSelector& selector, int table, int row) const;
  int Rank(const Column& column, const Table& table) const;
  void AddRows(const schemas::CellSelector& selector, schemas::JoinRows join, int table,
               Joined* joined) const;

  const DocumentView& view_;
  std::unordered_map<std::string_view, std::vector<TableRows>> tables_;
};

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_SELECT_CELLS_H_
