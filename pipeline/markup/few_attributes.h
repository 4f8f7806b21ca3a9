// Tags with more attributes than any real one.

#ifndef PIPELINE_MARKUP_FEW_ATTRIBUTES_H_
#define PIPELINE_MARKUP_FEW_ATTRIBUTES_H_

#include <optional>
#include <string>
#include <string_view>

namespace budget::markup {

// The text with blanks instead of all attributes of a tag but its first 500: the parser
// compares each with those before it, which takes minutes for a few megabytes.  Nothing
// if no tag has so many.  Every other byte stays where it is, and so does all that
// stands behind a '<'.
std::optional<std::string> WithFewAttributes(std::string_view html);

}  // namespace budget::markup

#endif  // PIPELINE_MARKUP_FEW_ATTRIBUTES_H_
