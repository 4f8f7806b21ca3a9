// Images that stand in the content itself:
//
//     BI /W 8 /H 8 /BPC 1 /IM true ID ........ EI
//
// Only where such an image ends is of interest, and whether something shows through.

#ifndef EXTRACTORS_CONTENT_INLINE_IMAGE_H_
#define EXTRACTORS_CONTENT_INLINE_IMAGE_H_

#include "extractors/content/content_lexer.h"

namespace budget::content {

struct InlineImage {
  bool opaque = true;  // no stencil
  bool whole = true;   // its end was found; if not, it goes to the end of the content
};

// Reads an image behind its BI and leaves `lexer` behind its EI.  The data are never
// decoded: the time is that of looking through them, whatever size the image claims.
InlineImage SkipInlineImage(ContentLexer* lexer);

}  // namespace budget::content

#endif  // EXTRACTORS_CONTENT_INLINE_IMAGE_H_
