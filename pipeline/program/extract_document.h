// One document through all stages: bytes to what is known about it.

#ifndef PIPELINE_PROGRAM_EXTRACT_DOCUMENT_H_
#define PIPELINE_PROGRAM_EXTRACT_DOCUMENT_H_

#include <string>
#include <string_view>

#include "extractors/reader/reader.h"
#include "pipeline/model/document_data.h"
#include "pipeline/model/language.h"
#include "schemas/load/schema_set.h"

namespace budget::program {

struct ExtractOptions {
  extractors::ReadOptions read;
  bool explain = false;                    // fill DocumentData::explanation
  Language language = Language::kEnglish;  // of the explanation and of messages
};

// Never fails: what went wrong is in the document's info and diagnostics.  `source` is
// for messages; the caller fills info.source, .sha256 and .bytes.
DocumentData ExtractDocument(std::string_view bytes, const std::string& source,
                             const schemas::SchemaSet& schemas,
                             const ExtractOptions& options);

}  // namespace budget::program

#endif  // PIPELINE_PROGRAM_EXTRACT_DOCUMENT_H_
