// Characters that stand where digits should be: 1,959.XX万元, B12.00万元, □□.5万元.

#ifndef PIPELINE_PROSE_STATEMENTS_BLOTS_H_
#define PIPELINE_PROSE_STATEMENTS_BLOTS_H_

#include <cstddef>

#include "pipeline/prose/statements/text.h"

namespace budget::statements {

// Positions are those of the folded text; linear in the length of the blot.

// Where the letters and lost characters begin that stand right before the figure at i;
// i if there are none.
std::size_t BeginOfBlot(const ProseText& text, std::size_t i);

// Where the letters, lost characters and blanks of a form end that stand right behind
// the figure that ends at i, after a point or not; i if there are none.
std::size_t EndOfBlot(const ProseText& text, std::size_t i);

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_BLOTS_H_
