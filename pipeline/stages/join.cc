#include "pipeline/stages/join.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "extractors/reader/text_layer.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/script/text.h"
#include "schemas/load/regions.h"

namespace budget::stages {
namespace {

using extractors::TextLayer;

std::string PageList(const std::vector<int>& pages) {
  constexpr std::size_t kMostNamed = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(pages.size(), kMostNamed); ++i) {
    list += (i == 0 ? " " : ", ") + std::to_string(pages[i]);
  }
  return pages.size() > kMostNamed ? list + " ..." : list;
}

// Which pages have no text that can be used.
Diagnostic ExplainTextLayer(const TextLayer& layer, const std::string& source) {
  const std::vector<int>& bare = layer.pages_without_text();
  const std::vector<int>& garbage = layer.pages_of_garbage();
  std::string message;
  if (bare.empty() && garbage.empty()) message = "all pages are blank";
  if (!bare.empty()) message = "no text on page" + PageList(bare);
  if (!garbage.empty()) {
    if (!message.empty()) message += "; ";
    message += "text that is not what is printed on page" + PageList(garbage);
  }
  const std::vector<int>& first = bare.empty() ? garbage : bare;
  return {.severity = Severity::kError,
          .code = "no-text-layer",
          .message = std::move(message),
          .where = {.file = source, .page = first.empty() ? 0 : first.front()},
          .because = {},
          .hint =
              "the pages are images, or their text cannot be used: recognise them "
              "first"};
}

// What the reader says of a page, where all pages are blank: one that could not be read
// is given blank, so that is the cause.
const Diagnostic* CauseOfBlankPages(const Reading& reading) {
  if (!reading.layer.only_blank()) return nullptr;
  const auto said = std::ranges::find_if(
      reading.reader,
      [](const Diagnostic& diagnostic) { return diagnostic.where.page != 0; });
  return said == reading.reader.end() ? nullptr : &*said;
}

TextLayerKind KindOf(const Reading& reading) {
  return reading.pages == 0 ? TextLayerKind::kNotApplicable : reading.layer.kind();
}

void Append(const Diagnostics& more, Diagnostics* all) {
  all->insert(all->end(), more.begin(), more.end());
}

// A document without any table or figure may be none of those that are looked for.
Diagnostics ReportNothingFound(const DocumentData& document) {
  const bool has_table = std::ranges::any_of(document.tables, [](const Table& table) {
    return table.status != TableStatus::kListedButMissing;
  });
  if (has_table || !document.statements.empty()) return {};
  return {{.severity = Severity::kWarning,
           .code = "nothing-found",
           .message = "no table and no figure was found in the document",
           .where = {.file = document.info.source},
           .because = {},
           .hint = "see whether it is a disclosure at all; --explain says how it was "
                   "read"}};
}

std::optional<Diagnostic> FirstProblem(const Diagnostics& diagnostics) {
  const auto found =
      std::ranges::find_if(diagnostics, [](const Diagnostic& diagnostic) {
        return diagnostic.severity != Severity::kNote;
      });
  return found == diagnostics.end() ? std::nullopt : std::optional(*found);
}

GovernmentLevel LevelOf(std::string_view code) {
  if (code.ends_with("0000")) return GovernmentLevel::kProvince;
  return code.ends_with("00") ? GovernmentLevel::kPrefecture : GovernmentLevel::kCounty;
}

// What the issuer's name says, where it is within what the schema says, or the schema
// says nothing: a schema of a province reads its counties, too.
void TakeRegion(std::string_view code, DocumentInfo* info) {
  if (code.empty() || code == info->region_code) return;
  if (!schemas::LiesIn(code, info->region_code)) return;
  info->region_code = code;
  if (info->level != GovernmentLevel::kUnit) info->level = LevelOf(code);
}

}  // namespace

std::vector<Table> JoinTables(std::vector<Table> bound, std::vector<Table> unread) {
  for (Table& table : unread) {
    const auto after = [&](const Table& other) {
      return std::pair(other.first_page, other.first_line) >
             std::pair(table.first_page, table.first_line);
    };
    bound.insert(std::ranges::find_if(bound, after), std::move(table));
  }
  return bound;
}

std::vector<Table> JoinMissing(std::vector<Table> tables,
                               std::vector<bind::MissingTable> missing) {
  std::vector<Table> joined;
  joined.reserve(tables.size() + missing.size());
  int number = 0;
  auto next = missing.begin();
  for (std::size_t i = 0; i <= tables.size(); ++i) {
    for (; next != missing.end() && next->before <= i; ++next) {
      joined.push_back(std::move(next->table));
    }
    if (i == tables.size()) break;
    joined.push_back(std::move(tables[i]));
    joined.back().table_no = ++number;
  }
  return joined;
}

