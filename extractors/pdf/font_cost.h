// What it costs to have poppler make a font, found out before it does: poppler takes
// whatever a font dictionary names into memory, of any size, and ends the process when
// there is no more.  For the files that see poppler.

#ifndef EXTRACTORS_PDF_FONT_COST_H_
#define EXTRACTORS_PDF_FONT_COST_H_

#include <Object.h>

#include <cstddef>
#include <string_view>

#include "extractors/content/page_budget.h"

namespace budget::pdf {

// Takes the cost of a font out of the budget: its embedded file, its mappings and what
// poppler makes of them.  False if it is more than a page may cost; the font must not
// be made then, and the budget is spent.
bool SpendOnFont(const Dict& font, content::PageBudget* budget);

// The largest file of an embedded font that is read, decoded; those of Chinese type
// have up to 20 MB.
inline constexpr std::size_t kLargestFontFile = std::size_t{48} << 20U;

// Takes the cost of a font file of so many bytes out of the budget; all of it, and
// false, if the file is larger than any that is read.
bool SpendOnFontFile(std::size_t size, content::PageBudget* budget);

// What poppler's tables for the text of a CMap cost, in bytes of memory or as much
// time. They grow with the codes that are mapped, a range of which takes a line
// whatever its length.
//
//     1 begincidrange <000000> <FFFFFF> 0 endcidrange      512 MB
std::size_t CostOfMapping(std::string_view cmap);

}  // namespace budget::pdf

#endif  // EXTRACTORS_PDF_FONT_COST_H_
