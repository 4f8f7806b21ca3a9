// Tables of aligned text alone, without any rules.

#ifndef PIPELINE_ALIGNED_ALIGNED_BLOCKS_H_
#define PIPELINE_ALIGNED_ALIGNED_BLOCKS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/lattice/lattice.h"
#include "pipeline/model/page.h"
#include "pipeline/runs/pieces.h"

namespace budget::aligned {

// Tables among `pieces`, the text outside all other tables (indices into `all`): rows
// with figures that stand below each other, and the heads above them.  Prose, lists and
// tables of contents are none.
std::vector<lattice::Lattice> FindAlignedBlocks(const Page& page,
                                                std::span<const runs::Piece> all,
                                                std::vector<std::uint32_t> pieces,
                                                float size);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_ALIGNED_BLOCKS_H_
