// Page headers, footers and page numbers: what is printed on a page but is no part of
// the document's text.

#ifndef PIPELINE_PAGE_MARK_FURNITURE_H_
#define PIPELINE_PAGE_MARK_FURNITURE_H_

#include "pipeline/model/content.h"

namespace budget::page {

// Gives LineRole::kFurniture to the lines of `page` that are furniture.  They stand at
// the top or the bottom of the page and are nothing but a page number (5, - 5 -, v,
// 第 5 页, 5/12) or, apart from digits, what stands at the same place of the page
// before. A title that is repeated above a continued table is none.
//
// `previous` is the page before as FindContent gave it, or null; its lines are marked,
// too, where this page shows what they are.
void MarkFurniture(PageContent* previous, PageContent* page);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_MARK_FURNITURE_H_
