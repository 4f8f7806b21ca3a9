// What a text must contain for a pattern to match it: found by reading the pattern, so
// that most patterns are never compiled (compiling costs more than matching a
// document).

#ifndef SCHEMAS_PATTERN_REQUIRED_WORDS_H_
#define SCHEMAS_PATTERN_REQUIRED_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace budget::schemas {

using Words = std::vector<std::string>;

// Sets of words, the most telling first: of each set at least one word stands in every
// text that the RE2 pattern matches, even in part.  Empty: nothing is known.
// '收入|支出(?:合计|总计)' gives {收入, 支出}; '(收|支)入.*合计' gives {合计}, {收, 支}
// and {入}.  A bad pattern may give anything.
std::vector<Words> RequiredWords(std::string_view pattern);

}  // namespace budget::schemas

#endif  // SCHEMAS_PATTERN_REQUIRED_WORDS_H_
