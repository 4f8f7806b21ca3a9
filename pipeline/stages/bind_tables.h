// Stage: bind, for all tables of a document.

#ifndef PIPELINE_STAGES_BIND_TABLES_H_
#define PIPELINE_STAGES_BIND_TABLES_H_

#include <string>
#include <vector>

#include "pipeline/meaning/document_context.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/prose.h"
#include "pipeline/model/stop.h"
#include "pipeline/model/table.h"
#include "pipeline/stages/read_pages.h"
#include "schemas/spec/schema.h"

namespace budget::stages {

struct BoundTables {
  std::vector<Table> tables;  // in document order, with their targets as quantities
  Diagnostics diagnostics;    // in the same order
  std::string explanation;    // only if asked for
};

// Those so far after a stop.  The printed tables are given back to memory one by one as
// they are bound.
BoundTables BindTables(PrintedDocument printed, const Outline& outline,
                       const schemas::Schema& schema,
                       const meaning::DocumentContext& context,
                       const std::string& source, bool explain, Stop stop);

}  // namespace budget::stages

#endif  // PIPELINE_STAGES_BIND_TABLES_H_
