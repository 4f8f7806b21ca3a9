// Titles of tables that are set over several lines.

#ifndef PIPELINE_TABLE_TITLE_LINES_H_
#define PIPELINE_TABLE_TITLE_LINES_H_

#include <string_view>

#include "pipeline/model/content.h"

namespace budget::table {

// Whether the second line goes on with the title of the first by how they are set: one
// below the other on a page, alike in size and weight, around one centre.  Says nothing
// of lines of a text, which have no place.
bool AreOneTitle(const Line& first, const Line& second);

// Whether a text is all in brackets, as what is added below a title:
// （按项目分地区）.
bool IsBracketed(std::string_view text);

}  // namespace budget::table

#endif  // PIPELINE_TABLE_TITLE_LINES_H_
