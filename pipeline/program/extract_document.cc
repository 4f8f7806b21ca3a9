#include "pipeline/program/extract_document.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

#include "extractors/open_document.h"
#include "extractors/reader/text_layer.h"
#include "pipeline/bind/bind_table.h"
#include "pipeline/bind/missing_tables.h"
#include "pipeline/bind/unread_tables.h"
#include "pipeline/check/check_document.h"
#include "pipeline/check/find_partial_tables.h"
#include "pipeline/findings/find_findings.h"
#include "pipeline/meaning/document_year.h"
#include "pipeline/narrative/check_statements.h"
#include "pipeline/page/find_page_content.h"
#include "pipeline/page/mark_furniture.h"
#include "pipeline/prose/outline/outline.h"
#include "pipeline/prose/statements/statements.h"
#include "pipeline/prose/statements/targets.h"
#include "pipeline/script/text.h"
#include "pipeline/script/year.h"
#include "pipeline/solve/solve_document.h"
#include "pipeline/table/bind_columns.h"
#include "pipeline/table/stitch_tables.h"
#include "pipeline/text/find_text_content.h"
#include "schemas/load/choose_schema.h"

namespace budget::program {
namespace {

std::string PageList(const std::vector<int>& pages) {
  constexpr std::size_t kMostNamed = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(pages.size(), kMostNamed); ++i) {
    list += (i == 0 ? " " : ", ") + std::to_string(pages[i]);
  }
  return pages.size() > kMostNamed ? list + " ..." : list;
}

// Which pages have no text that can be used.
Diagnostic ExplainTextLayer(const extractors::TextLayer& layer,
                            const std::string& source) {
  const std::vector<int>& bare = layer.pages_without_text();
  const std::vector<int>& garbage = layer.pages_of_garbage();
  Diagnostic problem;
  problem.severity = Severity::kError;
  problem.code = "no-text-layer";
  problem.where.file = source;
  if (bare.empty() && garbage.empty()) problem.message = "all pages are blank";
  if (!bare.empty()) problem.message = "no text on page" + PageList(bare);
  if (!garbage.empty()) {
    if (!problem.message.empty()) problem.message += "; ";
    problem.message += "text that is not what is printed on page" + PageList(garbage);
  }
  problem.where.page =
      bare.empty() ? (garbage.empty() ? 0 : garbage.front()) : bare.front();
  problem.hint =
      "the pages are images, or their text cannot be used: recognise them first";
  return problem;
}

// The pages whose text tells which schema reads the document, and how much of it.
constexpr std::size_t kProbePages = 3;
constexpr std::size_t kLongestLabel = 240;  // bytes
constexpr std::size_t kMostProbeText = std::size_t{1} << 16;

// One document on its way through the stages, which stand in Run().
class DocumentRun {
 public:
  DocumentRun(const std::string& source, const schemas::SchemaSet& schemas,
              const ExtractOptions& options)
      : source_(source), schemas_(schemas), options_(options) {}

  DocumentData Run(std::string_view bytes) {
    Result<std::unique_ptr<extractors::Reader>> opened =
        extractors::OpenDocument(bytes, source_, options_.read);
    if (!opened.ok()) return Failed(opened.diagnostics());
    reader_ = std::move(opened).value();
    document_.info.media_type = reader_->media_type();
    document_.info.pages = reader_->page_count();

    ReadProbe();
    if (!ChooseTheSchema()) return std::move(document_);
    StitchTables();
    ReadProse();
    DecideContext();
    BindTables();
    ReportUnread();
    bind::AddMissingTables(document_.outline, *schema_, document_.info.fiscal_year,
                           &document_.tables);
    NumberTables();
    ReadStatementsOfProse();
    ReadTargets();
    Check();
    Judge();
    return std::move(document_);
  }

