#include "pipeline/program/inspect_one.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "extract/extract.h"
#include "pipeline/batch/memory_file.h"
#include "pipeline/inspect/inspect_document.h"
#include "pipeline/inspect/show_inspection.h"
#include "pipeline/program/load_input.h"

namespace budget::program {
namespace {

namespace fs = std::filesystem;

// One file a page: page-003.svg.
std::optional<Diagnostic> WriteDrawings(const inspect::Inspection& seen,
                                        const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  for (const inspect::SeenPage& page : seen.pages) {
    if (page.number == 0) continue;
    const fs::path path = fs::path(folder) / fmt::format("page-{:03}.svg", page.number);
    std::ofstream file(path, std::ios::binary);
    file << inspect::AsSvg(seen, page);
    if (!file.flush()) {
      return ErrorIn(path.string(), "output", "cannot write a page");
    }
  }
  return std::nullopt;
}

int Show(const inspect::Inspection& seen, const Options& options, Console* console) {
  switch (options.inspect_as) {
    case InspectFormat::kText:
      WriteText(STDOUT_FILENO, inspect::AsText(seen));
      return kExitOk;
    case InspectFormat::kJson:
      WriteText(STDOUT_FILENO, inspect::AsJson(seen));
      return kExitOk;
    case InspectFormat::kSvg:
      if (const auto problem = WriteDrawings(seen, options.output)) {
        console->Say(*problem);
        return kExitUsage;
      }
      return kExitOk;
  }
  return kExitUsage;
}

}  // namespace

int InspectOne(const Options& options, Console* console) {
  const Result<Schemas> schemas = LoadSchemas(options.schemas);
  console->Say(schemas.diagnostics(), /*with_notes=*/true);
  if (!schemas.ok()) return kExitUsage;
  const std::string& source = options.paths.front();
  const Result<LoadedInput> input = LoadInput(source);
  if (!input.ok()) {
    console->Say(input.diagnostics().front());
    return kExitPartial;
  }
  const batch::MappedBytes bytes(input.value().file.descriptor());
  const inspect::Inspection seen = inspect::InspectDocument(
      bytes.bytes(), source, *schemas.value(),
      {.password = options.password, .language = options.language});
  const int shown = Show(seen, options, console);
  if (shown != kExitOk) return shown;
  return seen.document.info.status == DocumentStatus::kOk ? kExitOk : kExitPartial;
}

}  // namespace budget::program
