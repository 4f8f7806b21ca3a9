#include "pipeline/draft/likeness.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/script/text.h"

namespace budget::draft {
namespace {

using Pair = std::pair<char32_t, char32_t>;

// Sorted; a pair that stands twice is there twice.
std::vector<Pair> PairsOf(std::string_view text) {
  const std::u32string characters = script::ToUtf32(text);
  std::vector<Pair> pairs;
  if (characters.size() == 1) pairs.emplace_back(characters[0], U'\0');
  for (std::size_t i = 1; i < characters.size(); ++i) {
    pairs.emplace_back(characters[i - 1], characters[i]);
  }
  std::ranges::sort(pairs);
  return pairs;
}

}  // namespace

double Likeness(std::string_view a, std::string_view b) {
  const std::vector<Pair> of_a = PairsOf(a);
  const std::vector<Pair> of_b = PairsOf(b);
  if (of_a.empty() || of_b.empty()) return 0;
  std::vector<Pair> common;
  std::ranges::set_intersection(of_a, of_b, std::back_inserter(common));
  return 2 * static_cast<double>(common.size()) /
         static_cast<double>(of_a.size() + of_b.size());
}

Guess MostAlike(std::string_view text, const std::vector<Named>& names) {
  Guess best;
  double second = 0;
  for (const Named& named : names) {
    const double likeness = Likeness(text, named.name);
    if (likeness > best.likeness) {
      if (best.id != named.id) second = best.likeness;
      best.likeness = likeness;
      best.id = named.id;
    } else if (named.id != best.id) {
      second = std::max(second, likeness);
    }
  }
  if (best.likeness < kNoLikeness) return {};
  best.certain = best.likeness >= kAlike && best.likeness - second >= kClearly;
  return best;
}

}  // namespace budget::draft
