#include "pipeline/find/find_content.h"

namespace budget {

PageContent FindContent(const Page& page) {
  return page.number == 0 ? FindTextContent(page) : FindPageContent(page);
}

}  // namespace budget
