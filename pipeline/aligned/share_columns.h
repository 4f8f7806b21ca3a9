// Divides the columns of a header among the heads of one level.
//
//         本年支出            比上年         The first takes three columns and the
//         second
//     合计  基本  项目      增减额   %        two: no column is left, and both are
//     centred.

#ifndef PIPELINE_ALIGNED_SHARE_COLUMNS_H_
#define PIPELINE_ALIGNED_SHARE_COLUMNS_H_

#include <functional>
#include <span>
#include <vector>

namespace budget::aligned {

// The columns [first, last] that a head stands over.
struct Reach {
  int first = 0;
  int last = 0;
};

// What a head stands over for certain, and at most.
struct Claim {
  Reach least;
  Reach most;
};

// A reach for each claim, in order from left to right without overlap: those of the
// least sum of `cost(claim, reach)`, with `orphan_cost` for each column that a claim
// could have taken and none did.  Each claim's least where that cannot be.
std::vector<Reach> ShareColumns(
    std::span<const Claim> claims, int columns, float orphan_cost,
    const std::function<float(std::size_t claim, Reach reach)>& cost);

}  // namespace budget::aligned

#endif  // PIPELINE_ALIGNED_SHARE_COLUMNS_H_
