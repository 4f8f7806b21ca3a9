// Objects of a PDF file, read with poppler's parser.  For the files that see poppler.

#ifndef EXTRACTORS_PDF_POPPLER_OBJECTS_H_
#define EXTRACTORS_PDF_POPPLER_OBJECTS_H_

#include <Object.h>

#include <optional>
#include <string>

namespace budget::pdf {

// Appends the decoded data of a stream, up to kMaxContent bytes in all and a few more.
void AppendStream(const Object& object, std::string* out);

// The number of a key; nothing if there is none.
std::optional<double> NumberIn(const Dict& dict, const char* key);

// `size` numbers of the array of a key; false if there is no such array, and some of
// `out` may be written then.
bool NumbersIn(const Dict& dict, const char* key, int size, double* out);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_POPPLER_OBJECTS_H_
