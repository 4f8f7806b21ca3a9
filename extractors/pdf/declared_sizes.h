// What a file claims to hold, compared with the size that it has.
//
// Poppler makes room for as many objects as the largest number of one says, and for
// rows as wide as a stream claims, before it reads any: 29 bytes cost a gigabyte.
//
//     30000000 0 obj              the number of an object
//     xref 0 30000000             the objects of a table
//     /Size 30000000              those of a stream of cross-references; /Index, too
//     /Columns 2000000000         the row of a predictor

#ifndef EXTRACTORS_PDF_DECLARED_SIZES_H_
#define EXTRACTORS_PDF_DECLARED_SIZES_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace budget::pdf {

// The bytes with all claims made void that the file is too small for; nothing if there
// are none.  Every other byte stays where it is.  Looks through the file once;
// `release` (may be empty) is called now and then when what has been looked at is not
// needed soon.
std::optional<std::string> WithoutHugeClaims(std::string_view pdf,
                                             const std::function<void()>& release);

// An object stream, a container of objects that poppler unpacks as a whole, inflates to
// more than a document may hold, or it or a stream of cross-references is coded so that
// this cannot be known: nothing of such a document can be read safely.
bool HasHugeObjectStream(std::string_view pdf, const std::function<void()>& release);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_DECLARED_SIZES_H_
