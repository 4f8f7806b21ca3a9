// The columns of a comparison with the year before.

#ifndef PIPELINE_IDENTITY_CHANGE_COLUMNS_H_
#define PIPELINE_IDENTITY_CHANGE_COLUMNS_H_

#include <vector>

#include "pipeline/identity/document_view.h"
#include "schemas/spec/identity_spec.h"

namespace budget::identity {

struct ChangeColumns {
  int from = -1;
  int to = -1;
  int amount = -1;  // -1: not printed
  int percent = -1;
};

// Those of a table; several where it compares several pairs of columns.
std::vector<ChangeColumns> FindChangeColumns(const schemas::IdentitySpec& spec,
                                             const TableView& view);

}  // namespace budget::identity

#endif  // PIPELINE_IDENTITY_CHANGE_COLUMNS_H_
