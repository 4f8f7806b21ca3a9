// A reader turns the bytes of one document into its pages, one at a time, so that no
// more than one page is in memory.
//
//     bytes -- OpenDocument --> Reader -- Next --> PageData, PageData ...
//
// A page is what is drawn on it (glyphs and rulings of a PDF, lines of a text), whose
// tables are still to be found; or its content, of a format that has cells (HTML).
//
// One room for each format.

#ifndef EXTRACTORS_READER_READER_H_
#define EXTRACTORS_READER_READER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/model/content.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/page.h"
#include "pipeline/model/result.h"

namespace budget::extractors {

struct ReadOptions {
  std::string password;  // for encrypted PDFs, tried as user and as owner password
  // Called now and then when the bytes read so far are not needed soon: those of a
  // mapped file can be given back.
  std::function<void()> release;
};

using PageData = std::variant<Page, PageContent>;

class Reader {
 public:
  virtual ~Reader() = default;

  virtual std::string_view media_type() const = 0;
  virtual int page_count() const = 0;  // 0 for text and HTML

  // Fills `page` with the next page; the buffers of a Page in it are reused.  False
  // after the last one.  A page that cannot be read is given empty, with a diagnostic.
  virtual bool Next(PageData* page) = 0;

  // Warnings so far: pages that were lost, repairs, glyphs without a mapping.  Where
  // Location::page is set, that page is affected.
  virtual const Diagnostics& diagnostics() const = 0;
};

// A reader whose pages are all drawn.
class PageReader : public Reader {
 public:
  bool Next(PageData* page) final {
    if (!std::holds_alternative<Page>(*page)) page->emplace<Page>();
    return NextPage(&std::get<Page>(*page));
  }

 private:
  virtual bool NextPage(Page* page) = 0;
};

}  // namespace budget::extractors

#endif  // EXTRACTORS_READER_READER_H_
