#include "pipeline/aligned/share_columns.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace budget::aligned {
namespace {

constexpr float kNoSharing = std::numeric_limits<float>::infinity();

// The best way to give the first claims their columns, by the column that is free next.
struct Step {
  float cost = kNoSharing;
  int first = -1;   // of the last claim's reach
  int before = -1;  // the column that was free next before it
};

class Sharing {
 public:
  Sharing(std::span<const Claim> claims, int columns, float orphan_cost)
      : claims_(claims),
        orphan_cost_(orphan_cost),
        steps_(claims.size() + 1,
               std::vector<Step>(static_cast<std::size_t>(columns) + 1)) {
    std::vector<int> wanted(static_cast<std::size_t>(columns), 0);
    for (const Claim& claim : claims) {
      for (int i = claim.most.first; i <= claim.most.last; ++i) {
        wanted[static_cast<std::size_t>(i)] = 1;
      }
    }
    wanted_before_.push_back(0);
    for (const int one : wanted) {
      wanted_before_.push_back(wanted_before_.back() + one);
    }
    steps_[0][0].cost = 0;
  }

  void Take(std::size_t index, const std::function<float(std::size_t, Reach)>& cost) {
    const Claim& claim = claims_[index];
    int before = -1;  // the best column free next, for a reach that begins at `first`
    int seen = 0;
    for (int first = 0; first <= claim.least.first; ++first) {
      for (; seen <= first; ++seen) {
        if (before < 0 ||
            CostUntil(index, seen, first) < CostUntil(index, before, first))
          before = seen;
      }
      if (first < claim.most.first) continue;
      const float so_far = CostUntil(index, before, first);
      for (int last = claim.least.last; last <= claim.most.last; ++last) {
        Step& step = steps_[index + 1][static_cast<std::size_t>(last) + 1];
        const float whole = so_far + cost(index, {first, last});
        if (whole < step.cost) step = {whole, first, before};
      }
    }
  }

  std::vector<Reach> Best() const {
    std::vector<Reach> reaches;
    for (const Claim& claim : claims_) reaches.push_back(claim.least);
    const auto columns = static_cast<int>(wanted_before_.size()) - 1;
    int next = 0;
    for (int i = 1; i <= columns; ++i) {
      if (CostUntil(claims_.size(), i, columns) <
          CostUntil(claims_.size(), next, columns)) {
        next = i;
      }
    }
    if (CostUntil(claims_.size(), next, columns) == kNoSharing) return reaches;
    for (std::size_t i = claims_.size(); i-- > 0;) {
      const Step& step = steps_[i + 1][static_cast<std::size_t>(next)];
      reaches[i] = {step.first, next - 1};
      next = step.before;
    }
    return reaches;
  }

 private:
  // The cost of the first `count` claims, with the columns [free, until) left.
  float CostUntil(std::size_t count, int free, int until) const {
    const int left = wanted_before_[static_cast<std::size_t>(until)] -
                     wanted_before_[static_cast<std::size_t>(free)];
    return steps_[count][static_cast<std::size_t>(free)].cost +
           orphan_cost_ * static_cast<float>(left);
  }

  std::span<const Claim> claims_;
  float orphan_cost_;
  std::vector<std::vector<Step>> steps_;  // by number of claims
  std::vector<int> wanted_before_;        // columns before one that a claim may take
};

}  // namespace

std::vector<Reach> ShareColumns(
    std::span<const Claim> claims, int columns, float orphan_cost,
    const std::function<float(std::size_t claim, Reach reach)>& cost) {
  Sharing sharing(claims, columns, orphan_cost);
  for (std::size_t i = 0; i < claims.size(); ++i) sharing.Take(i, cost);
  return sharing.Best();
}

}  // namespace budget::aligned
