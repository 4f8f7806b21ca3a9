// What a file is that no reader knows, by its first bytes, and what to do with it.

#ifndef EXTRACTORS_UNKNOWN_FORMAT_H_
#define EXTRACTORS_UNKNOWN_FORMAT_H_

#include <string_view>

namespace budget::extractors {

struct KnownFormat {
  std::string_view message;  // empty: nothing is known of it
  std::string_view hint;
};

// Office documents, archives and images by the marks that they begin with; also RTF and
// PostScript, which are text and no text to be read.
KnownFormat RecogniseFormat(std::string_view bytes);

}  // namespace budget::extractors

#endif  // EXTRACTORS_UNKNOWN_FORMAT_H_
