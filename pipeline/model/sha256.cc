#include "pipeline/model/sha256.h"

#include <array>
#include <cstdint>

namespace budget {

void Sha256::Add(std::string_view bytes) {
  // Nettle takes unsigned bytes; reading char as such is what the language allows.
  sha256_update(&context_, bytes.size(),
                reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::TakeHex() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context_, digest.size(), digest.data());  // and starts anew

  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    hex.push_back(kDigits[byte >> 4U]);
    hex.push_back(kDigits[byte & 0xFU]);
  }
  return hex;
}

std::string Sha256Hex(std::string_view bytes) {
  Sha256 sha256;
  sha256.Add(bytes);
  return sha256.TakeHex();
}

}  // namespace budget
