#include "pipeline/program/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "pipeline/batch/lock_down.h"
#include "pipeline/dataset/merge_shards.h"
#include "pipeline/program/console.h"
#include "pipeline/program/extract_all.h"
#include "pipeline/program/format_schema.h"
#include "pipeline/program/version.h"
#include "schemas/load/load_schemas.h"

namespace budget::program {
namespace {

int MergeAll(const Options& options) {
  const Result<dataset::Merged> merged =
      dataset::MergeShards(options.paths, options.output);
  if (!merged.ok()) {
    Say(merged.diagnostics().front());
    return kExitUsage;
  }
  return kExitOk;
}

int CheckAll(const Options& options) {
  const Diagnostics problems = schemas::CheckSchemas(options.schemas);
  Say(problems, /*with_notes=*/true);
  return problems.empty() ? kExitOk : kExitUsage;
}

int PrintAll(const Options& options) {
  const Result<std::vector<schemas::ResolvedSchema>> resolved =
      schemas::ResolveSchemas(options.schemas);
  Say(resolved.diagnostics(), /*with_notes=*/true);
  if (!resolved.ok()) return kExitUsage;
  for (const schemas::ResolvedSchema& schema : resolved.value()) {
    WriteText(STDOUT_FILENO, FormatSchema(schema));
  }
  return kExitOk;
}

// A line a schema that claims documents; national templates are last.
int ListAll(const Options& options) {
  const Result<schemas::SchemaSet> schemas = schemas::LoadSchemas(options.schemas);
  Say(schemas.diagnostics(), /*with_notes=*/true);
  if (!schemas.ok()) return kExitUsage;
  for (const schemas::SchemaCandidate& schema : schemas.value().candidates()) {
    WriteText(STDOUT_FILENO,
              fmt::format("{:<20} extends {}\n    {}{}\n", schema.id,
                          schema.ancestors.empty()
                              ? "nothing"
                              : fmt::format("{}", fmt::join(schema.ancestors, ", ")),
                          schema.is_template ? "any issuer: " : "",
                          schema.applies_to.source()));
  }
  return kExitOk;
}

void SayVersion(const Options& options) {
  WriteText(STDOUT_FILENO, fmt::format("extract {}\n", ExtractorVersion()));
  if (!options.verbose) return;
  WriteText(STDOUT_FILENO, fmt::format("documents are locked in by: {}\n",
                                       batch::Describe(batch::AvailableProtection())));
}

}  // namespace

int Run(const Options& options) {
  if (options.task == Task::kVersion) {
    SayVersion(options);
    return kExitOk;
  }
  if (options.task == Task::kListSchemas) return ListAll(options);
  if (options.task == Task::kMerge) return MergeAll(options);
  if (options.task == Task::kCheckSchema) return CheckAll(options);
  if (options.task == Task::kPrintSchema) return PrintAll(options);
  return ExtractAll(options);
}

}  // namespace budget::program
