// A schema file: errors have places, and nothing crashes.

#include "schemas/load/load_schemas.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto result = budget::schemas::LoadSchemaTexts(
      {{.file = "fuzz.yaml", .text = std::string(AsText(data, size))}});
  if (!result.ok()) {
    FUZZ_CHECK(!result.diagnostics().empty());
    for (const budget::Diagnostic& diagnostic : result.diagnostics()) {
      FUZZ_CHECK(!diagnostic.code.empty() && !diagnostic.message.empty());
    }
  }
  return 0;
}
