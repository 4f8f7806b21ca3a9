#include "pipeline/program/draft_one.h"

#include <unistd.h>

#include <list>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "pipeline/batch/memory_file.h"
#include "pipeline/draft/draft_schema.h"
#include "pipeline/program/load_input.h"

namespace budget::program {

int DraftOne(const Options& options, Console* console) {
  const Result<Schemas> schemas = LoadSchemas(options.schemas);
  console->Say(schemas.diagnostics(), /*with_notes=*/true);
  if (!schemas.ok()) return kExitUsage;
  std::list<batch::MappedBytes> bytes;  // which do not move
  std::vector<draft::Source> sources;
  for (const std::string& path : options.paths) {
    const Result<LoadedInput> input = LoadInput(path);
    if (!input.ok()) {
      console->Say(input.diagnostics().front());
      return kExitPartial;
    }
    bytes.emplace_back(input.value().file.descriptor());
    sources.push_back({.name = path, .bytes = bytes.back().bytes()});
  }
  WriteText(STDOUT_FILENO, draft::DraftSchema(sources, *schemas.value()).yaml);
  return kExitOk;
}

}  // namespace budget::program