 private:
  DocumentData Failed(const Diagnostics& diagnostics) {
    const Diagnostic& reason = diagnostics.front();
    document_.info.status = DocumentStatus::kFailed;
    document_.info.error = reason.code + ": " + reason.message;
    document_.diagnostics.insert(document_.diagnostics.end(), diagnostics.begin(),
                                 diagnostics.end());
    return std::move(document_);
  }

  // read, find: the next page's content; nothing after the last.
  std::optional<PageContent> NextContent() {
    if (!reader_->Next(&page_)) return std::nullopt;
    PageContent content = ContentOf(&page_);
    for (Diagnostic& diagnostic : content.diagnostics) {
      diagnostic.where.file = source_;
      document_.diagnostics.push_back(std::move(diagnostic));
    }
    content.diagnostics.clear();
    return content;
  }

  // find: where the reader gives a page of glyphs or lines.
  PageContent ContentOf(extractors::PageData* data) {
    if (auto* content = std::get_if<PageContent>(data)) return std::move(*content);
    const Page& page = std::get<Page>(*data);
    if (page.number == 0) return text::FindTextContent(page);
    layer_.Add(page);
    return page::FindPageContent(page);
  }

  void ReadProbe() {
    while (probe_.size() < kProbePages) {
      std::optional<PageContent> content = NextContent();
      if (!content) break;
      probe_.push_back(*std::move(content));
    }
  }

  static std::string TextOf(const std::vector<PageContent>& pages) {
    std::string text;
    for (const PageContent& page : pages) {
      for (const Item& item : page.items) {
        if (text.size() > kMostProbeText) return text;
        if (const Line* line = std::get_if<Line>(&item)) {
          text += line->text;
        } else {
          for (const Cell& cell : std::get<Fragment>(item).cells) text += cell.raw;
        }
      }
    }
    return text;
  }

  bool ChooseTheSchema() {
    schemas::SchemaChoice choice =
        schemas::ChooseSchema(schemas_, script::Fold(TextOf(probe_)));
    const bool unknown = choice.schema == nullptr && choice.tied.empty();
    claimed_ = !unknown;
    if (unknown) choice.schema = FirstTemplate();
    if (choice.schema == nullptr) {
      document_ = Failed({schemas::ExplainNoChoice(choice, {.file = source_})});
      return false;
    }
    schema_ = choice.schema;
    DocumentInfo& info = document_.info;
    info.schema = schema_->id + "@" + schema_->version;
    info.report_kind = unknown ? "other" : schema_->report_kind;
    info.issuer = schema_->issuer.name;
    info.issuer_code = schema_->issuer.code;
    info.region_code = schema_->issuer.region_code;
    info.level = schema_->issuer.level;
    if (info.issuer.empty()) info.issuer = schemas::Captured(choice.captures, "issuer");
    info.fiscal_year = script::ReadYear(schemas::Captured(choice.captures, "year"));
    return true;
  }

  // What nothing claims is read with a national template: its tables may still be the
  // Ministry's.
  std::shared_ptr<const schemas::Schema> FirstTemplate() const {
    const std::vector<schemas::SchemaCandidate>& candidates = schemas_.candidates();
    const auto found =
        std::ranges::find_if(candidates, [](const schemas::SchemaCandidate& candidate) {
          return candidate.is_template;
        });
    if (found == candidates.end()) return nullptr;
    return schemas_.Load(static_cast<std::size_t>(found - candidates.begin()));
  }

  // find, stitch: page by page, so that no more than two pages are in memory.
  void StitchTables() {
    table::Stitcher stitcher(*schema_);
    std::optional<PageContent> held;  // furniture shows on two pages side by side
    std::size_t next_probe = 0;
    while (true) {
      std::optional<PageContent> content =
          next_probe < probe_.size() ? std::move(probe_[next_probe++]) : NextContent();
      if (content) page::MarkFurniture(held ? &*held : nullptr, &*content);
      if (content) FindIssuer(*content);
      if (held) stitcher.Add(*std::move(held), &whole_tables_);
      if (!content) break;
      held = std::move(content);
    }
    stitcher.Finish(&whole_tables_);
    lines_ = stitcher.TakeLines();
  }

