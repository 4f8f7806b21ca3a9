#include "pipeline/model/document_data.h"

namespace budget {

DocumentData FailedDocument(const std::string& source, const Diagnostics& diagnostics) {
  DocumentData document;
  document.info.source = source;
  document.info.status = DocumentStatus::kFailed;
  document.info.error = diagnostics.front().code + ": " + diagnostics.front().message;
  document.diagnostics = diagnostics;
  return document;
}

}  // namespace budget
