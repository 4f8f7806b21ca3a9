// Objects of a PDF file, read with poppler's parser.  For the files that see poppler.

#ifndef EXTRACTORS_PDF_POPPLER_OBJECTS_H_
#define EXTRACTORS_PDF_POPPLER_OBJECTS_H_

#include <Object.h>

#include <cstddef>
#include <optional>
#include <string>

#include "extractors/content/page_budget.h"

namespace budget::pdf {

// Appends the decoded data of a stream, each byte of which comes out of the budget, and
// so do those that pass between its coders; stops when that is spent.  False if the
// stream is coded as a picture, which is no text and may claim any size: nothing is
// read of it.
bool AppendStream(const Object& object, content::PageBudget* budget, std::string* out);

// The decoded data of a stream, at most a few bytes more than `most`; nothing if more
// than that passes between its coders.
std::string ReadStream(const Object& object, std::size_t most);

// How many bytes a stream decodes to, at most a few more than `most`.  Streams that
// cannot reach `enough` are not decoded to find out, and count as nothing.
std::size_t DecodedSize(const Object& object, std::size_t enough, std::size_t most);

// The number of a key; nothing if there is none.
std::optional<double> NumberIn(const Dict& dict, const char* key);

// `size` numbers of the array of a key; false if there is no such array, and some of
// `out` may be written then.
bool NumbersIn(const Dict& dict, const char* key, int size, double* out);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_OBJECTS_H_
