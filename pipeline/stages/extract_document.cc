// The stages, in the order in which a document passes them: pipeline/README.md as code.
// Each takes values and gives values; what they give is joined at the end.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "pipeline/bind/missing_tables.h"
#include "pipeline/bind/unread_tables.h"
#include "pipeline/check/check_document.h"
#include "pipeline/check/find_partial_tables.h"
#include "pipeline/findings/find_findings.h"
#include "pipeline/meaning/document_context.h"
#include "pipeline/meaning/government_prose.h"
#include "pipeline/model/ids.h"
#include "pipeline/narrative/check_statements.h"
#include "pipeline/prose/outline/outline.h"
#include "pipeline/prose/statements/statements.h"
#include "pipeline/script/text.h"
#include "pipeline/solve/solve_document.h"
#include "pipeline/stages/bind_tables.h"
#include "pipeline/stages/choose_schema.h"
#include "pipeline/stages/decide_context.h"
#include "pipeline/stages/join.h"
#include "pipeline/stages/read_pages.h"
#include "schemas/load/load_schemas.h"

namespace budget {
namespace stages {
namespace {

Diagnostics In(const std::string& source, Diagnostics diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) diagnostic.where.file = source;
  return diagnostics;
}

// A government's where most of its tables are, or none is anybody's and they say whose
// figures they have; else what its words say.
Entity EntityOf(const std::vector<Table>& tables,
                const meaning::DocumentContext& context, GovernmentLevel level) {
  int governments = 0;
  int departments = 0;
  bool scoped = false;
  for (const Table& table : tables) {
    const bool government = table.table_id.starts_with(ids::kGovernmentTables);
    governments += government ? 1 : 0;
    departments += !government && table.table_id != ids::kOtherTable ? 1 : 0;
    scoped = scoped || table.scope != Scope::kNone;
  }
  if (governments > departments || (scoped && departments == 0)) {
    return Entity::kGovernment;
  }
  return level == GovernmentLevel::kUnit ? Entity::kUnit : context.entity;
}

// outline, decide, bind, state: what the printed document means.
DocumentData Understand(PrintedDocument printed, const ChosenSchema& chosen,
                        const std::string& source, const ExtractOptions& options,
                        Stop stop) {
  const schemas::Schema& schema = *chosen.choice.schema;
  Outline outline = outline::BuildOutline(printed.lines, schema.lines, stop);
  const meaning::DocumentContext context = DecideContext(chosen, printed, outline);
  std::vector<Table> unread = bind::FindUnreadTables(printed.lines, schema, stop);
  BoundTables bound = BindTables(std::move(printed), outline, schema, context, source,
                                 options.explain, stop);
  statements::ProseStatements prose = statements::ReadStatements(
      outline, schema.prose, *schema.vocabulary, context.fiscal_year, stop);

  DocumentData read;
  read.explanation = std::move(bound.explanation);
  for (const Diagnostics& said :
       {ReportChoice(chosen, source), ReportContext(context, source),
        std::move(bound.diagnostics), ReportUnread(unread, source),
        In(source, std::move(prose.unreadable))}) {
    read.diagnostics.insert(read.diagnostics.end(), said.begin(), said.end());
  }
  std::vector<Table> tables = JoinTables(std::move(bound.tables), std::move(unread));
  std::vector<bind::MissingTable> missing =
      bind::FindMissingTables(outline, schema, context.fiscal_year, tables, stop);
  read.tables = JoinMissing(std::move(tables), std::move(missing));
  read.info = InfoOf(source, schema, context,
                     EntityOf(read.tables, context, schema.issuer.level));
  read.outline = std::move(outline);
  read.statements = std::move(prose.statements);
  if (read.info.entity == Entity::kGovernment) {
    read.statements =
        meaning::OfGovernment(schema, context.place.name, context.fiscal_year,
                              read.outline, std::move(read.statements));
  }
  return read;
}

// solve, check, gather: the columns that a text has lost, every identity, what the
// failures come to.  What a stage gives after a stop is not the whole, and is not
// taken.
DocumentData SolveAndCheck(DocumentData read, const schemas::Schema& schema,
                           const ExtractOptions& options, Watch* watch) {
  const schemas::Identities& identities = schema.identities;
  const schemas::Vocabulary& vocabulary = *schema.vocabulary;
  const Language language = options.language;
  const auto rows_missing = check::FindPartialTables(schema, read.tables);
  read.tables = check::MarkPartial(rows_missing, std::move(read.tables));

  const auto assignments =
      solve::SolveDocument(schema.prose, identities, vocabulary, language,
                           solve::SolveLimits(), read, watch->In(Stage::kSolve));
  if (watch->stopped_in()) return read;
  read.tables = solve::Assign(assignments, std::move(read.tables));

  const Stop stop = watch->In(Stage::kCheck);
  check::Findings found =
      check::CheckDocument(identities, vocabulary, language, read, stop);
  if (watch->stopped_in()) return read;
  read.tables = check::MarkPartial(found.partial, std::move(read.tables));
  check::AddChecks(std::move(found.checks), &read);
  std::vector<Check> of_prose = narrative::CheckStatements(
      schema.prose, identities, vocabulary, language, read, stop);
  if (watch->stopped_in()) return read;
  check::AddChecks(std::move(of_prose), &read);
  std::vector<Finding> gathered = findings::FindFindings(identities, read, stop);
  if (watch->stopped_in()) return read;
  read.findings = std::move(gathered);
  if (options.explain) {
    read.explanation += check::ExplainChecks(identities, language, read);
  }
  return read;
}

}  // namespace
}  // namespace stages

DocumentData ExtractDocument(std::string_view bytes, const std::string& source,
                             const schemas::SchemaSet& schemas,
                             const ExtractOptions& options) {
  using stages::Stage;
  stages::Watch watch(options.stop, options.time);
  const Stop stop = watch.In(Stage::kRead);
  Result<stages::Pages> opened = stages::OpenPages(bytes, source, options);
  if (!opened.ok()) return FailedDocument(source, opened.diagnostics());
  stages::Pages pages = std::move(opened).value();
  const auto stopped = [&](DocumentData so_far, const stages::Reading& reading) {
    return stages::JoinStopped(source, std::move(so_far), reading, *watch.stopped_in());
  };

  // read, find, choose, stitch: the first pages tell which schema reads the document.
  std::vector<PageContent> first = pages.Take(stages::kProbePages, stop);
  const stages::ChosenSchema chosen = stages::ChooseSchema(schemas, first);
  if (watch.stopped_in()) return stopped({}, pages.Close());
  if (chosen.choice.schema == nullptr) {
    return stages::JoinUnclaimed(source, pages.Close(), chosen.choice);
  }
  const schemas::Schema& schema = *chosen.choice.schema;
  stages::PrintedDocument printed =
      stages::StitchPages(std::move(first), &pages, schema, stop);
  const stages::Reading reading = pages.Close();
  if (watch.stopped_in()) return stopped({}, reading);

  DocumentData read = stages::Understand(std::move(printed), chosen, source, options,
                                         watch.In(Stage::kUnderstand));
  // Where the document ends, its last table may.
  read.info.pages = reading.pages;
  if (watch.stopped_in()) return stopped({}, reading);

  DocumentData checked =
      stages::SolveAndCheck(std::move(read), schema, options, &watch);
  if (watch.stopped_in()) return stopped(std::move(checked), reading);
  return stages::Join(std::move(checked), reading);
}

}  // namespace budget
