#include "pipeline/model/sha256.h"

#include <nettle/base64.h>

namespace budget {

void Sha256::Add(std::string_view bytes) {
  // Nettle takes unsigned bytes; reading char as such is what the language allows.
  sha256_update(&context_, bytes.size(),
                reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

Sha256::Digest Sha256::TakeDigest() {
  Digest digest{};
  sha256_digest(&context_, digest.size(), digest.data());  // and starts anew
  return digest;
}

std::string Sha256::TakeHex() {
  const Digest digest = TakeDigest();
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    hex.push_back(kDigits[byte >> 4U]);
    hex.push_back(kDigits[byte & 0xFU]);
  }
  return hex;
}

std::string Sha256::TakeBase64() {
  const Digest digest = TakeDigest();
  std::string text(BASE64_ENCODE_RAW_LENGTH(digest.size()), '\0');
  base64_encode_raw(text.data(), digest.size(), digest.data());
  return text;
}

std::string Sha256Hex(std::string_view bytes) {
  Sha256 sha256;
  sha256.Add(bytes);
  return sha256.TakeHex();
}

}  // namespace budget
