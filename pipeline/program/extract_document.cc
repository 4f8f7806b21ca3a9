#include "pipeline/program/extract_document.h"

namespace budget {

DocumentData ExtractDocument(std::string_view /*bytes*/, const std::string& /*source*/,
                             const SchemaSet& /*schemas*/,
                             const ExtractOptions& /*options*/) {
  DocumentData document;
  document.info.status = DocumentStatus::kFailed;
  document.info.error = "not-implemented: the stages are still to come";
  return document;
}

}  // namespace budget
