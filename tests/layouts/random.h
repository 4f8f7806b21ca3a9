// Random numbers that are the same with every library: SplitMix64 (Steele, Lea, Flood:
// Fast splittable pseudorandom number generators, 2014).

#ifndef TESTS_LAYOUTS_RANDOM_H_
#define TESTS_LAYOUTS_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace budget::layouts {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  // Both ends included.
  std::int64_t Pick(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(Next() %
                                           static_cast<std::uint64_t>(high - low + 1));
  }
  int Small(int low, int high) { return static_cast<int>(Pick(low, high)); }
  bool Chance(int percent) { return Pick(1, 100) <= percent; }

  template <typename T>
  const T& OneOf(const std::vector<T>& values) {
    return values[static_cast<std::size_t>(Next() % values.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace budget::layouts

#endif  // TESTS_LAYOUTS_RANDOM_H_
