#include "pipeline/encoding/byte_coder.h"

namespace budget::encoding {
namespace {

constexpr unsigned kBitsAByte = 7;
constexpr std::uint64_t kLowBits = 0x7F;
constexpr std::uint64_t kMore = 0x80;
constexpr unsigned kLastShift = 63;
constexpr std::size_t kFloatBytes = 4;
__extension__ using Unsigned = unsigned __int128;
constexpr unsigned kHalf = 64;
constexpr int kMaxScale = 38;  // what a coefficient can hold

// The bytes that follow a first byte, and what the second may be (Unicode 15, table
// 3-7); size 0: no character begins so.
struct Sequence {
  std::size_t size = 0;
  unsigned char second_from = 0x80;
  unsigned char second_to = 0xBF;
};

Sequence SequenceOf(unsigned char first) {
  if (first < 0x80) return {1};
  if (first < 0xC2) return {0};
  if (first < 0xE0) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};  // no surrogates
  if (first < 0xF0) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first < 0xF4) return {4};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const Sequence sequence = SequenceOf(static_cast<unsigned char>(text.front()));
    if (sequence.size == 0 || sequence.size > text.size()) return false;
    for (std::size_t i = 1; i < sequence.size; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool second = i == 1;
      if (byte < (second ? sequence.second_from : 0x80)) return false;
      if (byte > (second ? sequence.second_to : 0xBF)) return false;
    }
    text.remove_prefix(sequence.size);
  }
  return true;
}

}  // namespace

void Encoder::PutLength(std::uint64_t number) {
  while (number > kLowBits) {
    bytes_.push_back(static_cast<char>((number & kLowBits) | kMore));
    number >>= kBitsAByte;
  }
  bytes_.push_back(static_cast<char>(number));
}

void Encoder::Put(float number) {
  auto bits = std::bit_cast<std::uint32_t>(number);
  for (std::size_t i = 0; i < kFloatBytes; ++i) {
    bytes_.push_back(static_cast<char>(bits & 0xFFU));
    bits >>= 8U;
  }
}

void Encoder::Put(const Decimal& number) {
  const auto bits = static_cast<Unsigned>(number.coefficient());
  PutLength(static_cast<std::uint64_t>(bits));
  PutLength(static_cast<std::uint64_t>(bits >> kHalf));
  Put(number.scale());
}

std::uint64_t Decoder::GetLength() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift <= kLastShift; shift += kBitsAByte) {
    if (rest_.empty()) break;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    const std::uint64_t bits = byte & kLowBits;
    if (shift == kLastShift && bits > 1) break;
    number |= bits << shift;
    if ((byte & kMore) == 0) {
      // One number has one form.
      if (bits == 0 && shift != 0) break;
      return number;
    }
  }
  Fail();
  return 0;
}

std::size_t Decoder::GetCount() {
  const std::uint64_t count = GetLength();
  // Everything takes a byte at least.
  if (count <= rest_.size()) return static_cast<std::size_t>(count);
  Fail();
  return 0;
}

bool Decoder::Take(std::size_t memory) {
  if (!ok_ || memory > memory_left_) {
    Fail();
    return false;
  }
  memory_left_ -= memory;
  return true;
}

void Decoder::Get(bool& flag) {
  const std::uint64_t raw = GetLength();
  if (raw > 1) return Fail();
  flag = raw == 1;
}

void Decoder::Get(float& number) {
  if (rest_.size() < kFloatBytes) return Fail();
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < kFloatBytes; ++i) {
    bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(rest_[i]))
            << (8U * i);
  }
  rest_.remove_prefix(kFloatBytes);
  number = std::bit_cast<float>(bits);
}

void Decoder::Get(Decimal& number) {
  const Unsigned low = GetLength();
  const Unsigned high = GetLength();
  int scale = 0;
  Get(scale);
  if (scale < 0 || scale > kMaxScale) return Fail();
  number = {static_cast<Decimal::Coefficient>(low | (high << kHalf)), scale};
}

void Decoder::Get(std::string& text) {
  const std::size_t size = GetCount();
  if (!Take(size)) return;
  const std::string_view bytes = rest_.substr(0, size);
  if (!IsUtf8(bytes)) return Fail();
  text = bytes;
  rest_.remove_prefix(size);
}

}  // namespace budget::encoding
