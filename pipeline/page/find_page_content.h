// Stage: find, for a PDF page.  What stands on it, by its geometry, without any schema.
//
//     Page -- FindPageContent --> PageContent {lines of prose, table fragments}

#ifndef PIPELINE_PAGE_FIND_PAGE_CONTENT_H_
#define PIPELINE_PAGE_FIND_PAGE_CONTENT_H_

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"

namespace budget::page {

PageContent FindPageContent(const Page& page);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_FIND_PAGE_CONTENT_H_
