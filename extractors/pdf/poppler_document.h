// A PDF document opened by poppler, damaged ones with what can be saved of them.  For
// the files that see poppler.

#ifndef EXTRACTORS_PDF_POPPLER_DOCUMENT_H_
#define EXTRACTORS_PDF_POPPLER_DOCUMENT_H_

#include <PDFDoc.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace budget::pdf {

// A document, with the bytes that it reads from if they are not those of the caller.
struct OpenedPdf {
  std::unique_ptr<std::string> bytes;  // null: those of the caller
  bool rescued = false;                // the end of the file was missing
  // Set when poppler makes a new cross-reference table: on opening, or on any page.
  std::shared_ptr<bool> repaired = std::make_shared<bool>(false);
  std::unique_ptr<PDFDoc> document;
  bool sound_pages = false;  // they can be asked for, see poppler_pages.h

  // It cannot be read without another password.
  bool encrypted() const;
  // Some page can be had.
  bool readable() const;
};

// The document as it is, without what it claims beyond its size, or with what its
// missing end said written anew.  `bytes` must outlive it; the password is tried as the
// user's and as the owner's; `release` as in ReadOptions.
OpenedPdf OpenOrRescue(std::string_view bytes, const std::string& password,
                       const std::function<void()>& release = {});

// Colours are only compared with each other.  With a profile for them in the catalog,
// poppler would prepare its conversion anew for each page, at many times the cost of
// reading the page.
void DropOutputIntents(PDFDoc* document);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_DOCUMENT_H_
