#include "pipeline/model/prose.h"

#include <algorithm>

namespace budget {

const Place& Paragraph::PlaceAt(std::size_t offset) const {
  static constexpr Place kNowhere;
  const auto after = std::upper_bound(
      starts.begin(), starts.end(), offset,
      [](std::size_t wanted, const Start& start) { return wanted < start.offset; });
  return after == starts.begin() ? kNowhere : std::prev(after)->place;
}

}  // namespace budget
