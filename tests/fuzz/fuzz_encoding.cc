// The encoding of a document: any bytes, and a whole document with bytes of it changed.

#include <optional>
#include <string>

#include "pipeline/encoding/encode_document.h"
#include "tests/dataset/sample_document.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

constexpr std::size_t kMaxMemory = std::size_t{1} << 26;
constexpr std::size_t kEditBytes = 3;  // two of an offset, one to put there

void Decode(const std::string& bytes) {
  const std::optional<budget::DocumentData> document =
      budget::encoding::DecodeDocument(bytes, kMaxMemory);
  FUZZ_CHECK(!document || budget::encoding::EncodeDocument(*document) == bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string kWhole =
      budget::encoding::EncodeDocument(budget::dataset::SampleDocument());
  Decode(std::string(AsText(data, size)));
  std::string edited = kWhole;
  for (std::size_t at = 0; at + kEditBytes <= size; at += kEditBytes) {
    const std::size_t offset = (data[at] * 256U + data[at + 1]) % edited.size();
    edited[offset] = static_cast<char>(data[at + 2]);
  }
  Decode(edited);
  return 0;
}
