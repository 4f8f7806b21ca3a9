// SHA-256 (FIPS 180-4): names a document, tells duplicates, and lets a reader of a
// dataset see that its files are whole.

#ifndef PIPELINE_MODEL_SHA256_H_
#define PIPELINE_MODEL_SHA256_H_

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace budget {

// Of bytes that come in pieces.
class Sha256 {
 public:
  Sha256() { sha256_init(&context_); }

  void Add(std::string_view bytes);

  // 64 lower-case hex digits of what was added since the last call.
  std::string TakeHex();

 private:
  sha256_ctx context_;
};

std::string Sha256Hex(std::string_view bytes);

}  // namespace budget

#endif  // PIPELINE_MODEL_SHA256_H_
