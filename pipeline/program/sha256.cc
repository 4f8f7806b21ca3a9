#include "pipeline/program/sha256.h"

#include <nettle/sha2.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace budget {

std::string Sha256Hex(std::string_view bytes) {
  sha256_ctx context{};
  sha256_init(&context);
  // Nettle takes unsigned bytes; reading char as such is what the language allows.
  sha256_update(&context, bytes.size(),
                reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());

  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    hex.push_back(kDigits[byte >> 4U]);
    hex.push_back(kDigits[byte & 0xFU]);
  }
  return hex;
}

}  // namespace budget
