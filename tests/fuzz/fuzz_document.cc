// A document of any format, through all stages to the rows of the dataset.

#include "pipeline/program/extract_document.h"
#include "pipeline/write/format_rows.h"
#include "schemas/load_schemas.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const budget::Result<budget::SchemaSet> kSchemas = budget::LoadSchemas({});
  FUZZ_CHECK(kSchemas.ok());
  const budget::DocumentData document = budget::ExtractDocument(
      AsText(data, size), "fuzz", kSchemas.value(), {.explain = true});
  // A document that failed says why.
  FUZZ_CHECK(document.info.status != budget::DocumentStatus::kFailed ||
             !document.info.error.empty());
  budget::DatasetRows rows;
  budget::FormatRows(document, *kSchemas.value().vocabulary(), "fuzz", &rows);
  return 0;
}
