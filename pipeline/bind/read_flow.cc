#include "pipeline/bind/read_flow.h"

namespace budget {

void ReadFlowTable(const Fragment& fragment, const TableLayout* layout,
                   const Schema& schema, Table* table) {
  static_cast<void>(fragment);
  static_cast<void>(layout);
  static_cast<void>(schema);
  static_cast<void>(table);
}

}  // namespace budget
