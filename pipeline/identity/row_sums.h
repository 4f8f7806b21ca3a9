// Building equations that add rows up in each of their columns.

#ifndef PIPELINE_IDENTITY_ROW_SUMS_H_
#define PIPELINE_IDENTITY_ROW_SUMS_H_

#include <vector>

#include "pipeline/identity/instances.h"

namespace budget::identity {

// Lists "row `total` = rows of an alternative", for each amount column in which any of
// them prints something.
class RowSums {
 public:
  RowSums(const DocumentView& view, int table)
      : figures_(view.tables[static_cast<std::size_t>(table)]), table_(table) {}

  void Start(int total, Addends addends) {
    total_ = total;
    addends_ = addends;
    alternatives_.clear();
  }
  // An empty one is left out.
  void Alternative(std::vector<int> rows) {
    if (!rows.empty()) alternatives_.push_back(std::move(rows));
  }
  void List(const schemas::IdentitySpec& spec, InstanceList* out) const;

  // The column of another block that means the same; -1 if there is none.
  int ColumnInBlock(int column, int block) const;

 private:
  std::vector<int> UsedColumns() const;
  void AddRows(int column, const std::vector<int>& rows, InstanceList* out) const;

  const TableView& figures_;
  int table_;
  int total_ = 0;
  Addends addends_ = Addends::kKnown;
  std::vector<std::vector<int>> alternatives_;
};

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_ROW_SUMS_H_
