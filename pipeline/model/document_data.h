// Everything that is known about one input file: the value that flows from stage to
// stage and that the writer turns into the rows of the dataset.

#ifndef PIPELINE_MODEL_DOCUMENT_DATA_H_
#define PIPELINE_MODEL_DOCUMENT_DATA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/check.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/prose.h"
#include "pipeline/model/table.h"

namespace budget {

enum class DocumentStatus : std::uint8_t { kOk, kPartial, kFailed, kSkipped };

struct DocumentInfo {
  std::string source;  // path as given, relative; the key of documents.csv
  std::string sha256;  // 64 hex digits; empty if unreadable
  std::uint64_t bytes = 0;
  std::string media_type;  // application/pdf, text/plain ...
  DocumentStatus status = DocumentStatus::kOk;
  std::string error;   // "code: message"; empty when ok
  std::string schema;  // "id@version" of the layout schema used
  std::string issuer;
  std::string issuer_code;
  std::string region_code;  // GB/T 2260
  std::string level;        // central | province | prefecture | county | unit
  int fiscal_year = 0;
  std::string report_kind;  // budget | final_accounts | other
  int pages = 0;
  std::string text_layer;  // full | none | mixed | n/a
};

struct DocumentData {
  DocumentInfo info;
  std::vector<Table> tables;  // document order; listed_but_missing ones where the
                              // table of contents puts them
  Outline outline;
  std::vector<Statement> statements;
  std::vector<Check> checks;
  std::vector<Finding> findings;  // what the failures come to; by severity
  Diagnostics diagnostics;        // warnings and notes, in document order
  std::string explanation;        // --explain: filled only when asked for
};

}  // namespace budget

#endif  // PIPELINE_MODEL_DOCUMENT_DATA_H_
