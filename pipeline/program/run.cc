#include "pipeline/program/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/batch/lock_down.h"
#include "pipeline/compare/show_comparisons.h"
#include "pipeline/dataset/dataset_reader.h"
#include "pipeline/dataset/merge_shards.h"
#include "pipeline/formats/write_sqlite.h"
#include "pipeline/formats/write_xlsx.h"
#include "pipeline/program/console.h"
#include "pipeline/program/draft_one.h"
#include "pipeline/program/extract_all.h"
#include "pipeline/program/format_schema.h"
#include "pipeline/program/inspect_one.h"
#include "pipeline/program/version.h"
#include "pipeline/report/collect_report.h"
#include "pipeline/report/write_report.h"
#include "schemas/load/load_schemas.h"

namespace budget::program {
namespace {

int MergeAll(const Options& options, Console* console) {
  const Result<dataset::Merged> merged =
      dataset::MergeShards(options.paths, options.output);
  if (!merged.ok()) {
    console->Say(merged.diagnostics().front());
    return kExitUsage;
  }
  SayReplaced(merged.value().replaced, merged.value().published, console);
  return kExitOk;
}

int ReportAll(const Options& options, Console* console) {
  const Result<report::ReportData> data =
      report::CollectReport(options.paths.front(), options.sources);
  if (!data.ok()) {
    console->Say(data.diagnostics().front());
    return kExitUsage;
  }
  if (const auto problem = report::WriteReport(data.value(), options.output)) {
    console->Say(*problem);
    return kExitUsage;
  }
  console->Say("report.written", {{"file", options.output}});
  return kExitOk;
}

// Headers are the names of the columns, or those in Chinese where that is asked for.
int ExportAll(const Options& options, Console* console) {
  const std::string& dataset = options.paths.front();
  if (options.format == ExportFormat::kSqlite) {
    const std::optional<Diagnostic> problem =
        formats::WriteSqlite(dataset, options.output);
    if (problem) console->Say(*problem);
    return problem ? kExitUsage : kExitOk;
  }
  const auto label_of = [&](std::string_view column) {
    return options.dataset_language == Language::kEnglish
               ? std::string(column)
               : messages::Say(Language::kChinese, fmt::format("column.{}", column));
  };
  const Result<formats::Workbook> written =
      formats::WriteXlsx(dataset, options.output, label_of);
  if (!written.ok()) {
    console->Say(written.diagnostics().front());
    return kExitUsage;
  }
  if (const std::size_t cut = written.value().cut_cells; cut > 0) {
    console->Say("export.cut", {{"n", std::to_string(cut)}});
  }
  return kExitOk;
}

// What the documents of a dataset say of the same figures, on standard output.
int CompareAll(const Options& options, Console* console) {
  const auto data = dataset::DatasetReader::Open(options.paths.front());
  if (!data.ok()) {
    console->Say(data.diagnostics().front());
    return kExitUsage;
  }
  const Result<compare::Figures> figures = compare::ReadFigures(data.value());
  if (!figures.ok()) {
    console->Say(figures.diagnostics().front());
    return kExitUsage;
  }
  const compare::Compared compared = compare::CompareYears(figures.value());
  WriteText(STDOUT_FILENO,
            options.compare_as == CompareFormat::kCsv
                ? compare::AsCsv(figures.value(), compared)
                : compare::AsText(figures.value(), compared, options.concept_id));
  return kExitOk;
}

int CheckAll(const Options& options, Console* console) {
  const schemas::CheckedSchemas checked = schemas::CheckSchemas(options.schemas);
  console->Say(checked.diagnostics, /*with_notes=*/true);
  if (!checked.diagnostics.empty()) return kExitUsage;
  WriteText(
      STDOUT_FILENO,
      messages::Count(options.language, "check.no-mistakes", checked.schemas) + "\n");
  return kExitOk;
}

int PrintAll(const Options& options, Console* console) {
  const Result<std::vector<schemas::ResolvedSchema>> resolved =
      schemas::ResolveSchemas(options.schemas);
  console->Say(resolved.diagnostics(), /*with_notes=*/true);
  if (!resolved.ok()) return kExitUsage;
  for (const schemas::ResolvedSchema& schema : resolved.value()) {
    WriteText(STDOUT_FILENO, FormatSchema(schema));
  }
  return kExitOk;
}

// A line a schema that claims documents; national templates are last.
int ListAll(const Options& options, Console* console) {
  const Result<schemas::SchemaSet> schemas = schemas::LoadSchemas(options.schemas);
  console->Say(schemas.diagnostics(), /*with_notes=*/true);
  if (!schemas.ok()) return kExitUsage;
  const auto say = [&](std::string_view id, messages::Values values = {}) {
    return messages::Say(options.language, id, values);
  };
  for (const schemas::SchemaCandidate& schema : schemas.value().candidates()) {
    const std::string parents =
        schema.ancestors.empty() ? say("list.nothing")
                                 : fmt::format("{}", fmt::join(schema.ancestors, ", "));
    WriteText(STDOUT_FILENO, fmt::format("{:<20} {}\n    {}{}\n", schema.id,
                                         say("list.extends", {{"parents", parents}}),
                                         schema.is_template ? say("list.any") : "",
                                         schema.applies_to.source()));
  }
  return kExitOk;
}

int SayVersion(const Options& options) {
  WriteText(STDOUT_FILENO, fmt::format("extract {}\n", ExtractorVersion()));
  if (!options.verbose) return kExitOk;
  const std::string has = messages::Translate(
      options.language, batch::Describe(batch::AvailableProtection()));
  WriteText(
      STDOUT_FILENO,
      messages::Say(options.language, "version.protection", {{"has", has}}) + "\n");
  return kExitOk;
}

}  // namespace

int Run(const Options& options) {
  Console console(options.language, options.log_json);
  switch (options.task) {
    case Task::kVersion:
      return SayVersion(options);
    case Task::kListSchemas:
      return ListAll(options, &console);
    case Task::kMerge:
      return MergeAll(options, &console);
    case Task::kReport:
      return ReportAll(options, &console);
    case Task::kExport:
      return ExportAll(options, &console);
    case Task::kCompare:
      return CompareAll(options, &console);
    case Task::kDraft:
      return DraftOne(options, &console);
    case Task::kInspect:
      return InspectOne(options, &console);
    case Task::kCheckSchema:
      return CheckAll(options, &console);
    case Task::kPrintSchema:
      return PrintAll(options, &console);
    case Task::kExtract:
      return ExtractAll(options, &console);
  }
  return kExitUsage;
}

}  // namespace budget::program
