#include "pipeline/find/mark_furniture.h"

namespace budget {

void MarkFurniture(PageContent* /*previous*/, PageContent* /*page*/) {}

}  // namespace budget
