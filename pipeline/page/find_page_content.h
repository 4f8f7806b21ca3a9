// Stage: find, for a PDF page.  What stands on it, by its geometry, without any schema.
//
//     Page -- FindPageContent --> PageContent {lines of prose, table fragments}

#ifndef PIPELINE_PAGE_FIND_PAGE_CONTENT_H_
#define PIPELINE_PAGE_FIND_PAGE_CONTENT_H_

#include "pipeline/model/content.h"
#include "pipeline/model/page.h"
#include "pipeline/model/stop.h"

namespace budget::page {

// A stop ends it with a part of what is there.
PageContent FindPageContent(const Page& page, Stop stop = {});

}  // namespace budget::page

#endif  // PIPELINE_PAGE_FIND_PAGE_CONTENT_H_
