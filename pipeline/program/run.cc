#include "pipeline/program/run.h"

#include <unistd.h>

#include <exception>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/model/sha256.h"
#include "pipeline/program/console.h"
#include "pipeline/program/extract_document.h"
#include "pipeline/program/find_inputs.h"
#include "pipeline/program/format_schema.h"
#include "pipeline/program/interrupt.h"
#include "pipeline/program/output.h"
#include "pipeline/program/read_input.h"
#include "pipeline/program/summary.h"
#include "schemas/load/load_schemas.h"

namespace budget::program {
namespace {

// What shells show of a program that a signal ended.
constexpr int kExitSignal = 128;

DocumentData Failure(const std::string& source, const Diagnostics& diagnostics) {
  DocumentData document;
  document.info.source = source;
  document.info.status = DocumentStatus::kFailed;
  document.info.error = diagnostics.front().code + ": " + diagnostics.front().message;
  document.diagnostics = diagnostics;
  return document;
}

// Reads documents and remembers which ones it has seen.
class DocumentSource {
 public:
  DocumentSource(const Options& options, const schemas::SchemaSet& schemas)
      : schemas_(schemas),
        extract_options_{.read = {.password = options.password},
                         .explain = options.explain,
                         .language = options.language} {}

  DocumentData Take(const std::string& source) {
    const Result<std::string> bytes = ReadInput(source);
    if (!bytes.ok()) return Failure(source, bytes.diagnostics());
    std::string sha256 = Sha256Hex(bytes.value());
    const auto [first, is_new] = seen_.emplace(sha256, source);
    DocumentData document =
        is_new ? Extract(bytes.value(), source) : Duplicate(first->second);
    document.info.source = source;
    document.info.sha256 = std::move(sha256);
    document.info.bytes = bytes.value().size();
    return document;
  }

 private:
  // Nothing throws on purpose; a library that does fails this document alone.
  DocumentData Extract(const std::string& bytes, const std::string& source) const {
    try {
      return ExtractDocument(bytes, source, schemas_, extract_options_);
    } catch (const std::exception& error) {
      return Failure(source, {{.severity = Severity::kError,
                               .code = "internal",
                               .message = error.what(),
                               .where = {.file = source}}});
    }
  }

  static DocumentData Duplicate(const std::string& first) {
    DocumentData document;
    document.info.status = DocumentStatus::kSkipped;
    document.info.error = "duplicate: " + first;
    return document;
  }

  const schemas::SchemaSet& schemas_;
  const ExtractOptions extract_options_;
  std::unordered_map<std::string, std::string> seen_;  // SHA-256 to source
};

void Report(const DocumentData& document, const Options& options) {
  Say(document.diagnostics, options.explain);
  if (!document.explanation.empty()) WriteText(STDERR_FILENO, document.explanation);
}

int ExtractAll(const Options& options, const schemas::SchemaSet& schemas) {
  const Inputs inputs = FindInputs(options.paths);
  DocumentSource documents(options, schemas);
  Output output(*schemas.vocabulary());
  Summary summary;
  summary.set_left_out(inputs.left_out);

  std::optional<Diagnostic> failure = output.Open(options.output);
  for (const std::string& source : inputs.sources) {
    if (failure || output.closed()) break;
    if (const int signal = InterruptedBy(); signal != 0) {
      Say(options.output.empty() ? "stopped: the output is not complete"
                                 : "stopped: the output folder is as it was");
      return kExitSignal + signal;
    }
    const DocumentData document = documents.Take(source);
    Report(document, options);
    summary.Add(document);
    failure = output.Add(document);
  }
  if (!failure) failure = output.Commit();
  if (failure) {
    Say(*failure);
    return kExitUsage;
  }
  Say(summary.ToString());
  return summary.all_extracted() || output.closed() ? kExitOk : kExitPartial;
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

}  // namespace

int Run(const Options& options) {
  if (options.task == Task::kCheckSchema) return CheckAll(options);
  if (options.task == Task::kPrintSchema) return PrintAll(options);
  const Result<schemas::SchemaSet> schemas = schemas::LoadSchemas(options.schemas);
  Say(schemas.diagnostics(), options.explain);
  if (!schemas.ok()) return kExitUsage;
  return ExtractAll(options, schemas.value());
}

}  // namespace budget::program
