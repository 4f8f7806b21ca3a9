// The tree of pages of a PDF document.  For the files that see poppler.

#ifndef EXTRACTORS_PDF_POPPLER_PAGES_H_
#define EXTRACTORS_PDF_POPPLER_PAGES_H_

#include <PDFDoc.h>

namespace budget::pdf {

// The tree can be walked in a time that its pages are worth.  Poppler walks any: one
// that is as deep as it has nodes takes the square of their number, and one whose nodes
// have each other twice as children doubles with each level.
//
//     1 0 obj << /Kids [2 0 R 2 0 R] >>    2 0 obj << /Kids [3 0 R 3 0 R] >>    ...
//
// Looks at each page once; the documents that are not damaged have no other.
bool HasSoundPageTree(const PDFDoc& document);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_PAGES_H_
