// What the reading of one page may cost, however it is spent.
//
// A page of a few hundred bytes can ask for any amount of work: forms that draw forms,
// streams that inflate, mappings of millions of codes.  All of it is counted in one
// measure, the byte of content that is interpreted, and comes out of one budget; what
// costs more or less than such a byte is counted as so many of them.

#ifndef EXTRACTORS_CONTENT_PAGE_BUDGET_H_
#define EXTRACTORS_CONTENT_PAGE_BUDGET_H_

#include <cstddef>

namespace budget::content {

class PageBudget {
 public:
  // Read in about a second; the largest page of any published report took a hundredth.
  static constexpr std::size_t kWhole = std::size_t{64} << 20U;

  void Refill() { left_ = kWhole; }

  // Takes `cost` out.  False if there was not as much; it is empty from then on.
  bool Spend(std::size_t cost) {
    left_ = cost < left_ ? left_ - cost : 0;
    return left_ > 0;
  }
  bool spent() const { return left_ == 0; }
  std::size_t left() const { return left_; }

 private:
  std::size_t left_ = kWhole;
};

}  // namespace budget::content

#endif  // EXTRACTORS_CONTENT_PAGE_BUDGET_H_
