// Tables that rules do not close: three-line tables, rules between rows only, rules
// under the header only.

#ifndef PIPELINE_PAGE_RULE_STACKS_H_
#define PIPELINE_PAGE_RULE_STACKS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/aligned/text_rows.h"
#include "pipeline/lattice/lattice.h"
#include "pipeline/lattice/rule_groups.h"
#include "pipeline/model/page.h"
#include "pipeline/runs/pieces.h"

namespace budget::page {

// Tables between horizontal rules of one extent below each other.  `rules` are those
// that are part of no lattice, in any order; `pieces` the text outside all lattices.
std::vector<lattice::Lattice> FindRuledStacks(const Page& page,
                                              std::span<const runs::Piece> all,
                                              std::span<const std::uint32_t> pieces,
                                              std::vector<lattice::Rule> rules,
                                              float size);

// Extends a lattice that is a header and nothing else over the rows of values below it,
// where these stand in its columns.  `rows` are the text rows outside all lattices, at
// least one.
bool ExtendHeader(std::span<const aligned::TextRow> rows, lattice::Lattice* lattice,
                  float size);

}  // namespace budget::page

#endif  // PIPELINE_PAGE_RULE_STACKS_H_
