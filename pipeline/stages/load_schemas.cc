#include "schemas/load/load_schemas.h"

#include <memory>
#include <utility>

#include "extract/extract.h"

namespace budget {

Result<Schemas> LoadSchemas(const std::vector<std::string>& paths) {
  Result<schemas::SchemaSet> loaded = schemas::LoadSchemas(paths);
  Diagnostics diagnostics = loaded.diagnostics();
  if (!loaded.ok()) return Result<Schemas>::Failed(std::move(diagnostics));
  return {std::make_shared<const schemas::SchemaSet>(std::move(loaded).value()),
          std::move(diagnostics)};
}

}  // namespace budget
