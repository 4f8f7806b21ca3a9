// One cell of a table that is printed one cell a line.

#ifndef PIPELINE_TEXT_STACK_CELL_H_
#define PIPELINE_TEXT_STACK_CELL_H_

#include <cstddef>
#include <string_view>

#include "pipeline/text/text_tokens.h"

namespace budget::text {

// A line, or the blank one that stands for a blank cell.
struct StackCell {
  std::string_view text;
  TokenKind kind = TokenKind::kText;
  std::size_t line = 0;  // index
};

inline bool IsValue(const StackCell& cell) { return cell.kind != TokenKind::kText; }

inline bool IsBlank(const StackCell& cell) { return cell.text.empty(); }

}  // namespace budget::text

#endif  // PIPELINE_TEXT_STACK_CELL_H_
