// Stage: find, for a text.  What stands in it, by its tabs and the shape of its lines,
// without any schema.
//
//     Page -- FindTextContent --> PageContent {lines of prose, table fragments}

#ifndef PIPELINE_TEXT_FIND_TEXT_CONTENT_H_
#define PIPELINE_TEXT_FIND_TEXT_CONTENT_H_

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"

namespace budget::text {

PageContent FindTextContent(const Page& page);

}  // namespace budget::text

#endif  // PIPELINE_TEXT_FIND_TEXT_CONTENT_H_
