#include "pipeline/stages/read_pages.h"

#include <utility>
#include <variant>

#include "extractors/open_document.h"
#include "pipeline/page/find_page_content.h"
#include "pipeline/page/mark_furniture.h"
#include "pipeline/table/stitch_tables.h"
#include "pipeline/text/find_text_content.h"

namespace budget::stages {

Result<Pages> OpenPages(std::string_view bytes, const std::string& source,
                        const ExtractOptions& options) {
  if (bytes.size() > options.max_bytes) {
    return Result<Pages>::Failed(
        ErrorIn(source, "too-large",
                "more than " + std::to_string(options.max_bytes) + " bytes"));
  }
  Result<std::unique_ptr<extractors::Reader>> opened = extractors::OpenDocument(
      bytes, source, {.password = options.password, .release = options.release});
  if (!opened.ok()) return Result<Pages>::Failed(opened.diagnostics());
  return Pages(std::move(opened).value(), source);
}

// A reader gives drawn pages or lines, in which content is still to be found, or the
// content itself.
PageContent Pages::ContentOf(extractors::PageData* data, Stop stop) {
  if (auto* content = std::get_if<PageContent>(data)) return std::move(*content);
  const Page& page = std::get<Page>(*data);
  if (page.number == 0) return text::FindTextContent(page, stop);
  layer_.Add(page);
  return page::FindPageContent(page, stop);
}

std::optional<PageContent> Pages::Next(Stop stop) {
  if (stop.requested() || !reader_->Next(&buffer_)) return std::nullopt;
  PageContent content = ContentOf(&buffer_, stop);
  for (Diagnostic& diagnostic : content.diagnostics) {
    diagnostic.where.file = source_;
    found_.push_back(std::move(diagnostic));
  }
  content.diagnostics.clear();
  return content;
}

std::vector<PageContent> Pages::Take(std::size_t count, Stop stop) {
  std::vector<PageContent> taken;
  while (taken.size() < count) {
    std::optional<PageContent> content = Next(stop);
    if (!content) break;
    taken.push_back(*std::move(content));
  }
  return taken;
}

Reading Pages::Close() {
  Reading reading{.media_type = std::string(reader_->media_type()),
                  .pages = reader_->page_count(),
                  .layer = std::move(layer_),
                  .reader = reader_->diagnostics(),
                  .found = std::move(found_)};
  reader_.reset();
  buffer_ = {};
  return reading;
}

PrintedDocument StitchPages(std::vector<PageContent> first, Pages* rest,
                            const schemas::Schema& schema, Stop stop) {
  PrintedDocument printed;
  table::Stitcher stitcher(schema, stop);
  std::size_t next = 0;
  std::optional<PageContent> held;
  do {
    std::optional<PageContent> content =
        next < first.size() ? std::move(first[next++]) : rest->Next(stop);
    if (content) page::MarkFurniture(held ? &*held : nullptr, &*content);
    if (held) stitcher.Add(*std::move(held), &printed.tables);
    held = std::move(content);
  } while (held);
  stitcher.Finish(&printed.tables);
  printed.lines = stitcher.TakeLines();
  return printed;
}

}  // namespace budget::stages