DocumentInfo InfoOf(const std::string& source, const schemas::Schema& schema,
                    const meaning::DocumentContext& context, Entity entity) {
  const bool of_place = entity == Entity::kGovernment && schema.issuer.name.empty();
  DocumentInfo info;
  info.source = source;
  info.entity = entity;
  info.schema = schema.id + "@" + schema.version;
  info.issuer = of_place ? context.place.name : context.issuer;
  info.issuer_code = schema.issuer.code;
  info.region_code = schema.issuer.region_code;
  info.level = schema.issuer.level;
  TakeRegion(of_place ? std::string_view(context.place.code)
                      : schemas::RegionCodeOf(script::Fold(context.issuer)),
             &info);
  info.fiscal_year = context.fiscal_year;
  info.report_kind = context.report_kind;
  return info;
}

DocumentData Join(DocumentData checked, const Reading& reading) {
  DocumentInfo& info = checked.info;
  info.media_type = reading.media_type;
  info.pages = reading.pages;
  info.text_layer = KindOf(reading);
  Diagnostics all = reading.reader;
  Append(reading.found, &all);
  Append(checked.diagnostics, &all);

  const bool has_text = info.text_layer == TextLayerKind::kFull ||
                        info.text_layer == TextLayerKind::kNotApplicable;
  std::optional<Diagnostic> reason;
  if (!has_text) {
    const Diagnostic* cause = CauseOfBlankPages(reading);
    reason = cause != nullptr ? *cause : ExplainTextLayer(reading.layer, info.source);
    if (cause == nullptr) all.push_back(*reason);
  }
  if (has_text) {
    Append(ReportNothingFound(checked), &all);
    reason = FirstProblem(all);
  }
  checked.diagnostics = std::move(all);
  if (!reason) return checked;
  info.error = reason->code + ": " + reason->message;
  info.status = info.text_layer == TextLayerKind::kNone ? DocumentStatus::kFailed
                                                        : DocumentStatus::kPartial;
  return checked;
}

DocumentData JoinStopped(const std::string& source, DocumentData so_far,
                         const Reading& reading, Stage stopped_in) {
  const bool understood = stopped_in == Stage::kSolve || stopped_in == Stage::kCheck;
  const Diagnostic reason =
      ErrorIn(source, "timeout", "stopped " + std::string(NameOf(stopped_in)),
              "allow it more time, if you trust the document");
  if (!understood) {
    DocumentData failed = FailedDocument(source, {reason});
    failed.info.media_type = reading.media_type;
    failed.info.pages = reading.pages;
    return failed;
  }
  DocumentData stopped = Join(std::move(so_far), reading);
  stopped.info.error = reason.code + ": " + reason.message;
  stopped.info.status = DocumentStatus::kPartial;
  stopped.diagnostics.push_back(reason);
  for (Table& table : stopped.tables) {
    if (table.status != TableStatus::kComplete) continue;
    table.status = TableStatus::kPartial;
    table.note += (table.note.empty() ? "" : "; ") + reason.message;
  }
  return stopped;
}

DocumentData JoinUnclaimed(const std::string& source, const Reading& reading,
                           const schemas::SchemaChoice& choice) {
  const Diagnostic reason = schemas::ExplainNoChoice(choice, {.file = source});
  DocumentData document = FailedDocument(source, {reason});
  document.info.media_type = reading.media_type;
  document.info.pages = reading.pages;
  document.diagnostics = reading.found;
  document.diagnostics.push_back(reason);
  return document;
}

Diagnostics ReportUnread(const std::vector<Table>& unread, const std::string& source) {
  Diagnostics diagnostics;
  for (const Table& table : unread) {
    diagnostics.push_back(
        {.severity = Severity::kWarning,
         .code = "unread-table",
         .message = table.title + ": " + table.note,
         .where = {.file = source, .page = table.first_page, .line = table.first_line},
         .because = {},
         .hint = "look at the page: these figures are not in the dataset"});
  }
  return diagnostics;
}

Diagnostics ReportContext(const meaning::DocumentContext& context,
                          const std::string& source) {
  if (!context.year_disputed) return {};
  return {{.severity = Severity::kNote,
           .code = "year-disputed",
           .message = "most titles of tables say another year than the cover, " +
                      std::to_string(context.fiscal_year),
           .where = {.file = source}}};
}

}  // namespace budget::stages
