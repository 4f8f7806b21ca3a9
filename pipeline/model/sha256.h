// SHA-256 (FIPS 180-4): names a document, tells duplicates, and lets a reader of a
// dataset see that its files are whole.

#ifndef PIPELINE_MODEL_SHA256_H_
#define PIPELINE_MODEL_SHA256_H_

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace budget {

// Of bytes that come in pieces.
class Sha256 {
 public:
  Sha256() { sha256_init(&context_); }

  void Add(std::string_view bytes);

  // Of what was added since the last call.
  std::string TakeHex();     // 64 lower-case hex digits
  std::string TakeBase64();  // RFC 4648, as Content Security Policies have it

 private:
  using Digest = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;
  Digest TakeDigest();

  sha256_ctx context_;
};

std::string Sha256Hex(std::string_view bytes);

}  // namespace budget

#endif  // PIPELINE_MODEL_SHA256_H_
