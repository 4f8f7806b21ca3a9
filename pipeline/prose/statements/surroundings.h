// What the characters of a text stand in: the title of a document, a quotation.

#ifndef PIPELINE_PROSE_STATEMENTS_SURROUNDINGS_H_
#define PIPELINE_PROSE_STATEMENTS_SURROUNDINGS_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace budget::statements {

// What a number stands in: nothing counts inside the title of a document, and of what
// stands between quotation marks only money and shares do.
enum class Inside : std::uint8_t { kNothing, kTitle, kQuote };

// One for each byte of the folded text; linear in its length.
std::vector<Inside> Surroundings(std::string_view text);

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_SURROUNDINGS_H_
