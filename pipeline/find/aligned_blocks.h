// Tables of aligned text alone, without any rules.

#ifndef PIPELINE_FIND_ALIGNED_BLOCKS_H_
#define PIPELINE_FIND_ALIGNED_BLOCKS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/find/lattice.h"
#include "pipeline/find/pieces.h"
#include "pipeline/model/page.h"

namespace budget {

// Tables among `pieces`, the text outside all other tables (indices into `all`): rows
// with figures that stand below each other, and the heads above them.  Prose, lists and
// tables of contents are none.
std::vector<Lattice> FindAlignedBlocks(const Page& page, std::span<const Piece> all,
                                       std::vector<std::uint32_t> pieces, float size);

}  // namespace budget

#endif  // PIPELINE_FIND_ALIGNED_BLOCKS_H_
