// Which blocks are headings, and how they nest.

#ifndef PIPELINE_PROSE_OUTLINE_HEADINGS_H_
#define PIPELINE_PROSE_OUTLINE_HEADINGS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pipeline/prose/outline/contents_list.h"
#include "pipeline/prose/outline/join_lines.h"

namespace budget::outline {

// How far out a heading without a number stands.
enum class PlainKind : std::uint8_t {
  kNone,   // it has a number
  kTitle,  // of a part of the document, or of all of it
  kLeaf    // below whatever is open
};

struct Heading {
  std::size_t block = 0;
  Numbering number;  // printed, or that of the table of contents
  PlainKind plain = PlainKind::kNone;
  int level = 1;  // set by NestHeadings; 1 is outermost
};

// The blocks that are headings, in order.  A block whose whole text is a number
// (第三部分) takes the next block as its title: the two are joined in `blocks`, and the
// second one is left empty.
std::vector<Heading> FindHeadings(const KnownHeadings& known,
                                  std::vector<Block>* blocks);

// Sets the levels.
void NestHeadings(const std::vector<Block>& blocks, std::vector<Heading>* headings);

}  // namespace budget::outline

#endif  // PIPELINE_PROSE_OUTLINE_HEADINGS_H_
