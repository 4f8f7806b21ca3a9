// What a text must contain for a pattern to match it: found by reading the pattern, so
// that most patterns are never compiled (compiling costs more than matching a
// document).

#ifndef SCHEMAS_REQUIRED_WORDS_H_
#define SCHEMAS_REQUIRED_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace budget {

// Words of which at least one stands in every text that the RE2 pattern matches, even
// in part.  Empty: not known.  '收入|支出(?:合计|总计)' gives 收入, 支出.  A bad
// pattern may give anything.
std::vector<std::string> RequiredWords(std::string_view pattern);

}  // namespace budget

#endif  // SCHEMAS_REQUIRED_WORDS_H_
