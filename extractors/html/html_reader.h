// Reads web pages: HTML in whatever encoding to lines and tables (pipeline/markup), as
// one page.
//
//     bytes -- OpenHtml --> Reader -- Next --> PageContent {page 0, items}, once
//
// Places are lines of the source, as an editor shows them.

#ifndef EXTRACTORS_HTML_HTML_READER_H_
#define EXTRACTORS_HTML_HTML_READER_H_

#include <memory>
#include <string>
#include <string_view>

#include "extractors/reader/reader.h"
#include "pipeline/model/result.h"

namespace budget::extractors {

// Whether the first bytes are those of a web page, whatever the file is called: behind
// a byte order mark, blanks and comments stands a doctype or an element of a page.  A
// text with tables of HTML in it is none.
bool LooksLikeHtml(std::string_view bytes);

// The encoding is that of the byte order mark, or the one that the bytes are valid in
// (decode_text.h); Big5 only where the page says it.  Failures: bad-encoding (with the
// byte offset and the line), too-deep.  `bytes` need not outlive the call.
Result<std::unique_ptr<Reader>> OpenHtml(std::string_view bytes,
                                         const std::string& name,
                                         const ReadOptions& options);

}  // namespace budget::extractors

#endif  // EXTRACTORS_HTML_HTML_READER_H_
