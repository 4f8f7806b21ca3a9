// The clauses of a paragraph: the pieces between its punctuation, with the quantities
// that stand in each.

#ifndef PIPELINE_PROSE_STATEMENTS_CLAUSES_H_
#define PIPELINE_PROSE_STATEMENTS_CLAUSES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/prose/statements/quantities.h"
#include "pipeline/prose/statements/text.h"

namespace budget::statements {

// What ends a clause, from weak to strong.
enum class Punctuation : std::uint8_t {
  kNone,  // a bracket, or 、 after a quantity
  kComma,
  kColon,
  kSemicolon,
  kSentence  // also the end of the paragraph
};

struct Clause {
  std::size_t begin = 0;  // in the folded text, without the punctuation
  std::size_t end = 0;
  std::size_t first = 0;  // its quantities, of those given
  std::size_t last = 0;   // one after
  int depth = 0;          // of brackets
  Punctuation stop = Punctuation::kSentence;
};

// Brackets, titles and quotations are no clauses of their own, unless a bracket holds a
// quantity.  、 ends a clause only after a quantity, where it separates parts.
std::vector<Clause> SplitClauses(const ProseText& text,
                                 const std::vector<Quantity>& quantities);

// Which of a paragraph's clauses are worth reading: those of a sentence that has a
// quantity.  Of the others only the first sentence, which may name what the rest is
// about, and short ones matter.
std::vector<bool> StatesSomething(const std::vector<Clause>& clauses);

}  // namespace budget::statements

#endif  // PIPELINE_PROSE_STATEMENTS_CLAUSES_H_
