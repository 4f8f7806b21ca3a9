// Stage: find.  What stands on a page, without any schema.
//
//     Page -- FindContent --> PageContent {lines of prose, table fragments}
//
// A PDF page is read by its geometry (find_page_content.cc), a text by its tabs and by
// the shape of its lines (find_text_content.cc).

#ifndef PIPELINE_FIND_FIND_CONTENT_H_
#define PIPELINE_FIND_FIND_CONTENT_H_

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"

namespace budget {

PageContent FindContent(const Page& page);

// The two ways; FindContent chooses by what the page holds.
PageContent FindPageContent(const Page& page);
PageContent FindTextContent(const Page& page);

}  // namespace budget

#endif  // PIPELINE_FIND_FIND_CONTENT_H_
