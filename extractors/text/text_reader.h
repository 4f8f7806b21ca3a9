// Reads plain text: bytes in any of the encodings in use to the lines of one page.
//
//     bytes -- OpenText --> Reader -- Next --> Page {number 0, lines}, once
//
// Line numbers are those that an editor shows: LF, CRLF and CR end a line.  A form feed
// ends one too, without counting in the numbers: the text before it and the text after
// it are two lines of the same number, so that a page break shows as the end of a line.

#ifndef EXTRACTORS_TEXT_TEXT_READER_H_
#define EXTRACTORS_TEXT_TEXT_READER_H_

#include <memory>
#include <string>
#include <string_view>

#include "extractors/reader/reader.h"
#include "extractors/text/decode_text.h"
#include "pipeline/model/diagnostic.h"
#include "pipeline/model/result.h"

namespace budget::extractors {

// Whether the first bytes can be those of a text, in whatever encoding.  Says no to
// everything with the NULs and control characters of a binary format.
bool LooksLikeText(std::string_view bytes);

// What is wrong with a text whose `bad_offset` is set.
Diagnostic BadEncoding(std::string_view bytes, const DecodedText& text,
                       const std::string& name);

// Failures: bad-encoding (with the byte offset and the line), empty.  `bytes` must
// outlive the reader.
Result<std::unique_ptr<Reader>> OpenText(std::string_view bytes,
                                         const std::string& name,
                                         const ReadOptions& options);

}  // namespace budget::extractors

#endif  // EXTRACTORS_TEXT_TEXT_READER_H_