  // Where the title does not say who publishes, the lines above the tables do.
  void FindIssuer(const PageContent& content) {
    std::string& issuer = document_.info.issuer;
    for (std::size_t i = 0; issuer.empty() && i < content.items.size(); ++i) {
      const Line* line = std::get_if<Line>(&content.items[i]);
      if (line == nullptr || line->text.size() > kLongestLabel) continue;
      const auto captures = schema_->lines.issuer.Match(script::Fold(line->text));
      if (captures.has_value()) issuer = schemas::Captured(*captures, "issuer");
    }
  }

  // What the stages after this one must know of the whole document.
  void DecideContext() {
    meaning::YearEvidence evidence{.cover = document_.info.fiscal_year};
    for (const table::WholeTable& whole : whole_tables_) {
      evidence.titles.push_back(whole.title);
    }
    for (const Section& section : document_.outline.sections) {
      evidence.headings.push_back(section.heading);
    }
    const meaning::DocumentYear decided = meaning::DecideYear(evidence, *schema_);
    document_.info.fiscal_year = decided.year;
    context_.fiscal_year = decided.year;
    if (claimed_) context_.usual_phase = UsualPhase(schema_->report_kind);
    if (!decided.disputed) return;
    document_.diagnostics.push_back(
        {.severity = Severity::kNote,
         .code = "year-disputed",
         .message = "most titles of tables say another year than the cover, " +
                    std::to_string(decided.year),
         .where = {.file = source_}});
  }

  // What the amounts of such documents are unless a header or a title says otherwise.
  static Phase UsualPhase(std::string_view report_kind) {
    if (report_kind == "budget") return Phase::kApproved;
    if (report_kind == "final_accounts") return Phase::kExecuted;
    return Phase::kNone;
  }

  void BindTables() {
    for (table::WholeTable& whole : whole_tables_) {
      bind::BoundTable bound =
          bind::BindTable(whole, *schema_, context_, source_, options_.explain);
      whole = {};
      document_.tables.push_back(std::move(bound.table));
      document_.explanation += bound.explanation;
      document_.diagnostics.insert(document_.diagnostics.end(),
                                   bound.diagnostics.begin(), bound.diagnostics.end());
    }
    whole_tables_.clear();
  }

  void ReadProse() {
    document_.outline = outline::BuildOutline(lines_, schema_->lines);
    unread_ = bind::FindUnreadTables(lines_, *schema_);
    lines_.clear();
    lines_.shrink_to_fit();
  }

  void ReportUnread() {
    for (const Table& table : unread_) {
      document_.diagnostics.push_back(
          {.severity = Severity::kWarning,
           .code = "unread-table",
           .message = table.title + ": " + table.note,
           .where = {.file = source_,
                     .page = table.first_page,
                     .line = table.first_line},
           .because = {},
           .hint = "look at the page: these figures are not in the dataset"});
    }
    bind::InsertUnread(std::move(unread_), &document_.tables);
  }

  void NumberTables() {
    int number = 0;
    for (Table& table : document_.tables) {
      if (table.status != TableStatus::kListedButMissing) table.table_no = ++number;
    }
  }

  void ReadStatementsOfProse() {
    statements::ProseStatements prose =
        statements::ReadStatements(document_.outline, schema_->prose,
                                   *schema_->vocabulary, document_.info.fiscal_year);
    document_.statements = std::move(prose.statements);
    for (Diagnostic& unreadable : prose.unreadable) {
      unreadable.where.file = source_;
      document_.diagnostics.push_back(std::move(unreadable));
    }
  }

  // Performance targets as quantities.
  void ReadTargets() {
    for (Table& table : document_.tables) {
      for (std::size_t i = 0; i < table.facts.size(); ++i) {
        const Fact& fact = table.facts[i];
        if (fact.column < 0) continue;
        const Column& column = table.columns[static_cast<std::size_t>(fact.column)];
        if (column.measure != "target_value") continue;
        Target target = statements::ParseTarget(fact.value, schema_->prose.targets);
        if (target.number.empty()) continue;
        target.fact = static_cast<int>(i);
        table.targets.push_back(std::move(target));
      }
    }
  }

