// PDFs whose end is missing: a download that broke off has lost its trailer, and often
// its page tree, but not its first pages.

#ifndef EXTRACTORS_PDF_RESCUE_PDF_H_
#define EXTRACTORS_PDF_RESCUE_PDF_H_

#include <optional>
#include <string>
#include <string_view>

namespace budget::pdf {

// The bytes with a new trailer, which names the catalog that is in the file.  Nothing
// if there is none, or if the file is encrypted: its key is in the trailer.
std::optional<std::string> WithTrailer(std::string_view pdf);

// The bytes with a new catalog and page tree of all page objects that are in the file,
// in their order there.  Nothing if there are none.
std::optional<std::string> WithPageTree(std::string_view pdf);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_RESCUE_PDF_H_
