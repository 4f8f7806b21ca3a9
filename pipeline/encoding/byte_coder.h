// Values to bytes and back: the two ends of one walk over the fields.
//
//     Encoder encoder; encoder(a, b, c);
//     Decoder decoder(bytes, limit); decoder(a, b, c);  // the same order
//
// A struct is walked by its VisitFields(value, visit) of document_fields.h, which both
// ends share: what is written is what is read.
// A decoder that meets anything impossible stops: ok() is false from then on and its
// values stay empty.

#ifndef PIPELINE_ENCODING_BYTE_CODER_H_
#define PIPELINE_ENCODING_BYTE_CODER_H_

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/names.h"

namespace budget::encoding {

class Encoder {
 public:
  explicit Encoder(std::size_t room = 0) { bytes_.reserve(room); }

  template <typename... Values>
  void operator()(const Values&... values) {
    (Put(values), ...);
  }
  void Raw(std::string_view bytes) { bytes_ += bytes; }
  std::string TakeBytes() && { return std::move(bytes_); }

 private:
  void PutLength(std::uint64_t number);

  void Put(bool flag) { bytes_.push_back(flag ? '\1' : '\0'); }
  void Put(float number);
  void Put(const std::string& text) {
    PutLength(text.size());
    bytes_ += text;
  }
  template <std::integral Integer>
  void Put(Integer number) {
    if constexpr (std::is_signed_v<Integer>) {
      const auto wide = static_cast<std::int64_t>(number);
      PutLength((static_cast<std::uint64_t>(wide) << 1U) ^
                static_cast<std::uint64_t>(wide >> 63));
    } else {
      PutLength(number);
    }
  }
  template <Named Enum>
  void Put(Enum value) {
    PutLength(static_cast<std::uint64_t>(value));
  }
  void Put(const Decimal& number);
  template <typename Item>
  void Put(const std::optional<Item>& item) {
    Put(item.has_value());
    if (item) Put(*item);
  }
  template <typename Item>
  void Put(const std::vector<Item>& items) {
    PutLength(items.size());
    for (const Item& item : items) Put(item);
  }
  template <typename Item, std::size_t count>
  void Put(const std::array<Item, count>& items) {
    for (const Item& item : items) Put(item);
  }
  template <typename Struct>
  requires std::is_class_v<Struct>
  void Put(const Struct& value) { VisitFields(value, *this); }

  std::string bytes_;
};

class Decoder {
 public:
  Decoder(std::string_view bytes, std::size_t max_memory)
      : rest_(bytes), memory_left_(max_memory) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (Get(values), ...);
  }
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  void Fail() {
    ok_ = false;
    rest_ = {};
  }
  // Of a text or list; 0 after a failure.
  std::size_t GetCount();
  std::uint64_t GetLength();
  bool Take(std::size_t memory);

  void Get(bool& flag);
  void Get(float& number);
  void Get(std::string& text);
  template <std::integral Integer>
  void Get(Integer& number) {
    const std::uint64_t raw = GetLength();
    if constexpr (std::is_signed_v<Integer>) {
      const auto wide = static_cast<std::int64_t>((raw >> 1U) ^ (~(raw & 1U) + 1U));
      if (!std::in_range<Integer>(wide)) return Fail();
      number = static_cast<Integer>(wide);
    } else {
      if (!std::in_range<Integer>(raw)) return Fail();
      number = static_cast<Integer>(raw);
    }
  }
  template <Named Enum>
  void Get(Enum& value) {
    const std::uint64_t raw = GetLength();
    if (raw >= CountOf<Enum>()) return Fail();
    value = static_cast<Enum>(raw);
  }
  void Get(Decimal& number);
  template <typename Item>
  void Get(std::optional<Item>& item) {
    bool present = false;
    Get(present);
    if (present) Get(item.emplace());
  }
  template <typename Item>
  void Get(std::vector<Item>& items) {
    const std::size_t count = GetCount();
    if (!Take(count * sizeof(Item))) return;
    items.reserve(count);
    for (std::size_t i = 0; i < count && ok_; ++i) Get(items.emplace_back());
  }
  template <typename Item, std::size_t count>
  void Get(std::array<Item, count>& items) {
    for (Item& item : items) Get(item);
  }
  template <typename Struct>
  requires std::is_class_v<Struct>
  void Get(Struct& value) { VisitFields(value, *this); }

  std::string_view rest_;
  std::size_t memory_left_;
  bool ok_ = true;
};

}  // namespace budget::encoding

#endif  // PIPELINE_ENCODING_BYTE_CODER_H_
