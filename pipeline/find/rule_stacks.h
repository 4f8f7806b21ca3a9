// Tables that rules do not close: three-line tables, rules between rows only, rules
// under the header only.

#ifndef PIPELINE_FIND_RULE_STACKS_H_
#define PIPELINE_FIND_RULE_STACKS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/find/lattice.h"
#include "pipeline/find/pieces.h"
#include "pipeline/find/rule_groups.h"
#include "pipeline/find/text_rows.h"
#include "pipeline/model/page.h"

namespace budget {

// Tables between horizontal rules of one extent below each other.  `rules` are those
// that are part of no lattice, in any order; `pieces` the text outside all lattices.
std::vector<Lattice> FindRuledStacks(const Page& page, std::span<const Piece> all,
                                     std::span<const std::uint32_t> pieces,
                                     std::vector<Rule> rules, float size);

// Extends a lattice that is a header and nothing else over the rows of values below it,
// where these stand in its columns.  `rows` are the text rows outside all lattices, at
// least one.
bool ExtendHeader(std::span<const TextRow> rows, Lattice* lattice, float size);

}  // namespace budget

#endif  // PIPELINE_FIND_RULE_STACKS_H_
