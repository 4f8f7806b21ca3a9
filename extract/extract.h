// The library: bytes of a published budget or final account to what it says.
//
//     const Result<budget::Schemas> schemas = budget::LoadSchemas();
//     const budget::DocumentData document =
//         budget::ExtractDocument(bytes, "report.pdf", *schemas.value());
//     for (const budget::Table& table : document.tables) {
//       for (const budget::Fact& fact : table.facts) {
//         ... table.RowOf(fact).item_name, MeaningOf(table, fact), fact.value ...
//       }
//     }
//
// The values stand in pipeline/model/, whose headers are part of this interface: read
// document_data.h first.  A document becomes bytes, and bytes a document, by
// pipeline/encoding/encode_document.h.  The library prints nothing, keeps no global
// state that a caller could see, and may be used by several threads at once.

#ifndef EXTRACT_EXTRACT_H_
#define EXTRACT_EXTRACT_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document_data.h"
#include "pipeline/model/language.h"
#include "pipeline/model/result.h"
#include "pipeline/model/stop.h"

namespace budget {

namespace schemas {
class SchemaSet;
}  // namespace schemas

// What is known of the tables of countries, cities and departments.  Copies share it.
using Schemas = std::shared_ptr<const schemas::SchemaSet>;

// Reads schemas from files, folders or by the names of bundled ones; no paths: all
// bundled ones.  Fails with every mistake of every file, each with its place.  Costs
// milliseconds; a schema's patterns are compiled when a document first needs them.
Result<Schemas> LoadSchemas(const std::vector<std::string>& paths = {});

struct ExtractOptions {
  std::string password;                    // of encrypted PDFs
  bool explain = false;                    // fill DocumentData::explanation
  Language language = Language::kEnglish;  // of the explanation and of messages
  // Called now and then while pages are read, when the bytes read so far are not needed
  // soon: those of a mapped file can be given back.
  std::function<void()> release;
};

// Never fails: what went wrong is in the document's info and diagnostics, an error in
// `info.error` under a code that does not change (README.md lists them).  `source` is
// the document's name, in `info.source` and in messages; `info.sha256` and `info.bytes`
// are left to the caller, who may know them already.  Time and memory are linear in the
// document; the pages of a PDF are read one by one.
DocumentData ExtractDocument(std::string_view bytes, const std::string& source,
                             const schemas::SchemaSet& schemas,
                             const ExtractOptions& options = {});

}  // namespace budget

#endif  // EXTRACT_EXTRACT_H_
