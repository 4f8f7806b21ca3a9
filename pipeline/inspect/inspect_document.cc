#include "pipeline/inspect/inspect_document.h"

#include <memory>
#include <utility>
#include <variant>

#include "extractors/open_document.h"
#include "pipeline/page/find_page_content.h"
#include "pipeline/prose/outline/outline.h"
#include "pipeline/runs/pieces.h"
#include "pipeline/script/text.h"
#include "pipeline/stages/choose_schema.h"
#include "pipeline/stages/decide_context.h"
#include "pipeline/stages/read_pages.h"
#include "pipeline/text/find_text_content.h"

namespace budget::inspect {
namespace {

SeenText TextOf(const Page& page, const runs::Piece& piece) {
  std::u32string text;
  for (std::size_t i = piece.first; i < piece.last; ++i) text += page.glyphs[i].text;
  return {.box = piece.box(), .text = script::ToUtf8(text)};
}

SeenPage Drawn(Page page) {
  SeenPage seen{.number = page.number,
                .width = page.width,
                .height = page.height,
                .content = page.number == 0 ? text::FindTextContent(page)
                                            : page::FindPageContent(page)};
  for (const runs::Piece& piece : runs::FindPieces(page)) {
    seen.texts.push_back(TextOf(page, piece));
  }
  seen.rules = std::move(page.rulings);
  return seen;
}

SeenPage Seen(extractors::PageData data) {
  if (auto* page = std::get_if<Page>(&data)) return Drawn(std::move(*page));
  auto& content = std::get<PageContent>(data);
  return {.number = content.page,
          .width = content.width,
          .height = content.height,
          .content = std::move(content)};
}

std::vector<SeenPage> ReadPages(std::string_view bytes, const std::string& source,
                                const std::string& password) {
  std::vector<SeenPage> pages;
  auto opened = extractors::OpenDocument(bytes, source, {.password = password});
  if (!opened.ok()) return pages;
  const std::unique_ptr<extractors::Reader> reader = std::move(opened).value();
  for (extractors::PageData data; reader->Next(&data); data = {}) {
    pages.push_back(Seen(std::move(data)));
  }
  return pages;
}

// stitch, choose, outline, decide, bind: on what the pages hold.
void Understand(std::string_view bytes, const schemas::SchemaSet& schemas,
                const ExtractOptions& options, Inspection* seen) {
  Result<stages::Pages> opened = stages::OpenPages(bytes, seen->source, options);
  if (!opened.ok()) return;
  stages::Pages pages = std::move(opened).value();
  std::vector<PageContent> first = pages.Take(stages::kProbePages, {});
  const stages::ChosenSchema chosen = stages::ChooseSchema(schemas, first);
  if (chosen.choice.schema == nullptr) return;
  const schemas::Schema& schema = *chosen.choice.schema;
  if (chosen.claimed) seen->claim = schema.applies_to.source();
  const stages::PrintedDocument printed =
      stages::StitchPages(std::move(first), &pages, schema, {});
  seen->outline = outline::BuildOutline(printed.lines, schema.lines);
  const meaning::DocumentContext context =
      stages::DecideContext(chosen, printed, seen->outline);
  for (const table::WholeTable& whole : printed.tables) {
    seen->tables.push_back(
        bind::BindTable(whole, schema, context, seen->source, /*explain=*/true));
  }
}

}  // namespace

Inspection InspectDocument(std::string_view bytes, const std::string& source,
                           const schemas::SchemaSet& schemas,
                           const ExtractOptions& options) {
  Inspection seen;
  seen.source = source;
  seen.pages = ReadPages(bytes, source, options.password);
  Understand(bytes, schemas, options, &seen);
  seen.document = ExtractDocument(bytes, source, schemas, options);
  return seen;
}

std::string_view NameOf(table::Fate fate) {
  switch (fate) {
    case table::Fate::kNone:
      return "lost";
    case table::Fate::kFact:
      return "fact";
    case table::Fate::kLabel:
      return "label";
    case table::Fate::kHeader:
      return "header";
    case table::Fate::kNote:
      return "note";
    case table::Fate::kIgnored:
      return "ignored";
    case table::Fate::kReported:
      return "reported";
  }
  return "";
}

std::string_view NameOf(GridSource source) {
  switch (source) {
    case GridSource::kLattice:
      return "ruled";
    case GridSource::kAligned:
      return "aligned";
    case GridSource::kDelimited:
      return "delimited";
    case GridSource::kCells:
      return "cells";
    case GridSource::kFlow:
      return "flow";
  }
  return "";
}

}  // namespace budget::inspect
