// A document of any format, through all stages to the rows of the dataset.

#include "extract/extract.h"
#include "pipeline/dataset/format_rows.h"
#include "schemas/load/load_schemas.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const budget::Result<budget::schemas::SchemaSet> kSchemas =
      budget::schemas::LoadSchemas({});
  FUZZ_CHECK(kSchemas.ok());
  const budget::DocumentData document = budget::ExtractDocument(
      AsText(data, size), "fuzz", kSchemas.value(), {.explain = true});
  // A document that failed says why.
  FUZZ_CHECK(document.info.status != budget::DocumentStatus::kFailed ||
             !document.info.error.empty());
  budget::dataset::DatasetRows rows;
  budget::dataset::FormatRows(document, *kSchemas.value().vocabulary(), "fuzz", &rows);
  return 0;
}