  // solve, check: the columns that a text has lost, then every identity.
  void Check() {
    const schemas::Identities& identities = schema_->identities;
    const schemas::Vocabulary& vocabulary = *schema_->vocabulary;
    check::MarkPartial(check::FindPartialTables(*schema_, document_.tables),
                       &document_.tables);
    solve::Assign(
        solve::SolveDocument(schema_->prose, identities, vocabulary, options_.language,
                             solve::SolveLimits(), document_),
        &document_.tables);
    check::Findings found =
        check::CheckDocument(identities, vocabulary, options_.language, document_);
    check::MarkPartial(found.partial, &document_.tables);
    check::AddChecks(std::move(found.checks), &document_);
    check::AddChecks(narrative::CheckStatements(schema_->prose, identities, vocabulary,
                                                options_.language, document_),
                     &document_);
    document_.findings = findings::FindFindings(identities, document_);
    if (!options_.explain) return;
    document_.explanation +=
        check::ExplainChecks(identities, options_.language, document_);
  }

  // Whether all could be read: pages without text, then what the stages report.
  void Judge() {
    const Diagnostics& reading = reader_->diagnostics();
    document_.diagnostics.insert(document_.diagnostics.begin(), reading.begin(),
                                 reading.end());
    JudgeTextLayer();
    DocumentInfo& info = document_.info;
    if (!info.error.empty()) return;
    const auto reason =
        std::ranges::find_if(document_.diagnostics, [](const Diagnostic& diagnostic) {
          return diagnostic.severity != Severity::kNote;
        });
    if (reason == document_.diagnostics.end()) return;
    info.status = DocumentStatus::kPartial;
    info.error = reason->code + ": " + reason->message;
  }

  void JudgeTextLayer() {
    DocumentInfo& info = document_.info;
    if (reader_->page_count() == 0) {
      info.text_layer = "n/a";
      return;
    }
    const extractors::TextLayer::Kind kind = layer_.kind();
    info.text_layer = kind == extractors::TextLayer::Kind::kFull   ? "full"
                      : kind == extractors::TextLayer::Kind::kNone ? "none"
                                                                   : "mixed";
    if (kind == extractors::TextLayer::Kind::kFull) return;
    Diagnostic problem = ExplainTextLayer(layer_, source_);
    // A page that could not be read is given blank: the cause is what the reader says.
    const Diagnostics& reading = reader_->diagnostics();
    const auto unread = std::ranges::find_if(
        reading, [](const Diagnostic& said) { return said.where.page != 0; });
    if (layer_.only_blank() && unread != reading.end()) {
      problem = *unread;
    } else {
      document_.diagnostics.push_back(problem);
    }
    info.error = problem.code + ": " + problem.message;
    info.status = kind == extractors::TextLayer::Kind::kNone ? DocumentStatus::kFailed
                                                             : DocumentStatus::kPartial;
  }

  const std::string& source_;
  const schemas::SchemaSet& schemas_;
  const ExtractOptions& options_;
  DocumentData document_;
  std::unique_ptr<extractors::Reader> reader_;
  extractors::PageData page_;
  extractors::TextLayer layer_;
  std::vector<PageContent> probe_;
  std::shared_ptr<const schemas::Schema> schema_;
  std::vector<table::WholeTable> whole_tables_;
  bind::DocumentContext context_;
  bool claimed_ = false;  // by the schema; else a template reads what it can
  std::vector<Line> lines_;
  std::vector<Table> unread_;  // their captions are among the lines
};

}  // namespace

DocumentData ExtractDocument(std::string_view bytes, const std::string& source,
                             const schemas::SchemaSet& schemas,
                             const ExtractOptions& options) {
  return DocumentRun(source, schemas, options).Run(bytes);
}

}  // namespace budget::program
