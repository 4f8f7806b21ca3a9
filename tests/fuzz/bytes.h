// Small numbers out of the bytes of a fuzzer; zeros when there are no more.

#ifndef TESTS_FUZZ_BYTES_H_
#define TESTS_FUZZ_BYTES_H_

#include <cstddef>
#include <cstdint>

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : next_(data), left_(size) {}

  bool empty() const { return left_ == 0; }

  int Next() {
    if (left_ == 0) return 0;
    --left_;
    return *next_++;
  }
  int Below(int limit) { return Next() % limit; }

 private:
  const std::uint8_t* next_;
  std::size_t left_;
};

#endif  // TESTS_FUZZ_BYTES_H_
