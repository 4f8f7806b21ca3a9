// Stages: read, find, stitch.  A document page by page, so that no more than a few
// pages are in memory, whatever their number.
//
//     bytes -- OpenPages --> Pages -- Next --> PageContent, PageContent ...
//     PageContent ... -- StitchPages --> PrintedDocument

#ifndef PIPELINE_STAGES_READ_PAGES_H_
#define PIPELINE_STAGES_READ_PAGES_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"
#include "extractors/reader/reader.h"
#include "extractors/reader/text_layer.h"
#include "pipeline/model/content.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/result.h"
#include "pipeline/model/stop.h"
#include "pipeline/table/whole_table.h"
#include "schemas/spec/schema.h"

namespace budget::stages {

// What reading says of a document as a whole.
struct Reading {
  std::string media_type;
  int pages = 0;                // 0: it has none
  extractors::TextLayer layer;  // of pages that are drawn
  Diagnostics reader;           // lost pages, repairs: in the order of the pages
  Diagnostics found;            // what could not be taken apart, in the same order
};

// The pages of one document, in order, each once.  It is a stream: the reader behind it
// has a place in the document.
class Pages {
 public:
  // `source` is for messages.  The bytes that `reader` reads must outlive it.
  Pages(std::unique_ptr<extractors::Reader> reader, std::string source)
      : reader_(std::move(reader)), source_(std::move(source)) {}

  // The next page's lines and table fragments; nothing after the last, and after a
  // stop.
  std::optional<PageContent> Next(Stop stop);
  // The next pages, at most so many.
  std::vector<PageContent> Take(std::size_t count, Stop stop);

  // Of the pages so far.  Lets go of the reader and all that it holds of the document:
  // there is no next page.
  Reading Close();

 private:
  PageContent ContentOf(extractors::PageData* data, Stop stop);

  std::unique_ptr<extractors::Reader> reader_;
  std::string source_;
  extractors::PageData buffer_;  // a page's memory, used for the next one
  extractors::TextLayer layer_;
  Diagnostics found_;
};

// Fails with the one diagnostic that says why (open_document.h).
Result<Pages> OpenPages(std::string_view bytes, const std::string& source,
                        const ExtractOptions& options);

// All that is printed, whole over page breaks.
struct PrintedDocument {
  std::vector<table::WholeTable> tables;  // refer to the schema's layouts
  std::vector<Line> lines;                // outside tables, with what they are
};

// `first` are the pages that were taken from `rest` before.  Furniture is marked on two
// pages side by side, so a page is stitched when the next one has been seen.
PrintedDocument StitchPages(std::vector<PageContent> first, Pages* rest,
                            const schemas::Schema& schema, Stop stop);

}  // namespace budget::stages

#endif  // PIPELINE_STAGES_READ_PAGES_H_
