// The columns of a comparison with the year before.

#ifndef PIPELINE_CHECK_CHANGE_COLUMNS_H_
#define PIPELINE_CHECK_CHANGE_COLUMNS_H_

#include <vector>

#include "pipeline/check/document_view.h"
#include "schemas/identity_spec.h"

namespace budget {

struct ChangeColumns {
  int from = -1;
  int to = -1;
  int amount = -1;  // -1: not printed
  int percent = -1;
};

// Those of a table; several where it compares several pairs of columns.
std::vector<ChangeColumns> FindChangeColumns(const IdentitySpec& spec,
                                             const TableView& view);

}  // namespace budget

#endif  // PIPELINE_CHECK_CHANGE_COLUMNS_H_
