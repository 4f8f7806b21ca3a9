// Writing one pattern into another.

#ifndef SCHEMAS_PATTERN_INSERT_PATTERN_H_
#define SCHEMAS_PATTERN_INSERT_PATTERN_H_

#include <string>
#include <string_view>

namespace budget::schemas {

// Appends `piece` to `out`, in a group of its own unless what stands around it, the end
// of `out` and the start of `rest`, keeps it together anyway.  (a|b inserted between
// bars stays a|b, so that alternatives of plain words stay plain.)
void InsertPattern(std::string_view piece, std::string_view rest, std::string* out);

}  // namespace budget::schemas

#endif  // SCHEMAS_PATTERN_INSERT_PATTERN_H_
