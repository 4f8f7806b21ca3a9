// Reads PDF files: glyphs and rulings of each page as displayed.
//
//     bytes -- declared_sizes, rescue_pdf --> PDFDoc -- content, canvas --> Page
//
// Poppler opens and decrypts the document, finds and decodes its objects and knows its
// fonts; the content of the pages is interpreted in the room extractors/content, under
// a budget that Poppler's own interpreter does not have.  Its public interface,
// poppler-cpp, opens documents as well, but gives neither objects nor fonts of the
// document it has opened: with it, every document would be opened twice.  The tests use
// it, and Poppler's interpreter, to compare with.

#ifndef EXTRACTORS_PDF_PDF_READER_H_
#define EXTRACTORS_PDF_PDF_READER_H_

#include <memory>
#include <string>
#include <string_view>

#include "extractors/reader/reader.h"

namespace budget::pdf {

// True if the header of a PDF stands in the first kilobyte, as viewers allow, or if the
// bytes look like a PDF that has lost it.
bool LooksLikePdf(std::string_view bytes);

// Opens a PDF; `bytes` must outlive the reader.  Fails with encrypted, damaged or
// zero-pages.  Warnings: document-repaired, document-truncated, page-lost (given
// empty), page-damaged (given as far as it makes sense), page-too-complex (given
// empty). One page costs at most about a second and 200 MB (content/page_budget.h).
Result<std::unique_ptr<extractors::Reader>> OpenPdf(
    std::string_view bytes, const std::string& name,
    const extractors::ReadOptions& options);

// Where poppler has its tables of character codes (Debian's poppler-data).  Those that
// a document names are read when it names them.
inline constexpr const char* kDataFolder = "/usr/share/poppler";

// Reads the tables that poppler wants for any document.
void PreparePdf();

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_PDF_READER_H_
