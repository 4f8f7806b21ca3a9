#include "pipeline/program/seen_documents.h"

#include <algorithm>
#include <bit>
#include <charconv>

namespace budget::program {
namespace {

std::uint64_t ReadHex(std::string_view digits) {
  constexpr int kBase = 16;
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, kBase);
  return number;
}

}  // namespace

SeenDocuments::SeenDocuments(std::size_t most)
    : slots_(std::bit_ceil(2 * std::max<std::size_t>(most, 1))) {}

std::size_t SeenDocuments::Add(std::string_view sha256, std::size_t index) {
  constexpr std::size_t kDigitsANumber = 16;
  const Digest digest = {ReadHex(sha256.substr(0, kDigitsANumber)),
                         ReadHex(sha256.substr(kDigitsANumber, kDigitsANumber))};
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = digest[0] & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.index_plus_one == 0) {
      slot = {.digest = digest, .index_plus_one = index + 1};
      return index;
    }
    if (slot.digest == digest) return slot.index_plus_one - 1;
  }
}

}  // namespace budget::program
