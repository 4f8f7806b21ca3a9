// Traditional characters as simplified ones.

#ifndef PIPELINE_SCRIPT_SIMPLIFIED_H_
#define PIPELINE_SCRIPT_SIMPLIFIED_H_

#include <string>
#include <string_view>

namespace budget::script {

// The simplified form of an ideograph, for matching; itself if it has none.  What
// simplified text uses, too, is left alone: in it the character may mean something
// else.
//
// Source: Unihan 15.0, kSimplifiedVariant, of ideographs that GB 2312 does not have
// with a single variant among the common ones (its level 1).
char32_t Simplified(char32_t ideograph);

// The same for a whole text.
std::string ToSimplified(std::string_view utf8);

}  // namespace budget::script

#endif  // PIPELINE_SCRIPT_SIMPLIFIED_H_
